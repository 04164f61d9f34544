import type { Page } from 'playwright-core';
import { consignment, file } from '../../../../../infra/system-tests/acts.ts';
import type { OpenWindow } from './window.ts';

let received: Promise<string> | undefined;

/** Receipts of another system: of a declaration that is here, and of one that is not. */
export function someReceipts(tongguan: OpenWindow): Promise<unknown> {
  received ??= (async () => {
    const { id, declarationNo } = await file(
      tongguan,
      'operator-a',
      consignment(92_000, (each) => each.office === '4905'),
    );
    const seconds = (ago: number) => new Date(Date.now() - ago * 1000).toISOString();
    const of = (number: string, code: string, ago: number, note: string) => ({ declarationNo: number, code, noticeTime: seconds(ago), note, customsOffice: '4905' }); // prettier-ignore
    const receipts = [
      of(declarationNo, 'P', 20, '放行'),
      of(declarationNo, 'L', 60, '入库成功'),
      of(declarationNo, 'Q7', 40, '说明'),
      of('490520261999999998', 'L', 30, '入库成功'),
    ];
    await tongguan.as('administrator').post('/v1/receipts', { receipts });
    return id;
  })();
  return received;
}

/** The declaration that they are of. */
export async function openWithReceipts(page: Page): Promise<void> {
  await page.goto(`/declarations/${(await received) ?? ''}`);
  const section = page.getByRole('region', { name: /^(?:外部回执|Receipts from elsewhere)$/ });
  await section.getByRole('table').waitFor();
  await section.scrollIntoViewIfNeeded();
}

const FOREIGN = `<MetaData><WCODataModelVersionCode>3.6</WCODataModelVersionCode><ResponsibleCountryCode>GB</ResponsibleCountryCode><Declaration>
<FunctionalReferenceID>7849431M4IK3</FunctionalReferenceID><TypeCode>IMA</TypeCode><TotalPackageQuantity>50</TotalPackageQuantity><BorderTransportMeans><ModeCode>2</ModeCode></BorderTransportMeans>
<Declarant><ID>GB896458895015</ID></Declarant><GoodsShipment><ExportCountry><ID>DE</ID></ExportCountry><GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric>
<Commodity><Description>Machining centre</Description><Classification><ID>84571010</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification></Commodity>
<AdditionalDocument><CategoryCode>C</CategoryCode><TypeCode>676</TypeCode></AdditionalDocument></GovernmentAgencyGoodsItem></GoodsShipment></Declaration></MetaData>`;

/** A draft that begins with a foreign declaration. */
export async function importForeign(page: Page): Promise<void> {
  await page.getByRole('button', { name: /导入国外报关单|Import a foreign declaration/ }).waitFor();
  const chosen = { name: 'wco.xml', mimeType: 'text/xml', buffer: Buffer.from(FOREIGN) };
  await page.locator('input[type=file]').first().setInputFiles([chosen]); // prettier-ignore
  const kept = page.getByRole('table', { name: /^(?:国外报关单中保留的内容|Kept from the foreign declaration)/ });
  await kept.waitFor();
  await kept.scrollIntoViewIfNeeded();
}
