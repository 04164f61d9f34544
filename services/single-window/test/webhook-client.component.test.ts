import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { guardedLookup } from '#src/notifications/outbound/target-address';
import type { TargetPolicy } from '#src/notifications/outbound/target-address';
import { createWebhookClient } from '#src/notifications/outbound/webhook-client';
import { isSignedBy, startReceiver } from './receiver.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const OLD = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const BODY = '{"type":"test","timestamp":"2026-11-25T01:00:00.000Z","data":{"name":"通关"}}';

const client = (policy: TargetPolicy = 'any', timeoutMs = 5_000) => createWebhookClient({ policy, timeoutMs, now: () => Date.now() });
const outgoing = (url: string, secrets = [SECRET], signal = new AbortController().signal) => ({
  ...{ url, messageId: 'msg_1', body: BODY, secrets, signal },
});

describe('a message that is sent', () => {
  test('is signed so that the verifier of the convention takes it, and only with its secret', async () => {
    await using receiver = await startReceiver();
    expect(await client()(outgoing(`${receiver.url}/hook?a=1`))).toMatchObject({ httpStatus: 204, fault: '' });
    const [message] = receiver.received;
    expect(message).toMatchObject({ path: '/hook?a=1', raw: BODY });
    expect(message?.headers).toMatchObject({ 'webhook-id': 'msg_1', 'content-type': 'application/json' });
    expect(message?.headers['webhook-signature']).toMatch(/^v1,[\w+/]+=*$/);
    expect(isSignedBy(SECRET, message!)).toBe(true);
    expect(isSignedBy(OLD, message!)).toBe(false);
    expect(isSignedBy(SECRET, { ...message!, raw: BODY.replace('通关', 'x') })).toBe(false);
  });

  test('has two signatures while two secrets are good', async () => {
    await using receiver = await startReceiver();
    await client()(outgoing(receiver.url, [SECRET, OLD]));
    expect([SECRET, OLD].map((secret) => isSignedBy(secret, receiver.received[0]!))).toEqual([true, true]);
  });

  test('is answered by its status alone: a redirect is not followed', async () => {
    await using elsewhere = await startReceiver();
    await using receiver = await startReceiver((_message, reply) => {
      reply.writeHead(307, { location: elsewhere.url }).end();
      return undefined;
    });
    expect(await client()(outgoing(receiver.url))).toMatchObject({ httpStatus: 307, fault: '' });
    expect(elsewhere.received).toHaveLength(0);
  });

  test('ends in time at a receiver that never answers, or never ends its answer', async () => {
    await using silent = await startReceiver(() => undefined);
    expect(await client('any', 150)(outgoing(silent.url))).toMatchObject({ httpStatus: 0, fault: 'timeout' });
    await using endless = await startReceiver((_message, reply) => {
      reply.writeHead(200).write('.');
      return undefined;
    });
    expect(await client('any', 150)(outgoing(endless.url))).toMatchObject({ httpStatus: 0, fault: 'timeout' });
  });

  test('reads no more of a huge answer than it must', async () => {
    let written = 0;
    await using receiver = await startReceiver((_message, reply) => {
      const chunk = Buffer.alloc(65_536);
      reply.writeHead(200);
      const pour = (): void => {
        if (reply.destroyed || written > 256 * 1024 * 1024) return;
        written += chunk.length;
        if (reply.write(chunk)) setImmediate(pour);
        else reply.once('drain', pour);
      };
      pour();
      return undefined;
    });
    expect(await client()(outgoing(receiver.url))).toMatchObject({ httpStatus: 200, fault: '' });
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  test('fails with a code where there is nobody, no HTTP, or no such name', async () => {
    const nobody = createServer().listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const { port } = nobody.address() as AddressInfo;
    nobody.close();
    expect(await client()(outgoing(`http://127.0.0.1:${String(port)}/`))).toMatchObject({ httpStatus: 0, fault: 'no-connection' });
    const noHttp = createServer((socket) => socket.end('what?\r\n\r\n')).listen(0, '127.0.0.1');
    await once(noHttp, 'listening');
    const odd = `http://127.0.0.1:${String((noHttp.address() as AddressInfo).port)}/`;
    expect(await client()(outgoing(odd))).toMatchObject({ httpStatus: 0, fault: 'bad-answer' });
    expect(await client()(outgoing(odd.replace('http:', 'https:')))).toMatchObject({ httpStatus: 0, fault: 'bad-certificate' });
    noHttp.close();
  });
});

describe('a receiver inside', () => {
  test('is not reached by an address, nor by a name that leads to one', async () => {
    await using receiver = await startReceiver();
    const { port } = new URL(receiver.url);
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost']) {
      const attempt = await client('public')(outgoing(`https://${host}:${port}/`));
      expect({ host, ...attempt }).toMatchObject({ host, httpStatus: 0, fault: 'refused-address' });
    }
    // what the name leads to is looked at when the connection is made: nothing that was asked before counts
    const rebound = (_name: string, _options: object, done: (error: null, found: LookupAddress[]) => void) => {
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    const byName = createWebhookClient({
      ...{ policy: 'public', timeoutMs: 5_000, now: () => Date.now() },
      lookup: guardedLookup('public', rebound as never),
    });
    expect(await byName(outgoing(`https://hooks.example.com:${port}/`))).toMatchObject({ httpStatus: 0, fault: 'refused-address' });
    expect(receiver.received).toHaveLength(0);
  });

  test('is reached where the setting allows it', async () => {
    await using receiver = await startReceiver();
    expect((await client('any')(outgoing(receiver.url))).httpStatus).toBe(204);
  });
});
