import { describe, expect, it } from 'vitest';
import type { Changes } from '../../../test/builders.ts';
import { aContainer, aDeclaration, anItem, BROKER, codeTables, codeTableSet, IMPORTER } from '../../../test/builders.ts';
import { tablesOn } from '../code-tables.ts';
import type { CodeTables } from '../code-tables.ts';
import type { CompleteContent } from '../content.ts';
import { validate } from '../validate.ts';

type More = Partial<Pick<CompleteContent, 'licenceDocuments' | 'kept'>>;
type Case = readonly [name: string, changes: Changes, faults: readonly string[], more?: More, tables?: CodeTables];

function faultsOf(changes: Changes, more: More, tables: CodeTables): string[] {
  return validate({ ...aDeclaration(changes), ...more }, tables).faults.map(
    ({ rule, path, severity }) => `${rule} ${path}${severity === 'SEVERITY_WARNING' ? '?' : ''}`,
  );
}
const on = (day: string): CodeTables => tablesOn(codeTableSet, day);
const header = (changes: NonNullable<Changes['header']>): Changes => ({ header: changes });
const item = (changes: NonNullable<Changes['items']>[number]): Changes => ({ items: [anItem(changes)] });
const total = (amount: string) => ({ mark: '3', amount, currency: 'USD' });
const documents = (...codes: string[]): More => ({ licenceDocuments: codes.map((code) => ({ code, number: 'x1' })) });
const exported = { direction: 'E', terms: '3', departurePort: '', goodsPlace: '' };
const entered = { movementDate: '20180510' };
/** An item of which the tariff has one legal unit, kilograms. */
const kilograms = (hsCode: string) => ({ hsCode, unit: '035', firstUnit: '035', secondUnit: '', secondQuantity: '' });

const cases: Readonly<Record<string, readonly Case[]>> = {
  V03: [
    ['CIF import without charges', header({ terms: '1' }), []],
    ['CIF import with freight', header({ terms: '1', freight: total('1') }), ['V03 /header/freight']],
    ['a zero is no charge', header({ terms: '1', freight: { amount: '0.0000' } }), []],
    ['FOB import without charges', header({ terms: '3' }), ['V03 /header/freight', 'V03 /header/insurance']],
    ['FOB import with both', header({ terms: '3', freight: total('9'), insurance: { mark: '1', amount: '0.3' } }), []],
    ['C&F import wants insurance only', header({ terms: '2', freight: total('9') }), ['V03 /header/freight', 'V03 /header/insurance']],
    ['EXW import is doubtful', header({ terms: '7' }), ['V03 /header/freight?', 'V03 /header/insurance?']],
    ['CIF export wants both', header({ ...exported, terms: '1', insurance: total('1') }), ['V03 /header/freight']],
    [
      'C&F export wants freight only',
      header({ ...exported, terms: '2', freight: total('1'), insurance: total('1') }),
      ['V03 /header/insurance'],
    ],
    ['FOB export wants none', header({ ...exported }), []],
    ['goods of a zone that do not cross the border', header({ terms: '3', transportMode: 'Y' }), []],
  ],
  V06: [
    ['the units are those of the tariff', {}, []],
    ['the first is another', item({ firstUnit: '006' }), ['V06 /items/0/firstUnit?']],
    ['the second is missing', item({ secondUnit: '', secondQuantity: '' }), ['V06 /items/0/secondUnit?']],
    [
      'there is a second too many',
      item({ ...kilograms('8466930090'), secondUnit: '001', secondQuantity: '1' }),
      ['V06 /items/0/secondUnit?'],
    ],
    ['a line that the table lacks', item({ hsCode: '8457109000', secondUnit: '', secondQuantity: '' }), []],
    ['one unit, two quantities', item({ firstQuantity: '3' }), ['V06 /items/0/firstQuantity']],
    ['one unit, written otherwise', item({ firstQuantity: '2.00000' }), []],
    ['a second quantity without a unit', item({ hsCode: '8457109000', secondUnit: '' }), ['V06 /items/0/secondUnit']],
    ['a second unit without a quantity', item({ secondQuantity: '' }), ['V06 /items/0/secondQuantity']],
    ['a zero in place of nothing', item({ hsCode: '8457109000', secondUnit: '', secondQuantity: '0.0000' }), []],
  ],
  V07: [
    ['goods without a condition', {}, []],
    [
      'a licence and the clearance form of those days are missing',
      item(kilograms('1201901100')),
      ['V07 /items/0/hsCode?', 'V07 /items/0/hsCode?', 'V18 /items/0/hsCode?'],
    ],
    ['the clearance form has gone since', item(kilograms('1201901100')), ['V18 /items/0/hsCode?'], documents('7'), on('2018-06-01')],
    ['both are listed', item(kilograms('1201901100')), ['V18 /items/0/hsCode?'], documents('7', 'A')],
    ['an export does not ask for it', { ...header(exported), ...item(kilograms('1201901100')) }, ['V07 /items/0/hsCode?']],
    ['an export asks for the ledger instead', { ...header(exported), ...item(kilograms('1201901100')) }, [], documents('B')],
    ['forbidden goods', item(kilograms('3915100000')), ['V07 /items/0/hsCode?']],
    [
      'a licence number in the head',
      { ...header({ ...exported, licenceNo: '26-AA-1' }), ...item({ hsCode: '8703809000', unit: '003', firstUnit: '003' }) },
      [],
      {},
      on('2026-06-30'),
    ],
    [
      'a condition of 2026',
      { ...header(exported), ...item({ hsCode: '8703809000', unit: '003', firstUnit: '003' }) },
      ['V07 /items/0/hsCode?'],
      {},
      on('2026-06-30'),
    ],
    [
      'was none before',
      { ...header(exported), ...item({ hsCode: '8703809000', unit: '003', firstUnit: '003' }) },
      [],
      {},
      on('2025-12-31'),
    ],
  ],
  V08: [
    ['general trade', header({ tradeMode: '0110', levyNature: '101' }), []],
    ['a nature of another mode', header({ levyNature: '502' }), ['V08 /header/levyNature?']],
    ['a duty mode that does not fit', item({ dutyMode: '3' }), ['V08 /items/0/dutyMode?']],
    ['a mode without a row is not judged', { ...header({ tradeMode: '5034' }), ...item({ dutyMode: '3' }) }, []],
  ],
  V09: [
    [
      'a manual of its mode, with lines',
      { ...header({ manualNo: 'C49011800001', tradeMode: '0615', levyNature: '503' }), ...item({ accountLine: '1', dutyMode: '3' }) },
      [],
    ],
    [
      'a manual of another mode, without lines',
      { ...header({ manualNo: 'B49011800001', tradeMode: '0615', levyNature: '503' }), ...item({ dutyMode: '3' }) },
      ['V09 /header/manualNo?', 'V09 /items/0/accountLine?'],
    ],
    ['a letter that is no account', { ...header({ manualNo: 'Q49011800001' }), ...item({ accountLine: '1' }) }, ['V09 /header/manualNo?']],
    [
      'processing without a manual',
      { ...header({ tradeMode: '0214', levyNature: '502' }), ...item({ dutyMode: '3' }) },
      ['V09 /header/manualNo?'],
    ],
    ['a zone account with any mode', { ...header({ manualNo: 'T4901W000001', tradeMode: '5034' }), ...item({ accountLine: '1' }) }, []],
  ],
  V10: [
    ['a train', header({ conveyanceName: 'X8074' }), []],
    ['no train', header({ conveyanceName: '' }), ['V10 /header/conveyanceName?']],
    ['a wagon', header({ conveyanceName: '338735330676' }), []],
    ['a wagon with a wrong digit', header({ conveyanceName: '338735330677' }), ['V10 /header/conveyanceName?']],
    ['a wide-gauge wagon with a wrong digit', header({ conveyanceName: '44679257' }), ['V10 /header/conveyanceName?']],
    ['a vessel without a voyage', header({ transportMode: '2', conveyanceName: 'XIANGSHUI 108' }), ['V10 /header/voyageNo?']],
    ['a vessel by its number', header({ transportMode: '2', conveyanceName: 'UN9811000', voyageNo: '1' }), []],
    [
      'a vessel by a wrong number',
      header({ transportMode: '2', conveyanceName: 'UN9811001', voyageNo: '1' }),
      ['V10 /header/conveyanceName?'],
    ],
    ['a flight', header({ transportMode: '5', conveyanceName: 'CZ3001', billNo: 'HAWB1' }), []],
    ['no flight', header({ transportMode: '5', conveyanceName: 'XIANGSHUI', billNo: 'HAWB1' }), ['V10 /header/conveyanceName?']],
    ['mail has no conveyance', header({ transportMode: '6', conveyanceName: '' }), []],
  ],
  V13: [
    ['one company, one pair', {}, []],
    [
      'one credit code with two customs codes',
      header({ owner: { creditCode: IMPORTER, customsCode: '4301910009', name: 'x' } }),
      ['V13 /header/owner/customsCode?'],
    ],
    [
      'one customs code with two credit codes',
      header({ owner: { creditCode: BROKER, customsCode: '4301910001', name: 'x' } }),
      ['V13 /header/owner/creditCode?', 'V13 /header/declarant/customsCode?'],
    ],
    ['an organisation code says nothing', header({ owner: { creditCode: IMPORTER, customsCode: 'MA4L0002X', name: 'x' } }), []],
  ],
  V14: [
    [
      'RCEP with goods of Japan',
      item({ originCountry: 'JPN' }),
      [],
      { licenceDocuments: [{ code: 'Y', number: '<22>J1' }] },
      on('2026-05-20'),
    ],
    [
      'RCEP with goods of Germany',
      {},
      ['V14 /licenceDocuments/0/number?'],
      { licenceDocuments: [{ code: 'Y', number: '<22>J1' }] },
      on('2022-05-20'),
    ],
    [
      'RCEP before it was',
      item({ originCountry: 'JPN' }),
      ['V14 /licenceDocuments/0/number?'],
      { licenceDocuments: [{ code: 'Y', number: '<22>J1' }] },
    ],
    ['a proof without its agreement', {}, ['V14 /licenceDocuments/0/number?'], documents('Y')],
    ['an export', header(exported), [], documents('Y')],
  ],
  V15: [
    ['fireworks without a number', { ...header(exported), ...item(kilograms('3604100000')) }, ['V15 /items/0/unNumber?'], documents('B')],
    [
      'fireworks that are no dangerous chemical',
      { ...header(exported), ...item({ ...kilograms('3604100000'), notDangerousFlag: '1' }) },
      [],
      documents('B'),
    ],
    [
      'a number without name and package',
      item({ unNumber: 'UN3480' }),
      ['V15 /items/0/dangerousName?', 'V15 /items/0/dangerousPackageType?'],
    ],
    ['a number with both', item({ unNumber: 'UN3480', dangerousName: 'BATTERIES', dangerousPackageType: '2' }), []],
  ],
  V16: [
    ['containers as heavy as the head', { containers: [aContainer({ goodsWeightKg: '12850' })] }, []],
    ['containers heavier than the head', { containers: [aContainer({ goodsWeightKg: '12850.00001' })] }, ['V16 /header/grossWeightKg?']],
  ],
  V17: [
    ['on the fourteenth day', header(entered), [], {}, on('2018-05-24')],
    ['a day later', header(entered), ['V17 /header/movementDate?'], {}, on('2018-05-25')],
    ['in advance', header({ movementDate: '20180601' }), []],
    ['an export', header({ ...exported, ...entered }), [], {}, on('2018-07-01')],
    ['a day that does not exist is told once', header({ movementDate: '20180231' }), ['shape /header/movementDate'], {}, on('2018-07-01')],
  ],
  V18: [
    ['meat at Chenglingji', { ...header({ portOffice: '4902' }), ...item(kilograms('0207142200')) }, [], documents('7', 'A')],
    ['meat at Xingsha', item(kilograms('0207142200')), ['V18 /items/0/hsCode?'], documents('7', 'A')],
    ['another line of the category', item({ ...kilograms('0203210000') }), ['V18 /items/0/hsCode?']],
    ['an export', { ...header(exported), ...item(kilograms('0203210000')) }, []],
    ['an office whose sites are not known', { ...header({ portOffice: '2200' }), ...item(kilograms('0203210000')) }, []],
  ],
  V19: [
    ['bonded e-commerce without an account', header({ tradeMode: '1210' }), ['V19 /header/manualNo?']],
    ['with one', { ...header({ tradeMode: '1210', manualNo: 'T4901W000001' }), ...item({ accountLine: '1' }) }, []],
  ],
  V20: [
    ['a bonded list', {}, [], { licenceDocuments: [{ code: 'a', number: 'QD311124E000098849' }] }],
    ['a number that is none', {}, ['V20 /licenceDocuments/0/number?'], { licenceDocuments: [{ code: 'a', number: 'Z3111' }] }],
    [
      'related numbers',
      {},
      ['V20 /kept/0/value?', 'V20 /kept/1/value?'],
      {
        kept: [
          { path: 'DecFreeTxt/RelId', value: '4905' },
          { path: 'DecFreeTxt/RelManNo', value: 't1' },
          { path: 'DecFreeTxt/BonNo', value: 'free' },
        ],
      },
    ],
  ],
};

describe.each(Object.entries(cases))('%s', (_rule, ofRule) => {
  it.each(ofRule.map(([name, changes, faults, more = {}, tables = codeTables]) => ({ name, changes, faults, more, tables })))(
    '$name',
    ({ changes, faults, more, tables }) => {
      expect(faultsOf(changes, more, tables)).toEqual(faults);
    },
  );
});
