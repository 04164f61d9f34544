import { answer, api } from '#src/api/client';
import type { Say } from '#src/i18n/area';
import type { carrierTexts } from '#src/i18n/carrier';
import type { ConsignmentRow } from '#src/pages/carrier/movement';
import { csvOf, saveFile } from '#src/ui/save-file';
import { shanghaiTime } from '#src/ui/time';

export const STATES = ['arrived-undeclared', 'declared-not-arrived'] as const;

export interface ConsignmentFilter {
  readonly state: (typeof STATES)[number];
  readonly office: string;
  readonly transportMode: string;
  readonly billNo: string;
}

export function readConsignments({ state, office, transportMode, billNo }: ConsignmentFilter, cursor: string, limit: number) {
  const given = (name: string, value: string): Record<string, string> => (value === '' ? {} : { [name]: value });
  const asked = {
    ...given('office', office),
    ...given('transportMode', transportMode),
    ...given('billNo', billNo),
    ...given('cursor', cursor),
  };
  return answer(api.GET('/v1/consignments', { params: { query: { state, limit, ...asked } } }));
}

/** Rows that one request gives; and the most that one file holds, so that a mistaken filter does not run for ever. */
const EXPORT_PAGE = 500;
const EXPORT_ROWS = 20_000;

/** Saves all that the filter finds as CSV, not only the page that is shown. */
export async function exportConsignments(
  filter: ConsignmentFilter,
  t: Say<(typeof carrierTexts)['zh']>,
  milestoneText: (code: string) => string,
): Promise<void> {
  const rows: ConsignmentRow[] = [];
  let cursor = '';
  do {
    const page = await readConsignments(filter, cursor, EXPORT_PAGE);
    rows.push(...page.rows);
    cursor = page.nextCursor ?? '';
  } while (cursor !== '' && rows.length < EXPORT_ROWS);
  const head = [
    ...[t('consignments.bill'), t('consignments.since'), t('consignments.office'), t('consignments.mode')],
    ...[t('consignments.last'), t('field.occurredAt'), t('field.location'), t('consignments.containers'), t('field.containers')],
    ...[t('consignments.declared'), t('consignments.accepted')],
  ];
  const time = (at: string | null) => (at === null ? '' : shanghaiTime(at));
  const cells = rows.map((row) => [
    ...[row.billNo, time(row.since), row.office ?? '', row.transportMode],
    ...[milestoneText(row.milestone ?? ''), time(row.milestoneAt), row.location, arrivedOf(row), row.containerIds.join(' ')],
    ...[row.declaredOffice ?? '', time(row.declaredAt)],
  ]);
  saveFile(`${filter.state}-${shanghaiTime(Date.now()).slice(0, 10)}.csv`, csvOf([head, ...cells]));
}

export function arrivedOf({ containerIds, arrivedContainerIds }: ConsignmentRow): string {
  return containerIds.length === 0 ? '' : `${String(arrivedContainerIds.length)}/${String(containerIds.length)}`;
}
