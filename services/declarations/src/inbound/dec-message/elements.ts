import type { AttachedDocument, Container, DeclarationContent, Header, Item, LicenceDocument } from '../../domain/content.ts';

/** `billNo`, or `trader.name` for a field one level down. */
export type FieldPath<Message> = {
  [Key in keyof Message & string]: Message[Key] extends string
    ? Key
    : NonNullable<Message[Key]> extends readonly unknown[] | boolean
      ? never
      : `${Key}.${keyof NonNullable<Message[Key]> & string}`;
}[keyof Message & string];

/** One element of DecMessage and the field of the declaration that holds it. Read here, and written by the same table. */
export interface Row<Path extends string = string> {
  readonly element: string;
  readonly field: Path;
  /** Spellings of other generations of the client, read when the first is absent. */
  readonly older: readonly string[];
  /** Only of imports or only of exports; of the other direction it has no field. */
  readonly only: 'I' | 'E' | undefined;
}
type Short<Path extends string> = readonly [element: string, field: Path, more?: { older?: readonly string[]; only?: 'I' | 'E' }];
const rows = <Path extends string>(...table: readonly Short<Path>[]): readonly Row<Path>[] =>
  table.map(([element, field, more = {}]) => ({ element, field, older: more.older ?? [], only: more.only }));

/** Sections whose elements are fields of the head (element names: domain.md §3.1, misspellings included). */
export const headSections: Readonly<Record<'DecHead' | 'DecFreeTxt' | 'DecSign', readonly Row<FieldPath<Header>>[]>> = {
  DecHead: rows<FieldPath<Header>>(
    ['SeqNo', 'unifiedNo'],
    ['PreEntryId', 'preEntryNo'],
    ['EntryId', 'declarationNo'],
    ['IEFlag', 'direction'],
    ['CustomMaster', 'customsOffice'],
    ['IEPort', 'portOffice'],
    ['ManualNo', 'manualNo'],
    ['ContrNo', 'contractNo'],
    ['IEDate', 'movementDate'],
    ['DDate', 'declaredDate'],
    ['TradeCoScc', 'trader.creditCode', { older: ['TradeCodeScc'] }],
    ['TradeCode', 'trader.customsCode'],
    ['TradeCiqCode', 'trader.ciqCode'],
    ['TradeName', 'trader.name'],
    ['OverseasConsignorCode', 'overseasParty.code', { only: 'I' }],
    ['OverseasConsignorEname', 'overseasParty.name', { only: 'I' }],
    ['OverseasConsignorCname', 'overseasParty.chineseName', { only: 'I' }],
    ['OverseasConsignorAddr', 'overseasParty.address', { only: 'I' }],
    ['OverseasConsigneeCode', 'overseasParty.code', { only: 'E' }],
    ['OverseasConsigneeEname', 'overseasParty.name', { only: 'E' }],
    ['OwnerCodeScc', 'owner.creditCode'],
    ['OwnerCode', 'owner.customsCode'],
    ['OwnerCiqCode', 'owner.ciqCode'],
    ['OwnerName', 'owner.name'],
    ['AgentCodeScc', 'declarant.creditCode'],
    ['AgentCode', 'declarant.customsCode'],
    ['DeclCiqCode', 'declarant.ciqCode'],
    ['AgentName', 'declarant.name'],
    ['CopCodeScc', 'inputUnit.creditCode'],
    ['CopCode', 'inputUnit.customsCode'],
    ['CopName', 'inputUnit.name'],
    ['TrafMode', 'transportMode'],
    ['TrafName', 'conveyanceName'],
    ['BillNo', 'billNo'],
    ['TradeMode', 'tradeMode'],
    ['CutMode', 'levyNature'],
    ['LicenseNo', 'licenceNo'],
    ['TradeCountry', 'departureOrDestinationCountry'],
    ['TradeAreaCode', 'tradingCountry'],
    ['DistinatePort', 'transitOrDestinationPort'],
    ['DespPortCode', 'departurePort'],
    ['EntyPortCode', 'borderPort'],
    ['TransMode', 'terms'],
    ['FeeMark', 'freight.mark'],
    ['FeeRate', 'freight.amount'],
    ['FeeCurr', 'freight.currency'],
    ['InsurMark', 'insurance.mark'],
    ['InsurRate', 'insurance.amount'],
    ['InsurCurr', 'insurance.currency'],
    ['OtherMark', 'otherCosts.mark'],
    ['OtherRate', 'otherCosts.amount'],
    ['OtherCurr', 'otherCosts.currency'],
    ['PackNo', 'packages'],
    ['WrapType', 'packageType'],
    ['GrossWet', 'grossWeightKg'],
    ['NetWt', 'netWeightKg'],
    ['GoodsPlace', 'goodsPlace'],
    ['EntryType', 'entryType'],
    ['DeclTrnRel', 'transitRelation'],
    ['BillType', 'billType'],
    ['Type', 'businessType'],
    ['ChkSurety', 'guaranteeRelease'],
    ['CheckFlow', 'inspectionDiversion'],
    ['TaxAaminMark', 'taxMark'],
    ['PromiseItmes', 'promises'],
    ['MarkNo', 'shippingMarks'],
    ['NoteS', 'remarks'],
    ['OrgCode', 'ciqOffice'],
    ['InspOrgCode', 'ciqInspectionOffice'],
    ['PurpOrgCode', 'ciqDestinationOffice'],
    ['VsaOrgCode', 'ciqCertificateOffice'],
    ['DespDate', 'despatchDate'],
    ['CmplDschrgDt', 'dischargeCompletedDate'],
    ['BLNo', 'ciqBillNo'],
    ['SpecDeclFlag', 'specialDeclarationFlags'],
    ['CorrelationNo', 'correlationNo'],
    ['CorrelationReasonFlag', 'correlationReason'],
    ['OrigBoxFlag', 'originalContainerFlag'],
  ),
  DecFreeTxt: rows<FieldPath<Header>>(['VoyNo', 'voyageNo']),
  DecSign: rows<FieldPath<Header>>(['ClientSeqNo', 'clientNo'], ['OperType', 'operationType']),
};

const itemRows = rows<FieldPath<Item>>(
  ['GNo', 'itemNo'],
  ['CodeTS', 'hsCode'],
  ['CiqCode', 'ciqCode'],
  ['ContrItem', 'accountLine'],
  ['GName', 'name'],
  ['GModel', 'specification'],
  ['GQty', 'quantity'],
  ['GUnit', 'unit'],
  ['FirstQty', 'firstQuantity'],
  ['FirstUnit', 'firstUnit'],
  ['SecondQty', 'secondQuantity'],
  ['SecondUnit', 'secondUnit'],
  ['DeclPrice', 'unitPrice'],
  ['DeclTotal', 'totalPrice'],
  ['TradeCurr', 'currency'],
  ['OriginCountry', 'originCountry'],
  ['DestinationCountry', 'destinationCountry'],
  ['OrigPlaceCode', 'originPlace'],
  ['RcepOrigPlaceCode', 'rcepOriginPlace'],
  ['DistrictCode', 'district'],
  ['DestCode', 'destinationPlace'],
  ['DutyMode', 'dutyMode'],
  ['ExgVersion', 'productVersion'],
  ['ExgNo', 'articleNo'],
  ['Purpose', 'purpose'],
  ['GoodsAttr', 'goodsAttributes'],
  ['Stuff', 'ingredients'],
  ['Uncode', 'unNumber'],
  ['DangName', 'dangerousName'],
  ['DangPackType', 'dangerousPackageType'],
  ['DangPackSpec', 'dangerousPackageSpec'],
  ['NoDangFlag', 'notDangerousFlag'],
  ['EngManEntCnm', 'overseasMaker'],
  ['MnufctrRegno', 'makerRegistration', { older: ['MnufctrRegNo'] }],
  ['ProdValidDt', 'validUntil'],
  ['ProdBatchNo', 'batchNo'],
);

export interface ListSection {
  readonly list: keyof DeclarationContent & ('items' | 'containers' | 'licenceDocuments' | 'attachedDocuments');
  /** Element around the rows; undefined when they stand below the root. */
  readonly section: string | undefined;
  readonly row: string;
  readonly rows: readonly Row[];
}

/** Repeated parts. */
export const listSections: readonly ListSection[] = [
  { list: 'items', section: 'DecLists', row: 'DecList', rows: itemRows },
  {
    list: 'containers',
    section: 'DecContainers',
    row: 'Container',
    rows: rows<FieldPath<Container>>(
      ['ContainerId', 'containerId'],
      ['ContainerMd', 'specification'],
      ['GoodsNo', 'itemNos'],
      ['LclFlag', 'sharedFlag'],
      ['GoodsContaWt', 'goodsWeightKg'],
    ),
  },
  {
    list: 'licenceDocuments',
    section: 'DecLicenseDocus',
    row: 'LicenseDocu',
    rows: rows<FieldPath<LicenceDocument>>(['DocuCode', 'code'], ['CertCode', 'number']),
  },
  {
    list: 'attachedDocuments',
    section: undefined,
    row: 'EdocRealation',
    rows: rows<FieldPath<AttachedDocument>>(
      ['EdocCode', 'code'],
      ['EdocID', 'documentId'],
      ['EdocFomatType', 'format'],
      ['EdocCopId', 'fileName'],
    ),
  },
];

/** VINs of an item: below DecGoodsLimits/DecGoodsLimit. VinNo is read where VinCode is empty: some clients write the VIN there. */
export const vehicle = { group: 'DecGoodsLimitVin', elements: ['VinCode', 'VinNo'] } as const;
