import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '#src/api/client';
import { useBilingual } from '#src/i18n/area';

interface CodeName {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

const HOUR_MS = 3_600_000;

/** Every code of a small table (关区、运输方式、计量单位), asked for once. */
const codesQuery = (table: string) =>
  queryOptions({
    queryKey: ['code-table', table],
    staleTime: HOUR_MS,
    queryFn: async (): Promise<readonly CodeName[]> => {
      const codes: CodeName[] = [];
      let cursor = '';
      do {
        const page: CodesPage = await pageOf(table, cursor);
        codes.push(...page.rows);
        cursor = page.nextCursor ?? '';
      } while (cursor !== '');
      return codes;
    },
  });

interface CodesPage {
  readonly rows: readonly CodeName[];
  readonly nextCursor: string | null;
}

function pageOf(table: string, cursor: string): Promise<CodesPage> {
  const query = { limit: 500, ...(cursor === '' ? {} : { cursor }) };
  return answer(api.GET('/v1/code-tables/{table}', { params: { path: { table }, query } }));
}

/** Codes with their names, for choosing; none until they are there: a code can always be typed. */
export function useCodes(table: string): readonly { readonly value: string; readonly label: string }[] {
  const say = useBilingual();
  const codes = useQuery(codesQuery(table)).data ?? [];
  return codes.map(({ code, name }) => ({ value: code, label: `${code} ${say(name)}` }));
}

/** The name of a code beside it: `4905 长沙海关`; the code alone where the table has none. */
export function useCodeName(table: string): (code: string) => string {
  const nameOf = useNameOfCode(table);
  return (code) => {
    const name = nameOf(code);
    return name === undefined ? code : `${code} ${name}`;
  };
}

/** The name alone, for codes that nobody knows by heart: units behind a number. */
export function useNameOfCode(table: string): (code: string) => string | undefined {
  const say = useBilingual();
  const codes = useQuery(codesQuery(table)).data;
  return (code) => {
    const found = codes?.find((each) => each.code === code);
    return found === undefined ? undefined : say(found.name);
  };
}
