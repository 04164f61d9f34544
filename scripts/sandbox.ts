import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@tongguan/event-store/clock';
import { systemClock } from '@tongguan/event-store/clock';
import type { OpenedHost } from '@tongguan/runtime/host';
import type { Shutdown } from '@tongguan/runtime/shutdown';
import { readScenarios } from '@tongguan/single-window/outbound/sandbox-scenarios';
import { DEMO_SECRET } from './demo-users.ts';
import { createDriver } from './sandbox/driver.ts';
import { callerFor } from './simulate/window.ts';

const MARKER = 'sandbox.json';
const EVERY_MS = 500;

/** Real time, and everything that is recorded is sample data. */
export const sandboxClock: Clock = { now: () => systemClock.now(), simulated: true };

/** Why a folder cannot be started so: sandbox and real data never meet. Undefined: it can. */
export function sandboxFault(dataDir: string, sandbox: boolean): string | undefined {
  const holdsData = existsSync(join(dataDir, 'tongguan.json'));
  const isSandbox = existsSync(join(dataDir, MARKER));
  if (sandbox && holdsData && !isSandbox) return `${dataDir} holds data that is no sandbox; TONGGUAN_DATA_DIR names another folder`;
  if (!sandbox && isSandbox)
    return `${dataDir} is a sandbox: start it with npm start -- --sandbox, or name another folder by TONGGUAN_DATA_DIR`;
  return undefined;
}

/** Steers declarations by their contract numbers until the process stops. */
export function startSandbox(host: OpenedHost, address: { readonly url: string; readonly issuer: string }, shutdown: Shutdown): void {
  const scenarios = readScenarios();
  writeFileSync(join(host.dataDir, MARKER), `${JSON.stringify({ scenarios: scenarios.map(({ code }) => code) })}\n`);
  const callers = new Map<string, ReturnType<typeof callerFor>>();
  const players = {
    now: () => systemClock.now(),
    as(user: string) {
      const caller = callers.get(user) ?? callerFor(user, { ...address, secret: DEMO_SECRET }, () => systemClock.now());
      callers.set(user, caller);
      return caller;
    },
  };
  const driver = createDriver(players, scenarios, (declarationId, scenario, reason) => {
    host.log.warn({ event: 'sandbox-act-failed', declarationId, scenario, reason: reason.slice(0, 500) }, 'sandbox-act-failed');
  });
  const ticker = host.tickers.every({ name: 'sandbox', everyMs: EVERY_MS, run: () => driver.tick() });
  shutdown.add('sandbox', () => ticker.stop());
}
