import type { ReadModel } from '@tongguan/read-models/port';
import type { SessionRecord } from '../read-models/sessions.ts';

const PAGE = 200;

/** Removes sessions and begun sign-ins that have ended; answers with how many. */
export function sweepSessions({ sessions, now }: { readonly sessions: ReadModel<SessionRecord>; readonly now: () => number }) {
  return async (): Promise<number> => {
    const nowMs = now();
    for (let removed = 0; ;) {
      const { documents } = await sessions.find({ where: [{ field: 'endsAtMs', from: 0, before: nowMs }], limit: PAGE });
      if (documents.length === 0) return removed;
      await sessions.remove(documents.map(({ id }) => id));
      removed += documents.length;
    }
  };
}
