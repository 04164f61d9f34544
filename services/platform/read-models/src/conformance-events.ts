import type { EventCodec, FactEvent } from '@tongguan/event-store/aggregate';
import type {
  Delivered,
  EventEngine,
  EventStore,
  ParkingLot,
  Subscription,
  SubscriptionOptions,
  SubscriptionState,
} from '@tongguan/event-store/port';

export interface NoteEvent extends FactEvent {
  readonly fact?: { readonly $case: 'noted' | 'hidden'; readonly value: { readonly card: string; readonly text: string } } | undefined;
}

export const noteCodec: EventCodec<NoteEvent> = {
  encode: (event) => ({ finish: () => Buffer.from(JSON.stringify(event)) }),
  decode: (bytes) => JSON.parse(Buffer.from(bytes).toString()) as NoteEvent,
};

export function noted(card: string, text: string, $case: 'noted' | 'hidden' = 'noted'): NoteEvent {
  return { occurredAtMs: 1, source: 'test', fact: { $case, value: { card, text } } };
}

/** How the log is cut into batches, and which batches come twice. */
export interface Delivery {
  readonly size: () => number;
  readonly twice: () => boolean;
}

interface Reader {
  readonly options: SubscriptionOptions;
  readonly subscription: Subscription;
  stopped: boolean;
  parked: number;
  busy: Promise<void>;
}

/** A log in memory with offsets per group: what a projection needs of an event engine, with the delivery under control. */
export class MemoryEvents implements EventEngine {
  readonly kind = 'embedded';
  readonly failed = new Promise<Error>(() => undefined);
  readonly #log: Delivered[] = [];
  readonly #versions = new Map<string, number>();
  readonly #offsets = new Map<string, number>();
  readonly #readers = new Set<Reader>();
  delivery: Delivery = { size: () => 100, twice: () => false };

  get parking(): ParkingLot {
    throw new Error('not part of these tests');
  }

  openStore(): Promise<EventStore> {
    return Promise.reject(new Error('not part of these tests'));
  }

  /** Stores one commit and returns its version. */
  publish(topic: string, stream: string, ...events: NoteEvent[]): number {
    const version = (this.#versions.get(stream) ?? 0) + 1;
    this.#versions.set(stream, version);
    for (const [index, event] of events.entries()) {
      const bytes = noteCodec.encode(event).finish();
      this.#log.push({
        topic,
        stream,
        version,
        index,
        recordedAt: 1,
        event: { id: `${stream}@${version}.${index}`, type: 'noted', bytes },
      });
    }
    for (const reader of this.#readers) this.#wake(reader);
    return version;
  }

  subscribe(options: SubscriptionOptions): Promise<Subscription> {
    const reader: Reader = {
      options,
      stopped: false,
      parked: 0,
      busy: Promise.resolve(),
      subscription: {
        group: options.group,
        state: () => Promise.resolve(this.#stateOf(reader)),
        stop: async () => {
          reader.stopped = true;
          this.#readers.delete(reader);
          await reader.busy;
        },
      },
    };
    this.#readers.add(reader);
    this.#wake(reader);
    return Promise.resolve(reader.subscription);
  }

  subscriptions(): readonly Subscription[] {
    return [...this.#readers].map(({ subscription }) => subscription);
  }

  async whenCaughtUp(): Promise<void> {
    const until = this.#log.length;
    for (const reader of this.#readers) while (!reader.stopped && reader.parked === 0 && this.#offsetOf(reader) < until) await reader.busy;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #wake(reader: Reader): void {
    reader.busy = reader.busy.then(() => this.#deliver(reader));
  }

  async #deliver(reader: Reader): Promise<void> {
    while (!reader.stopped && reader.parked === 0 && this.#offsetOf(reader) < this.#log.length) {
      const from = this.#offsetOf(reader);
      const batch = this.#log.slice(from, from + this.delivery.size());
      const wanted = batch.filter(({ topic }) => reader.options.topics.includes(topic));
      try {
        await reader.options.handle(wanted);
        if (this.delivery.twice()) await reader.options.handle(wanted);
      } catch {
        reader.parked = 1; // the state shows it
        return;
      }
      this.#offsets.set(reader.options.group, Math.max(this.#offsetOf(reader), from + batch.length));
    }
  }

  #offsetOf(reader: Reader): number {
    return this.#offsets.get(reader.options.group) ?? 0;
  }

  #stateOf(reader: Reader): SubscriptionState {
    const { group, topics } = reader.options;
    return { group, topics, lag: this.#log.length - this.#offsetOf(reader), parked: reader.parked, running: !reader.stopped };
  }
}
