import { join } from 'node:path';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { Aggregate, Journal } from '@tongguan/event-store/aggregate';
import { systemClock } from '@tongguan/event-store/clock';
import { openEmbeddedEngine } from '@tongguan/event-store/embedded/engine';
import { createJournal } from '@tongguan/event-store/journal';
import { openFloor } from './b-floor.ts';
import type { Floor } from './b-floor.ts';
import type { Benchmark, Conditions, Figure, Round } from './figure.ts';
import { comparison } from './figure.ts';
import { inTempFolder } from './leftovers.ts';

const ROUNDS = 7;
const LENGTH = 100;
const GROUP = 64;
const COUNT = { alone: 1_280, together: 16_000, togetherLong: 6_400, cold: 640 };
/** Streams that hold {@link LENGTH} commits before anything is measured; each gets seven more in a round, so half as many again in all. */
const LONG_STREAMS = 1_280;

/** `change()` on one thread, against inserts of the same rows. */
export const change: Benchmark = {
  letter: 'b',
  what: 'change() on one thread, embedded engine',
  how:
    `A DeclarationAccepted of a rail import is decided and stored; ${ROUNDS} rounds, product and floor in turn. Floor: node:sqlite inserts the very rows that` +
    ' the product has just stored, read back from its file, into a table with the same columns and indexes, WAL and synchronous=FULL,' +
    ` 1 or ${GROUP} rows a transaction. "100 commits": streams that hold ${LENGTH} commits; "cold": the journal is new, so that each change reads and folds its stream first, as after a restart.`,
  run: (conditions) => inTempFolder((folder) => measure(folder, conditions)),
};

const accepted = DeclarationsEvent.fromPartial({
  occurredAtMs: Date.UTC(2026, 0, 5),
  source: '91430100MA4L0002XB',
  fact: {
    $case: 'declarationAccepted',
    value: {
      declarationId: '0198c0de-7d1c-7b1e-9c55-0123456789ab',
      declarationNo: '490520261000000017',
      direction: 'DIRECTION_IMPORT',
      customsOffice: '4905',
      portOffice: '4905',
      transportMode: '3',
      billNo: 'SMGS421234567',
      containerIds: ['TBJU1234565', 'CSNU7654327'],
      traderCompany: '91430100MA4L00011K',
      traderName: '示例精密机械有限公司',
      declarantCompany: '91430100MA4L0002XB',
      filedByCompany: '91430100MA4L0002XB',
      tradeMode: '0110',
      goods: [1, 2, 3].map((itemNo) => ({
        itemNo,
        hsCode: '8457101000',
        name: '立式加工中心',
        originCountry: 'DEU',
        quantity: '2.00000',
        unit: '001',
      })),
      grossWeightKg: '12528.00000',
      submittedAtMs: Date.UTC(2026, 0, 5),
    },
  },
});

const counted: Aggregate<number, DeclarationsEvent> = { category: 'declaration', initial: 0, evolve: (count) => count + 1 };

interface Case {
  readonly name: string;
  readonly count: number;
  readonly inFlight: number;
  readonly aim?: number;
  readonly id: (turn: number, at: number) => string;
  readonly journalFor: () => Journal<DeclarationsEvent>;
}

async function measure(folder: string, { scale, say }: Conditions): Promise<readonly Figure[]> {
  const file = join(folder, 'events.db');
  const engine = await openEmbeddedEngine({ file, clock: systemClock });
  let floor: Floor | undefined;
  try {
    const store = await engine.openStore('declarations');
    const open = (): Journal<DeclarationsEvent> =>
      createJournal<DeclarationsEvent>({ store, codec: DeclarationsEvent, clock: systemClock });
    // two, so that the many new streams do not drive the long ones out of memory
    const [journal, longJournal] = [open(), open()];
    floor = openFloor(file, join(folder, 'floor.db'));
    let turn = 0;
    const longStreams = Math.max(GROUP, Math.round(LONG_STREAMS * scale));
    const fresh = (turn: number, at: number): string => `new-${turn}-${at}`;
    const long = (_turn: number, at: number): string => `long-${at % longStreams}`;

    // both sides hold the same before anything is measured, and the code has been compiled
    await changes(longJournal, longStreams * LENGTH, GROUP, (at) => long(0, at));
    floor.copy(1_000);
    const counts = {
      alone: Math.round(COUNT.alone * scale),
      together: Math.round(COUNT.together * scale),
      togetherLong: Math.round(COUNT.togetherLong * scale),
      cold: Math.round(COUNT.cold * scale),
    };
    const ofNew = { id: fresh, journalFor: () => journal };
    const ofLong = { id: long, journalFor: () => longJournal };
    const cold = { id: long, journalFor: open };
    const cases: readonly Case[] = [
      { name: 'b  new streams, 1 in flight', count: counts.alone, inFlight: 1, aim: 0.5, ...ofNew },
      { name: `b  new streams, ${GROUP} in flight`, count: counts.together, inFlight: GROUP, aim: 0.3, ...ofNew },
      { name: `b  ${LENGTH} commits, 1 in flight`, count: counts.alone, inFlight: 1, aim: 0.5, ...ofLong },
      { name: `b  ${LENGTH} commits, ${GROUP} in flight`, count: counts.togetherLong, inFlight: GROUP, aim: 0.3, ...ofLong },
      { name: `b  ${LENGTH} commits cold, 1 in flight`, count: counts.cold, inFlight: 1, ...cold },
      { name: `b  ${LENGTH} commits cold, ${GROUP} in flight`, count: counts.cold, inFlight: GROUP, ...cold },
    ];
    const rounds = cases.map((): Round[] => []);
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [at, { count, inFlight, id, journalFor }] of cases.entries()) {
        turn += 1;
        const now = turn;
        const seconds = await changes(journalFor(), count, inFlight, (n) => id(now, n));
        rounds[at]?.push({ product: count / seconds, floor: count / floor.copy(inFlight) });
      }
    }
    say(`${ROUNDS} rounds of ${cases.length} cases`);
    return cases.flatMap(({ name, aim }, at) => comparison(name, '/s', rounds[at] ?? [], aim));
  } finally {
    floor?.close();
    await engine.close();
  }
}

/** Makes so many changes and gives the seconds that they took. */
async function changes(
  journal: Journal<DeclarationsEvent>,
  count: number,
  inFlight: number,
  idOf: (at: number) => string,
): Promise<number> {
  const events = [accepted];
  let next = 0;
  const startedAt = performance.now();
  const writer = async (): Promise<void> => {
    while (next < count) {
      const at = next++;
      await journal.change(counted, idOf(at), { commandId: `command-${startedAt}-${at}`, by: 'operator-a' }, () => events);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, writer));
  return (performance.now() - startedAt) / 1000;
}
