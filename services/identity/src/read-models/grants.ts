import type { ReadModelDefinition } from '@tongguan/read-models/port';

/** One record of the provider: session, interaction, grant, authorization code or refresh token. Its id is `<model>:<id>`. */
export interface GrantRecord {
  readonly payload: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds of real time; {@link NEVER} when it does not expire. */
  readonly expiresAtMs: number;
  /** Absent ones are empty. */
  readonly grantId: string;
  readonly uid: string;
}

export const NEVER = Number.MAX_SAFE_INTEGER;

/** No fold of events: sign-ins are nobody's business facts, and a rebuilt one would revive what was revoked. */
export const grantsDefinition: ReadModelDefinition = {
  name: 'identity.grants',
  fields: { grantId: 'string', uid: 'string', expiresAtMs: 'number' },
  indexes: [
    { name: 'by-grant', fields: ['grantId'] },
    { name: 'by-uid', fields: ['uid'] },
    { name: 'by-expiry', fields: ['expiresAtMs'] },
  ],
};
