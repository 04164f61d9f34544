import type { ReactNode } from 'react';

/** What was asked for before, while the new answer is on its way: pale, and a click in it leads nowhere. It keeps the focus. */
export function Stale({ when, children }: { readonly when: boolean; readonly children: ReactNode }) {
  return (
    <div aria-busy={when} style={when ? { opacity: 0.5, pointerEvents: 'none' } : {}}>
      {children}
    </div>
  );
}
