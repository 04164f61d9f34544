import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVerifier } from '@tongguan/auth/verify-token';
import { testHost } from '@tongguan/testing/host';
import type { TestHost } from '@tongguan/testing/host';
import { readConfig } from '#src/config';
import { startService } from '#src/service';
import type { RunningWindow } from '#src/service';
import { startIdentity } from './identity-process.ts';
import type { IdentityProcess } from './identity-process.ts';

export interface SignInWorld extends AsyncDisposable {
  readonly window: string;
  readonly issuer: string;
  /** Lets time pass for sessions; the issuer's goes on as it does. */
  pass(ms: number): void;
  startIdentity(): Promise<IdentityProcess>;
  /** Stops the window and starts it on the same data and port, as after a restart of the process. */
  restartWindow(): Promise<void>;
}

/** A window that listens, and an issuer that may be started beside it. */
export async function signInWorld(options: { webFolder?: string } = {}): Promise<SignInWorld> {
  const [windowPort, identityPort] = [await freePort(), await freePort()];
  const issuer = `http://127.0.0.1:${String(identityPort)}`;
  const identityData = await mkdtemp(join(tmpdir(), 'tongguan-identity-'));
  const identities: IdentityProcess[] = [];
  let passedMs = 0;
  const verify = createVerifier({ issuer, audience: 'tongguan', jwksUri: `${issuer}/jwks`, now: () => Date.now() });
  const config = readConfig({
    TONGGUAN_HTTP_PORT: String(windowPort),
    TONGGUAN_OIDC_ISSUER: issuer,
  });
  const open = (host: TestHost): Promise<RunningWindow> =>
    startService({ ...host, verify }, config, { realNow: () => Date.now() + passedMs, heartbeatMs: 500, ...options });

  let host = await testHost();
  let window = await open(host);
  return {
    window: window.url,
    issuer,
    pass: (ms) => {
      passedMs += ms;
    },
    async startIdentity() {
      const identity = await startIdentity({ port: identityPort, windowPort, dataDir: identityData });
      identities.push(identity);
      return identity;
    },
    async restartWindow() {
      await window.stop();
      host = await host.restart();
      window = await open(host);
    },
    async [Symbol.asyncDispose]() {
      await window.stop();
      await host[Symbol.asyncDispose]();
      await Promise.all(identities.map((identity) => identity.stop()));
      await rm(identityData, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
