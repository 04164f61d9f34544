import { describe, expect, it } from 'vitest';
import type { Changes } from '../../../test/builders.ts';
import { aContainer, aDeclaration, anItem, codeTables } from '../../../test/builders.ts';
import type { CodeTables } from '../code-tables.ts';
import { validate } from '../validate.ts';

/** What a change makes of a declaration without faults: `rule path`, with a question mark behind warnings. */
function faultsOf(changes: Changes, tables: CodeTables = codeTables): string[] {
  return validate(aDeclaration(changes), tables).faults.map(
    ({ rule, path, severity }) => `${rule} ${path}${severity === 'SEVERITY_WARNING' ? '?' : ''}`,
  );
}
type Case = readonly [name: string, changes: Changes, faults: readonly string[]];
const header = (changes: NonNullable<Changes['header']>): Changes => ({ header: changes });
const item = (changes: NonNullable<Changes['items']>[number]): Changes => ({ items: [anItem(changes)] });
const container = (changes: NonNullable<Changes['containers']>[number]): Changes => ({ containers: [aContainer(changes)] });
const packed = { dangerousName: 'FIREWORKS', dangerousPackageType: '2' };
/** Terms that ask for no charge. */
const charged = (changes: NonNullable<Changes['header']>): Changes => header({ terms: '5', ...changes });
const party = (creditCode: string, customsCode = '4301910009') => ({ creditCode, customsCode, name: 'x' });

const tables: Readonly<Record<string, readonly Case[]>> = {
  shape: [
    ['nothing is wrong', {}, []],
    ['a required text is missing', header({ billNo: '' }), ['shape /header/billNo']],
    ['a bill number has all that it may', header({ billNo: '1A-B_C./*' }), []],
    ['a bill number is written small', header({ billNo: 'abc1' }), ['shape /header/billNo']],
    ['a bill number is written wide', header({ billNo: 'ＡＢ１' }), ['shape /header/billNo']],
    ['a bill number has a blank in it', header({ billNo: 'AB 1' }), ['shape /header/billNo']],
    ['a bill number is too long', header({ billNo: 'A'.repeat(33) }), ['shape /header/billNo']],
    [
      'the trader has no code and no name',
      header({ trader: {} }),
      ['shape /header/trader/creditCode', 'shape /header/trader/customsCode', 'shape /header/trader/name'],
    ],
    [
      'an import names no port of departure',
      header({ departurePort: '', goodsPlace: '' }),
      ['shape /header/departurePort', 'shape /header/goodsPlace'],
    ],
    ['an export needs neither', header({ direction: 'E', terms: '3', departurePort: '', goodsPlace: '' }), []],
    ['a direction is neither I nor E', header({ direction: 'X' }), ['shape /header/direction']],
    ['an office has 3 digits', header({ customsOffice: '490' }), ['shape /header/customsOffice']],
    ['a date does not exist', header({ movementDate: '20180231' }), ['shape /header/movementDate']],
    ['a country is numeric', header({ tradingCountry: '142' }), ['shape /header/tradingCountry']],
    ['a mode is a letter', header({ transportMode: 'Y' }), []],
    ['a text is too long', header({ contractNo: 'x'.repeat(33) }), ['shape /header/contractNo']],
    ['a length counts characters, not bytes', header({ goodsPlace: '长'.repeat(100) }), []],
    ['a text has control characters', header({ remarks: 'a\u0000b' }), ['shape /header/remarks']],
    ['packages are no whole number', header({ packages: '1.5' }), ['shape /header/packages']],
    ['a weight has six places', header({ grossWeightKg: '12850.000001' }), ['shape /header/grossWeightKg']],
    ['zeros at the end are no places', header({ grossWeightKg: '12850.0000000' }), []],
    ['a weight is zero', header({ netWeightKg: '0', grossWeightKg: '1' }), ['shape /header/netWeightKg', 'V12 /header/netWeightKg']],
    [
      'a weight has a sign or an exponent',
      header({ grossWeightKg: '-1', netWeightKg: '1e4' }),
      ['shape /header/grossWeightKg', 'shape /header/netWeightKg'],
    ],
    ['a number has more than 19 digits', header({ grossWeightKg: '123456789012345' }), ['shape /header/grossWeightKg']],
    ['promises have 2 characters', header({ promises: '00' }), ['shape /header/promises']],
    ['there are no items', { items: [], containers: [] }, ['shape /items']],
    ['an HS code has 6 digits', item({ hsCode: '390230' }), ['shape /items/0/hsCode']],
    [
      'legal unit and quantity are missing',
      item({ firstQuantity: '', firstUnit: '' }),
      ['shape /items/0/firstQuantity', 'shape /items/0/firstUnit'],
    ],
    ['a price has five places', item({ unitPrice: '84500.00001' }), ['shape /items/0/unitPrice']],
    ['two items have one number', { items: [anItem({ secondQuantity: '1' }), anItem({ secondQuantity: '1' })] }, ['shape /items/1/itemNo']],
    [
      'items of a container are badly written',
      container({ itemNos: '1;2' }),
      ['shape /containers/0/itemNos', 'V11 /containers/0/itemNos', 'V11 /items/0/itemNo'],
    ],
  ],
  V01: [
    ['the number agrees', header({ declarationNo: '490520181000000017', declaredDate: '20180511' }), []],
    ['it has no form', header({ declarationNo: '4905' }), ['V01 /header/declarationNo']],
    ['it is of another office', header({ declarationNo: '490220181000000017' }), ['V01 /header/declarationNo']],
    ['it is of an export', header({ declarationNo: '490520180000000017' }), ['V01 /header/declarationNo']],
    ['it is of another year', header({ declarationNo: '490520191000000017', declaredDate: '20180511' }), ['V01 /header/declarationNo']],
    [
      'all three differ',
      header({ declarationNo: '490220190000000017', declaredDate: '20180511' }),
      Array(3).fill('V01 /header/declarationNo') as string[],
    ],
  ],
  V02: [
    ['gross equals net', header({ grossWeightKg: '11600', netWeightKg: '11600.00000' }), []],
    ['gross is a little below net', header({ grossWeightKg: '11599.99999' }), ['V02 /header/grossWeightKg']],
    [
      'both are below a kilogram',
      { ...header({ grossWeightKg: '0.9', netWeightKg: '0.5' }), ...item({ secondQuantity: '0.5' }) },
      ['V02 /header/grossWeightKg?', 'V02 /header/netWeightKg?'],
    ],
  ],
  V04: [
    ['a total has its currency', charged({ freight: { mark: '3', amount: '10', currency: 'USD' } }), []],
    ['a total has no currency', charged({ freight: { mark: '3', amount: '10' } }), ['V04 /header/freight/currency']],
    ['a unit price has no currency', charged({ insurance: { mark: '2', amount: '10' } }), ['V04 /header/insurance/currency']],
    ['a rate has a currency', charged({ otherCosts: { mark: '1', amount: '0.3', currency: 'USD' } }), ['V04 /header/otherCosts/currency']],
    ['a rate stands alone', charged({ insurance: { mark: '1', amount: '0.3' } }), []],
    ['a mark has no amount', charged({ freight: { mark: '1' } }), ['V04 /header/freight/amount']],
    ['an amount has no mark', charged({ freight: { amount: '5' } }), ['V04 /header/freight/mark']],
    ['a zero without a mark says nothing', charged({ freight: { amount: '0.0000' } }), []],
  ],
  V05: [
    ['total is exact', item({ quantity: '12', firstQuantity: '12', unitPrice: '2150.5', totalPrice: '25806.00' }), []],
    ['the price was rounded', item({ quantity: '126640', firstQuantity: '126640', unitPrice: '0.0544', totalPrice: '6885.82' }), []],
    ['just at the tolerance', item({ quantity: '100', firstQuantity: '100', unitPrice: '1', totalPrice: '100.01' }), []],
    [
      'a cent beyond it',
      item({ quantity: '100', firstQuantity: '100', unitPrice: '1', totalPrice: '100.02' }),
      ['V05 /items/0/totalPrice'],
    ],
    [
      'numbers wider than floats',
      item({ quantity: '99999999999999.99999', firstQuantity: '99999999999999.99999', unitPrice: '1', totalPrice: '99999999999999999' }),
      ['V05 /items/0/totalPrice'],
    ],
  ],
  V11: [
    ['no containers at all', { containers: [] }, []],
    [
      'a container carries nothing',
      { containers: [aContainer(), aContainer({ containerId: 'CSNU2000015', itemNos: '' })] },
      ['V11 /containers/1/itemNos'],
    ],
    ['it names an item that is not there', container({ itemNos: '1,2' }), ['V11 /containers/0/itemNos']],
    ['an item is in none', { items: [anItem(), anItem({ itemNo: '2', secondQuantity: '1' })] }, ['V11 /items/1/itemNo']],
    ['numbers are written with zeros before', container({ itemNos: '01' }), []],
    ['a container is listed twice', { containers: [aContainer(), aContainer()] }, ['V11 /containers/1/containerId']],
  ],
  V12: [
    ['items weigh as much as the head says', item({ secondQuantity: '11600' }), []],
    ['items weigh more', item({ secondQuantity: '11600.00001' }), ['V12 /header/netWeightKg']],
    ['tonnes count a thousand', item({ hsCode: '8457109000', secondQuantity: '11.7', secondUnit: '070' }), ['V12 /header/netWeightKg']],
    ['bulk is one package', header({ packageType: '00' }), ['V12 /header/packages']],
    ['bulk is one package, as it should be', header({ packageType: '00', packages: '1' }), []],
  ],
  'container numbers': [
    ['a check digit is wrong', container({ containerId: 'ZIMU1234567' }), ['container-number /containers/0/containerId']],
    ['it is none', container({ containerId: '666666' }), ['container-number /containers/0/containerId']],
  ],
  'credit codes': [
    ['a check character is wrong', header({ trader: party('91430100MA4L00011J') }), ['credit-code /header/trader/creditCode']],
    ['it is too short', header({ declarant: party('91430100') }), ['credit-code /header/declarant/creditCode']],
    ['the organisation code within is wrong', header({ trader: party('91440300MA5XXXX103') }), ['credit-code /header/trader/creditCode?']],
  ],
  'customs codes': [
    [
      'a trader has nine characters',
      header({ trader: party('91430100MA4L00011K', 'MA4L00011') }),
      ['customs-code /header/trader/customsCode'],
    ],
    ['an owner gives its organisation code', header({ owner: party('', 'MA4L0002X') }), []],
    ['with a wrong check character', header({ owner: party('', 'MA4L00021') }), ['customs-code /header/owner/customsCode?']],
  ],
  'air bills': [
    ['a master is right', header({ transportMode: '5', billNo: '999-12345675' }), []],
    ['a master is wrong', header({ transportMode: '5', billNo: '99912345676' }), ['air-bill /header/billNo']],
    ['a house bill stands behind it', header({ transportMode: '5', billNo: '999-12345676_H1' }), ['air-bill /header/billNo?']],
    ['a house bill alone is free text', header({ transportMode: '5', billNo: 'HAWB1' }), []],
    ['by rail the same text is no waybill', header({ billNo: '99912345676' }), []],
  ],
  'UN numbers': [
    ['with and without letters', { items: [anItem({ unNumber: 'UN0335', ...packed })] }, []],
    ['three digits', item({ unNumber: 'UN335', ...packed }), ['un-number /items/0/unNumber']],
  ],
  VINs: [
    ['right', item({ vehicleIds: ['1M8GDM9AXKP042788'] }), []],
    ['wrong, from Germany', item({ vehicleIds: ['1M8GDM9A1KP042788'] }), ['vehicle-number /items/0/vehicleIds/0?']],
    ['wrong, from China', item({ vehicleIds: ['1M8GDM9A1KP042788'], originCountry: 'CHN' }), ['vehicle-number /items/0/vehicleIds/0']],
    [
      'too short, and a repeat',
      item({ vehicleIds: ['X', '1M8GDM9AXKP042788', '1M8GDM9AXKP042788'] }),
      ['vehicle-number /items/0/vehicleIds/0', 'vehicle-number /items/0/vehicleIds/2'],
    ],
  ],
  'code tables': [
    ['an unverified table only warns', header({ tradeMode: '9999' }), ['code-table /header/tradeMode?']],
    ['a code of a wrong form is told once', header({ tradeMode: 'ABCD' }), ['shape /header/tradeMode']],
  ],
};

describe.each(Object.entries(tables))('%s', (_rule, cases) => {
  it.each(cases)('%s', (_name, changes, expected) => {
    expect(faultsOf(changes)).toEqual(expected);
  });
});

describe('code tables that were checked against the official ones', () => {
  it('refuse what they do not have', () => {
    const { tables } = codeTables;
    const verified: CodeTables = {
      ...codeTables,
      tables: { ...tables, 'trade-modes': { ...tables['trade-modes'], unknownCode: 'error' } },
    };
    expect(faultsOf(header({ tradeMode: '9999' }), verified)).toEqual(['code-table /header/tradeMode']);
  });
});

describe('hints', () => {
  it('say what to write', () => {
    const { faults } = validate(aDeclaration(item({ totalPrice: '1.00' })), codeTables);
    expect(faults[0]?.hint.en).toContain('169000.00');
  });
});
