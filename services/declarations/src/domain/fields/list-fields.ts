import type { AttachedDocument, Container, Item, KeptElement, LicenceDocument } from '../content.ts';
import { parseHsCode } from '../identifiers/hs-code.ts';
import type { Check } from './checks.ts';
import { alpha3, decimal, digits, oneOf, pattern, text, wholeNumber } from './checks.ts';
import type { FieldsOf } from './field.ts';
import { field } from './field.ts';

const hsCode: Check = {
  passes: (value) => parseHsCode(value).ok,
  says: { zh: '须为10位数字的商品编号', en: 'must be a commodity code of 10 digits' },
  hint: { zh: '补足至10位(前6位HS、后4位本国子目)', en: 'write all 10 digits (6 of the HS, 4 national)' },
};

/** 商品项: domain.md §3.2. */
export const itemFields: FieldsOf<Item> = {
  itemNo: field('项号', 'Item number', wholeNumber(9999), 'always'),
  hsCode: field('商品编号', 'HS code', hsCode, 'always'),
  ciqCode: field('检验检疫编码', 'Quarantine code', digits(3)),
  accountLine: field('备案序号', 'Account line', wholeNumber(999_999_999)),
  name: field('商品名称', 'Name of the goods', text(255), 'always'),
  specification: field('规格型号', 'Specification', text(255), 'always'),
  quantity: field('成交数量', 'Quantity', decimal(5, 'positive'), 'always'),
  unit: field('成交单位', 'Unit', digits(3), 'always', 'units'),
  firstQuantity: field('法定第一数量', 'First legal quantity', decimal(5, 'positive'), 'always'),
  firstUnit: field('法定第一单位', 'First legal unit', digits(3), 'always', 'units'),
  secondQuantity: field('法定第二数量', 'Second legal quantity', decimal(5, 'not-negative')),
  secondUnit: field('法定第二单位', 'Second legal unit', digits(3), 'never', 'units'),
  unitPrice: field('单价', 'Unit price', decimal(4, 'not-negative'), 'always'),
  totalPrice: field('总价', 'Total price', decimal(2, 'not-negative'), 'always'),
  currency: field('币制', 'Currency', alpha3, 'always', 'currencies'),
  originCountry: field('原产国', 'Country of origin', alpha3, 'always', 'countries'),
  destinationCountry: field('最终目的国', 'Country of destination', alpha3, 'always', 'countries'),
  originPlace: field('原产地区', 'Region of origin', text(10)),
  rcepOriginPlace: field('优惠贸易协定项下原产地', 'Origin under the agreement', text(10)),
  district: field('境内目的地/境内货源地', 'Domestic district', digits(5), 'always'),
  destinationPlace: field('目的地', 'Destination', text(10)),
  dutyMode: field('征减免税方式', 'Duty mode', pattern(/^[1-9]$/, '1位数字(1至9)', 'one digit from 1 to 9'), 'always', 'duty-modes'),
  productVersion: field('单耗版本号', 'Product version', text(8)),
  articleNo: field('货号', 'Article number', text(30)),
  purpose: field('用途', 'Purpose', text(4)),
  goodsAttributes: field('货物属性', 'Goods attributes', text(20)),
  ingredients: field('成份/原料', 'Ingredients', text(400)),
  unNumber: field('UN编码', 'UN number', text(20)),
  dangerousName: field('危险货物名称', 'Name of the dangerous goods', text(80)),
  dangerousPackageType: field('危包类别', 'Dangerous goods package type', text(4)),
  dangerousPackageSpec: field('危包规格', 'Dangerous goods package specification', text(24)),
  notDangerousFlag: field('非危险化学品', 'Not a dangerous chemical', oneOf('0', '1')),
  overseasMaker: field('境外生产企业名称', 'Overseas maker', text(100)),
  makerRegistration: field('生产单位注册号', 'Registration of the maker', text(20)),
  validUntil: field('产品有效期', 'Valid until', text(20)),
  batchNo: field('生产批号', 'Batch number', text(2000)),
  originAgreement: field('优惠贸易协定代码', 'Trade agreement', digits(2), 'never', 'trade-agreements'),
  originCertificateNo: field('原产地证书编号', 'Certificate of origin', text(32)),
  originCertificateLine: field('证书项号', 'Line of the certificate', wholeNumber(9999)),
};

/** 集装箱 */
export const containerFields: FieldsOf<Container> = {
  containerId: field('集装箱号', 'Container number', text(11), 'always'),
  specification: field('集装箱规格', 'Container specification', text(4), 'never', 'container-specifications'),
  itemNos: field(
    '商品项号关系',
    'Items in the container',
    pattern(/^\d{1,4}(?:,\d{1,4}){0,999}$/, '以逗号分隔的项号', 'item numbers with commas between them'),
  ),
  sharedFlag: field('拼箱标识', 'Shared container flag', oneOf('0', '1')),
  goodsWeightKg: field('箱货重量', 'Weight of the goods in the container', decimal(5, 'not-negative')),
};

/** 随附单证 */
export const licenceDocumentFields: FieldsOf<LicenceDocument> = {
  code: field('单证代码', 'Document code', pattern(/^[0-9A-Za-z]$/, '1位代码', 'a code of 1 character'), 'always', 'licence-documents'),
  number: field('单证编号', 'Document number', text(32), 'always'),
};

/** 随附单据 (电子) */
export const attachedDocumentFields: FieldsOf<AttachedDocument> = {
  code: field('随附单据类别', 'Kind of attached document', digits(8), 'always'),
  documentId: field('随附单据编号', 'Number of the attached document', text(64), 'always'),
  format: field('随附单据格式', 'Format of the attached document', text(4)),
  fileName: field('随附单据文件名', 'File name of the attached document', text(255)),
};

/** Elements without a field of their own (domain.md gives them no shape). */
export const keptElementFields: FieldsOf<KeptElement> = {
  path: field('要素路径', 'Path of the element', text(500), 'always'),
  value: field('要素内容', 'Value of the element', text(40_000)),
};
