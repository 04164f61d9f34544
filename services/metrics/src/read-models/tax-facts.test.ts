import { expect, it } from 'vitest';
import { clearanceFact, declarationFact, delivered, MINUTE } from '../../test/builders.ts';
import { joinFacts, momentsOf, unknownCase } from '../domain/case-facts.ts';
import { timesOf } from '../domain/milestones.ts';
import { segmentsOf, sharesOf } from '../domain/stages.ts';
import { factsOf } from './facts.ts';

const at = (text: string): number => Date.parse(`2026-11-25T${text}:00+08:00`);
const of = { declarationId: 'D', caseId: 'D' };

it('the bill and its last settlement give the clock to the trader in between (domain.md section 9, example 4), in whatever order they come', () => {
  const facts = delivered([
    declarationFact('D', at('09:05'), { $case: 'declarationAccepted', value: { declarationId: 'D', submittedAtMs: at('09:00') } }),
    clearanceFact('D', at('03:00'), { $case: 'cargoArrived', value: { ...of, arrivedAtMs: at('03:00') } }),
    clearanceFact('D', at('09:40'), { $case: 'reviewDone', value: of }),
    clearanceFact('D', at('09:40'), { $case: 'taxAssessed', value: of }),
    clearanceFact('D', at('10:00'), { $case: 'taxSettled', value: { ...of, billNo: 'T01' } }),
    clearanceFact('D', at('13:40'), { $case: 'taxSettled', value: { ...of, billNo: 'T02' } }),
    clearanceFact('D', at('13:45'), { $case: 'caseReleased', value: of }),
  ]);
  for (const order of [facts, facts.toReversed()]) {
    const known = order.flatMap((each) => factsOf(each).cases).reduce(joinFacts, unknownCase('D'));
    expect(sharesOf(segmentsOf(timesOf(momentsOf(known, [])), at('03:00'), at('13:45')))).toEqual({
      ...{ b_trader: 360 * MINUTE, c_customs: 5 * MINUTE, d_customs: 35 * MINUTE, e_trader: 240 * MINUTE, g_customs: 5 * MINUTE },
    });
  }
});
