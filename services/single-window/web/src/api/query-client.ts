import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#src/api/problem';

/** What the API refuses stays refused; only what is away for a moment is asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.passing,
      retryDelay: (failures) => 500 * 2 ** failures,
    },
    mutations: { retry: false },
  },
});
