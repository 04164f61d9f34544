import { Binary, type Collection } from 'mongodb';

import { gathered } from '../gathered.ts';
import type { ParkedClaim, ParkingStore } from '../parking.ts';
import type { AdministratorAct, Delivered, ParkedStream } from '../port.ts';

export interface ParkedStreamDocument extends Omit<ParkedStream, 'waiting'> {
  /** `<group>|<stream>` */
  readonly _id: string;
  readonly retryAt: number;
  readonly claimedUntil: number;
  /** Changes with every record that joins, so that who found the stream empty notices one that came since. */
  readonly joins: number;
}

export interface ParkedRecordDocument extends Omit<Delivered, 'event'> {
  /** `<group>|<stream>|<place>` */
  readonly _id: string;
  readonly parked: string;
  /** `<topic>|<version>|<index>`, zero-padded: the order within the stream. */
  readonly place: string;
  readonly event: { readonly id: string; readonly type: string; readonly bytes: Binary };
}

interface Look {
  readonly group: string;
  readonly now: number;
  readonly limit: number;
}

export interface ParkingCollections {
  readonly streams: Collection<ParkedStreamDocument>;
  readonly records: Collection<ParkedRecordDocument>;
  readonly acts: Collection<AdministratorAct>;
}

export async function createParkingIndexes({ streams, records, acts }: ParkingCollections): Promise<void> {
  await streams.createIndex({ group: 1, retryAt: 1 });
  await streams.createIndex({ parkedAt: 1, _id: 1 });
  await records.createIndex({ parked: 1, place: 1 }, { unique: true }, undefined);
  await acts.createIndex({ at: -1, _id: -1 });
}

const idOf = (group: string, stream: string): string => `${group}|${stream}`;
const placeOf = ({ topic, version, index }: Delivered): string =>
  `${topic}|${String(version).padStart(10, '0')}|${String(index).padStart(7, '0')}`;

function toDocument(parked: string, record: Delivered): ParkedRecordDocument {
  const place = placeOf(record);
  const { id, type, bytes } = record.event;
  return { ...record, _id: `${parked}|${place}`, parked, place, event: { id, type, bytes: new Binary(bytes) } };
}

function toRecord({ topic, stream, version, index, event, recordedAt, traceparent }: ParkedRecordDocument): Delivered {
  const { id, type, bytes } = event;
  return {
    topic,
    stream,
    version,
    index,
    event: { id, type, bytes: bytes.value() },
    recordedAt,
    ...(traceparent !== undefined && { traceparent }),
  };
}

/**
 * Parked streams of all groups. The entry of a stream and the records that wait are documents of their own, since one
 * document could not hold any number of records; `joins` keeps the two together without a transaction.
 */
export function createMongoParking({ streams, records, acts }: ParkingCollections): ParkingStore {
  const addRecords = async (parked: string, waiting: readonly Delivered[]): Promise<void> => {
    await records.bulkWrite(
      waiting.map((record) => {
        const { _id, ...document } = toDocument(parked, record);
        return { updateOne: { filter: { _id }, update: { $setOnInsert: document }, upsert: true } };
      }),
      { ordered: false },
    );
  };
  // every batch of every group asks this, and nearly always there is none
  const isParked = gathered(async (ids: readonly string[]) => {
    const found = await streams.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray();
    const parked = new Set(found.map(({ _id }) => _id));
    return ids.map((id) => parked.has(id));
  });
  /** Due streams by the group; all groups of a process look at the same beat. */
  const dueOf = gathered(async (looks: readonly Look[]) => {
    const now = Math.min(...looks.map((look) => look.now));
    const limit = looks.reduce((sum, look) => sum + look.limit, 0);
    const due = { group: { $in: looks.map(({ group }) => group) }, retryAt: { $gte: 0, $lte: now }, claimedUntil: { $lte: now } };
    const byGroup = Map.groupBy(await streams.find(due).sort({ retryAt: 1 }).limit(limit).toArray(), ({ group }) => group);
    return looks.map((look) => byGroup.get(look.group)?.slice(0, look.limit) ?? []);
  });
  const waitingOf = (entry: ParkedStreamDocument): Promise<number> => records.countDocuments({ parked: entry._id });

  return {
    parkedAmong: async (group, among) => {
      const parked = await Promise.all(among.map((stream) => isParked(idOf(group, stream))));
      return new Set(among.filter((_stream, place) => parked[place]));
    },
    park: async (group, failed, { error, attempts, parkedAt, retryAt }) => {
      const _id = idOf(group, failed.stream);
      await addRecords(_id, [failed]);
      const { id: eventId, type: eventType } = failed.event;
      const entry = { group, stream: failed.stream, eventId, eventType, error, attempts, parkedAt, retryAt, claimedUntil: 0 };
      const { upsertedCount } = await streams.updateOne({ _id }, { $setOnInsert: entry, $inc: { joins: 1 } }, { upsert: true });
      // what a `wait` left behind whose process died before it knew that the stream was not parked: its handling came after
      if (upsertedCount === 1) await records.deleteMany({ parked: _id, place: { $gte: `${failed.topic}|`, $lt: placeOf(failed) } });
    },
    wait: async (group, waiting) => {
      const parked = idOf(group, waiting[0]?.stream ?? '');
      if ((await streams.findOne({ _id: parked }, { projection: { _id: 1 } })) === null) return false;
      // records first: once `joins` has moved, nobody can end the parking without seeing them
      await addRecords(parked, waiting);
      const { matchedCount } = await streams.updateOne({ _id: parked }, { $inc: { joins: 1 } });
      if (matchedCount === 1) return true;
      await records.deleteMany({ _id: { $in: waiting.map((record) => `${parked}|${placeOf(record)}`) } });
      return false;
    },
    claimDue: async (group, now, leaseMs, limit) => {
      const claims: ParkedClaim[] = [];
      for (const { _id, stream, eventId, attempts } of await dueOf({ group, now, limit })) {
        const claimed = await streams.updateOne({ _id, claimedUntil: { $lte: now } }, { $set: { claimedUntil: now + leaseMs } });
        if (claimed.modifiedCount === 1) claims.push({ stream, eventId, attempts });
      }
      return claims;
    },
    extendClaim: async (group, stream, until) => {
      const { matchedCount } = await streams.updateOne({ _id: idOf(group, stream) }, { $set: { claimedUntil: until } });
      return matchedCount === 1;
    },
    giveBack: async (group, stream) => {
      await streams.updateOne({ _id: idOf(group, stream) }, { $set: { claimedUntil: 0 } });
    },
    waiting: async (group, stream, limit) => {
      const first = await records
        .find({ parked: idOf(group, stream) })
        .sort({ place: 1 })
        .limit(limit)
        .toArray();
      return first.map(toRecord);
    },
    remove: async (group, stream, eventId) => {
      await records.deleteOne({ parked: idOf(group, stream), 'event.id': eventId });
    },
    correct: async (group, stream, eventId, bytes) => {
      const { matchedCount } = await records.updateOne(
        { parked: idOf(group, stream), 'event.id': eventId },
        { $set: { 'event.bytes': new Binary(bytes) } },
      );
      return matchedCount === 1;
    },
    unparkIfEmpty: async (group, stream) => {
      const _id = idOf(group, stream);
      const entry = await streams.findOne({ _id });
      if (entry === null) return true;
      if ((await records.countDocuments({ parked: _id }, { limit: 1 })) > 0) return false;
      const { deletedCount } = await streams.deleteOne({ _id, joins: entry.joins });
      return deletedCount === 1;
    },
    failedAgain: async (group, stream, failed, { error, attempts, retryAt }) => {
      const { id: eventId, type: eventType } = failed.event;
      await streams.updateOne({ _id: idOf(group, stream) }, { $set: { eventId, eventType, error, attempts, retryAt, claimedUntil: 0 } });
    },
    makeDue: async (group, stream) => {
      const { matchedCount } = await streams.updateOne({ _id: idOf(group, stream) }, { $set: { retryAt: 0 } });
      return matchedCount === 1;
    },
    list: async (group, limit) => {
      const entries = await streams
        .find(group === undefined ? {} : { group })
        .sort({ parkedAt: 1, _id: 1 })
        .limit(limit)
        .toArray();
      return Promise.all(
        entries.map(async (entry) => {
          const { stream, eventId, eventType, error, attempts, parkedAt } = entry;
          return { group: entry.group, stream, eventId, eventType, error, attempts, parkedAt, waiting: await waitingOf(entry) };
        }),
      );
    },
    count: (group) => streams.countDocuments({ group }),
    noteAct: async (act) => {
      await acts.insertOne({ ...act });
    },
    acts: (groupPrefix, limit) =>
      acts
        .find({ group: { $regex: `^${groupPrefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}` } }, { projection: { _id: 0 } })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .toArray(),
  };
}
