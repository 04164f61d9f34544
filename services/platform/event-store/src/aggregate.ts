/** How the bytes of a topic's one message type are written and read; ts-proto's message objects fit. */
export interface EventCodec<Event> {
  encode(event: Event): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Event;
}

/** A fact message of a contract: two times, a source, and the fact. */
export interface FactEvent {
  readonly occurredAtMs: number;
  readonly source: string;
  readonly fact?: { readonly $case: string; readonly value: unknown } | undefined;
}

/** State as the fold of a stream's events. `category` is the part of the stream id before the first slash. */
export interface Aggregate<State, Event> {
  readonly category: string;
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
}

/** An expected "no": stable kebab-case code, plus what the caller needs to mend it. */
export interface DomainRefusal {
  readonly refusal: string;
}

/** What a decision yields: facts to store (none: nothing to do), or a refusal. */
export type Decision<Event, Refusal extends DomainRefusal> = readonly Event[] | Refusal;

export interface CommandMeta {
  /** Makes the command idempotent for ever within its stream. */
  readonly commandId: string;
  readonly by: string;
  readonly cause?: string;
}

export type Changed<State, Event> = {
  readonly outcome: 'changed';
  readonly version: number;
  readonly state: State;
  readonly events: readonly Event[];
  /** True when this command had been stored before. */
  readonly repeated: boolean;
};
export type Refused<State, Refusal> = {
  readonly outcome: 'refused';
  readonly refusal: Refusal;
  readonly version: number;
  readonly state: State;
};

/** The one way in which a service decides and stores. */
export interface Journal<Event> {
  /**
   * Loads `<category>/<id>`, decides, stores one commit; decides again when another writer was first.
   * A repeat of a stored command answers as the first time. `decide` must be pure: it can run more than once.
   */
  change<State, Refusal extends DomainRefusal>(
    aggregate: Aggregate<State, Event>,
    id: string,
    meta: CommandMeta,
    decide: (state: State, version: number) => Decision<Event, Refusal>,
  ): Promise<Changed<State, Event> | Refused<State, Refusal>>;
  /** State and version of a stream; version 0 when it does not exist. */
  load<State>(aggregate: Aggregate<State, Event>, id: string): Promise<{ readonly state: State; readonly version: number }>;
  /** Every fact of a stream with its times, oldest first; from a version on, where the older ones are of no interest. */
  history(
    category: string,
    id: string,
    fromVersion?: number,
  ): Promise<readonly { readonly event: Event; readonly version: number; readonly recordedAt: number; readonly by: string }[]>;
}
