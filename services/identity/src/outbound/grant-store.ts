import type { ReadModel, StoredDocument } from '@tongguan/read-models/port';
import { errors } from 'oidc-provider';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { NEVER } from '../read-models/grants.ts';
import type { GrantRecord } from '../read-models/grants.ts';

/** Models that die with their grant; the grant itself is destroyed by its own id. */
const REVOCABLE = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken', 'DeviceCode', 'BackchannelAuthenticationRequest']);
const PAGE = 200;
const MAX_ATTEMPTS = 20;

/** Where the provider keeps what it has granted: the same on both engines, durable over restarts. */
export function createGrantStore(grants: ReadModel<GrantRecord>, now: () => number): (model: string) => Adapter {
  return (model) => {
    const idOf = (id: string): string => `${model}:${id}`;
    const alive = (document: StoredDocument<GrantRecord> | undefined): AdapterPayload | undefined =>
      document === undefined || document.body.expiresAtMs <= now() ? undefined : document.body.payload;

    return {
      async upsert(id, payload, expiresIn) {
        const body: GrantRecord = {
          payload: payload,
          expiresAtMs: expiresIn === undefined ? NEVER : now() + expiresIn * 1000,
          grantId: REVOCABLE.has(model) ? (payload.grantId ?? '') : '',
          uid: payload.uid ?? '',
        };
        await change(grants, idOf(id), () => body);
      },
      find: async (id) => alive(await grants.get(idOf(id))),
      async findByUid(uid) {
        const { documents } = await grants.find({ where: [{ field: 'uid', equals: uid }], limit: PAGE });
        return alive(documents.find(({ id }) => id.startsWith(idOf(''))));
      },
      // the device flow, the only one with user codes, is off
      findByUserCode: () => Promise.resolve(undefined),
      async consume(id) {
        await change(grants, idOf(id), (record) => {
          // of two that present one code at the same moment, the provider lets both come this far
          if (record === undefined || record.payload['consumed'] !== undefined) throw new errors.InvalidGrant('already used');
          return { ...record, payload: { ...record.payload, consumed: Math.floor(now() / 1000) } };
        });
      },
      destroy: (id) => grants.remove([idOf(id)]),
      async revokeByGrantId(grantId) {
        for (;;) {
          const { documents } = await grants.find({ where: [{ field: 'grantId', equals: grantId }], limit: PAGE });
          if (documents.length === 0) return;
          await grants.remove(documents.map(({ id }) => id));
        }
      },
    };
  };
}

/** Removes what has expired; returns how many. */
export async function removeExpired(grants: ReadModel<GrantRecord>, now: number): Promise<number> {
  for (let removed = 0; ;) {
    const { documents } = await grants.find({ where: [{ field: 'expiresAtMs', from: 0, before: now }], limit: PAGE });
    if (documents.length === 0) return removed;
    await grants.remove(documents.map(({ id }) => id));
    removed += documents.length;
  }
}

async function change(grants: ReadModel<GrantRecord>, id: string, next: (record: GrantRecord | undefined) => GrantRecord): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const stored = await grants.get(id);
    const body = next(stored?.body);
    const { stale } = await grants.put([{ id, expectedRevision: stored?.revision ?? 0, versions: {}, body }]);
    if (stale.length === 0) return;
  }
  throw new Error(`a record of the provider was changed ${MAX_ATTEMPTS} times while it was written`);
}
