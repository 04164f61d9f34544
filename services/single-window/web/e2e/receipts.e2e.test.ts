import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consignment } from '../../../../infra/system-tests/acts.ts';
import { soon } from '../../../../infra/system-tests/soon.ts';
import { expectStatus } from '../../../../scripts/simulate/stage.ts';
import { expectAccessible } from './harness/accessible.ts';
import { chromiumIsHere } from './harness/chromium.ts';
import { openWindow } from './harness/window.ts';
import type { OpenWindow } from './harness/window.ts';

const here = chromiumIsHere();
/** A number that nobody has filed under. */
const UNKNOWN_NO = '490520261999999999';

const receipt = (declarationNo: string, code: string, note: string) =>
  `<DEC_RESULT><CUS_CIQ_NO></CUS_CIQ_NO><ENTRY_ID>${declarationNo}</ENTRY_ID><NOTICE_DATE>2026-11-01T09:15:03</NOTICE_DATE><CHANNEL>${code}</CHANNEL><NOTE>${note}</NOTE><CUSTOM_MASTER>4905</CUSTOM_MASTER></DEC_RESULT>`;
const file = (name: string, text: string) => ({ name, mimeType: 'text/xml', buffer: Buffer.from(text) });

const WCO = `<MetaData><WCODataModelVersionCode>3.6</WCODataModelVersionCode><ResponsibleCountryCode>GB</ResponsibleCountryCode><Declaration>
<FunctionalReferenceID>REF-7</FunctionalReferenceID><TypeCode>IMA</TypeCode><BorderTransportMeans><ModeCode>2</ModeCode></BorderTransportMeans>
<Declarant><ID>GB896458895015</ID></Declarant><GoodsShipment><ExportCountry><ID>DE</ID></ExportCountry><GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric>
<Commodity><Description>Machining centre</Description><Classification><ID>84571010</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification></Commodity>
</GovernmentAgencyGoodsItem></GoodsShipment></Declaration></MetaData>`;

describe.skipIf(!here)('receipts from elsewhere and foreign declarations, in a sandbox', () => {
  let tongguan: OpenWindow;
  let id = '';
  let declarationNo = '';
  beforeAll(async () => {
    tongguan = await openWindow({ sandbox: true });
    const drawn = consignment(5, (each) => each.office === '4905' && each.content.items.every((item) => item['unNumber'] === undefined));
    const content = { ...drawn.content, header: { ...drawn.content.header, contractNo: 'SBX-UNKNOWN-1' } };
    const filed = expectStatus(await tongguan.as('operator-a').post('/v1/declarations', content, drawn.billNo), 202);
    [id, declarationNo] = [String(filed['id']), String(filed['declarationNo'])];
  });
  afterAll(async () => {
    await tongguan.close();
  });

  test('every page says that it is a sandbox, in both languages, and leads to its scenarios', async () => {
    for (const [language, text, link] of [
      ['zh', '沙箱：全部为样例数据', '情景一览'],
      ['en', 'Sandbox: everything here is sample data', 'The scenarios'],
    ] as const) {
      const page = await tongguan.visit({ language });
      for (const path of ['/', '/figures', '/rules']) {
        await page.goto(path);
        await page.getByText(text).waitFor();
      }
      await expectAccessible(page);
      await page.getByRole('link', { name: link }).click();
      await page.getByText('SBX-DISORDER').first().waitFor();
      await page.context().close();
    }
  });

  test('customs brings in receipts: each has its result, one waits for its declaration, and twice is once', async () => {
    const page = await tongguan.visit({ user: 'customs-officer' });
    await page.getByRole('menuitem', { name: '回执导入' }).click();
    await page.getByText('没有等待报关单的回执').waitFor();
    const both = `<DEC_RESULTS>${receipt(declarationNo, 'P', '放行')}${receipt(UNKNOWN_NO, 'L', '入库')}${receipt('12', 'L', '')}</DEC_RESULTS>`;
    const chooser = page.locator('input[type=file]');
    await chooser.setInputFiles([file('receipts.xml', both)]);
    await page.getByText('已保存2条，重复0条，被拒1条').waitFor();
    await page.getByText(/报关单号12不是18位海关编号/).waitFor();
    await page.getByRole('region', { name: '已收到回执的编号' }).getByText(UNKNOWN_NO).waitFor();
    await chooser.setInputFiles([file('receipts.xml', both)]);
    await page.getByText('已保存2条，重复2条，被拒2条').waitFor();
    await chooser.setInputFiles([file('broken.xml', '<DEC_RESULTS><DEC_RESULT></DEC_RESULTS>')]);
    await page.getByText('回执报文无法读取，详见各项').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: `打开报关单${declarationNo}` }).first().click(); // prettier-ignore
    await page.getByRole('heading', { name: '外部回执' }).waitFor();
  });

  test('the declaration shows both statuses, says that they differ, and gives each receipt as it came', async () => {
    await soon(async () => {
      const { receipts } = expectStatus(await tongguan.as('operator-a').get(`/v1/declarations/${id}/received-receipts`), 200);
      expect((receipts as { code: string }[]).map(({ code }) => code)).toEqual(['P', 'L', 'Q7']);
    });
    const page = await tongguan.visit({ user: 'operator-a', language: 'en' });
    await page.goto(`/declarations/${id}`);
    const section = page.getByRole('region', { name: 'Receipts from elsewhere' });
    await section.getByText('The receipts and our status differ.').waitFor();
    await section.getByText('Unknown code, kept').waitFor();
    await section.getByRole('button', { name: 'Show the original of receipt P' }).click();
    const dialog = page.getByRole('dialog', { name: 'Receipt as it came' });
    await dialog.getByText(receipt(declarationNo, 'P', '放行')).waitFor();
    await expectAccessible(page);
    await page.goto('/receipts');
    await page.getByText('This page is not for your role').waitFor(); // prettier-ignore
  });

  test('a foreign declaration fills a draft, and what has no field stands below the form', async () => {
    const page = await tongguan.visit({ user: 'operator-a', language: 'en' });
    await page.goto('/declare');
    await page.getByRole('button', { name: 'Import a foreign declaration' }).waitFor();
    await page.locator('input[type=file]').setInputFiles([file('uk.xml', WCO)]);
    const origin = page.getByRole('region', { name: 'From a WCO declaration of GB, reference REF-7' });
    await origin.waitFor();
    await origin.getByRole('table', { name: /^Kept from the foreign declaration/ }).getByText('GB896458895015').waitFor(); // prettier-ignore
    expect(await page.locator('#field-header-transportMode').inputValue()).toContain('3');
    await page.getByText('Machining centre').first().waitFor();
    await origin.getByText(/^Filled in from the foreign declaration/).click();
    await origin.getByRole('table', { name: /^Filled in/ }).getByText('DEU').waitFor(); // prettier-ignore
    await expectAccessible(page);
    // the same draft on the next day
    await page.reload();
    await origin.waitFor();
    await page.goto('/upload');
    await page.locator('input[type=file]').first().setInputFiles([file('other.xml', '<MetaData><Response/></MetaData>')]); // prettier-ignore
    await page.getByRole('dialog').getByText('The foreign declaration cannot be read').waitFor();
  });
});
