import { createHash, randomBytes } from 'node:crypto';

/** 24 to 64 bytes are what the Standard Webhooks ask for. */
const SECRET_BYTES = 32;
const ID_BYTES = 16;

export const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
/** 22 URL-safe characters, 128 bits. */
export const newId = (): string => randomBytes(ID_BYTES).toString('base64url');
/** The id that a company's own key stands for. */
export const idOfKey = (company: string, key: string): string =>
  createHash('sha256').update(`${company}\n${key}`).digest('base64url').slice(0, newId().length);
