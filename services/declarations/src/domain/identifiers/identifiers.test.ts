import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAccountNumber } from './account-number.ts';
import { parseAirWaybill, splitAirBill } from './air-waybill.ts';
import { parseBondedListNumber } from './bonded-list-number.ts';
import { parseCisWagonNumber } from './cis-wagon-number.ts';
import { parseContainerNumber } from './container-number.ts';
import { hasRightOrganisationCode, parseCreditCode } from './credit-code.ts';
import { parseCustomsCode } from './customs-code.ts';
import { formatDeclarationNumber, parseDeclarationNumber } from './declaration-number.ts';
import { parseGatePassNumber } from './gate-pass-number.ts';
import { parseHsCode } from './hs-code.ts';
import { parseImoNumber } from './imo-number.ts';
import { parseOrganisationCode } from './organisation-code.ts';
import type { Parsed } from './parsed.ts';
import { parseUicWagonNumber } from './uic-wagon-number.ts';
import { parseUnLocode } from './un-locode.ts';
import { parseUnNumber } from './un-number.ts';
import { parseVin } from './vin.ts';

type Parse = (text: string) => Parsed<unknown>;
interface Table {
  readonly parse: Parse;
  readonly right: readonly string[];
  /** Right in form; the text after the arrow is the check character that is wanted. */
  readonly wrongCheck?: readonly (readonly [string, string])[];
  readonly wrongForm: readonly string[];
}

const tables: Record<string, Table> = {
  'container numbers (ISO 6346)': {
    parse: parseContainerNumber,
    right: ['CSQU3054383', 'MSCU6639870', 'TEMU6079348', 'TBJU1000016', 'CSNU2000015'],
    wrongCheck: [
      ['ZIMU1234567', '9'],
      ['CSQU3054384', '3'],
    ],
    wrongForm: ['', 'CSQU305438', 'csqu3054383', 'CSQA3054383', 'CSQU3054383 ', '666666'],
  },
  'air waybills': {
    parse: parseAirWaybill,
    right: ['999-12345675', '16012345675', '784-00000011'],
    wrongCheck: [
      ['999-12345674', '5'],
      ['99912345679', '5'],
    ],
    wrongForm: ['99-12345675', '999-1234567', 'ABC-12345675'],
  },
  'IMO numbers': {
    parse: parseImoNumber,
    right: ['9074729', 'IMO9811000', 'IMO 9176187'],
    wrongCheck: [['9074728', '9']],
    wrongForm: ['907472', 'XX9074729'],
  },
  'UIC wagon numbers': {
    parse: parseUicWagonNumber,
    right: ['21 81 2471 217-3', '31 80 0691 235-2', '338735330676'],
    wrongCheck: [['338735330675', '6']],
    wrongForm: ['44679256', '33873533067A'],
  },
  'wagon numbers of the 1520-mm railways': {
    parse: parseCisWagonNumber,
    right: ['44679256'],
    wrongCheck: [['44679255', '6']],
    wrongForm: ['4467925', '338735330676'],
  },
  'credit codes (GB 32100)': {
    parse: parseCreditCode,
    right: ['91350100M000100Y43', '914403001922038216', '913302017532977856', '91430100MA4L0002XB'],
    wrongCheck: [['91350100M000100Y44', '3']],
    wrongForm: ['91350100M000100Y4', '91350100I000100Y43', '9135010ZM000100Y43', '01350100M000100Y43'],
  },
  'organisation codes (GB 11714)': {
    parse: parseOrganisationCode,
    right: ['MA4L0002X', 'D2143569-X'],
    wrongCheck: [['MA4L00021', 'X']],
    wrongForm: ['MA4L0002', 'MA4L0002Y'],
  },
  'customs registration codes': {
    parse: parseCustomsCode,
    right: ['330261A004', '4301910001', '4403960ZZ1'],
    wrongForm: ['330261A00', '33026-A004', 'A301910001'],
  },
  'declaration numbers': {
    parse: parseDeclarationNumber,
    right: ['531820161181010544', '490520181000000017', '490220180000123456', '49052018I000000017'],
    wrongForm: ['49052018100000001', '490520182000000017', '4905201810000000170'],
  },
  'vehicle numbers': {
    parse: parseVin,
    right: ['1M8GDM9AXKP042788', 'LSVAA4182E2184847', '1HGCM82633A004352', '11111111111111111'],
    wrongCheck: [['1M8GDM9A1KP042788', 'X']],
    wrongForm: ['1M8GDM9AXKPO42788', '1M8GDM9AXKP04278'],
  },
  'UN numbers': { parse: parseUnNumber, right: ['UN0335', 'UN 0335', '0335'], wrongForm: ['UN335', 'UN03355', 'ID8000'] },
  'HS codes': { parse: parseHsCode, right: ['3604100000', '8703231900'], wrongForm: ['390230', '36041000000', '0000000000', '36041000a0'] },
  'UN/LOCODEs': { parse: parseUnLocode, right: ['CNCSX', 'CNSHA', 'DEDUI', 'US 3AX'], wrongForm: ['CNCS', 'CNCS1', 'CHN000'] },
  'bonded list numbers': {
    parse: parseBondedListNumber,
    right: ['QD311124E000098849'],
    wrongForm: ['QD311124X000098849', 'QD311124E00009884'],
  },
  'gate pass numbers': {
    parse: parseGatePassNumber,
    right: ['Z3111E240726000000000456'],
    wrongForm: ['Z3111E241326000000000456', 'Z3111E24072600000000045'],
  },
  'account numbers': { parse: parseAccountNumber, right: ['T3111W000076', 'C53097450089'], wrongForm: ['T3111W00007', '33111W000076'] },
};

describe.each(Object.entries(tables))('%s', (_name, { parse, right, wrongCheck = [], wrongForm }) => {
  it.each([...right])('takes %s', (text) => {
    expect(parse(text).ok).toBe(true);
  });
  it.each([...wrongCheck])('finds the wrong check character of %s and names %s', (text, expected) => {
    expect(parse(text)).toEqual({ ok: false, problem: 'check', expected });
  });
  it.each([...wrongForm])('does not take "%s"', (text) => {
    expect(parse(text)).toEqual({ ok: false, problem: 'format' });
  });
});

describe('parts of identifiers', () => {
  it('tells a master air waybill from its house bill', () => {
    expect(splitAirBill('999-12345675_HAWB01')).toEqual({ master: '999-12345675', house: 'HAWB01' });
    expect(splitAirBill('99912345675')).toEqual({ master: '99912345675', house: '' });
    expect(splitAirBill('SMGS18043000123')).toBeUndefined();
  });
  it('reads back the declaration number that it writes', () => {
    const text = formatDeclarationNumber('4905', 2018, 'I', 17);
    expect(text).toBe('490520181000000017');
    expect(parseDeclarationNumber(text)).toMatchObject({
      ok: true,
      value: { customsOffice: '4905', year: 2018, direction: 'I', sequence: 17 },
    });
  });
  it('sees a credit code whose organisation code is wrong by itself', () => {
    const standard = parseCreditCode('91350100M000100Y43');
    const legacy = parseCreditCode('91430100MA4L0002XB');
    expect(standard.ok && hasRightOrganisationCode(standard.value)).toBe(true);
    expect(legacy.ok && hasRightOrganisationCode(legacy.value)).toBe(true);
  });
});

const vectorsFile = new URL('../../../../../../shared/inputs/check-digits/vectors.csv', import.meta.url);
const parsers: Readonly<Record<string, Parse>> = {
  iso6346: parseContainerNumber,
  imo: parseImoNumber,
  uscc: parseCreditCode,
  awb: parseAirWaybill,
  vin: parseVin,
};
describe('the published vectors', () => {
  if (!existsSync(vectorsFile)) {
    it.skip(`are not here: ${vectorsFile.pathname} is absent`, () => undefined);
    return;
  }
  const rows = readFileSync(vectorsFile, 'utf8').trim().split('\n').slice(1);
  it.each(rows)('%s', (row) => {
    const [kind = '', value = '', expected] = row.split(',');
    const parse = parsers[kind];
    expect(parse, `a parser for ${kind}`).toBeDefined();
    expect(parse?.(value).ok).toBe(expected === 'valid');
  });
});
