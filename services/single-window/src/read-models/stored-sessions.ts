import type { ReadModel } from '@tongguan/read-models/port';
import type { Session, SessionLimits } from '../domain/session.ts';
import { endOf } from '../domain/session.ts';
import type { SessionRecord } from './sessions.ts';

const MOST_TRIES = 20;

export interface Found {
  readonly session: Session;
  readonly revision: number;
}

/** Sessions by their key, over what several processes write at once. */
export interface StoredSessions {
  /** Undefined when there is none, or it has ended. */
  find(key: string): Promise<Found | undefined>;
  /** False when it was changed or removed since `revision`; 0 writes a new one. */
  write(key: string, revision: number, session: Session): Promise<boolean>;
  /** Undefined when it is gone: a change never brings back what was ended. */
  change(key: string, next: (session: Session) => Session): Promise<Session | undefined>;
  remove(key: string): Promise<void>;
}

export function storedSessions(model: ReadModel<SessionRecord>, limits: SessionLimits, now: () => number): StoredSessions {
  const store: StoredSessions = {
    async find(key) {
      const stored = await model.get(key);
      if (stored?.body.kind !== 'session') return undefined;
      const { session } = stored.body;
      // by today's limits, which may be shorter than those that it began with
      return endOf(session, limits) <= now() ? undefined : { session, revision: stored.revision };
    },
    async write(key, revision, session) {
      const body: SessionRecord = { kind: 'session', session, endsAtMs: endOf(session, limits) };
      const { stale } = await model.put([{ id: key, expectedRevision: revision, versions: {}, body }]);
      return stale.length === 0;
    },
    async change(key, next) {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const found = await store.find(key);
        if (found === undefined) return undefined;
        const session = next(found.session);
        if (await store.write(key, found.revision, session)) return session;
      }
      throw new Error(`a session was changed ${String(MOST_TRIES)} times while it was written`);
    },
    remove: (key) => model.remove([key]),
  };
  return store;
}
