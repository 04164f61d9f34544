import type { EventCodec, FactEvent } from './aggregate.ts';
import type { Delivered, EventEngine, Subscription } from './port.ts';

/** Where a fact comes from, and the id of the command that reacts to it. */
export interface FactMeta {
  readonly eventId: string;
  readonly topic: string;
  readonly stream: string;
  readonly version: number;
  readonly index: number;
  readonly recordedAt: number;
  readonly occurredAtMs: number;
  readonly source: string;
  /** `<group>/<event id>`: makes the reaction idempotent for ever in the stream that it changes. */
  readonly commandId: string;
}

/** Names of the facts of a contract. */
export type CaseOf<Event extends FactEvent> = NonNullable<Event['fact']>['$case'];
/** Value of one fact of a contract. */
export type ValueOf<Event extends FactEvent, Case extends string> = Extract<NonNullable<Event['fact']>, { readonly $case: Case }>['value'];

export interface ReactionOptions<Event extends FactEvent, Case extends string> {
  readonly group: string;
  readonly topic: string;
  readonly codec: EventCodec<Event>;
  readonly fact: Case;
  readonly handle: (value: ValueOf<Event, Case>, meta: FactMeta) => Promise<void>;
}

/**
 * Subscribes `handle` to one fact of a topic. Other facts, and facts that this contract does not know yet, are skipped.
 * What `handle` throws is retried, then the stream is parked; bytes that are no message at all are parked too, not lost.
 */
export function react<Event extends FactEvent, Case extends CaseOf<Event>>(
  engine: EventEngine,
  { group, topic, codec, fact, handle }: ReactionOptions<Event, Case>,
): Promise<Subscription> {
  return subscribe(engine, { group, topic, codec }, new Map([[fact, handle]]));
}

export interface OrderedReactionOptions<Event extends FactEvent> {
  readonly group: string;
  readonly topic: string;
  readonly codec: EventCodec<Event>;
  readonly handlers: { readonly [Case in CaseOf<Event>]?: (value: ValueOf<Event, Case>, meta: FactMeta) => Promise<void> };
}

/** As {@link react}, for several facts that have to be handled in the order of their stream: groups of their own would not keep it. */
export function reactInOrder<Event extends FactEvent>(
  engine: EventEngine,
  { group, topic, codec, handlers }: OrderedReactionOptions<Event>,
): Promise<Subscription> {
  return subscribe(engine, { group, topic, codec }, new Map(Object.entries(handlers) as [string, Handle][]));
}

type Handle = (value: unknown, meta: FactMeta) => Promise<void>;

function subscribe<Event extends FactEvent>(
  engine: EventEngine,
  { group, topic, codec }: Pick<OrderedReactionOptions<Event>, 'group' | 'topic' | 'codec'>,
  handlers: ReadonlyMap<string, Handle>,
): Promise<Subscription> {
  return engine.subscribe({
    group,
    topics: [topic],
    facts: [...handlers.keys()],
    handle: async (records) => {
      for (const record of records) {
        if (!handlers.has(record.event.type)) continue;
        const event = codec.decode(record.event.bytes);
        const handle = event.fact === undefined ? undefined : handlers.get(event.fact.$case);
        if (event.fact !== undefined) await handle?.(event.fact.value, metaOf(group, record, event));
      }
    },
  });
}

/** What is known of a record beside its fact; commands that it causes are idempotent under `name`, a group or a read model. */
export function metaOf(name: string, record: Delivered, event: FactEvent): FactMeta {
  return {
    eventId: record.event.id,
    topic: record.topic,
    stream: record.stream,
    version: record.version,
    index: record.index,
    recordedAt: record.recordedAt,
    occurredAtMs: event.occurredAtMs,
    source: event.source,
    commandId: `${name}/${record.event.id}`,
  };
}
