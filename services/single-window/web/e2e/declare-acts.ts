import type { Locator, Page } from 'playwright-core';

/** A header without a fault, by the keys of the form's fields. */
export const HEADER: Readonly<Record<string, string>> = {
  ...{ direction: 'I', customsOffice: '4905', portOffice: '4905', entryType: 'M', tradeMode: '0110', levyNature: '101' },
  ...{ contractNo: 'HN-2026-7', 'trader-creditCode': '91430100MA4L00011K', 'trader-customsCode': '4301910001', 'trader-name': '示例进口' },
  ...{ 'owner-name': '示例进口', 'declarant-creditCode': '91430100MA4L0002XB', 'declarant-customsCode': '4301980002' },
  ...{ 'declarant-name': '示例报关', 'overseasParty-name': 'EXAMPLE GMBH', transportMode: '3', conveyanceName: 'X8074' },
  ...{ billNo: 'SMGS26112000777', terms: '1', packages: '14', packageType: '22', grossWeightKg: '12850', netWeightKg: '11600' },
  ...{ goodsPlace: '长沙霞凝货场', tradingCountry: 'DEU', departureOrDestinationCountry: 'DEU', departurePort: 'DEU000' },
  ...{ transitOrDestinationPort: 'DEU000', borderPort: '430101' },
};

/** Cells of one item from the HS code on, as a spreadsheet has them. */
export const itemCells = (n: number): string =>
  [
    ...['8457101000', `立式加工中心${String(n)}`, '4|3|数控', '2', '001', '84500', '169000.00', 'EUR', 'DEU', 'CHN'],
    ...['2', '001', '200', '035', '43019', '1'],
  ].join('\t');

export const field = (page: Page, key: string): Locator => page.locator(`#field-header-${key}`);
export const cell = (page: Page, row: number, column: number): Locator =>
  page.locator(`[data-row="${String(row)}"][data-column="${String(column)}"]`).first();

/** Types a header as its declarant does; a code that its table offers is taken as it is typed. */
export async function fillHeader(page: Page, header: Readonly<Record<string, string>>): Promise<void> {
  for (const [key, value] of Object.entries(header)) {
    if (key === 'direction') await field(page, key).selectOption(value);
    else await field(page, key).fill(value);
  }
}

export async function pasteCells(page: Page, target: Locator, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await target.focus();
  await page.keyboard.press('ControlOrMeta+v');
}

/** A DecMessage of one item; `change` alters its text. */
export function decMessage(billNo: string, change: (text: string) => string = (text) => text): string {
  const tags = (fields: Readonly<Record<string, string>>): string =>
    Object.entries(fields)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('\n');
  const head = tags({
    ...{ IEFlag: 'I', CustomMaster: '4905', IEPort: '4905', ContrNo: 'HN', TradeCoScc: '91430100MA4L00011K', TradeCode: '4301910001' },
    ...{ TradeName: '示例进口', OverseasConsignorEname: 'EXAMPLE', OwnerName: '示例进口', AgentCodeScc: '91430100MA4L0002XB' },
    ...{ AgentCode: '4301980002', AgentName: '示例报关', TrafMode: '3', TrafName: 'X8074', BillNo: billNo, TradeMode: '0110' },
    ...{ CutMode: '101', TradeCountry: 'DEU', TradeAreaCode: 'DEU', DistinatePort: 'DEU000', DespPortCode: 'DEU000' },
    ...{ EntyPortCode: '430101', TransMode: '1', PackNo: '14', WrapType: '22', GrossWet: '12850', NetWt: '11600' },
    ...{ GoodsPlace: '长沙', EntryType: 'M' },
  });
  const item = tags({
    ...{ GNo: '1', CodeTS: '8457101000', GName: '立式加工中心', GModel: '4|3', GQty: '2', GUnit: '001', FirstQty: '2', FirstUnit: '001' },
    ...{ SecondQty: '8200', SecondUnit: '035', DeclPrice: '84500', DeclTotal: '169000', TradeCurr: 'EUR', OriginCountry: 'DEU' },
    ...{ DestinationCountry: 'CHN', DistrictCode: '43019', DutyMode: '1' },
  });
  return change(`<DecMessage>\n<DecHead>\n${head}\n</DecHead>\n<DecLists>\n<DecList>\n${item}\n</DecList>\n</DecLists>\n</DecMessage>`);
}
