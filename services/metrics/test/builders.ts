import { randomUUID } from 'node:crypto';
import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { DeclarationAccepted, DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { ShipmentsEvent } from '@tongguan/contracts/shipments/v1/events';
import type { Delivered, EventEngine, EventStore } from '@tongguan/event-store/port';
import { BROKER_A } from '@tongguan/testing/principals';

/** One commit of a foreign service with one fact in it. */
export interface ForeignFact {
  readonly topic: 'declarations' | 'shipments' | 'clearance';
  readonly stream: string;
  readonly at: number;
  /** When it was learned; absent: at once. */
  readonly recordedAt?: number;
  readonly type: string;
  readonly bytes: Uint8Array;
}

type FactOf<Event extends { readonly fact?: { readonly $case: string; readonly value: unknown } | undefined }> = NonNullable<Event['fact']>;
// every field of the contracts may be left out in a test: the codec fills it
type Loose<Fact> = Fact extends { readonly $case: infer Case; readonly value: infer Value }
  ? { readonly $case: Case; readonly value: Partial<Value> }
  : never;

const encode = <Event>(
  codec: { fromPartial(event: never): Event; encode(event: Event): { finish(): Uint8Array } },
  at: number,
  fact: { readonly $case: string },
): Uint8Array => codec.encode(codec.fromPartial({ occurredAtMs: at, source: 'test', fact } as never)).finish();

export const declarationFact = (id: string, at: number, fact: Loose<FactOf<DeclarationsEvent>>): ForeignFact => ({
  ...{ topic: 'declarations', stream: `declaration/${id}`, at, type: fact.$case },
  bytes: encode(DeclarationsEvent, at, fact),
});
export const shipmentFact = (billNo: string, at: number, fact: Loose<FactOf<ShipmentsEvent>>): ForeignFact => ({
  ...{ topic: 'shipments', stream: `shipment/${billNo}`, at, type: fact.$case },
  bytes: encode(ShipmentsEvent, at, fact),
});
export const clearanceFact = (id: string, at: number, fact: Loose<FactOf<ClearanceEvent>>): ForeignFact => ({
  ...{ topic: 'clearance', stream: `case/${id}`, at, type: fact.$case },
  bytes: encode(ClearanceEvent, at, fact),
});

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export interface Story {
  readonly id: string;
  readonly direction?: 'IMPORT' | 'EXPORT';
  readonly mode?: string;
  readonly office?: string;
  readonly lane?: 'LANE_GREEN' | 'LANE_YELLOW' | 'LANE_RED';
  readonly company?: string;
  readonly sample?: boolean;
  readonly tradeMode?: string;
  /** Epoch ms. */
  readonly submittedAt: number;
  readonly arrivedAt?: number;
  readonly releasedAt?: number;
  readonly pickedUpAt?: number;
  readonly refusedAt?: number;
  /** 撤销 */
  readonly withdrawnAt?: number;
  /** 提前申报失效 */
  readonly expiredAt?: number;
  /** 修改: the customs office and mode that it says from then on. */
  readonly amended?: { readonly at: number; readonly office: string; readonly mode: string };
}

/** The facts of one declaration from its filing on; accepted five minutes after it was submitted, reviewed ten minutes later. */
export function factsOfStory(story: Story): readonly ForeignFact[] {
  const {
    id,
    direction = 'IMPORT',
    mode = '3',
    office = '4905',
    lane = 'LANE_GREEN',
    company = BROKER_A,
    sample = false,
    submittedAt,
    arrivedAt,
    releasedAt,
    pickedUpAt,
    refusedAt,
    withdrawnAt,
    expiredAt,
    amended,
  } = story;
  const billNo = `BILL-${id}`;
  const words = {
    declarationId: id,
    declarationNo: '',
    direction: `DIRECTION_${direction}`,
    customsOffice: office,
    transportMode: mode,
    billNo,
    containerIds: [],
    traderCompany: company,
    filedByCompany: company,
    sample,
  } as const;
  const acceptedAt = submittedAt + 5 * MINUTE;
  const facts = [
    declarationFact(id, submittedAt, { $case: 'declarationSubmitted', value: { declarationId: id, filedByCompany: company, sample } }),
    declarationFact(id, acceptedAt, {
      $case: 'declarationAccepted',
      value: { ...words, tradeMode: story.tradeMode ?? '0110', submittedAtMs: submittedAt },
    }),
    clearanceFact(id, acceptedAt, { $case: 'caseOpened', value: { ...words, caseId: id, lane, acceptedAtMs: acceptedAt } }),
    clearanceFact(id, acceptedAt + 10 * MINUTE, { $case: 'reviewDone', value: { caseId: id, declarationId: id } }),
    clearanceFact(id, acceptedAt + 10 * MINUTE, {
      $case: 'authorityCleared',
      value: { caseId: id, declarationId: id, authority: 'customs' },
    }),
  ];
  if (arrivedAt !== undefined) {
    facts.push(shipmentFact(billNo, arrivedAt, { $case: 'milestoneReached', value: { billNo, milestone: 'MILESTONE_CARGO_ARRIVED' } }));
    facts.push(clearanceFact(id, arrivedAt, { $case: 'cargoArrived', value: { caseId: id, declarationId: id, arrivedAtMs: arrivedAt } }));
  }
  if (releasedAt !== undefined)
    facts.push(clearanceFact(id, releasedAt, { $case: 'caseReleased', value: { caseId: id, declarationId: id } }));
  if (pickedUpAt !== undefined)
    facts.push(shipmentFact(billNo, pickedUpAt, { $case: 'milestoneReached', value: { billNo, milestone: 'MILESTONE_PICKED_UP' } }));
  if (refusedAt !== undefined) facts.push(declarationFact(id, refusedAt, { $case: 'declarationRefused', value: { declarationId: id } }));
  if (withdrawnAt !== undefined)
    facts.push(declarationFact(id, withdrawnAt, { $case: 'declarationWithdrawn', value: { declarationId: id } }));
  if (expiredAt !== undefined) facts.push(declarationFact(id, expiredAt, { $case: 'declarationExpired', value: { declarationId: id } }));
  if (amended !== undefined) {
    const tradeMode = story.tradeMode ?? '0110';
    const now = DeclarationAccepted.fromPartial({ ...words, tradeMode, customsOffice: amended.office, transportMode: amended.mode });
    facts.push(declarationFact(id, amended.at, { $case: 'declarationAmended', value: { declarationId: id, contentVersion: 2, now } }));
  }
  return facts;
}

/** As a subscriber gets them. */
export const delivered = (facts: readonly ForeignFact[]): readonly Delivered[] =>
  facts.map(({ topic, stream, at, type, bytes }, index) => ({
    topic,
    stream,
    version: index + 1,
    index: 0,
    recordedAt: at,
    event: { id: `${stream}@${String(index + 1)}.0`, type, bytes },
  }));

/** Appends foreign facts to the stores of their services, each stream in the order given. */
export async function createPublisher(events: EventEngine): Promise<(facts: readonly ForeignFact[]) => Promise<void>> {
  const stores = new Map<string, EventStore>();
  for (const topic of ['declarations', 'shipments', 'clearance']) stores.set(topic, await events.openStore(topic));
  return async (facts) => {
    const lanes = Map.groupBy(facts, ({ stream }) => stream);
    await Promise.all(
      [...lanes.values()].map(async (lane) => {
        for (const { topic, stream, at, recordedAt = at, type, bytes } of lane) {
          const store = stores.get(topic)!;
          const version = ((await store.read(stream)).at(-1)?.version ?? 0) + 1;
          const id = `${stream}@${String(version)}.0`;
          await store.append({ stream, version, commandId: randomUUID(), by: 'test', recordedAt, events: [{ id, type, bytes }] });
        }
      }),
    );
  };
}
