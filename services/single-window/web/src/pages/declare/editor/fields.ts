import type { ListName } from './content.ts';

/** One field of the form. Its label stands in the texts of declaration fields. */
export interface FormField {
  /** Key in the header: `billNo`, `trader/name`. */
  readonly key: string;
  readonly table?: string;
  readonly choices?: readonly string[];
  readonly wide?: boolean;
  /** Shown when all fields are asked for, or when it has a value or a fault. */
  readonly rare?: boolean;
  readonly day?: boolean;
}

export type GroupName = 'basics' | 'parties' | 'transport' | 'terms' | 'packages' | 'ports' | 'more';

const field = (key: string, more: Omit<FormField, 'key'> = {}): FormField => ({ key, ...more });
const rare = { rare: true } as const;
const party = (name: string): FormField[] => [
  field(`${name}/creditCode`),
  field(`${name}/customsCode`),
  field(`${name}/name`, { wide: true }),
  field(`${name}/ciqCode`, rare),
];
const charge = (name: string): FormField[] => [
  field(`${name}/mark`, { choices: ['1', '2', '3'] }),
  field(`${name}/amount`),
  field(`${name}/currency`, { table: 'currencies' }),
];

/** The header as a declarant thinks of it: who, how, on what terms, how much, from where to where. */
export const GROUPS: Readonly<Record<GroupName, readonly FormField[]>> = {
  basics: [
    field('direction', { choices: ['I', 'E'] }),
    field('customsOffice', { table: 'customs-offices' }),
    field('portOffice', { table: 'customs-offices' }),
    field('entryType', { table: 'entry-types' }),
    field('tradeMode', { table: 'trade-modes' }),
    field('levyNature', { table: 'levy-natures' }),
    field('contractNo'),
    field('movementDate', { day: true }),
    field('manualNo'),
    field('licenceNo', rare),
    field('declaredDate', { day: true, ...rare }),
    field('businessType', { table: 'business-types', ...rare }),
    field('billType', { table: 'list-types', ...rare }),
    field('unifiedNo', rare),
    field('preEntryNo', rare),
    field('declarationNo', rare),
  ],
  parties: [
    ...party('trader'),
    ...party('owner'),
    ...party('declarant'),
    field('overseasParty/name', { wide: true }),
    field('overseasParty/code', rare),
    field('overseasParty/chineseName', rare),
    field('overseasParty/address', { wide: true, ...rare }),
    ...party('inputUnit').map((each) => ({ ...each, rare: true })),
  ],
  transport: [
    field('transportMode', { table: 'transport-modes' }),
    field('conveyanceName'),
    field('voyageNo'),
    field('billNo'),
    field('oversize', { choices: ['1'], ...rare }),
    field('transitRelation', { table: 'transit-relations', ...rare }),
  ],
  terms: [
    field('terms', { table: 'terms' }),
    field('promises', rare),
    ...charge('freight'),
    ...charge('insurance'),
    ...charge('otherCosts'),
  ],
  packages: [
    field('packages'),
    field('packageType', { table: 'package-types' }),
    field('grossWeightKg'),
    field('netWeightKg'),
    field('goodsPlace'),
    field('shippingMarks', { wide: true, ...rare }),
  ],
  ports: [
    field('tradingCountry', { table: 'countries' }),
    field('departureOrDestinationCountry', { table: 'countries' }),
    field('departurePort', { table: 'ports' }),
    field('transitOrDestinationPort', { table: 'ports' }),
    field('borderPort', { table: 'border-ports' }),
  ],
  more: [
    field('remarks', { wide: true }),
    ...['guaranteeRelease', 'originalContainerFlag'].map((key) => field(key, { choices: ['0', '1'], ...rare })),
    ...['inspectionDiversion', 'taxMark', 'ciqOffice', 'ciqInspectionOffice', 'ciqDestinationOffice'].map((key) => field(key, rare)),
    field('ciqCertificateOffice', rare),
    field('despatchDate', { day: true, ...rare }),
    field('dischargeCompletedDate', { day: true, ...rare }),
    ...['ciqBillNo', 'specialDeclarationFlags', 'correlationNo', 'correlationReason', 'clientNo', 'operationType'].map((key) =>
      field(key, rare),
    ),
  ],
};

export interface Column {
  readonly key: string;
  readonly width: number;
  readonly table?: string;
  readonly fixed?: boolean;
}

const column = (key: string, width: number, table?: string): Column => ({ key, width, ...(table === undefined ? {} : { table }) });

/** Columns of the lists; labels stand in the texts of declaration fields. */
export const COLUMNS: Readonly<Record<ListName, readonly Column[]>> = {
  items: [
    { ...column('itemNo', 48), fixed: true },
    column('hsCode', 104),
    column('name', 150),
    column('specification', 190),
    column('quantity', 84),
    column('unit', 84, 'units'),
    column('unitPrice', 88),
    column('totalPrice', 98),
    column('currency', 80, 'currencies'),
    column('originCountry', 96, 'countries'),
    column('destinationCountry', 96, 'countries'),
    column('firstQuantity', 96),
    column('firstUnit', 84, 'units'),
    column('secondQuantity', 96),
    column('secondUnit', 84, 'units'),
    column('district', 100, 'districts'),
    column('dutyMode', 84, 'duty-modes'),
    ...['ciqCode', 'accountLine', 'originPlace', 'rcepOriginPlace', 'destinationPlace', 'productVersion'].map((key) => column(key, 100)),
    ...['articleNo', 'purpose', 'goodsAttributes', 'ingredients', 'unNumber', 'dangerousName', 'dangerousPackageType'].map((key) =>
      column(key, 110),
    ),
    ...['dangerousPackageSpec', 'notDangerousFlag', 'overseasMaker', 'makerRegistration', 'validUntil', 'batchNo'].map((key) =>
      column(key, 110),
    ),
    column('originAgreement', 120, 'trade-agreements'),
    column('originCertificateNo', 150),
    column('originCertificateLine', 90),
    column('vehicleIds', 160),
  ],
  containers: [
    column('containerId', 140),
    column('specification', 160, 'container-specifications'),
    column('itemNos', 120),
    column('sharedFlag', 80),
    column('goodsWeightKg', 140),
  ],
  licenceDocuments: [column('code', 180, 'licence-documents'), column('number', 280)],
  attachedDocuments: [column('code', 180, 'e-documents'), column('documentId', 240), column('format', 90), column('fileName', 280)],
};
