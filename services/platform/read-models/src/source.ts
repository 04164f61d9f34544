import type { EventCodec, FactEvent } from '@tongguan/event-store/aggregate';
import type { Delivered, Topic } from '@tongguan/event-store/port';
import { metaOf } from '@tongguan/event-store/reaction';
import type { FactMeta } from '@tongguan/event-store/reaction';

/** How the facts of one topic change the documents of a read model. Both functions are pure. */
export interface ProjectionSource<Body> {
  readonly topic: Topic;
  readonly codec: EventCodec<FactEvent>;
  /** Kinds of facts that it is about; others are passed over without being decoded. Absent: all. */
  readonly facts?: ReadonlySet<string>;
  /** Ids of the documents that the event touches; none: the event is of no interest. */
  route(event: FactEvent, meta: FactMeta): readonly string[];
  /** The document after the event; undefined leaves it as it is (a missing one stays missing). */
  project(body: Body | undefined, event: FactEvent, meta: FactMeta, id: string): Body | undefined;
}

/**
 * One topic as a source of a read model. Where two sources feed one document, each writes only its own part of it, also
 * when it comes first and `body` is undefined: then their order does not matter.
 */
export function source<Body, Event extends FactEvent>(
  topic: Topic,
  codec: EventCodec<Event>,
  route: (event: Event, meta: FactMeta) => readonly string[],
  project: (body: Body | undefined, event: Event, meta: FactMeta, id: string) => Body | undefined,
  facts?: ReadonlySet<string>,
): ProjectionSource<Body> {
  // methods are bivariant: what the codec decodes is what `route` and `project` are given
  return { topic, codec, route, project, ...(facts === undefined ? {} : { facts }) };
}

/** One event on its way into one document. */
export interface Touch<Body> {
  readonly stream: string;
  readonly position: number;
  readonly apply: (body: Body | undefined) => Body | undefined;
}

const EVENTS_PER_COMMIT = 1000;

/** What `versions` holds for a stream once the event is shown: version * 1000 + index. */
export function positionOf(version: number, index: number): number {
  if (index >= EVENTS_PER_COMMIT) throw new RangeError(`a projection takes at most ${EVENTS_PER_COMMIT} events of one commit`);
  return version * EVENTS_PER_COMMIT + index;
}

/** Sorts the events of a batch by the documents they touch, in their order. */
export function routeRecords<Body>(
  sources: readonly ProjectionSource<Body>[],
  name: string,
  records: readonly Delivered[],
): Map<string, Touch<Body>[]> {
  const touches = new Map<string, Touch<Body>[]>();
  for (const record of records) {
    const position = positionOf(record.version, record.index);
    for (const [id, applies] of routesOf(sources, name, record)) {
      const touch = { stream: record.stream, position, apply: (body: Body | undefined) => applyAll(applies, body) };
      const known = touches.get(id);
      if (known) known.push(touch);
      else touches.set(id, [touch]);
    }
  }
  return touches;
}

type Apply<Body> = (body: Body | undefined) => Body | undefined;

function routesOf<Body>(sources: readonly ProjectionSource<Body>[], name: string, record: Delivered): Map<string, Apply<Body>[]> {
  const routes = new Map<string, Apply<Body>[]>();
  for (const from of sources) {
    if (from.topic !== record.topic || from.facts?.has(record.event.type) === false) continue;
    const event = from.codec.decode(record.event.bytes);
    if (event.fact === undefined) continue; // a fact newer than this code
    // the read model's name and not the group: the same in every generation, else a rebuilt document would differ
    const meta = metaOf(name, record, event);
    for (const id of new Set(from.route(event, meta))) {
      const apply: Apply<Body> = (body) => from.project(body, event, meta, id);
      routes.set(id, [...(routes.get(id) ?? []), apply]);
    }
  }
  return routes;
}

/** Undefined when none of them changes it. */
function applyAll<Body>(applies: readonly Apply<Body>[], body: Body | undefined): Body | undefined {
  let changed: Body | undefined;
  for (const apply of applies) changed = apply(changed ?? body) ?? changed;
  return changed;
}
