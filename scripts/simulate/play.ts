import type { SimulatedClock } from '@tongguan/runtime/simulated-clock';
import { Agenda } from './agenda.ts';
import { byImporter, playBank } from './bank.ts';
import { planArrival, planDeparture, planPickUp } from './carrier.ts';
import { consignmentAt } from './declaration.ts';
import { planEnterFirst } from './enter-first.ts';
import { ACCOUNT_HS_CODE, intoZone, openAccount, planZoneEntry } from './keeper.ts';
import { playOfficer } from './officer.ts';
import { OFFICE, SHIFTS, startOfDay } from './office-hours.ts';
import { chanceFrom } from './random.ts';
import type { Chance } from './random.ts';
import { HOUR_MS } from './stage.ts';
import type { Stage } from './stage.ts';
import { emptyTally } from './tally.ts';
import type { Tally } from './tally.ts';
import { playTaxOffice } from './tax-office.ts';
import { planFiling, whenReleased } from './trader.ts';
import { planTwoStep } from './two-step.ts';
import { callerFor } from './window.ts';
import type { WindowAddress } from './window.ts';

const DAY_MS = 24 * HOUR_MS;

/** Imports in two steps each day, beside the others. */
const SUMMARIES = 4;

export interface PlayOptions {
  readonly address: WindowAddress;
  readonly clock: SimulatedClock;
  /** Everything committed has been handled, so that the next action finds the world as it would be then. */
  readonly whenCaughtUp: () => Promise<void>;
  readonly realNow: () => number;
  readonly seed: number;
  /** Consignments of a full day. */
  readonly perDay: number;
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Where a play of so many days begins: at midnight in Shanghai, so that the last day is the one before now. */
export function startOfPlay(days: number, realNow: number): number {
  return startOfDay(realNow) - days * DAY_MS;
}

/**
 * Plays the offices of Changsha through the public API from the clock's time to the present. The clock jumps from one due
 * action to the next once everything has caught up. What is due later stays undone: the queue of the present is not empty.
 */
export async function play(options: PlayOptions): Promise<Tally> {
  const { clock, address, realNow, signal } = options;
  const startedAt = clock.now();
  const callers = new Map<string, ReturnType<typeof callerFor>>();
  const stage: Stage = {
    agenda: new Agenda(),
    chance: chanceFrom(options.seed),
    tally: emptyTally(),
    now: () => clock.now(),
    as(user) {
      const caller = callers.get(user) ?? callerFor(user, address, realNow);
      callers.set(user, caller);
      return caller;
    },
  };
  // a chance of its own: what the bank and its client do changes nothing else of the day
  const ofBank = chanceFrom(options.seed + 0x7a78);
  const afterwards = chanceFrom(options.seed + 0x6c66);
  const ofSummaries = chanceFrom(options.seed + 0x7473);
  await openAccount(stage);
  for (let day = startedAt; day < realNow(); day += DAY_MS) {
    stage.agenda.plan(day, () => {
      for (let made = 0; made < options.perDay; made++)
        planConsignment(stage, day + stage.chance.int(0, DAY_MS - 1), { ofBank, afterwards });
      // in the early morning, so that they are filed, picked up and some of them completed on the same day
      for (let made = 0; made < SUMMARIES; made++) planTwoStep({ ...stage, chance: ofSummaries }, day + ofSummaries.int(1, 8 * HOUR_MS));
      return Promise.resolve();
    });
  }
  planEnterFirst(stage, startOfDay(realNow()) - DAY_MS, chanceFrom(options.seed + 0x6566));
  playOfficer(stage, 'customs-officer', OFFICE);
  playBank(stage, ofBank);
  playTaxOffice(stage, afterwards);
  playOfficer(stage, 'customs-officer-2', SHIFTS);
  for (const user of ['quarantine-officer', 'maritime-officer', 'road-officer']) playOfficer(stage, user, OFFICE);

  for (;;) {
    const { nextAt } = stage.agenda;
    if (nextAt === undefined || nextAt > realNow() || signal.aborted) break;
    await clock.advanceTo(nextAt);
    await stage.agenda.take()?.act();
    await options.whenCaughtUp();
    options.onProgress((clock.now() - startedAt) / (realNow() - startedAt));
  }
  if (!signal.aborted) await clock.advanceTo(realNow());
  await options.whenCaughtUp();
  return stage.tally;
}

/** One consignment around `at`: six in ten are declared before they arrive, the others after. */
function planConsignment(stage: Stage, at: number, { ofBank, afterwards }: { readonly ofBank: Chance; readonly afterwards: Chance }): void {
  const { chance } = stage;
  const drawn = consignmentAt(chance, at);
  const bonded = drawn.direction === 'I' && drawn.content.items[0]?.['hsCode'] === ACCOUNT_HS_CODE && chance.happens(0.4);
  const payer = drawn.direction === 'I' && !bonded && ofBank.happens(0.3);
  const consignment = bonded ? intoZone(drawn) : payer ? byImporter(drawn) : drawn;
  const { cargoArrivedAt } = planArrival(stage, consignment, at);
  const early = chance.happens(0.6);
  const fileAt = early ? Math.max(stage.now(), at - chance.lasting(8 * HOUR_MS)) : cargoArrivedAt + chance.lasting(5 * HOUR_MS);
  planFiling(stage, consignment, fileAt, (filed) => {
    if (bonded) planZoneEntry(stage, consignment, filed);
    whenReleased(stage, filed, () => {
      if (consignment.direction === 'I') planPickUp(stage, consignment);
      // by a chance of its own, so the day around it stays the same
      else planDeparture({ ...stage, chance: afterwards }, consignment);
    });
  });
}
