import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { consignment, file } from './acts.ts';
import { soon } from './soon.ts';
import { start } from './started.ts';
import type { Started } from './started.ts';

interface Message {
  readonly id: string;
  readonly declarationId: string;
  readonly sequence: number;
}
interface Pulled {
  readonly id: string;
  readonly data: { readonly declarationId: string };
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A receiver that never answers until it is told to. */
async function startReceiver() {
  const received: Message[] = [];
  let answers = false;
  const server = createServer((request, reply) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const { data } = JSON.parse(text) as { data: { declarationId: string; sequence: number } };
      received.push({ id: String(request.headers['webhook-id']), ...data });
      if (answers) reply.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
    return once(server, 'close');
  });
  return { received, answer: () => (answers = true), url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/` };
}

test('kill -9 while messages are on their way: none is lost, those come again under their ids, and each declaration stays in order', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongguan-notifications-'));
  closing.push(() => rm(dataDir, { recursive: true, force: true }));
  const receiver = await startReceiver();
  const begin = async (): Promise<Started> => {
    const env = { SINGLE_WINDOW_WEBHOOK_TARGETS: 'any', SINGLE_WINDOW_WEBHOOK_TIMEOUT_MS: '5s' };
    const started = await start({ dataDir, env });
    await started.ready();
    closing.push(() => started.stop());
    return started;
  };
  const first = await begin();
  const opened = await first.as('operator-a').post('/v1/subscriptions', { name: 'kill', url: receiver.url });
  expect(opened.status).toBe(201);
  for (let each = 0; each < 6; each++) {
    await file(
      first,
      'operator-a',
      consignment(95_000 + each * 1000, ({ office }) => office === '4905'),
    );
  }
  const interrupted = await soon(() => {
    if (receiver.received.length < 4) throw new Error('too few are on their way');
    return Promise.resolve([...receiver.received]);
  });
  await first.stop('SIGKILL');
  receiver.answer();

  const second = await begin();
  const operator = second.as('operator-a');
  // the lease of the process that died runs out first
  const after = await soon(async () => {
    const pulled = (await operator.get('/v1/notifications?limit=500')).body['notifications'] as readonly Pulled[];
    const arrived = receiver.received.slice(interrupted.length);
    expect(new Set(pulled.map(({ data }) => data.declarationId)).size).toBe(6);
    expect(pulled.filter(({ id }) => !arrived.some((each) => each.id === id))).toEqual([]);
    return arrived;
  });
  expect(interrupted.filter(({ id }) => !after.some((each) => each.id === id))).toEqual([]);
  for (const of of new Set(after.map(({ declarationId }) => declarationId))) {
    const numbers = after.filter(({ declarationId }) => declarationId === of).map(({ sequence }) => sequence);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  }
});
