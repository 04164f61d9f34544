import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SubmissionResult, SubmitDeclarationRequest } from '@tongguan/contracts/declarations/v1/declarations';
import { SubmitDeclarationResponse } from '@tongguan/contracts/declarations/v1/declarations';
import { refuse } from '@tongguan/grpc/refusal';
import { eventually } from '@tongguan/testing/eventually';
import { customsOfficer, operatorA, tokenFor } from '@tongguan/testing/principals';
import type { App } from '#src/inbound/http/app-type';
import { openBulk } from './bulk-sender.ts';
import type { BulkSender } from './bulk-sender.ts';
import { app } from './window.ts';

type Batch = readonly SubmitDeclarationRequest[];

let window: App;
let url = '';
let token = '';
let batches: Batch[] = [];
let answer: (batch: Batch) => Promise<readonly SubmissionResult[]>;
let sockets: Socket[] = [];

const accepted = (request: SubmitDeclarationRequest): SubmissionResult => ({
  result: { $case: 'submitted', value: SubmitDeclarationResponse.fromPartial({ declarationNo: `no-${request.idempotencyKey}` }) },
});
const line = (key: string, more: object = {}): string =>
  `${JSON.stringify({ idempotencyKey: key, header: { direction: 'I' }, ...more })}\n`;
const sent = (text: string, headers?: Readonly<Record<string, string>>): BulkSender => {
  const bulk = openBulk(url, token, headers);
  bulk.send(text);
  return bulk;
};
const codes = (answers: BulkSender['answers']) => answers.map(({ status, problem }) => (problem === null ? status : problem.code));

beforeAll(async () => {
  token = await tokenFor(operatorA);
  window = await app({
    declarations: {
      submitDeclarations: async ({ declarations }) => {
        batches.push(declarations);
        return { results: await answer(declarations) };
      },
    },
  });
  window.server.on('connection', (socket) => sockets.push(socket));
  url = await window.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => window.close());
beforeEach(() => {
  batches = [];
  sockets = [];
  answer = (batch) => Promise.resolve(batch.map(accepted));
});

describe('filing in bulk', () => {
  test('answers each line in its place, by the number and key of the line', async () => {
    const answers = await sent(`${line('k1')}\n${line('k2', { items: [{ itemNo: '1' }] })}${line('k3').trim()}`).end();
    expect(answers.map((each) => [each.line, each.idempotencyKey, each.status, each.submitted?.declarationNo])).toEqual([
      [1, 'k1', 202, 'no-k1'],
      [3, 'k2', 202, 'no-k2'],
      [4, 'k3', 202, 'no-k3'],
    ]);
    expect(batches.flat()[1]).toMatchObject({
      idempotencyKey: 'k2',
      dryRun: false,
      source: { $case: 'content', value: { header: { direction: 'I' }, items: [{ itemNo: '1' }] } },
    });
  });

  test('answers what has come before the request has ended', async () => {
    const bulk = sent(line('k1'));
    expect(codes(await bulk.answered(1))).toEqual([202]);
    bulk.send(line('k2').slice(0, 10));
    bulk.send(line('k2').slice(10) + line('k3'));
    expect(codes(await bulk.answered(3))).toEqual([202, 202, 202]);
    expect(codes(await bulk.end())).toHaveLength(3);
  });

  test('says of each line what is wrong with it, and files the others', async () => {
    const long = JSON.stringify({ header: { goodsPlace: 'x'.repeat(1024 * 1024) } });
    const bulk = openBulk(url, token, { 'accept-language': 'en' });
    for (const part of [
      ...['{"header":{},}\n', '[]\n', `${long}\n`, Buffer.from([0x7b, 0xff, 0x7d, 0x0a]), '{"__proto__":{"a":1}}\n'],
      ...['{"header":{"goodsPlace":"a\\u0000"}}\n', '{"idempotencyKey":"k8","itmes":[],"items":[{"quantity":1}]}\n'],
      ...['{"idempotencyKey":"with space"}\n', line('k9'), 'null\n', '"'],
    ])
      bulk.send(part);
    const answers = await bulk.end();
    expect(codes(answers)).toEqual([
      ...['line-not-json', 'invalid-request', 'line-too-long', 'line-not-utf8', 'line-not-json', 'bad-text', 'invalid-request'],
      ...['invalid-request', 202, 'invalid-request', 'line-not-json'],
    ]);
    expect(answers.map((each) => each.line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(answers[0]?.problem?.faults).toMatchObject([{ rule: 'json', line: 1, column: 14 }]);
    expect(answers[6]).toMatchObject({ idempotencyKey: 'k8', status: 422 });
    expect(answers[6]?.problem?.faults.map(({ path }) => path).sort()).toEqual(['/items/0/quantity', '/itmes']);
    expect(answers[7]?.problem?.faults.map(({ path }) => path)).toEqual(['/idempotencyKey']);
    for (const { problem } of answers) if (problem !== null) expect([problem.message.zh, problem.message.en]).not.toContain('');
    expect(batches.flat().map(({ idempotencyKey }) => idempotencyKey)).toEqual(['k9']);
  });

  test('takes the refusals of the service for the lines that they are about', async () => {
    const table = { 'not-your-company': { kind: 'forbidden', zh: '不是', en: 'not yours' } } as const;
    const { kind, refusal } = refuse(table, 'not-your-company');
    answer = (batch) =>
      Promise.resolve(batch.map((each) => (each.idempotencyKey === 'k2' ? { result: { $case: 'refused', value: { kind, refusal } } } : accepted(each)))); // prettier-ignore
    const answers = await sent(line('k1') + line('k2') + line('k3')).end();
    expect(answers.map(({ status }) => status)).toEqual([202, 403, 202]);
    expect(answers[1]?.problem).toMatchObject({ code: 'not-your-company', message: { zh: '不是', en: 'not yours' } });
  });

  test('files a thousand and answers the lines above that with a refusal; whoever goes on is not listened to', async () => {
    const bulk = openBulk(url, token);
    for (let n = 1; n <= 1002; n++) bulk.send(line(`k${String(n)}`));
    const answers = await bulk.end();
    expect(codes(answers).slice(0, 1000).every((code) => code === 202)).toBe(true); // prettier-ignore
    expect(codes(answers).slice(1000)).toEqual(['too-many-lines', 'too-many-lines']);
    expect(batches.flat()).toHaveLength(1000);

    const endless = openBulk(url, token);
    for (let n = 1; n <= 3000; n++) endless.send('{}\n');
    await endless.closed;
    expect(endless.answers).toHaveLength(2000);
  });

  test('says that the service is away for the lines that it could not file, and goes on', async () => {
    const away = { away: { kind: 'unavailable', zh: '不可用', en: 'away' } } as const;
    answer = (batch) => (batch[0]?.idempotencyKey === 'k1' ? Promise.reject(refuse(away, 'away')) : Promise.resolve(batch.map(accepted)));
    const bulk = sent(line('k1'));
    await bulk.answered(1);
    bulk.send(line('k2'));
    await bulk.answered(2);
    answer = () => Promise.reject(new Error('broken'));
    bulk.send(line('k3'));
    expect(codes(await bulk.end())).toEqual(['away', 202, 'internal']);
  });

  test('reads no further than a few batches ahead of what is answered', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    answer = async (batch) => {
      await held;
      return batch.map(accepted);
    };
    const bulk = openBulk(url, token);
    const big = { header: { goodsPlace: 'x'.repeat(4000), shippingMarks: 'x'.repeat(4000) } };
    for (let n = 1; n <= 1000; n++) bulk.send(line(`k${String(n)}`, big));
    await eventually(() => batches.length === 3);
    const read = await settled(() => sockets[0]?.bytesRead ?? 0);
    expect(batches).toHaveLength(3);
    expect(read).toBeLessThan(1024 * 1024);
    release();
    expect(codes(await bulk.end())).toHaveLength(1000);
  });

  test('stops when the sender has gone', async () => {
    const bulk = sent(line('k1'));
    await bulk.answered(1);
    bulk.send('{"header":');
    const [socket] = sockets;
    bulk.cut();
    if (socket?.closed === false) await once(socket, 'close');
    expect(batches).toHaveLength(1);
    // and whoever comes next is served
    expect(codes(await sent(line('k2')).end())).toEqual([202]);
  });

  test('may take longer than another request: the answer has begun', async () => {
    const bulk = sent(line('k1'));
    await bulk.answered(1);
    const late = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    window.server.emit('clientError', late, sockets[0]);
    bulk.send(line('k2'));
    expect(codes(await bulk.end())).toEqual([202, 202]);
  });

  test('is for operators, in this form only, and a few at a time', async () => {
    const officer = openBulk(url, await tokenFor(customsOfficer));
    expect(await officer.status()).toBe(403);
    officer.cut();
    const post = (type: string | undefined, payload?: string) =>
      window.inject({
        method: 'POST',
        url: '/v1/declarations/bulk',
        headers: { authorization: `Bearer ${token}`, ...(type === undefined ? {} : { 'content-type': type }) },
        ...(payload === undefined ? {} : { payload }),
      });
    expect((await post('application/json', '{}')).statusCode).toBe(415);
    expect((await post(undefined)).json()).toMatchObject({ status: 422, code: 'nothing-sent' });
    const other = await window.inject({
      method: 'POST',
      url: '/v1/declarations',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      payload: '{}',
    });
    expect(other.statusCode).toBe(415);

    const several = Array.from({ length: 4 }, (_none, n) => sent(line(`k${String(n)}`)));
    for (const bulk of several) await bulk.answered(1);
    const fifth = sent(line('k5'));
    expect(await fifth.status()).toBe(409);
    fifth.cut();
    await several[0]?.end();
    const sixth = sent(line('k6'));
    expect(codes(await sixth.end())).toEqual([202]);
    for (const bulk of several.slice(1)) await bulk.end();
  });

  test('is described line by line', async () => {
    const document = (await window.inject({ url: '/openapi.json' })).json<{
      paths: Record<string, { post: { requestBody: object; responses: object } }>;
      components: { schemas: Record<string, object> };
    }>();
    const { requestBody, responses } = document.paths['/v1/declarations/bulk']!.post;
    expect(JSON.stringify(requestBody)).toContain('"$ref":"#/components/schemas/BulkDeclaration"');
    expect(JSON.stringify(responses)).toContain('"$ref":"#/components/schemas/BulkResult"');
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(['BulkDeclaration', 'BulkResult']));
  });
});

/** A number once it has stopped changing over several turns of the loop. */
async function settled(read: () => number): Promise<number> {
  let [before, same] = [read(), 0];
  await eventually(() => {
    const now = read();
    same = now === before ? same + 1 : 0;
    before = now;
    return same >= 5;
  });
  return before;
}
