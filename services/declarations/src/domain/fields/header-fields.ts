import type { Charge, Header, OverseasParty, Party } from '../content.ts';
import { alpha3, date, decimal, digits, oneOf, pattern, text, wholeNumber } from './checks.ts';
import type { FieldsOf } from './field.ts';
import { field } from './field.ts';

const portCode = pattern(/^[0-9A-Z]{6,8}$/, '6至8位字母或数字', '6 to 8 letters or digits');
const yesNo = oneOf('0', '1');

/** The form in which arrivals are reported: a declaration whose bill number has another would wait for its cargo for ever. */
const billNo = pattern(
  /^[0-9A-Z][0-9A-Z_./*-]{0,31}$/,
  '1至32位大写字母、数字或 - _ . / *',
  '1 to 32 of A-Z, 0-9 and - _ . / *, beginning with a letter or digit',
);

/**
 * Head of the declaration (报关单表头): lengths and forms of domain.md §3.1. Numbers with a check character (parties, bill,
 * declaration number) only get their length here; a rule of their own says the rest.
 */
export const headerFields: FieldsOf<Header> = {
  unifiedNo: field('统一编号', 'Unified number', text(18)),
  preEntryNo: field('预录入编号', 'Pre-entry number', text(18)),
  declarationNo: field('海关编号', 'Declaration number', text(18)),
  direction: field('进出口标志', 'Direction', oneOf('I', 'E'), 'always'),
  customsOffice: field('申报地海关', 'Customs office', digits(4), 'always', 'customs-offices'),
  portOffice: field('进出境关别', 'Port office', digits(4), 'always', 'customs-offices'),
  manualNo: field('备案号', 'Account or manual number', pattern(/^[0-9A-Z]{12}$/, '12位字母或数字', '12 letters or digits')),
  contractNo: field('合同协议号', 'Contract number', text(32)),
  movementDate: field('进出口日期', 'Date of import or export', date),
  declaredDate: field('申报日期', 'Date of declaration', date),
  transportMode: field(
    '运输方式',
    'Mode of transport',
    pattern(/^[0-9A-Z]$/, '1位代码', 'a code of 1 character'),
    'always',
    'transport-modes',
  ),
  conveyanceName: field('运输工具名称', 'Conveyance', text(50)),
  voyageNo: field('航次号', 'Voyage', text(32)),
  billNo: field('提运单号', 'Bill number', billNo, 'always'),
  tradeMode: field('监管方式', 'Supervision mode', digits(4), 'always', 'trade-modes'),
  levyNature: field('征免性质', 'Levy nature', digits(3), 'always', 'levy-natures'),
  licenceNo: field('许可证号', 'Licence number', text(20)),
  departureOrDestinationCountry: field('启运国/运抵国', 'Country of departure or destination', alpha3, 'always', 'countries'),
  tradingCountry: field('贸易国', 'Trading country', alpha3, 'always', 'countries'),
  transitOrDestinationPort: field(
    '经停港/指运港',
    'Port of transit or destination',
    pattern(/^[0-9A-Z]{6}$/, '6位港口代码', 'a port code of 6 characters'),
    'always',
  ),
  departurePort: field('启运港', 'Port of departure', portCode, 'import'),
  borderPort: field('入境/离境口岸', 'Border port', portCode, 'always'),
  terms: field('成交方式', 'Terms of delivery', digits(1), 'always', 'terms'),
  packages: field('件数', 'Packages', wholeNumber(999_999_999), 'always'),
  packageType: field('包装种类', 'Package type', pattern(/^[0-9A-Z]{2}$/, '2位代码', 'a code of 2 characters'), 'always', 'package-types'),
  grossWeightKg: field('毛重', 'Gross weight', decimal(5, 'positive'), 'always'),
  netWeightKg: field('净重', 'Net weight', decimal(5, 'positive'), 'always'),
  goodsPlace: field('货物存放地点', 'Place of the goods', text(100), 'import'),
  entryType: field('报关单类型', 'Entry type', oneOf('0', 'L', 'W', 'D', 'M'), 'always', 'entry-types'),
  transitRelation: field('报关/转关关系', 'Transit relation', yesNo),
  billType: field('备案清单类型', 'List type', oneOf('1', '2', '3', '4')),
  businessType: field('业务类型', 'Business type', text(6)),
  guaranteeRelease: field('担保验放标志', 'Release under guarantee', yesNo),
  inspectionDiversion: field('查验分流', 'Inspection diversion', text(1)),
  taxMark: field('税收征管标记', 'Tax mark', text(1)),
  promises: field('价格说明', 'Price promises', pattern(/^[019]{3,6}$/, '3至6位的0、1或9', '3 to 6 of the characters 0, 1 and 9')),
  shippingMarks: field('标记唛码', 'Shipping marks', text(400)),
  remarks: field('备注', 'Remarks', text(255)),
  ciqOffice: field('检验检疫受理机关', 'Quarantine office', text(10)),
  ciqInspectionOffice: field('口岸检验检疫机关', 'Quarantine office of inspection', text(10)),
  ciqDestinationOffice: field('目的地检验检疫机关', 'Quarantine office of destination', text(10)),
  ciqCertificateOffice: field('领证机关', 'Office of certificates', text(10)),
  despatchDate: field('启运日期', 'Date of despatch', date),
  dischargeCompletedDate: field('卸毕日期', 'Date of discharge', date),
  ciqBillNo: field('B/L号', 'B/L number', text(32)),
  specialDeclarationFlags: field(
    '特种业务标识',
    'Special business flags',
    pattern(/^[01]{1,10}$/, '至多10位的0或1', 'at most 10 of the digits 0 and 1'),
  ),
  correlationNo: field('关联号码', 'Correlation number', text(500)),
  correlationReason: field('关联理由', 'Correlation reason', text(2)),
  originalContainerFlag: field('原箱运输', 'Original container', yesNo),
  clientNo: field('客户端编号', 'Number of the client', text(50)),
  operationType: field('操作类型', 'Operation type', text(1)),
};

/** Parties (收发货人、消费使用/生产销售单位、申报单位、录入单位). */
export function partyFields(zh: string, en: string, need: { codes: boolean; name: boolean }): FieldsOf<Party> {
  const codes = need.codes ? 'always' : 'never';
  return {
    creditCode: field(`${zh}统一社会信用代码`, `Credit code of the ${en}`, text(18), codes),
    customsCode: field(`${zh}海关编码`, `Customs code of the ${en}`, text(10), codes),
    ciqCode: field(`${zh}检验检疫编码`, `Quarantine code of the ${en}`, text(10)),
    name: field(`${zh}名称`, `Name of the ${en}`, text(70), need.name ? 'always' : 'never'),
  };
}

/** 境外收发货人 */
export const overseasPartyFields: FieldsOf<OverseasParty> = {
  code: field('境外收发货人代码', 'Code of the overseas party', text(50)),
  name: field('境外收发货人名称(外文)', 'Name of the overseas party', text(400), 'always'),
  chineseName: field('境外收发货人名称(中文)', 'Chinese name of the overseas party', text(400)),
  address: field('境外收发货人地址', 'Address of the overseas party', text(400)),
};

/** 运费、保费、杂费; V04 says how mark and currency fit together. */
export function chargeFields(zh: string, en: string): FieldsOf<Charge> {
  return {
    mark: field(`${zh}标记`, `Mark of the ${en}`, oneOf('1', '2', '3')),
    amount: field(zh, `Amount of the ${en}`, decimal(5, 'not-negative')),
    currency: field(`${zh}币制`, `Currency of the ${en}`, alpha3, 'never', 'currencies'),
  };
}
