import { join } from 'node:path';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { Aggregate, Journal } from '@tongguan/event-store/aggregate';
import { systemClock } from '@tongguan/event-store/clock';
import { openEmbeddedEngine } from '@tongguan/event-store/embedded/engine';
import type { EventEngine } from '@tongguan/event-store/port';
import { createJournal } from '@tongguan/event-store/journal';
import { openFloor } from './b-floor.ts';
import type { Floor } from './b-floor.ts';
import type { Benchmark, Conditions, Figure, Round } from './figure.ts';
import { comparison } from './figure.ts';
import { inTempFolder } from './leftovers.ts';

const ROUNDS = 7;
const LENGTH = 100;
const GROUP = 64;
const COUNT = { alone: 1_500, together: 16_000 };
/** Streams that hold {@link LENGTH} commits before anything is measured; each gets a few more in every round. */
const LONG_STREAMS = 640;

/** `change()` on one thread, against inserts of the same rows. */
export const change: Benchmark = {
  letter: 'b',
  what: 'change() on one thread, embedded engine',
  how:
    `A DeclarationAccepted of a rail import is decided and stored; ${ROUNDS} rounds, product and floor in turn. Floor: node:sqlite inserts the very rows that` +
    ' the product has just stored, read back from its file, into a table with the same columns and indexes, WAL and synchronous=FULL,' +
    ` 1 or ${GROUP} rows a transaction. "100 commits": streams that hold ${LENGTH} commits; "cold": the journal is new, so that each change reads and folds the stream first.`,
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

interface Bench {
  readonly journal: Journal<DeclarationsEvent>;
  readonly engine: EventEngine;
  readonly floor: Floor;
  /** Rounds measured so far, for ids that are new. */
  turn: number;
}

async function measure(folder: string, { scale, say }: Conditions): Promise<readonly Figure[]> {
  const file = join(folder, 'events.db');
  const engine = await openEmbeddedEngine({ file, clock: systemClock });
  let floor: Floor | undefined;
  try {
    const store = await engine.openStore('declarations');
    const journal = createJournal<DeclarationsEvent>({ store, codec: DeclarationsEvent, clock: systemClock });
    floor = openFloor(file, join(folder, 'floor.db'));
    const bench: Bench = { journal, engine, floor, turn: 0 };
    const cold = (): Journal<DeclarationsEvent> =>
      createJournal<DeclarationsEvent>({ store, codec: DeclarationsEvent, clock: systemClock });
    const longStreams = Math.max(GROUP, Math.round(LONG_STREAMS * scale));
    const alone = Math.round(COUNT.alone * scale);
    const together = Math.round(COUNT.together * scale);
    const fresh = (turn: number, at: number): string => `new-${turn}-${at}`;
    const long = (_turn: number, at: number): string => `long-${at % longStreams}`;

    // both sides hold the same before anything is measured, and the code has been compiled
    await changes(journal, longStreams * LENGTH, GROUP, (at) => long(0, at));
    floor.copy(1_000);
    const cases = [
      { name: 'b  new streams, 1 in flight', count: alone, inFlight: 1, id: fresh, aim: 0.5, journalFor: () => journal },
      { name: `b  new streams, ${GROUP} in flight`, count: together, inFlight: GROUP, id: fresh, aim: 0.3, journalFor: () => journal },
      { name: 'b  100 commits, 1 in flight', count: alone, inFlight: 1, id: long, aim: 0.5, journalFor: () => journal },
      { name: `b  100 commits, ${GROUP} in flight`, count: together, inFlight: GROUP, id: long, aim: 0.3, journalFor: () => journal },
      { name: 'b  100 commits cold, 1 in flight', count: longStreams, inFlight: 1, id: long, journalFor: cold },
      { name: `b  100 commits cold, ${GROUP} in flight`, count: longStreams, inFlight: GROUP, id: long, journalFor: cold },
    ];
    const rounds = cases.map((): Round[] => []);
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [at, { count, inFlight, id, journalFor }] of cases.entries()) {
        const turn = ++bench.turn;
        const seconds = await changes(journalFor(), count, inFlight, (n) => id(turn, n));
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
