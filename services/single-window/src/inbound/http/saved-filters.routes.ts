import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { FilterRefusal, Kept, SavedFilter } from '#src/domain/saved-filters';
import { MOST_FILTERS } from '#src/domain/saved-filters';
import type { ChangeSavedFilter } from '#src/use-cases/change-saved-filter';
import type { SaveFilter } from '#src/use-cases/save-filter';
import type { App } from './app-type.ts';
import { iso } from './format.ts';
import { Moment, Nullable, problems } from './schemas/common.ts';

/** What the window does about filters that users keep, each for the subject that asks. */
export interface SavedFilters {
  list(query: { readonly subject: string; readonly list: string }): Promise<readonly SavedFilter[]>;
  save(command: SaveFilter): Promise<Kept>;
  change(command: ChangeSavedFilter): Promise<Kept>;
  remove(command: { readonly subject: string; readonly id: string }): Promise<Kept>;
}

const tags = ['me'];
const strict = { additionalProperties: false } as const;
const List = Type.String({ pattern: '^[a-z][a-z-]{0,39}$', description: 'Which list it is of, e.g. declarations / 所属列表' });
const Name = Type.String({ minLength: 1, maxLength: 60, description: 'Told apart per list / 名称（同一列表内不重复）' });
const Query = Type.String({ maxLength: 2000, description: 'As in the address of the page, without "?" / 筛选条件' });
const params = Type.Object({ id: Type.String({ maxLength: 40 }) });
const Filter = Type.Object({
  id: Type.String(),
  list: Type.String(),
  name: Type.String(),
  query: Type.String(),
  changedAt: Nullable(Moment),
});

/** `/v1/saved-filters`: filters of lists that a user keeps, on every machine the same. */
export function savedFiltersRoutes(app: App, filters: SavedFilters): void {
  app.get(
    '/v1/saved-filters',
    {
      schema: {
        ...{ operationId: 'listSavedFilters', tags, summary: 'Own saved filters of one list / 常用筛选' },
        querystring: Type.Object({ list: List }),
        response: { 200: Type.Object({ filters: Type.Array(Filter) }), ...problems },
      },
    },
    async (request) => ({ filters: (await filters.list({ subject: subjectOf(request), list: request.query.list })).map(filterBody) }),
  );

  app.post(
    '/v1/saved-filters',
    {
      schema: {
        ...{ operationId: 'saveFilter', tags, summary: `Keep a filter, at most ${String(MOST_FILTERS)} of one user / 保存筛选` },
        body: Type.Object({ list: List, name: Name, query: Query }, strict),
        response: { 201: Filter, ...problems },
      },
    },
    async (request, reply) => {
      const id = randomUUID();
      return reply.code(201).send(keptOf(await filters.save({ subject: subjectOf(request), id, ...request.body }), id));
    },
  );

  app.put(
    '/v1/saved-filters/:id',
    {
      schema: {
        ...{ operationId: 'changeSavedFilter', tags, summary: 'Rename a filter, or give it another query / 修改筛选', params },
        body: Type.Object({ name: Type.Optional(Name), query: Type.Optional(Query) }, strict),
        response: { 200: Filter, ...problems },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { name, query } = request.body;
      return keptOf(await filters.change({ subject: subjectOf(request), id, name, query }), id);
    },
  );

  app.delete(
    '/v1/saved-filters/:id',
    {
      schema: {
        ...{ operationId: 'removeSavedFilter', tags, summary: 'Keep a filter no longer / 删除筛选', params },
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const kept = await filters.remove({ subject: subjectOf(request), id: request.params.id });
      if ('refusal' in kept) throw refuse(REFUSALS, kept.refusal);
      return reply.code(204).send(null);
    },
  );
}

function subjectOf({ principal }: FastifyRequest): string {
  if (principal === undefined) throw new Error('a route that is not public ran without a principal');
  return principal.subject;
}

function keptOf(kept: Kept, id: string) {
  if ('refusal' in kept) throw refuse(REFUSALS, kept.refusal);
  const filter = kept.filters.find((each) => each.id === id);
  if (filter === undefined) throw new Error('a filter that was kept is not there');
  return filterBody(filter);
}

function filterBody({ id, list, name, query, changedAtMs }: SavedFilter) {
  return { id, list, name, query, changedAt: iso(changedAtMs) };
}

const REFUSALS: RefusalTable<FilterRefusal> = {
  'filter-not-found': {
    kind: 'not-found',
    zh: '没有这个常用筛选，可能已在其他页面删除',
    en: 'There is no such filter; another tab may have removed it',
  },
  'filter-name-taken': { kind: 'conflict', zh: '已有同名的常用筛选，请换一个名称', en: 'A filter has this name already; choose another' },
  'filter-name-missing': { kind: 'invalid', zh: '请填写名称', en: 'Give the filter a name' },
  'too-many-filters': {
    kind: 'precondition',
    zh: `常用筛选最多${String(MOST_FILTERS)}个，请先删除不用的`,
    en: `At most ${String(MOST_FILTERS)} filters are kept; remove one first`,
  },
};
