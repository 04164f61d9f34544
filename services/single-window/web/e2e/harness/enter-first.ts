import { consignment } from '../../../../../infra/system-tests/acts.ts';
import { soon } from '../../../../../infra/system-tests/soon.ts';
import type { Consignment } from '../../../../../scripts/simulate/declaration.ts';
import { expectStatus } from '../../../../../scripts/simulate/stage.ts';
import type { OpenWindow } from './window.ts';

/** What the account of the sample keeps. */
const HS_CODE = '8466930090';
/** Row of the code table list-types: 先进区、后报关. */
const ENTER_FIRST_LIST = '2';

/** An import of one kind of goods whose record list names the account; it is filed after the goods are in. */
export function enteringFirst(accountNo: string, seed: number): Consignment {
  const drawn = consignment(
    seed,
    ({ direction, office, content }) =>
      direction === 'I' && office === '4905' && content.items.length === 1 && content.items[0]?.['hsCode'] === HS_CODE,
  );
  const { header, items } = drawn.content;
  const content = {
    ...drawn.content,
    header: { ...header, manualNo: accountNo, billType: ENTER_FIRST_LIST },
    items: items.map((item) => ({ ...item, accountLine: '1' })),
  };
  return { ...drawn, content };
}

/** The quantity that its record declares. */
export const quantityOf = ({ content }: Consignment): number => Number(content.items[0]?.['quantity']);

export async function openZoneAccount(tongguan: OpenWindow, accountNo: string): Promise<void> {
  const lines = [{ lineNo: '1', hsCode: HS_CODE, name: '机床零件', unit: '035' }];
  expectStatus(await tongguan.as('warehouse-keeper').post('/v1/warehouses/accounts', { accountNo, customsOffice: '4905', lines }), 200);
}

/** Files the record; the account has heard of it when this ends. */
export async function fileRecord(tongguan: OpenWindow, { billNo, content }: Consignment): Promise<string> {
  const body = expectStatus(await tongguan.as('operator-a').post('/v1/declarations', content, `record-${billNo}`), 202);
  const id = String(body['id']);
  await soon(async () => {
    const { bill } = expectStatus(await tongguan.as('operator-a').get(`/v1/declarations/${id}/enter-first`), 200) as { bill: unknown };
    if (bill === null) throw new Error('the account has not heard of the record yet');
  });
  return id;
}
