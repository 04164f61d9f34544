import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';

type Ok<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } }
  ? Body
  : never;

export type ServiceState = Ok<'/v1/operations/services'>['services'][number];
export type ParkedStream = Ok<'/v1/operations/{service}/parked'>['streams'][number] & { readonly service: string };

const SERVICES_AGAIN_MS = 5_000;
const LISTS_AGAIN_MS = 10_000;
const LIMIT = 200;
const RECENT = 20;

export function useServices() {
  return useQuery({
    queryKey: ['operations', 'services'],
    queryFn: async () => (await answer(api.GET('/v1/operations/services'))).services,
    refetchInterval: SERVICES_AGAIN_MS,
  });
}

/** Parked streams of the services that answer, longest parked first. */
export function useParked(services: readonly string[] | undefined) {
  return useQuery({
    queryKey: ['operations', 'parked', services],
    enabled: services !== undefined,
    queryFn: async () => {
      const lists = await Promise.all((services ?? []).map(parkedOf));
      return lists.flat().sort((a, b) => (a.parkedAt ?? '').localeCompare(b.parkedAt ?? '') || keyOf(a).localeCompare(keyOf(b)));
    },
    refetchInterval: LISTS_AGAIN_MS,
  });
}

async function parkedOf(service: string): Promise<ParkedStream[]> {
  const { streams } = await answer(api.GET('/v1/operations/{service}/parked', { params: { path: { service }, query: { limit: LIMIT } } }));
  return streams.map((stream) => ({ ...stream, service }));
}

export function useActs() {
  return useQuery({
    queryKey: ['operations', 'acts'],
    queryFn: async () => (await answer(api.GET('/v1/operations/acts', { params: { query: { limit: RECENT } } }))).acts,
    refetchInterval: LISTS_AGAIN_MS,
  });
}

export const keyOf = ({ service, group, stream }: Pick<ParkedStream, 'service' | 'group' | 'stream'>): string =>
  `${service} ${group} ${stream}`;
