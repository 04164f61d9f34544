import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';
import type { paths } from '#src/api/schema';
import { COLUMNS, GROUPS } from '../editor/fields.ts';
import type { Column, FormField } from '../editor/fields.ts';

type CodeRow = paths['/v1/code-tables/{table}']['get']['responses'][200]['content']['application/json']['rows'][number];

interface Flags {
  readonly controlled: boolean;
  readonly inspected: boolean;
  readonly taxed: boolean;
}

/** What the flags demand, as the form shows it; the table `summary-fields` says what that is. */
interface Demanded {
  readonly header: readonly FormField[];
  readonly items: readonly Column[];
  readonly containers: readonly Column[];
  readonly licences: boolean;
  readonly guarantee: boolean;
  /** How many things are to be filled in. */
  readonly count: number;
}

const HEADER = new Map(
  Object.values(GROUPS)
    .flat()
    .map((field) => [field.key, field]),
);

/** Rows of the table that is in force today. */
export function useSummaryFields() {
  return useQuery({
    queryKey: ['code-table', 'summary-fields', 'rows'],
    staleTime: 3_600_000,
    queryFn: async (): Promise<readonly CodeRow[]> => {
      const query = { limit: 500 };
      return (await answer(api.GET('/v1/code-tables/{table}', { params: { path: { table: 'summary-fields' }, query } }))).rows;
    },
  });
}

export function demandedBy(rows: readonly CodeRow[], flags: Flags): Demanded {
  const words = new Set(['always', ...Object.entries(flags).flatMap(([flag, set]) => (set === true ? [flag] : []))]);
  const demanded = rows.filter(({ attributes }) => (attributes['demanded_by'] ?? '').split(' ').some((word) => words.has(word)));
  const paths = new Set(demanded.map(({ attributes }) => attributes['path'] ?? ''));
  const within = (part: string) => [...paths].flatMap((path) => (path.startsWith(`${part}.`) ? [path.slice(part.length + 1)] : []));
  const columns = (list: 'items' | 'containers') => {
    const keys = new Set(within(list));
    return COLUMNS[list].filter(({ key, fixed }) => fixed === true || keys.has(key));
  };
  return {
    header: within('header').flatMap((path) => HEADER.get(path.replaceAll('.', '/')) ?? []),
    ...{ items: columns('items'), containers: columns('containers') },
    ...{ licences: within('licenceDocuments').length > 0, guarantee: paths.has('statement.guaranteeNo'), count: demanded.length },
  };
}
