import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arrive, fileUninspected } from '../../../../infra/system-tests/acts.ts';
import { soon } from '../../../../infra/system-tests/soon.ts';
import type { Consignment } from '../../../../scripts/simulate/declaration.ts';
import { expectStatus } from '../../../../scripts/simulate/stage.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
const shipped = fileURLToPath(new URL('../../../../infra/code-tables/declarations', import.meta.url));

/** Clothes by road are exported without any other authority: released by rule on their arrival. */
const isClothes = ({ direction, mode, content }: Consignment): boolean =>
  direction === 'E' && mode === '4' && content.items[0]?.['hsCode'] === '6204623000';

describe.skipIf(!here)('advance declaration, closing and tax refunds', () => {
  let tongguan: OpenWindow;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongguan-advance-'));
    await cp(shipped, folder, { recursive: true });
    // whoever declares an export in advance is warned at once, so that the warning can be seen today
    const table = join(folder, 'advance-limits.csv');
    const rows = await readFile(table, 'utf8');
    await writeFile(table, rows.replaceAll(/,3,1$/gm, ',3,3'));
    tongguan = await openWindow({ env: { DECLARATIONS_CODE_TABLES_DIR: folder } });
  });
  afterAll(async () => {
    await tongguan.close();
    await rm(folder, { recursive: true, force: true });
  });

  const depart = async (drawn: Consignment) => {
    const movement = {
      ...{
        messageId: `${drawn.billNo}-departed`,
        milestone: 'CONVEYANCE_DEPARTED',
        billNo: drawn.billNo,
        containerIds: drawn.containerIds,
      },
      ...{ occurredAt: new Date().toISOString(), location: drawn.office, transportMode: drawn.mode },
    };
    expectStatus(await tongguan.as('carrier').post('/v1/movements', movement), 202);
  };
  const statusOf = async (id: string, status: string) =>
    soon(async () => {
      const { row } = expectStatus(await tongguan.as('operator-a').get(`/v1/declarations/${id}`), 200) as { row: { status: string } };
      if (row.status !== status) throw new Error(`it is ${row.status}`);
    });

  test('an export declared in advance says until when it waits; arrived, released and departed it is closed and its refund ready; the tax authority tells on, and the exporter sees it', async () => {
    const { drawn, id, declarationNo } = await fileUninspected(tongguan, 'operator-a', 3000, isClothes);
    const page = await tongguan.visit({ user: 'operator-a' });
    await page.goto(`/declarations/${id}`);
    await page.getByText(/提前申报将于 .* 失效（还有 .*）：货物仍未运抵/).waitFor();
    await expectAccessible(page);
    await page.goto('/declarations');
    await page.getByRole('row').filter({ hasText: declarationNo }).getByText(/失效$/).waitFor();
    await page.goto('/refunds');
    const own = page.getByRole('row').filter({ hasText: declarationNo });
    await own.getByText('未就绪').waitFor();
    await own.getByText('海关放行 · 运输工具离境').waitFor();
    await expectAccessible(page);

    await arrive(tongguan, drawn, Date.now());
    await statusOf(id, 'RELEASED');
    // goods that stayed behind could still be withdrawn
    await page.goto(`/declarations/${id}`);
    await page.getByRole('button', { name: '申请撤销' }).waitFor();
    await depart(drawn);
    await statusOf(id, 'CLOSED');
    await page.getByText('已结关，没有尚缺事项。').waitFor();
    expect(await page.getByRole('button', { name: '申请撤销' }).count()).toBe(0);
    await page.getByRole('link', { name: '退税就绪' }).waitFor();
    await expectAccessible(page);

    const tax = await tongguan.visit({ user: 'tax-officer', language: 'en' });
    await tax.goto('/refunds');
    const row = tax.getByRole('row').filter({ hasText: declarationNo });
    await row.getByText('Ready').waitFor();
    await row.getByRole('button', { name: /Expand row/ }).click();
    await tax.getByRole('table', { name: `Goods and quantities ${declarationNo}` }).waitFor();
    await expectAccessible(tax);
    await row.getByRole('button', { name: `Take the claim ${declarationNo}` }).click();
    await row.getByRole('button', { name: `Begin the review ${declarationNo}` }).click();
    await row.getByRole('button', { name: `Refuse ${declarationNo}` }).click();
    const refusal = tax.getByRole('dialog', { name: `Refuse the refund of ${declarationNo}` });
    await refusal.getByRole('button', { name: 'Refuse the refund' }).click();
    await refusal.getByText('Give the reason').waitFor();
    await refusal.getByRole('textbox', { name: 'Reason (told to the company)' }).fill('invoice of other goods');
    await expectAccessible(tax);
    await refusal.getByRole('button', { name: 'Refuse the refund' }).click();
    await row.getByText('Refused').waitFor();

    await page.goto(`/refunds?declarationNo=${declarationNo}`);
    await own.getByText('不予退税').waitFor();
    await own.getByRole('button', { name: /展开行/ }).click();
    await page.getByText('理由：invoice of other goods').waitFor();
    await page.goto('/refunds?status=PAID');
    await page.getByText('没有符合筛选条件的记录，请放宽筛选。').waitFor();
    await expectAccessible(page);
    expect([...faultsOf(page), ...faultsOf(tax)]).toEqual([]);
  });

  test('whoever is of no company and not of the tax authority does not open the refunds; nothing is a hint of what to do', async () => {
    const stranger = await tongguan.visit({ user: 'planner' });
    await stranger.goto('/refunds');
    await stranger.getByText(/您的角色不能使用此页面/).waitFor();
    expect(await stranger.getByRole('table').count()).toBe(0);
    const other = await tongguan.visit({ user: 'operator-d', language: 'en' });
    await other.goto('/refunds');
    await other.getByText(/There is no export with a refund yet/).waitFor();
    await expectAccessible(other);
    expect([...faultsOf(stranger), ...faultsOf(other)]).toEqual([]);
  });
});
