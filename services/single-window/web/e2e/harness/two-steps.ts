import { arrive, consignment, laneOf } from '../../../../../infra/system-tests/acts.ts';
import { soon } from '../../../../../infra/system-tests/soon.ts';
import type { Consignment } from '../../../../../scripts/simulate/declaration.ts';
import { expectStatus } from '../../../../../scripts/simulate/stage.ts';
import type { OpenWindow } from './window.ts';

interface FiledSummary {
  readonly id: string;
  readonly declarationNo: string;
  readonly drawn: Consignment;
}

const HEADER = [
  ...['direction', 'customsOffice', 'portOffice', 'trader', 'declarant', 'transportMode', 'conveyanceName', 'billNo', 'tradeMode'],
  ...['grossWeightKg', 'movementDate'],
];
const ITEM = ['itemNo', 'name', 'quantity', 'unit', 'totalPrice', 'currency', 'originCountry'];
const only = (of: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  Object.fromEntries(keys.flatMap((key) => (of[key] === undefined ? [] : [[key, asTyped(of[key])]])));
/** People type no zeros behind the point that say nothing. */
const asTyped = (value: unknown): unknown => (typeof value === 'string' && /^\d+\.\d*0$/.test(value) ? String(Number(value)) : value);

const isMachineByRail = ({ direction, mode, content }: Consignment): boolean =>
  direction === 'I' && mode === '3' && content.items.every((item) => String(item['hsCode']).startsWith('84'));

/** What of a whole declaration its summary states, where no flag is set. */
function summaryOf({ content }: Consignment) {
  return {
    header: only(content.header, HEADER),
    items: content.items.map((item) => ({ ...only(item, ITEM), hsCode: String(item['hsCode']).slice(0, 6) })),
    containers: content.containers.map((container) => only(container, ['containerId'])),
  };
}

/** Machines by rail, which customs does not hold and no other authority decides on: their summary, by the first operator. */
export async function fileSummary(tongguan: OpenWindow, seed: number): Promise<FiledSummary> {
  const drawn = consignment(seed, isMachineByRail);
  const body = expectStatus(
    await tongguan.as('operator-a').post('/v1/declarations/summary', { content: summaryOf(drawn) }, `summary-${drawn.billNo}`),
    202,
  );
  return { id: String(body['id']), declarationNo: String(body['declarationNo']), drawn };
}

/** Its cargo arrives, and its goods may be picked up. */
export async function pickUp(tongguan: OpenWindow, { id, drawn }: FiledSummary): Promise<void> {
  await arrive(tongguan, drawn, Date.now());
  await soon(async () => {
    const { row } = expectStatus(await tongguan.as('operator-a').get(`/v1/declarations/${id}`), 200) as { row: { status: string } };
    if (row.status !== 'PICKUP_RELEASED') throw new Error(`it is ${row.status}`);
  });
}

/** A summary that was picked up, for the pages that show one. */
export async function pickedUpSummary(tongguan: OpenWindow, seed: number): Promise<FiledSummary> {
  // the draw takes a few in a hundred for inspection, others in each folder
  for (let at = seed; ; at += 1000) {
    const filed = await fileSummary(tongguan, at);
    if ((await laneOf(tongguan, filed.id)) !== 'GREEN') continue;
    await pickUp(tongguan, filed);
    return filed;
  }
}
