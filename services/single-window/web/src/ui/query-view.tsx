import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from '#src/ui/loading';
import { ProblemAlert } from '#src/ui/problem-alert';

/** A skeleton while it loads, the problem with a retry when it fails, else the content; what is there already stays while it is read again. */
export function QueryView<T>({ query, children }: { readonly query: UseQueryResult<T>; readonly children: (data: T) => ReactNode }) {
  const retry = () => void query.refetch();
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <ProblemAlert error={query.error} onRetry={retry} />}
        {children(query.data)}
      </>
    );
  }
  return query.isError ? <ProblemAlert error={query.error} onRetry={retry} /> : <Loading />;
}
