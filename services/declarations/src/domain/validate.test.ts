import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, aDeclaration, anItem, codeTables } from '../../test/builders.ts';
import { validate } from './validate.ts';

const keys = [
  'header',
  'items',
  'containers',
  'kept',
  'licenceDocuments',
  'attachedDocuments',
  'trader',
  'vehicleIds',
  'hsCode',
  'quantity',
  'grossWeightKg',
  'oversize',
];
const broken = fc.object({
  key: fc.oneof(fc.constantFrom(...keys), fc.string()),
  maxDepth: 4,
  withBigInt: true,
  withDate: true,
  withNullPrototype: true,
});
const number = fc.oneof(fc.stringMatching(/^-?\d{0,25}(\.\d{0,25})?$/), fc.string());
const text = fc.oneof(fc.constantFrom('', '0', '1', '035', '00', 'I', 'E', 'USD', '5'), number, fc.string({ unit: 'binary' }));
const anyItem = fc.record({
  itemNo: text,
  quantity: number,
  unitPrice: number,
  totalPrice: number,
  firstUnit: text,
  firstQuantity: number,
  unNumber: text,
  vehicleIds: fc.array(text, { maxLength: 3 }),
});
const anyContainer = fc.record({ containerId: text, itemNos: fc.oneof(text, fc.stringMatching(/^(\d,){0,5}\d$/)) });
const party = fc.record({ creditCode: text, customsCode: text });
const charge = fc.record({ mark: text, amount: number, currency: text });
const anyHeader = fc.record({
  direction: text,
  transportMode: text,
  billNo: text,
  declarationNo: text,
  packages: number,
  packageType: text,
  grossWeightKg: number,
  netWeightKg: number,
  trader: party,
  freight: charge,
});
const whole = fc
  .tuple(anyHeader, fc.array(anyItem, { maxLength: 4 }), fc.array(anyContainer, { maxLength: 4 }))
  .map(([header, items, containers]) => aDeclaration({ header, items: items.map(anItem), containers: containers.map(aContainer) }));

const pointerLeadsSomewhere = (path: string): boolean => path === '' || path.startsWith('/');

describe('validation', () => {
  it('answers for any value at all, and every fault has a place and words in both languages', () => {
    fc.assert(
      fc.property(fc.oneof(broken, whole, fc.anything()), (raw) => {
        for (const fault of validate(raw, codeTables).faults) {
          expect(pointerLeadsSomewhere(fault.path)).toBe(true);
          expect(fault.message.zh && fault.message.en && fault.hint.zh && fault.hint.en).toBeTruthy();
        }
      }),
      { numRuns: 400 },
    );
  });
  it('gives the same faults for the same input, and for what it made complete', () => {
    fc.assert(
      fc.property(whole, (content) => {
        const first = validate(content, codeTables);
        expect(validate(structuredClone(content), codeTables)).toEqual(first);
        expect(validate(first.content, codeTables)).toEqual(first);
      }),
      { numRuns: 200 },
    );
  });
  it('tells what is no text, no list and no object by its place', () => {
    const raw = { header: { billNo: 5, trader: 'x', oversize: 'yes' }, items: {}, containers: [null, 7], kept: [] };
    const told = validate(raw, codeTables).faults.filter(({ message }) => message.en.startsWith('must be'));
    expect(told.map(({ path }) => path)).toEqual(['/header/oversize', '/header/billNo', '/header/trader', '/items', '/containers/1']);
  });
  it('refuses more items than the table of limits allows, and looks at no more', () => {
    const items = Array.from({ length: 60 }, (_, n) => anItem({ itemNo: String(n + 1), secondQuantity: '1', hsCode: '1' }));
    const { faults, content } = validate(aDeclaration({ items, containers: [] }), codeTables);
    expect(content.items).toHaveLength(50);
    expect(faults.filter(({ path }) => path === '/items')).toHaveLength(1);
    expect(faults.filter(({ path }) => path.endsWith('/hsCode'))).toHaveLength(50);
  });

  it('bounds what it tells: the longest list says how many more there are', () => {
    const containers = Array.from({ length: 500 }, (_, n) =>
      aContainer({ containerId: `${String(n)}${'长'.repeat(5_000)}`, itemNos: 'x', sharedFlag: '7' }),
    );
    const { faults } = validate(aDeclaration({ containers }), codeTables);
    expect(faults).toHaveLength(501);
    expect(faults.at(-1)).toMatchObject({ rule: 'too-many-faults', path: '', severity: 'SEVERITY_ERROR' });
    expect(Math.max(...faults.map(({ message }) => message.zh.length))).toBeLessThanOrEqual(201);
  });
});
