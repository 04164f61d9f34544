import type { Commit, Delivered, NewCommit, StoredEvent, Topic } from '../port.ts';

/** A row of `commits` as it is read. */
export interface CommitRow {
  readonly position: number;
  readonly topic: number;
  readonly stream: string;
  readonly version: number;
  readonly command_id: string;
  readonly cause: string | null;
  readonly decided_by: string;
  readonly recorded_at: number;
  readonly traceparent: string | null;
  /** `<fact>:<number of bytes>` of each event, joined by commas. */
  readonly events: string;
  readonly hash: string;
  /** The events' bytes, one after the other. */
  readonly bytes: Uint8Array;
}

export function packEvents(events: readonly StoredEvent[]): { readonly index: string; readonly bytes: Uint8Array } {
  const [only] = events;
  if (only !== undefined && events.length === 1) return { index: `${only.type}:${only.bytes.length}`, bytes: only.bytes };
  return {
    index: events.map((event) => `${event.type}:${event.bytes.length}`).join(','),
    bytes: Buffer.concat(events.map((event) => event.bytes)),
  };
}

/** Kinds of the facts of a row, by its `events` alone. */
export const typesOf = (events: string): string[] => events.split(',').map((entry) => entry.slice(0, entry.lastIndexOf(':')));

function unpackEvents(row: CommitRow): StoredEvent[] {
  let at = 0;
  return row.events.split(',').map((entry, index) => {
    const colon = entry.lastIndexOf(':');
    const end = at + Number(entry.slice(colon + 1));
    const event = { id: `${row.stream}@${row.version}.${index}`, type: entry.slice(0, colon), bytes: row.bytes.subarray(at, end) };
    at = end;
    return event;
  });
}

export function commitOf(row: CommitRow): Commit {
  return {
    stream: row.stream,
    version: row.version,
    commandId: row.command_id,
    ...(row.cause === null ? undefined : { cause: row.cause }),
    by: row.decided_by,
    recordedAt: row.recorded_at,
    ...(row.traceparent === null ? undefined : { traceparent: row.traceparent }),
    events: unpackEvents(row),
    hash: row.hash,
  };
}

/** The events of a commit as subscribers get them. */
export function deliveriesOf(topic: Topic, commit: NewCommit): Delivered[] {
  const { stream, version, recordedAt, traceparent } = commit;
  return commit.events.map((event, index) => ({
    topic,
    stream,
    version,
    index,
    event,
    recordedAt,
    ...(traceparent === undefined ? undefined : { traceparent }),
  }));
}
