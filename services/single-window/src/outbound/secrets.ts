import { createHash, randomBytes } from 'node:crypto';
import type { Secrets } from '../domain/sign-in.ts';

const BYTES = 32;

export const secrets: Secrets = {
  fresh: () => randomBytes(BYTES).toString('base64url'),
  keyOf: (...parts) => createHash('sha256').update(parts.join('\0')).digest('base64url'),
};
