import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';

/** What the provider signs with: private JWKs (ES256) for tokens, secrets for cookies. */
export interface IdentityKeys {
  readonly jwks: { readonly keys: readonly JWK[] };
  readonly cookieKeys: readonly string[];
}

/** Reads the keys of `<folder>/keys.json`, and makes them (mode 0600) when they are not there yet. */
export async function loadKeys(folder: string): Promise<IdentityKeys> {
  const file = join(folder, 'keys.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return (await read(file)) ?? (await make(file));
}

async function read(file: string): Promise<IdentityKeys | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as IdentityKeys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`the identity keys in ${file} cannot be read`, { cause: error });
  }
}

async function make(file: string): Promise<IdentityKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' };
  const keys: IdentityKeys = { jwks: { keys: [jwk] }, cookieKeys: [randomBytes(32).toString('base64url')] };
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(keys), { mode: 0o600, flag: 'wx', flush: true });
  try {
    // whole or not at all, and never over the keys of a process that was first
    await link(draft, file);
    return keys;
  } catch (error) {
    const first = (error as NodeJS.ErrnoException).code === 'EEXIST' ? await read(file) : undefined;
    if (first === undefined) throw error;
    return first;
  } finally {
    await rm(draft);
  }
}
