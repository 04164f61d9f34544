import { usePageTitle } from '#src/ui/page-title';

/** The one `h1` of a page that has no `<Page>` head, in the looks of what it stands in; the title is also the tab's. */
export function Heading({ children }: { readonly children: string }) {
  usePageTitle(children);
  return <h1 style={{ font: 'inherit', margin: 0 }}>{children}</h1>;
}
