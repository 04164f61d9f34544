import { connect } from 'node:net';
import { once } from 'node:events';
import { beforeAll, describe, expect, test } from 'vitest';
import { SubmitDeclarationResponse } from '@tongguan/contracts/declarations/v1/declarations';
import type { SubmitDeclarationRequest } from '@tongguan/contracts/declarations/v1/declarations';
import { refuse } from '@tongguan/grpc/refusal';
import { operatorA, tokenFor } from '@tongguan/testing/principals';
import { app } from './window.ts';

let headers = { authorization: '' };
beforeAll(async () => {
  headers = { authorization: `Bearer ${await tokenFor(operatorA)}` };
});
const json = { 'content-type': 'application/json' };
const problem = (reply: { statusCode: number; headers: object; json(): unknown }) => ({
  contentType: (reply.headers as Record<string, unknown>)['content-type'],
  ...(reply.json() as { status: number; code: string; message: { zh: string; en: string }; faults: { path: string }[] }),
});
const contentType = 'application/problem+json; charset=utf-8';

describe('a request that is not one', () => {
  test.each([
    ['an address that does not decode', '/v1/declarations/%zz', 400, 'malformed'],
    ['an address that is not UTF-8', '/v1/declarations/%ff%fe', 400, 'malformed'],
    ['an id longer than any', `/v1/shipments/${'a'.repeat(101)}`, 414, 'address-too-long'],
    ['a day that no calendar has', '/v1/declarations?submittedFrom=2026-02-30', 422, 'bad-moment'],
    ['an hour that no clock has', '/v1/declarations?submittedFrom=2026-02-28T23:59:60Z', 422, 'bad-moment'],
    ['a version that no number holds', '/v1/declarations?waitFor=a:99999999999999999999999', 422, 'invalid-request'],
    ['one parameter twice', '/v1/declarations?limit=1&limit=2', 422, 'invalid-request'],
  ])('is told so in both languages: %s', async (_name, url, status, code) => {
    const told = problem(await (await app()).inject({ url, headers }));
    expect(told).toMatchObject({ status, contentType, code });
    expect(told.message.zh).not.toBe('');
    expect(told.message.en).not.toBe('');
  });

  test('without a body is handed on as nothing, for the service to say what is missing', async () => {
    const seen: SubmitDeclarationRequest[] = [];
    const window = await app({
      declarations: {
        submitDeclaration: (request) => {
          seen.push(request);
          return Promise.reject(refuse({ 'nothing-sent': { kind: 'invalid', zh: '空', en: 'nothing' } }, 'nothing-sent'));
        },
      },
    });
    expect(problem(await window.inject({ method: 'POST', url: '/v1/declarations', headers }))).toMatchObject({
      status: 422,
      code: 'nothing-sent',
    });
    expect(seen[0]?.source).toBeUndefined();
  });

  test('as plain text passes by no schema', async () => {
    const reply = await (
      await app()
    ).inject({ method: 'POST', url: '/v1/declarations', headers: { ...headers, 'content-type': 'text/plain' }, payload: '{}' });
    expect(problem(reply)).toMatchObject({ status: 415, code: 'unknown-media-type' });
  });

  test.each([
    ['__proto__', '{"__proto__":{"roles":["administrator"]}}'],
    ['constructor.prototype', '{"constructor":{"prototype":{"x":1}}}'],
    ['100,000 lists in lists', '['.repeat(100_000)],
  ])('that reaches for prototypes or the stack is refused: %s', async (_name, payload) => {
    const reply = await (await app()).inject({ method: 'POST', url: '/v1/movements', headers: { ...headers, ...json }, payload });
    expect(problem(reply)).toMatchObject({ status: 400, code: 'malformed' });
  });

  test.each([
    ['headers of 20 KiB', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['something else than HTTP', 'SSH-2.0-OpenSSH_9\r\n\r\n', 400, 'malformed'],
    [
      'a way out of a folder',
      'GET /docs/static/%2e%2e/%2e%2e/package.json HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
      403,
      'not-allowed',
    ],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400, 'malformed'],
  ])('is answered on the bare connection: %s', async (_name, sent, status, code) => {
    const window = await app();
    const { port } = new URL(await window.listen({ host: '127.0.0.1', port: 0 }));
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(sent);
    await once(socket, 'close');
    await window.close();
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))) as { message: { zh: string; en: string } };
    expect(body).toMatchObject({ status, code });
    expect([body.message.zh, body.message.en]).not.toContain('');
  });
});

describe('a text that could not be given back as it was', () => {
  test.each(['{"header":{"goodsPlace":"a\\ud800b"}}', '{"header":{"goodsPlace":"a\\u0000"}}', '{"\\uDFFF":1}'])(
    'is refused, not changed: %s',
    async (payload) => {
      const reply = await (await app()).inject({ method: 'POST', url: '/v1/declarations', headers: { ...headers, ...json }, payload });
      expect(problem(reply)).toMatchObject({ status: 422, code: 'bad-text' });
    },
  );

  test('is told with its place, each of them, in both languages', async () => {
    const payload =
      '{"header":{"goodsPlace":"\\u0000","remarks":"ok"},"items":[{"name":"a"},{"name":"\\udc00","specification":"x\\ud800"}]}';
    const reply = await (await app()).inject({ method: 'POST', url: '/v1/declarations', headers: { ...headers, ...json }, payload });
    const { faults } = problem(reply);
    expect(faults.map(({ path }) => path)).toEqual(['/header/goodsPlace', '/items/1/name', '/items/1/specification']);
    expect(faults[0]).toMatchObject({ rule: 'bad-text', severity: 'error' });
    expect(JSON.stringify(faults[0])).toContain('half of a character');
  });

  test('is none when it only looks strange: both halves of a character, marks, other directions', async () => {
    const seen: SubmitDeclarationRequest[] = [];
    const window = await app({
      declarations: {
        submitDeclaration: (request) => {
          seen.push(request);
          return Promise.resolve(SubmitDeclarationResponse.fromPartial({}));
        },
      },
    });
    const payload = '{"header":{"goodsPlace":"\\ud842\\udfb7e\\u0301\\u202e"}}';
    expect((await window.inject({ method: 'POST', url: '/v1/declarations', headers: { ...headers, ...json }, payload })).statusCode).toBe(
      202,
    );
    expect(seen[0]?.source).toMatchObject({ value: { header: { goodsPlace: '𠮷e\u0301\u202e' } } });
  });
});

describe('a body of very many values', () => {
  const refused = async (payload: string) =>
    problem(await (await app()).inject({ method: 'POST', url: '/v1/declarations', headers: { ...headers, ...json }, payload }));

  test('is answered with one finding, not with one for each: an answer is not a hundred times the question', async () => {
    const many = await refused(`{"items":[${'1,'.repeat(400_000)}1]}`);
    expect(many).toMatchObject({ status: 422, code: 'invalid-request' });
    expect(many.faults).toHaveLength(1);
    expect(many.faults[0]?.path).toBe('/items');
  });

  test('still gets every finding while it is as large as a declaration can be, up to 500', async () => {
    const told = await refused(`{"items":[${'1,'.repeat(998)}1],"containers":[1]}`);
    expect(told.faults).toHaveLength(500);
    expect(told.message.en).toContain('1000 fault(s)');
  });

  test('above 1 MiB is not read', async () => {
    expect(await refused(`{"items":["${'x'.repeat(1_100_000)}"]}`)).toMatchObject({ status: 413, code: 'too-large' });
  });
});
