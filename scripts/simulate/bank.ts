import type { Consignment } from './declaration.ts';
import { OFFICE, whenAtWork } from './office-hours.ts';
import type { Chance } from './random.ts';
import { expectStatus, HOUR_MS, MINUTE_MS } from './stage.ts';
import type { Stage } from './stage.ts';

/** Files for itself, and pays its taxes bill by bill: it is in no table of general guarantees. */
const IMPORTER = { creditCode: '91430100MA4L000466', customsCode: '4301910004', name: '示例进口贸易有限公司' };
export const IMPORTER_USER = 'operator-d';
export const isOfImporter = ({ content }: Consignment): boolean => content.header['trader'] === IMPORTER;

/** The same goods, imported by the company that pays bill by bill. */
export function byImporter(consignment: Consignment): Consignment {
  const { content } = consignment;
  const header = { ...content.header, trader: IMPORTER, owner: IMPORTER, declarant: IMPORTER };
  return { ...consignment, content: { ...content, header } };
}

interface Bill {
  readonly billNo: string;
  readonly demand: 'PAY' | 'SECURE';
  readonly total: string;
}

const LOOK_AGAIN_MS = 20 * MINUTE_MS;

/** The bank confirms what its clients have paid: most within hours, a few by a letter of guarantee. Its chance is its own, so the day around it stays the same. */
export function playBank(stage: Stage, chance: Chance): void {
  const { agenda } = stage;
  const seen = new Set<string>();
  let receipts = 0;
  const open = async (query: string): Promise<readonly Bill[]> =>
    expectStatus(await stage.as('bank').get(`/v1/tax-bills?${query}`), 200)['rows'] as readonly Bill[];

  const confirm = (billNo: string, how: string) => async (): Promise<void> => {
    // what is owed may have grown, or the bill may be void by now
    const [bill] = await open(`billNo=${billNo}`);
    if (bill === undefined) return;
    const reference = `YH${new Date(stage.now()).toISOString().slice(0, 10).replaceAll('-', '')}${String(++receipts).padStart(6, '0')}`;
    const settlement = { how: bill.demand === 'SECURE' ? 'DEPOSIT' : how, reference, paid: bill.total };
    expectStatus(await stage.as('bank').post(`/v1/tax-bills/${billNo}/settlement`, settlement), 200);
    stage.tally.taxBills++;
  };
  const look = async (): Promise<void> => {
    for (const { billNo } of await open('limit=200')) {
      if (seen.has(billNo)) continue;
      seen.add(billNo);
      const how = chance.happens(0.1) ? 'GUARANTEE_LETTER' : 'PAYMENT';
      agenda.plan(whenAtWork(stage.now() + chance.lasting(3 * HOUR_MS), OFFICE), confirm(billNo, how));
    }
    agenda.plan(whenAtWork(stage.now() + LOOK_AGAIN_MS, OFFICE), look);
  };
  agenda.plan(whenAtWork(stage.now(), OFFICE), look);
}
