import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_SECRET } from '../../scripts/demo-users.ts';
import { consignmentAt, withFaults } from '../../scripts/simulate/declaration.ts';
import { chanceFrom } from '../../scripts/simulate/random.ts';
import { expectStatus } from '../../scripts/simulate/stage.ts';
import { soon } from './soon.ts';
import { available, ENGINES, openWorld } from './world.ts';
import type { World } from './world.ts';

interface Answer {
  readonly line: number;
  readonly idempotencyKey: string;
  readonly status: number;
  readonly submitted: { readonly id: string; readonly declarationNo: string; readonly repeated: boolean } | null;
  readonly problem: { readonly faults: readonly object[] } | null;
}

/** Sends lines as one bulk filing; with `cutAfter` the connection is cut when so many are answered. */
async function fileInBulk(world: World, token: string, lines: readonly string[], cutAfter = Infinity): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const outgoing = request(`${world.url}/v1/declarations/bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
  });
  await new Promise<void>((resolve, reject) => {
    let rest = '';
    outgoing.on('error', (error) => {
      if (answers.length >= cutAfter) resolve();
      else reject(error);
    });
    outgoing.on('response', (reply) => {
      reply.on('data', (chunk: Buffer) => {
        const parts = (rest + chunk.toString()).split('\n');
        rest = parts.pop() ?? '';
        answers.push(...parts.map((part) => JSON.parse(part) as Answer));
        if (answers.length < cutAfter) return;
        outgoing.destroy();
        resolve();
      });
      reply.on('error', () => {
        resolve();
      });
      reply.on('end', resolve);
    });
    for (const line of lines) outgoing.write(line);
    // with a cut to come the request is left without its end
    if (cutAfter === Infinity) outgoing.end();
  });
  return answers;
}

async function tokenOf(world: World, user: string): Promise<string> {
  const reply = await fetch(`${world.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${user}-program:${DEMO_SECRET}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return ((await reply.json()) as { access_token: string }).access_token;
}

describe.each(ENGINES)('filing in bulk on the %s engine', (engine) => {
  const here = available(engine);
  let world: World;
  beforeAll(async () => {
    if (here) world = await openWorld(engine);
  });
  afterAll(async () => {
    if (here) await world.stop();
  });

  test.runIf(here)('that is cut off and sent again files each declaration once, and answers as the single call does', async () => {
    const chance = chanceFrom(20_180_425);
    const now = Date.now();
    const contents = Array.from({ length: 200 }, (_none, n) => {
      const { content } = consignmentAt(chance, now);
      return n % 10 === 9 ? withFaults(chance, content) : content;
    });
    const lines = contents.map((content, n) => `${JSON.stringify({ idempotencyKey: `bulk-${String(n)}`, ...content })}\n`);
    const token = await tokenOf(world, 'operator-a');

    const before = await fileInBulk(world, token, lines, 60);
    expect(before.length).toBeGreaterThanOrEqual(60);
    const after = await fileInBulk(world, token, lines);
    expect(after.map(({ line }) => line)).toEqual(contents.map((_none, n) => n + 1));
    expect(after.map(({ status }) => status)).toEqual(contents.map((_none, n) => (n % 10 === 9 ? 422 : 202)));
    for (const [n, { submitted }] of before.entries()) {
      expect(after[n]?.submitted?.declarationNo).toBe(submitted?.declarationNo);
      if (submitted !== null) expect(after[n]?.submitted?.repeated).toBe(true);
    }
    const numbers = after.flatMap(({ submitted }) => submitted?.declarationNo ?? []);
    expect(new Set(numbers).size).toBe(180);

    // the same judgement, the same key, the same declaration; a machine that is still at what was filed may say "try again"
    const operator = world.as('operator-a');
    const refused = await soon(async () => expectStatus(await operator.post('/v1/declarations', contents[9]), 422));
    expect(after[9]?.problem?.faults).toEqual(refused['faults']);
    const again = await soon(async () => expectStatus(await operator.post('/v1/declarations', contents[0], 'bulk-0'), 202));
    expect(again).toMatchObject({ id: after[0]?.submitted?.id, declarationNo: numbers[0], repeated: true });

    // and the list has each of them once
    await soon(async () => {
      const listed = new Set<string>();
      for (let cursor = ''; ;) {
        const page = expectStatus(await operator.get(`/v1/declarations?limit=500&cursor=${cursor}`), 200);
        for (const { declarationNo } of page['rows'] as { declarationNo: string }[]) {
          expect(listed.has(declarationNo)).toBe(false);
          listed.add(declarationNo);
        }
        if (typeof page['nextCursor'] !== 'string') break;
        cursor = encodeURIComponent(page['nextCursor']);
      }
      expect(listed).toEqual(new Set(numbers));
    });
  });
});
