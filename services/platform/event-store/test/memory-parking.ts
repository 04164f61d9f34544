import type { ParkedClaim, ParkingFailure, ParkingStore } from '../src/parking.ts';
import type { Delivered } from '../src/port.ts';

interface Entry extends ParkingFailure {
  eventId: string;
  claimedUntil: number;
  records: Delivered[];
}

/** A parking store in memory, of one group; `fail` makes its next acts reject. */
export interface MemoryParking extends ParkingStore {
  readonly entries: ReadonlyMap<string, Entry>;
  failures: number;
}

export function memoryParking(): MemoryParking {
  const entries = new Map<string, Entry>();
  const order = (a: Delivered, b: Delivered) => a.version - b.version || a.index - b.index;
  const add = (entry: Entry, record: Delivered) => {
    if (!entry.records.some(({ event }) => event.id === record.event.id)) entry.records = [...entry.records, record].sort(order);
  };
  const store: MemoryParking = {
    entries,
    failures: 0,
    parkedAmong: (_group, streams) => act(() => new Set(streams.filter((stream) => entries.has(stream)))),
    park: (_group, failed, failure) =>
      act(() => {
        const entry = entries.get(failed.stream) ?? { ...failure, eventId: failed.event.id, claimedUntil: 0, records: [] };
        entries.set(failed.stream, entry);
        add(entry, failed);
      }),
    wait: (_group, records) =>
      act(() => {
        const entry = entries.get(records[0]?.stream ?? '');
        for (const record of entry === undefined ? [] : records) add(entry!, record);
        return entry !== undefined;
      }),
    claimDue: (_group, now, leaseMs, limit) =>
      act(() => {
        const due = [...entries].filter(([, { retryAt, claimedUntil }]) => retryAt <= now && claimedUntil <= now).slice(0, limit);
        return due.map(([stream, entry]): ParkedClaim => {
          entry.claimedUntil = now + leaseMs;
          return { stream, eventId: entry.eventId, attempts: entry.attempts };
        });
      }),
    extendClaim: (_group, stream) => act(() => entries.has(stream)),
    giveBack: (_group, stream) =>
      act(() => {
        const entry = entries.get(stream);
        if (entry !== undefined) entry.claimedUntil = 0;
      }),
    waiting: (_group, stream, limit) => act(() => entries.get(stream)?.records.slice(0, limit) ?? []),
    remove: (_group, stream, eventId) =>
      act(() => {
        const entry = entries.get(stream);
        if (entry !== undefined) entry.records = entry.records.filter(({ event }) => event.id !== eventId);
      }),
    unparkIfEmpty: (_group, stream) =>
      act(() => {
        if ((entries.get(stream)?.records.length ?? 0) > 0) return false;
        entries.delete(stream);
        return true;
      }),
    failedAgain: (_group, stream, failed, failure) =>
      act(() => {
        const entry = entries.get(stream);
        if (entry !== undefined) entries.set(stream, { ...entry, ...failure, eventId: failed.event.id, claimedUntil: 0 });
      }),
    makeDue: (_group, stream) =>
      act(() => {
        const entry = entries.get(stream);
        if (entry !== undefined) entries.set(stream, { ...entry, retryAt: 0 });
        return entry !== undefined;
      }),
    correct: () => act(() => false),
    noteAct: () => act(() => undefined),
    acts: () => act(() => []),
    list: () => act(() => []),
    count: () => act(() => entries.size),
  };
  function act<Result>(work: () => Result): Promise<Result> {
    if (store.failures > 0) {
      store.failures -= 1;
      return Promise.reject(new Error('the parking store is away'));
    }
    return Promise.resolve(work());
  }
  return store;
}
