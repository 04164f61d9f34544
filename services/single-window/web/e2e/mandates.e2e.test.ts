import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectStatus } from '../../../../scripts/simulate/stage.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { BROKER, chips, claiming, IMPORTER_D } from './harness/mandates.ts';
import { faultsOf, openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();

/** An import of the broker for the importer that has not mandated it. */
function forImporter(): Record<string, unknown> {
  const content = claiming('NONE', '100', 300) as { header: Record<string, unknown>; items: Record<string, unknown>[] };
  const trader = { creditCode: IMPORTER_D, customsCode: '4301910004', name: '示例进口贸易有限公司' };
  const [item] = content.items;
  const unclaimed = { ...item, originAgreement: '', originCertificateNo: '', originCertificateLine: '' };
  return { header: { ...content.header, trader, owner: trader }, items: [unclaimed] };
}

describe.skipIf(!here)('mandates and certificates of origin', () => {
  let tongguan: OpenWindow;
  beforeAll(async () => {
    tongguan = await openWindow();
  });
  afterAll(async () => {
    await tongguan.close();
  });

  test('a broker asks, the importer accepts, the broker files; the importer revokes, and nothing more is filed', async () => {
    const broker = tongguan.as('operator-a');
    const drafted = expectStatus(await broker.post('/v1/drafts', { title: 'mandate', content: forImporter() }), 201);
    const asking = await tongguan.visit({ user: 'operator-a' });
    await asking.goto(`/declare/${String(drafted['id'])}`);
    await asking.getByRole('link', { name: '去“报关委托”申请或查看' }).click();
    await asking.getByRole('heading', { name: '报关委托' }).waitFor();
    await expectAccessible(asking);

    await asking.getByRole('button', { name: '申请委托' }).click();
    const code = asking.getByRole('textbox', { name: '收发货人统一社会信用代码' });
    await code.fill('91430100MA4L000467');
    await asking.getByRole('button', { name: '提交申请' }).click();
    // the wrong check character is told at its field
    await asking.locator('.ant-form-item-explain-error').filter({ hasText: '校验码应为6' }).waitFor();
    await expectAccessible(asking);
    await code.fill(IMPORTER_D);
    await asking.getByRole('button', { name: '提交申请' }).click();
    await asking.getByRole('row').filter({ hasText: IMPORTER_D }).getByText('申请中').first().waitFor();

    const trader = await tongguan.visit({ user: 'operator-d', language: 'en' });
    await trader.goto('/mandates');
    await trader.getByRole('button', { name: `Accept what ${BROKER} asks for` }).click();
    await trader.getByRole('textbox', { name: 'Number of the paper agreement' }).fill('WT-1');
    await expectAccessible(trader);
    await trader.getByRole('button', { name: 'Give the mandate' }).click();
    const row = trader.getByRole('row').filter({ hasText: BROKER });
    await row.getByText('In force').waitFor();
    await row.getByText('WT-1').waitFor();
    await expectAccessible(trader);
    expectStatus(await broker.post('/v1/declarations', forImporter(), 'mandated'), 202);

    await trader.getByRole('button', { name: `Revoke the mandate with ${BROKER}` }).click();
    await trader.getByRole('button', { name: 'Revoke it' }).click();
    await trader.getByText('Give the reason').waitFor();
    await trader.getByRole('textbox', { name: 'Reason (the other side reads it)' }).fill('contract over');
    await expectAccessible(trader);
    await trader.getByRole('button', { name: 'Revoke it' }).click();
    await trader.getByText('There is no mandate yet.', { exact: false }).waitFor();
    const refused = await broker.post('/v1/declarations', forImporter(), 'unmandated');
    expect([refused.status, refused.body['code']]).toEqual([403, 'mandate-missing']);
    // a repeat of what was accepted is answered
    expectStatus(await broker.post('/v1/declarations', forImporter(), 'mandated'), 202);

    // the other side reads who and why
    await asking.goto('/mandates?standing=ENDED');
    await asking.getByText(`${IMPORTER_D}：contract over`).waitFor();
    expect([...faultsOf(asking), ...faultsOf(trader)]).toEqual([]);
  });

  test('a certificate is registered, drawn on, and its last quantity is not given twice', async () => {
    const broker = tongguan.as('operator-a');
    const page = await tongguan.visit({ user: 'operator-a' });
    await page.goto('/certificates');
    await page.getByText('还没有登记证书。', { exact: false }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '登记证书' }).click();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('请填写此项').first().waitFor();
    await expectAccessible(page);

    expectStatus(await broker.post('/v1/origin-certificates', chips('E-1', '100')), 200);
    const filed = expectStatus(await broker.post('/v1/declarations', claiming('E-1', '60', 400), 'c1'), 202);
    const both = await broker.post('/v1/declarations', claiming('E-1', '41', 500), 'c2');
    expect(both.status).toBe(422);
    const [fault] = both.body['faults'] as { path: string; message: { zh: string }; hint: { zh: string } }[];
    expect([fault?.path, fault?.message.zh]).toEqual(['/items/0/quantity', '证书E-1第1项余额40，本次共申报41']);
    expect(fault?.hint.zh).toContain(String(filed['declarationNo']));

    await page.goto('/certificates');
    await page
      .getByRole('row')
      .filter({ hasText: 'E-1' })
      .getByText(/第 1 项：40/)
      .waitFor();
    await page.getByRole('button', { name: '查看证书 E-1' }).click();
    await page.getByRole('link', { name: String(filed['declarationNo']) }).waitFor();
    await expectAccessible(page);
    expect(faultsOf(page)).toEqual([]);
  });
});
