import type { ReadModel, ReadModelDefinition } from '@tongguan/read-models/port';
import type { Subscription } from '../domain/subscriber.ts';

/** No fold of events: a secret stands in no log, and is gone when it is removed. */
export const subscriptionSecrets: ReadModelDefinition = { name: 'single-window.subscription-secrets', fields: {}, indexes: [] };

/** Secrets that messages are signed with (`whsec_…`), by their ids. */
export interface StoredSecrets {
  keep(id: string, secret: string): Promise<void>;
  /** Those that are there, in the order that was asked for. */
  read(ids: readonly string[]): Promise<readonly string[]>;
  remove(ids: readonly string[]): Promise<void>;
}

export function storedSecrets(model: ReadModel<{ readonly secret: string }>): StoredSecrets {
  return {
    async keep(id, secret) {
      const { stale } = await model.put([{ id, expectedRevision: 0, versions: {}, body: { secret } }]);
      if (stale.length > 0) throw new Error('a secret id was given twice');
    },
    async read(ids) {
      const found = await model.getMany(ids);
      return ids.flatMap((id) => found.get(id)?.body.secret ?? []);
    },
    remove: (ids) => model.remove(ids),
  };
}

/** What a message is signed with: the secret, and the one before it while both are good. `now` is epoch milliseconds. */
export function signingSecrets(
  secrets: StoredSecrets,
  { secretId, previousSecretId, previousUntilMs }: Subscription,
  now: number,
): Promise<readonly string[]> {
  return secrets.read(previousUntilMs > now && previousSecretId !== '' ? [secretId, previousSecretId] : [secretId]);
}
