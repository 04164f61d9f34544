import type { ReactNode } from 'react';

/** The one `h1` of a page that has no `<Page>` head, in the looks of what it stands in. */
export function Heading({ children }: { readonly children: ReactNode }) {
  return <h1 style={{ font: 'inherit', margin: 0 }}>{children}</h1>;
}
