import { COLUMNS, GROUPS } from '../editor/fields.ts';

/** Groups the rows of one declaration. */
const REFERENCE = 'reference';
const CONTAINERS = 'containers';
const LICENCES = 'licenceDocuments';
const ITEM = 'item.';

/** What a column of the CSV holds. */
export type CsvColumn =
  { readonly kind: 'reference' | 'containers' | 'licenceDocuments' } | { readonly kind: 'header' | 'item'; readonly key: string };

const headerNames = Object.values(GROUPS).flatMap((fields) => fields.map(({ key }) => key.replace('/', '.')));
const itemNames = COLUMNS.items.filter(({ fixed }) => fixed !== true).map(({ key }) => `${ITEM}${key}`);

/** Every column that is taken, in the order of the form. */
export const CSV_COLUMNS: readonly string[] = [REFERENCE, ...headerNames, CONTAINERS, LICENCES, ...itemNames];

const known = new Map(CSV_COLUMNS.map((name) => [name.toLowerCase(), name]));

/** A column by its name, in any case; undefined when there is none of that name. */
export function csvColumn(heading: string): CsvColumn | undefined {
  const name = known.get(heading.trim().toLowerCase());
  if (name === undefined) return undefined;
  if (name === REFERENCE || name === CONTAINERS || name === LICENCES) return { kind: name };
  return name.startsWith(ITEM) ? { kind: 'item', key: name.slice(ITEM.length) } : { kind: 'header', key: name.replace('.', '/') };
}

/** The name of the column that holds a field; undefined for what stands in no column of its own. */
export function columnOf(pointer: string): string | undefined {
  const [, part = '', ...rest] = pointer.split('/');
  if (part === 'header' && rest.length > 0) return rest.join('.');
  if (part === 'items' && rest[1] !== undefined) return `${ITEM}${rest[1]}`;
  return part === CONTAINERS || part === LICENCES ? part : undefined;
}

const EXAMPLE: Readonly<Record<string, string>> = {
  ...{ reference: 'HN-2026-001', direction: 'I', customsOffice: '4905', portOffice: '4905', entryType: 'M', tradeMode: '0110' },
  ...{ levyNature: '101', contractNo: 'HN-2026-001', movementDate: '20261120', 'trader.creditCode': '91430100MA4L00011K' },
  ...{ 'trader.customsCode': '4301910001', 'trader.name': '示例进口有限公司', 'owner.name': '示例进口有限公司' },
  ...{ 'declarant.creditCode': '91430100MA4L0002XB', 'declarant.customsCode': '4301980002', 'declarant.name': '示例报关有限公司' },
  ...{ 'overseasParty.name': 'EXAMPLE GMBH', transportMode: '3', conveyanceName: 'X8074', billNo: 'SMGS26112000001', terms: '1' },
  ...{ packages: '14', packageType: '22', grossWeightKg: '17800', netWeightKg: '16400', goodsPlace: '长沙霞凝货场' },
  ...{ tradingCountry: 'DEU', departureOrDestinationCountry: 'DEU', departurePort: 'DEU000', transitOrDestinationPort: 'DEU000' },
  ...{ borderPort: '430101', containers: 'TBJU1000016|21|1,2' },
};
const EXAMPLE_ITEM: Readonly<Record<string, string>> = {
  ...{ hsCode: '8457101000', name: '立式加工中心', specification: '4|3|数控', quantity: '2', unit: '001', unitPrice: '84500' },
  ...{ totalPrice: '169000.00', currency: 'EUR', originCountry: 'DEU', destinationCountry: 'CHN', firstQuantity: '2', firstUnit: '001' },
  ...{ secondQuantity: '8200', secondUnit: '035', district: '43019', dutyMode: '1' },
};

/** Headings and one declaration of two items, to be filled over. */
export function templateRows(): readonly (readonly string[])[] {
  const row = (name: string, first: boolean): string => {
    if (name.startsWith(ITEM)) return EXAMPLE_ITEM[name.slice(ITEM.length)] ?? '';
    return !first && (name === CONTAINERS || name === LICENCES) ? '' : (EXAMPLE[name] ?? '');
  };
  return [CSV_COLUMNS, CSV_COLUMNS.map((name) => row(name, true)), CSV_COLUMNS.map((name) => row(name, false))];
}
