import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CursorPager } from '#src/ui/cursor-pager';
import type { PageChange } from '#src/ui/cursor-pager';
import { QueryView } from '#src/ui/query-view';

interface PagedViewProps<T> {
  readonly query: UseQueryResult<T>;
  /** Which list, as filtered: a cursor belongs to it. */
  readonly of: string;
  readonly page: number;
  readonly onPage: (change: PageChange) => void;
  readonly children: (data: T) => ReactNode;
}

/** A list that the API gives by cursor, with the way to its other pages below it. */
export function PagedView<T extends { readonly nextCursor: string | null }>({ query, of, page, onPage, children }: PagedViewProps<T>) {
  return (
    <QueryView query={query}>
      {(data) => (
        <>
          {children(data)}
          <CursorPager {...{ of, page, onPage }} nextCursor={data.nextCursor} />
        </>
      )}
    </QueryView>
  );
}
