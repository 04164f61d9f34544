import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';

type Query<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query: infer Q } } } ? NonNullable<Q> : never;
type Body<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer B } } } };
}
  ? B
  : never;

export type ClearanceTimeQuery = Query<'/v1/metrics/clearance-time'>;
export type ClearanceTime = Body<'/v1/metrics/clearance-time'>;
export type TrendQuery = Query<'/v1/metrics/trend'>;
export type Trend = Body<'/v1/metrics/trend'>;
export type TargetQuery = Query<'/v1/metrics/target'>;
export type Target = Body<'/v1/metrics/target'>;
export type CasesQuery = Query<'/v1/metrics/cases'>;
export type Cases = Body<'/v1/metrics/cases'>;
export type Definition = Body<'/v1/metrics/definitions'>['definitions'][number];
export type BaselineEntry = Body<'/v1/metrics/baselines'>['baselines'][number];
export type Figures = ClearanceTime['total'];

const HOUR = 3_600_000;
/** What was shown stays until the next answer is here: a page that one filters does not jump. */
const kept = { placeholderData: keepPreviousData };

export const clearanceTimeQuery = (query: ClearanceTimeQuery) =>
  queryOptions({
    queryKey: ['metrics', 'clearance-time', query],
    queryFn: () => answer(api.GET('/v1/metrics/clearance-time', { params: { query } })),
    ...kept,
  });

export const trendQuery = (query: TrendQuery) =>
  queryOptions({
    queryKey: ['metrics', 'trend', query],
    queryFn: () => answer(api.GET('/v1/metrics/trend', { params: { query } })),
    ...kept,
  });

export const targetQuery = (query: TargetQuery) =>
  queryOptions({
    queryKey: ['metrics', 'target', query],
    queryFn: () => answer(api.GET('/v1/metrics/target', { params: { query } })),
    ...kept,
  });

export const casesQuery = (query: CasesQuery) =>
  queryOptions({
    queryKey: ['metrics', 'cases', query],
    queryFn: () => answer(api.GET('/v1/metrics/cases', { params: { query } })),
    ...kept,
  });

export const definitionsQuery = queryOptions({
  queryKey: ['metrics', 'definitions'],
  staleTime: HOUR,
  queryFn: async () => (await answer(api.GET('/v1/metrics/definitions'))).definitions,
});

export const baselinesQuery = queryOptions({
  queryKey: ['metrics', 'baselines'],
  staleTime: HOUR,
  queryFn: async () => (await answer(api.GET('/v1/metrics/baselines'))).baselines,
});

/** A query as the end of an address, nothing that is empty. */
export function addressOf(query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string | number | boolean] => entry[1] !== undefined && entry[1] !== '',
  );
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
