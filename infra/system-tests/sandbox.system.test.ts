import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@tongguan/testing/eventually';
import { readScenarios } from '@tongguan/single-window/outbound/sandbox-scenarios';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Consignment } from '../../scripts/simulate/declaration.ts';
import { expectStatus } from '../../scripts/simulate/stage.ts';
import { consignment } from './acts.ts';
import { start } from './started.ts';
import type { Started } from './started.ts';

let dir = '';
let sandbox: Started;
const options = { args: ['--sandbox'] };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tongguan-sandbox-'));
  sandbox = await start({ dataDir: join(dir, 'data'), ...options });
  await sandbox.ready();
});
afterAll(async () => {
  await sandbox.stop();
  await rm(dir, { recursive: true, force: true });
});

interface Filed {
  readonly id: string;
  readonly content: object;
}

/** An export at the rail terminal, whose only officer is of customs, under a contract number. */
async function fileUnder(contractNo: string, seed: number): Promise<Filed> {
  if (isTwoStep(contractNo)) return summaryUnder(contractNo, seed);
  const byMail = contractNo.toUpperCase() === 'SBX-EXPIRED';
  const drawn = consignment(seed * 1000, (each: Consignment) => each.office === '4905' && (!byMail || each.mode === '4') && each.content.items.every((item) => item['unNumber'] === undefined)); // prettier-ignore
  const header = { ...drawn.content.header, contractNo, ...(byMail ? { transportMode: '6' } : {}) };
  const content = { ...drawn.content, header };
  return { id: String(expectStatus(await sandbox.as('operator-a').post('/v1/declarations', content, drawn.billNo), 202)['id']), content };
}
const isTwoStep = (code: string): boolean => ['SBX-PICKUP', 'SBX-TWO-STEP', 'SBX-OVERDUE'].includes(code.toUpperCase());

/** An import in two steps; of an overdue one the conveyance entered three weeks ago. */
async function summaryUnder(contractNo: string, seed: number): Promise<Filed> {
  const drawn = consignment(seed * 1000, ({ office, direction }: Consignment) => office === '4905' && direction === 'I');
  const threeWeeksAgo = new Date(Date.now() - 21 * 24 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  const movementDate = contractNo.toUpperCase() === 'SBX-OVERDUE' ? threeWeeksAgo : drawn.content.header['movementDate'];
  const content = { ...drawn.content, header: { ...drawn.content.header, contractNo, movementDate } };
  const answer = await sandbox.as('operator-a').post('/v1/declarations/summary', { content }, drawn.billNo);
  return { id: String(expectStatus(answer, 202)['id']), content };
}
const complete = async ({ id, content }: Filed) =>
  expectStatus(await sandbox.as('operator-a').post(`/v1/declarations/${id}/completion`, { content }), 202);

const received = async (id: string) => expectStatus(await sandbox.as('administrator').get(`/v1/declarations/${id}/received-receipts`), 200);
const statusOf = async (id: string) => String((await received(id))['status']);
const codesOf = async (id: string) => ((await received(id))['receipts'] as readonly { readonly code: string }[]).map(({ code }) => code);
const until = (check: () => Promise<void>) =>
  eventually(
    async () => {
      await check();
      return true;
    },
    { timeoutMs: 90_000, everyMs: 200 },
  );

/** As it was accepted: what the lane and the taxes make of it, and nobody has released it. */
const OPEN = /^(RECEIVED|REVIEWED|TAX_DUE|TAX_SETTLED|INSPECTING)$/;
/** Status that each scenario comes to, and the codes of the receipts from elsewhere. What the draw leaves open is named. */
const OUTCOMES: Readonly<Record<string, { readonly status: RegExp; readonly codes?: readonly string[]; readonly byReceipts?: string }>> = {
  'SBX-WAITING': { status: OPEN, codes: [] },
  'SBX-REVIEWED': { status: /^(REVIEWED|TAX_DUE|TAX_SETTLED|INSPECTING)$/ },
  'SBX-RELEASED': { status: /^(RELEASED|CLOSED)$/ },
  'SBX-INSPECTING': { status: /^INSPECTING$/ },
  'SBX-INSPECTED': { status: /^(RELEASED|CLOSED)$/ },
  'SBX-DETAINED': { status: /^DETAINED$/ },
  'SBX-RETURNED': { status: /^RETURNED$/ },
  'SBX-WITHDRAWN': { status: /^WITHDRAWN$/ },
  'SBX-TAX-DUE': { status: /^(TAX_DUE|RELEASED|CLOSED)$/ },
  'SBX-LATE': { status: /^(RELEASED|CLOSED)$/, codes: ['L', 'P'], byReceipts: 'RELEASED' },
  'SBX-DUPLICATED': { status: /^(RELEASED|CLOSED)$/, codes: ['L', 'P'], byReceipts: 'RELEASED' },
  'SBX-DISORDER': { status: /^(RELEASED|CLOSED)$/, codes: ['L', 'P', 'R'], byReceipts: 'CLOSED' },
  'SBX-DIFFERS': { status: OPEN, codes: ['L', 'P'], byReceipts: 'RELEASED' },
  'SBX-UNKNOWN': { status: OPEN, codes: ['L', 'Q7'], byReceipts: 'RECEIVED' },
  'SBX-FAILED': { status: OPEN, codes: ['Y'], byReceipts: 'IMPORT_FAILED' },
  'SBX-PICKUP': { status: /^PICKUP_RELEASED$/ },
  'SBX-TWO-STEP': { status: /^(RELEASED|CLOSED)$/ },
  'SBX-OVERDUE': { status: /^OVERDUE$/ },
  'SBX-EXPIRED': { status: /^EXPIRED$/ },
};

describe('a sandbox', () => {
  test('says that it is one, and what contract numbers steer', async () => {
    const about = (await (await fetch(`${sandbox.url}/v1/about`)).json()) as { sandbox: boolean };
    expect(about.sandbox).toBe(true);
    const { info } = (await (await fetch(`${sandbox.url}/openapi.json`)).json()) as { info: { description: string } };
    for (const { code, outcome } of readScenarios()) {
      expect(info.description).toContain(`\`${code}\``);
      expect(info.description).toContain(outcome.en);
    }
    expect(sandbox.stdout()).toContain('sandbox');
  });

  test('brings every scenario to its outcome, also over a restart in the middle, and leaves other contract numbers alone', async () => {
    const codes = readScenarios().map(({ code }) => code);
    expect(codes).toEqual(Object.keys(OUTCOMES));
    const filed = new Map<string, Filed>();
    for (const [place, code] of codes.entries()) filed.set(code, await fileUnder(place % 2 === 0 ? code : code.toLowerCase(), place + 1));
    const { id: other } = await fileUnder('SBX-NONSENSE', 99);
    await sandbox.stop('SIGKILL');
    sandbox = await start({ dataDir: join(dir, 'data'), ...options });
    await sandbox.ready();
    for (const [code, each] of filed) {
      const { id } = each;
      if (code === 'SBX-TWO-STEP') {
        await until(async () => {
          expect(await statusOf(id), code).toMatch(/^PICKUP_RELEASED$/);
        });
        await complete(each);
      }
      const wanted = OUTCOMES[code];
      await until(async () => {
        expect(await statusOf(id), code).toMatch(wanted?.status ?? /^$/);
        if (wanted?.codes !== undefined) expect(await codesOf(id), code).toEqual(wanted.codes);
        if (wanted?.byReceipts !== undefined) expect((await received(id))['receivedStatus'], code).toBe(wanted.byReceipts);
      });
    }
    expect(await codesOf(other)).toEqual([]);
    expect(await statusOf(other)).toMatch(OPEN);
    const { rows } = expectStatus(await sandbox.as('administrator').get('/v1/declarations?limit=100'), 200) as {
      rows: { sample: boolean }[];
    };
    expect(rows.every(({ sample }) => sample)).toBe(true);
    expect(sandbox.stderr()).toBe('');
  });

  test('and real data never share a folder', async () => {
    const real = await start({ dataDir: join(dir, 'real') });
    await real.ready();
    expect(((await (await fetch(`${real.url}/v1/about`)).json()) as { sandbox: boolean }).sandbox).toBe(false);
    await real.stop();
    const wrong = await start({ dataDir: join(dir, 'real'), ...options });
    expect(await wrong.exit).toBe(1);
    expect(wrong.stderr()).toContain('holds data that is no sandbox');
    await sandbox.stop();
    const wronger = await start({ dataDir: join(dir, 'data') });
    expect(await wronger.exit).toBe(1);
    expect(wronger.stderr()).toContain('is a sandbox');
  });
});
