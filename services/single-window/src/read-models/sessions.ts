import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { Session } from '../domain/session.ts';
import type { Expected } from '../domain/sign-in.ts';

/** Under the SHA-256 of what the browser holds: a sign-in that has begun, one that came back, or a session. */
export type SessionRecord = { readonly endsAtMs: number } & (
  | { readonly kind: 'begun'; readonly expected: Expected; readonly returnTo: string }
  | { readonly kind: 'used' }
  | { readonly kind: 'session'; readonly session: Session }
);

/** No fold of events: sign-ins are nobody's business facts, and a rebuilt one would revive what was ended. */
export const sessionsDefinition: ReadModelDefinition = {
  name: 'single-window.sessions',
  fields: { endsAtMs: 'number' },
  indexes: [{ name: 'by-end', fields: ['endsAtMs'] }],
};
