import { GoodsSummary } from '@tongguan/contracts/declarations/v1/events';
import { customsOfficer } from '@tongguan/testing/principals';
import { describe, expect, it } from 'vitest';
import { refusalOf, World } from './clearance-world.ts';

/** By this seed no version of D8 is drawn: the lane is what the rules say. */
const SEED = { CLEARANCE_DRAW_SEED: 'demo-seed-2018-04-25' };
const goods = (hsCode: string) => [GoodsSummary.fromPartial({ itemNo: 1, hsCode, originCountry: 'DEU' })];
const SUMMARY = { step: 'STEP_SUMMARY', goods: goods('847989') } as const;
/** Live fish: quarantine takes part only by the complete commodity code and name of the goods. */
const FISH = { goods: goods('0301999990') };

describe('the case of a two-step declaration', () => {
  it('is released for pick-up by the arrival, waits for the completion, and is released by that', async () => {
    await using world = await World.start(SEED);
    await world.accept('D8', SUMMARY);
    await world.arrive('BILL/D8');
    await world.caughtUp();
    expect(await world.all.case('D8')).toMatchObject({ status: 'PICKUP_RELEASED', step: 'STEP_SUMMARY', releasedAtMs: 0 });
    expect((await world.all.case('D8')).pickupReleasedAtMs).toBe(world.now);
    expect((await refusalOf(world.officer.claim('D8'))).code).toBe('awaits-completion');
    expect(await world.all.queue()).toEqual([]);
    expect(await world.all.ready()).toEqual([]);
    await world.complete('D8');
    await world.complete('D8');
    await world.caughtUp();
    expect(await world.all.case('D8')).toMatchObject({ status: 'RELEASED', step: 'STEP_COMPLETE' });
    const facts = await world.facts('case', 'D8');
    expect(facts.filter((name) => ['casePickupReleased', 'completionOpened', 'caseReleased'].includes(name))).toEqual([
      ...['casePickupReleased', 'completionOpened', 'caseReleased'],
    ]);
  });

  it('asks in the round of the completion customs and who takes part only since then; others have decided', async () => {
    await using world = await World.start(SEED);
    await world.accept('D8', { ...SUMMARY, transportMode: '4', oversize: true });
    await world.arrive('BILL/D8');
    await world.caughtUp();
    const owing = async () => (await world.all.queue()).map(({ authority, step }) => `${authority} ${step ?? ''}`).sort();
    expect(await owing()).toEqual(['road STEP_SUMMARY']);
    const road = world.as({ ...customsOfficer, subject: 'road-1', authority: 'road' });
    await road.claim('D8');
    await road.decide('D8', 'DECISION_KIND_CLEAR', { legalBasis: 'permit' });
    await world.caughtUp();
    expect(await world.all.case('D8')).toMatchObject({ status: 'PICKUP_RELEASED' });
    await world.complete('D8', { ...FISH, transportMode: '4', oversize: true });
    await world.caughtUp();
    expect(await owing()).toContain('quarantine STEP_COMPLETE');
    expect(await owing()).not.toContain('road STEP_COMPLETE');
    const { authorities } = await world.all.case('D8');
    expect(authorities.find(({ authority }) => authority === 'road')?.decision).toBe('CLEAR');
    await world.rebuild('clearance.queue');
    expect(await owing()).toContain('quarantine STEP_COMPLETE');
  });

  it('takes a completion that came first, and begins its round with the pick-up release', async () => {
    await using world = await World.start(SEED);
    await world.accept('D8', SUMMARY);
    await world.complete('D8', FISH);
    await world.caughtUp();
    expect(await world.all.case('D8')).toMatchObject({ status: 'OPEN', step: 'STEP_SUMMARY', holds: ['arrival'] });
    await world.arrive('BILL/D8');
    await world.caughtUp();
    expect(await world.all.case('D8')).toMatchObject({ status: 'OPEN', step: 'STEP_COMPLETE' });
    expect((await world.all.queue()).map(({ authority }) => authority)).toContain('quarantine');
    await world.restart();
    expect((await world.all.case('D8')).holds).toContain('authority:quarantine');
    expect(await world.facts('case', 'D8')).toContain('completionReceived');
  });

  it('is over by a withdrawal that was approved when the pick-up release was not known there', async () => {
    await using world = await World.start(SEED);
    await world.accept('D8', SUMMARY);
    await world.arrive('BILL/D8');
    await world.caughtUp();
    await world.withdraw('D8');
    await world.complete('D8');
    await world.caughtUp();
    expect((await world.all.case('D8')).status).toBe('WITHDRAWN');
  });
});
