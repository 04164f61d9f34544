import { describe, expect, it } from 'vitest';
import { aContainer, aDeclaration, anItem, BROKER, codeTableSet } from '../../../test/builders.ts';
import { tablesOn } from '../code-tables.ts';
import type { CompleteContent } from '../content.ts';
import { declaration, recordInspected, recordInspectionOrdered, recordReview, submit } from '../declaration.ts';
import type { DeclarationState } from '../declaration.ts';
import type { DeclarationsEvent } from '../events.ts';
import { isError } from '../fault.ts';
import { validate } from '../validate.ts';
import { agreementOf } from './agree.ts';
import { completeDeclaration } from './complete.ts';
import { completionDeadline } from './deadline.ts';
import { recordPickupReleased, recordSupplementAsked } from './record-two-step.ts';
import { validateSummary } from './validate-summary.ts';

const tables = tablesOn(codeTableSet, '2026-11-25');
const none = { controlled: false, inspected: false, taxed: false, guaranteeNo: '' };

/** What the nine items and the logistics are, and nothing else. */
const aSummary = (item: object = {}, header: object = {}): CompleteContent => {
  const { trader, declarant } = aDeclaration().header;
  const empty = { mark: '', amount: '', currency: '' };
  const bare = { itemNo: '1', hsCode: '845710', name: '立式加工中心', quantity: '2', unit: '001', totalPrice: '169000.00' };
  return {
    ...aDeclaration({ items: [], containers: [] }),
    header: {
      ...({
        ...{ direction: 'I', customsOffice: '4905', portOffice: '4905', transportMode: '3', conveyanceName: 'X8074', billNo: 'B1' },
        ...{ tradeMode: '0110', grossWeightKg: '12850', trader, declarant, freight: empty, insurance: empty, otherCosts: empty },
      } as unknown as CompleteContent['header']),
      ...header,
    },
    items: [{ ...bare, currency: 'EUR', originCountry: 'DEU', vehicleIds: [], ...item }] as unknown as CompleteContent['items'],
  };
};
const pathsOf = (content: unknown, statement = none): readonly string[] =>
  validateSummary(content, statement, tables).faults.filter(isError).map(({ path }) => path); // prettier-ignore

describe('a summary', () => {
  it('is right with the nine items and the logistics where nothing is controlled, inspected or taxed', () => {
    expect(pathsOf(aSummary())).toEqual([]);
    const boxed = { ...aSummary(), containers: [{ ...aContainer(), itemNos: '' }] };
    expect(pathsOf(boxed)).toEqual([]);
    expect(pathsOf(boxed, { ...none, controlled: true })).toContain('/containers/0/itemNos');
  });
  it.each([
    [{ ...none, controlled: true }, ['/licenceDocuments']],
    [{ ...none, inspected: true }, ['/items/0/hsCode', '/items/0/ciqCode', '/items/0/goodsAttributes', '/items/0/purpose']],
    [{ ...none, taxed: true }, ['/guaranteeNo']],
    [{ ...none, taxed: true, guaranteeNo: 'G1' }, []],
  ])('needs what its flags demand: %j', (statement, paths) => {
    expect(pathsOf(aSummary(), statement)).toEqual(paths);
  });
  it('tells every missing item at once, and none of what only the complete declaration has', () => {
    const paths = pathsOf({ header: { direction: 'I' }, items: [{}], containers: [] });
    expect(paths).toEqual(
      expect.arrayContaining([
        '/header/customsOffice',
        '/header/trader/creditCode',
        '/header/billNo',
        '/items/0/hsCode',
        '/items/0/originCountry',
      ]),
    );
    expect(paths).not.toContain('/header/terms');
    expect(paths).not.toContain('/header/netWeightKg');
    expect(pathsOf({})).toContain('/items');
  });
  it('still has to be right in what it states', () => {
    expect(pathsOf(aSummary({ quantity: 'two', hsCode: '84x' }))).toEqual(expect.arrayContaining(['/items/0/hsCode', '/items/0/quantity']));
    expect(pathsOf(aSummary({}, { direction: 'E' }))).toContain('/header/direction');
    expect(pathsOf({ ...aSummary(), containers: [aContainer({ containerId: 'TBJU1000017' })] })).toContain('/containers/0/containerId');
  });
  it('stays without an answer that throws, whatever comes', () => {
    for (const raw of [undefined, null, 7, 'x', [], { items: 'x', header: [], licenceDocuments: [null] }])
      expect(pathsOf(raw, { ...none, controlled: true, inspected: true, taxed: true }).length).toBeGreaterThan(0);
  });
});

describe('a complete declaration against its summary', () => {
  const complete = aDeclaration({ header: { billNo: 'B1' }, items: [anItem()], containers: [] });
  it('agrees where it only goes on: a longer commodity code and what was left open', () => {
    expect(agreementOf(aSummary(), complete, tables)).toEqual({ differences: [], faults: [] });
    expect(validate(complete, tables).faults.filter(isError)).toEqual([]);
  });
  it('agrees where a number only has other zeros: 2 is 2.00000', () => {
    const { differences, faults } = agreementOf(aSummary({ quantity: '2.00000' }), complete, tables);
    expect({ differences, faults }).toEqual({ differences: [], faults: [] });
  });
  it('tells another text, though as a number it would be the same', () => {
    const { differences } = agreementOf(aSummary({ name: '1.0' }), aDeclaration({ items: [anItem({ name: '1' })] }), tables);
    expect(differences.map(({ path }) => path)).toContain('/items/0/name');
  });
  it('tells another quantity as a warning with both values', () => {
    const { differences, faults } = agreementOf(aSummary({ quantity: '3' }), complete, tables);
    expect(differences).toMatchObject([{ path: '/items/0/quantity', before: '3', after: '2' }]);
    expect(faults).toMatchObject([{ rule: 'summary-differs', severity: 'SEVERITY_WARNING', path: '/items/0/quantity' }]);
  });
  it('is refused with another bill, trader or container than the goods were handed out on', () => {
    const other = aDeclaration({ header: { billNo: 'B2', trader: { creditCode: BROKER } }, containers: [aContainer()] });
    const summary = { ...aSummary(), containers: [aContainer({ containerId: 'TBJU1000021' })] } as CompleteContent;
    const errors = agreementOf(summary, other, tables).faults.filter(isError);
    expect(errors.map(({ path }) => path).sort()).toEqual(['/containers/0/containerId', '/header/billNo', '/header/trader/creditCode']);
  });
});

describe('the last day', () => {
  const at = Date.UTC(2026, 10, 25, 20); // 26 November, 04:00 in China
  it('is 14 days after the declared entry, to the end of the day in China', () => {
    const { completeByMs } = completionDeadline(codeTableSet, { movementDate: '20261120', arrivedAtMs: at, nowMs: at });
    expect(new Date(completeByMs).toISOString()).toBe('2026-12-04T15:59:59.999Z');
  });
  it('runs from the arrival where no entry was declared', () => {
    const { completeByMs, enteredAtMs } = completionDeadline(codeTableSet, { movementDate: '', arrivedAtMs: at, nowMs: at + 5 });
    expect(enteredAtMs).toBe(at);
    expect(new Date(completeByMs).toISOString()).toBe('2026-12-10T15:59:59.999Z');
  });
});

describe('foreign facts', () => {
  const NOW = 1_780_000_000_000;
  const told = { declarationId: 'id', declarationNo: '490520261000000001', contentDigest: 'd', company: BROKER, sample: true };
  const filed = submit(declaration.initial, { ...told, codeTablesVersion: 'v', content: aSummary(), summary: none }, NOW);
  const of = (place: number, step: 'STEP_SUMMARY' | 'STEP_COMPLETE') => ({ occurredAtMs: NOW + place, source: 'customs', step });
  const completing = { content: aDeclaration(), contentDigest: 'c', company: BROKER, codeTablesVersion: 'v', duty: undefined };
  type Decide = (state: DeclarationState) => readonly DeclarationsEvent[] | { readonly refusal: string };
  const facts: readonly Decide[] = [
    (state) => recordReview(state, of(1, 'STEP_SUMMARY')),
    (state) => recordInspectionOrdered(state, 'customs', of(2, 'STEP_SUMMARY')),
    (state) => recordInspected(state, 'customs', of(3, 'STEP_SUMMARY')),
    (state) => recordSupplementAsked(state, { authority: 'customs', reason: 'r' }, of(4, 'STEP_SUMMARY')),
    (state) => recordPickupReleased(state, { enteredAtMs: NOW, completeByMs: NOW + 100 }, of(5, 'STEP_SUMMARY')),
    (state) => recordReview(state, of(7, 'STEP_COMPLETE')),
  ];
  const orders = (of: readonly Decide[]): readonly (readonly Decide[])[] =>
    of.length === 0 ? [[]] : of.flatMap((first, place) => orders(of.toSpliced(place, 1)).map((rest) => [first, ...rest]));

  it('come to the same in every order', () => {
    const completed = played(filed, (state) => completeDeclaration(state, completing, NOW + 6));
    const results = new Set(orders(facts).map((order) => JSON.stringify(order.reduce(step, completed))));
    expect(results.size).toBe(1);
    expect([...results][0]).toContain('"status":"REVIEWED"');
  });

  function step(state: DeclarationState, decide: Decide): DeclarationState {
    const decided = decide(state);
    if ('refusal' in decided) throw new Error(decided.refusal);
    return decided.reduce(declaration.evolve, state);
  }
  function played(begun: typeof filed, decide: Decide): DeclarationState {
    if ('refusal' in begun) throw new Error(begun.refusal);
    return step(begun.reduce(declaration.evolve, declaration.initial), decide);
  }
});
