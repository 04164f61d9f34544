import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';

type Get<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } }
  ? Body
  : never;

export type AccountRow = Get<'/v1/warehouses/accounts'>['rows'][number];
export type Account = Get<'/v1/warehouses/accounts/{accountNo}'>;
export type AccountLine = Account['lines'][number];
export type StockList = Get<'/v1/warehouses/accounts/{accountNo}/lists'>['rows'][number];
export type GatePass = Get<'/v1/warehouses/accounts/{accountNo}/passes'>['rows'][number];
export type LineMovement = Get<'/v1/warehouses/accounts/{accountNo}/lines/{lineNo}/movements'>['rows'][number];

/** Everything that is asked of one account begins with this key, so that a command makes all of it be read again. */
export const accountKey = (accountNo: string) => ['warehouse', accountNo] as const;

/** The account with its lines; lists and passes are paged apart. */
export const accountQuery = (accountNo: string) =>
  queryOptions({
    queryKey: [...accountKey(accountNo), 'account'],
    queryFn: () => answer(api.GET('/v1/warehouses/accounts/{accountNo}', { params: { path: { accountNo }, query: { lists: false } } })),
  });
