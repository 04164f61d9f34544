import type { Consignment } from './declaration.ts';
import { OFFICE, whenAtWork } from './office-hours.ts';
import { expectStatus, HOUR_MS, MINUTE_MS } from './stage.ts';
import type { Stage } from './stage.ts';
import type { Filed } from './trader.ts';
import { whenReleased } from './trader.ts';

/** The bonded account of the sample (账册). */
export const ACCOUNT = 'T4905W000001';
const ACCOUNT_LINE = '1';
/** What its one line is of. */
export const ACCOUNT_HS_CODE = '8466930090';

export async function openAccount(stage: Stage): Promise<void> {
  const lines = [{ lineNo: ACCOUNT_LINE, hsCode: ACCOUNT_HS_CODE, name: '机床零件', unit: '035' }];
  expectStatus(
    await stage.as('warehouse-keeper').post('/v1/warehouses/accounts', { accountNo: ACCOUNT, customsOffice: '4905', lines }),
    200,
    409,
  );
}

/** 核注清单 and 核放单 for goods that enter the zone: pre-booked when filed, through the gate once released. */
export function planZoneEntry(stage: Stage, consignment: Consignment, filed: Filed): void {
  const { agenda, chance } = stage;
  const serial = String(chance.int(1, 999_999_999));
  const day = String(consignment.content.header['declaredDate']).slice(2);
  const listNo = `QD4905${day.slice(0, 2)}I${serial.padStart(9, '0')}`;
  const passNo = `Z4905I${day}${serial.padStart(12, '0')}`;
  const kilograms = consignment.content.items.reduce((sum, item) => sum + Number(item['quantity']), 0).toFixed(5);
  const quantities = [{ lineNo: ACCOUNT_LINE, quantity: kilograms }];
  const keeper = stage.as('warehouse-keeper');
  const path = `/v1/warehouses/accounts/${ACCOUNT}`;

  agenda.plan(whenAtWork(stage.now() + chance.lasting(20 * MINUTE_MS), OFFICE), async () => {
    expectStatus(await keeper.post(`${path}/lists`, { listNo, direction: 'IN', quantities, declarationNo: filed.declarationNo }), 200);
    expectStatus(await keeper.post(`${path}/lists/${listNo}/passes`, { passNo, quantities }), 200);
    whenReleased(stage, filed, () => {
      agenda.plan(stage.now() + chance.lasting(HOUR_MS), async () => {
        expectStatus(await keeper.post(`${path}/passes/${passNo}/gate`, { occurredAt: new Date(stage.now()).toISOString() }), 200);
        stage.tally.gatePasses++;
      });
    });
  });
}

/** The consignment as one for the account: its declaration is a record list (备案清单). */
export function intoZone(consignment: Consignment): Consignment {
  const { content } = consignment;
  return {
    ...consignment,
    content: {
      ...content,
      header: { ...content.header, manualNo: ACCOUNT },
      items: content.items.map((item) => ({ ...item, accountLine: ACCOUNT_LINE })),
    },
  };
}
