import { Writable } from 'node:stream';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { SubmitDeclarationResponse } from '@tongguan/contracts/declarations/v1/declarations';
import type { SubmitDeclarationRequest } from '@tongguan/contracts/declarations/v1/declarations';
import { refuse } from '@tongguan/grpc/refusal';
import { customsOfficer, operatorA, tokenFor } from '@tongguan/testing/principals';
import type { PeerAnswers } from './fake-clients.ts';
import { app } from './window.ts';

let token = '';
beforeAll(async () => {
  token = await tokenFor(operatorA);
});
const bearer = () => ({ authorization: `Bearer ${token}` });

const accepting = (seen: SubmitDeclarationRequest[]): PeerAnswers => ({
  declarations: {
    submitDeclaration: (request) => {
      seen.push(request);
      return Promise.resolve(
        SubmitDeclarationResponse.fromPartial({ declarationId: 'd1', declarationNo: '490520261000000001', status: 'RECEIVED', version: 1 }),
      );
    },
  },
});

describe('filing a declaration', () => {
  test('JSON is answered 202 with id, number, status and version', async () => {
    const seen: SubmitDeclarationRequest[] = [];
    const reply = await (
      await app(accepting(seen))
    ).inject({
      method: 'POST',
      url: '/v1/declarations',
      headers: { ...bearer(), 'idempotency-key': 'key-1' },
      payload: { header: { direction: 'I', grossWeightKg: '12.50000' }, items: [{ itemNo: '1' }] },
    });
    expect(reply.statusCode).toBe(202);
    expect(reply.json()).toEqual({
      id: 'd1',
      declarationNo: '490520261000000001',
      status: 'RECEIVED',
      version: 1,
      repeated: false,
      warnings: [],
    });
    expect(seen[0]).toMatchObject({
      idempotencyKey: 'key-1',
      dryRun: false,
      source: { $case: 'content', value: { header: { direction: 'I', grossWeightKg: '12.50000' } } },
    });
  });

  test('a DecMessage file is handed on byte by byte', async () => {
    const seen: SubmitDeclarationRequest[] = [];
    const file = Buffer.from([0x3c, 0xc4, 0xe3, 0x3e]);
    const reply = await (
      await app(accepting(seen))
    ).inject({
      method: 'POST',
      url: '/v1/declarations?dryRun=true',
      headers: { ...bearer(), 'content-type': 'application/xml' },
      payload: file,
    });
    expect(reply.statusCode).toBe(202);
    expect(seen[0]).toMatchObject({ dryRun: true, source: { $case: 'decMessage' } });
    expect(Buffer.from(seen[0]!.source!.value as Uint8Array)).toEqual(file);
  });

  test('a file of more than 10 MiB is refused and never handed on', async () => {
    const reply = await (
      await app()
    ).inject({
      method: 'POST',
      url: '/v1/declarations',
      headers: { ...bearer(), 'content-type': 'application/xml' },
      payload: Buffer.alloc(10 * 1024 * 1024 + 1, 0x20),
    });
    expect(reply.statusCode).toBe(413);
    expect(reply.json()).toMatchObject({ code: 'too-large' });
  });

  test('every fault of the service comes back as problem details in both languages', async () => {
    const table = { 'invalid-declaration': { kind: 'invalid', zh: '有错误', en: 'has faults' } } as const;
    const fault = (rule: string) => ({
      rule,
      path: '/header/billNo',
      severity: 'SEVERITY_ERROR' as const,
      message: { zh: '错', en: 'wrong' },
      hint: { zh: '改', en: 'mend' },
    });
    const answers: PeerAnswers = {
      declarations: {
        submitDeclaration: () => Promise.reject(refuse(table, 'invalid-declaration', { faults: [fault('V02'), fault('V05')] })),
      },
    };
    const reply = await (
      await app(answers)
    ).inject({ method: 'POST', url: '/v1/declarations', headers: { ...bearer(), 'accept-language': 'en' }, payload: {} });
    expect(reply.statusCode).toBe(422);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.json()).toMatchObject({
      code: 'invalid-declaration',
      title: 'has faults',
      message: { zh: '有错误', en: 'has faults' },
      faults: [
        { rule: 'V02', severity: 'error', hint: { zh: '改', en: 'mend' } },
        { rule: 'V05', path: '/header/billNo' },
      ],
    });
  });

  test('what does not fit the API is refused with every finding: an unknown field, a number for an amount', async () => {
    const reply = await (
      await app()
    ).inject({
      method: 'POST',
      url: '/v1/declarations',
      headers: bearer(),
      payload: { header: { directon: 'I', grossWeightKg: 12.5 }, itms: [] },
    });
    expect(reply.statusCode).toBe(422);
    const paths = reply.json<{ faults: { rule: string; path: string }[] }>().faults.map(({ rule, path }) => `${rule} ${path}`);
    expect(paths).toEqual(expect.arrayContaining(['unknown-field /itms', 'unknown-field /header/directon', 'shape /header/grossWeightKg']));
  });

  test('a body that is not JSON is 400, an unknown content type 415', async () => {
    const broken = await (
      await app()
    ).inject({
      method: 'POST',
      url: '/v1/declarations',
      headers: { ...bearer(), 'content-type': 'application/json' },
      payload: '{"header":',
    });
    expect([broken.statusCode, broken.json<{ code: string }>().code]).toEqual([400, 'malformed']);
    const csv = await (
      await app()
    ).inject({ method: 'POST', url: '/v1/declarations', headers: { ...bearer(), 'content-type': 'text/csv' }, payload: 'a,b' });
    expect([csv.statusCode, csv.json<{ code: string }>().code]).toEqual([415, 'unknown-media-type']);
  });
});

describe('the doors', () => {
  test('without a token 401, with a forged one 401, and the figures are public', async () => {
    const window = await app();
    const without = await window.inject('/v1/declarations');
    expect([without.statusCode, without.headers['www-authenticate']]).toEqual([401, 'Bearer realm="tongguan"']);
    expect((await window.inject({ url: '/v1/declarations', headers: { authorization: 'Bearer abc.def.ghi' } })).statusCode).toBe(401);
    expect((await window.inject('/v1/about')).json()).toMatchObject({
      version: '0.1.0',
      engine: 'embedded',
      issuer: 'https://issuer.test',
      sandbox: false,
    });
    expect((await window.inject('/docs/')).statusCode).toBe(200);
    expect((await window.inject('/readyz')).statusCode).toBe(200);
  });

  test('one client that asks too often is told when to come again', async () => {
    const window = await app({}, { requestsPerMinute: 2 });
    const ask = () => window.inject({ url: '/v1/nothing-here', headers: bearer() });
    const page = () => window.inject({ url: '/openapi.json', headers: bearer() });
    await page();
    await page();
    const third = await page();
    expect(third.statusCode).toBe(429);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    expect(third.json()).toMatchObject({ code: 'too-many-requests' });
    expect((await ask()).statusCode).toBeGreaterThanOrEqual(404);
  });

  test('an address that tries token after token is told to wait, and a good token from there still counts', async () => {
    const window = await app({ metrics: { listDefinitions: () => Promise.resolve({ definitions: [] }) } }, { requestsPerMinute: 2 });
    const ask = (token: string) => window.inject({ url: '/v1/metrics/definitions', headers: { authorization: `Bearer ${token}` } });
    expect([(await ask('a.b.c')).statusCode, (await ask('a.b.d')).statusCode]).toEqual([401, 401]);
    const third = await ask('a.b.e');
    expect([third.statusCode, third.json<{ code: string }>().code]).toEqual([429, 'too-many-requests']);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(await tokenFor(operatorA))).statusCode).toBe(200);
  });

  test('security headers are on every answer', async () => {
    const reply = await (await app()).inject('/');
    expect(reply.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
    });
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('a fault inside tells the client nothing but an id, and the log the cause', async () => {
    const lines: string[] = [];
    const log = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    const answers: PeerAnswers = { declarations: { listDeclarations: () => Promise.reject(new Error('secret inner text')) } };
    const reply = await (await app(answers, { log })).inject({ url: '/v1/declarations', headers: bearer() });
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('secret inner text');
    expect(lines.join('')).toContain('secret inner text');
  });

  test('a moment without its offset is refused, naming the field', async () => {
    const reply = await (await app()).inject({ url: '/v1/declarations?submittedFrom=yesterday', headers: bearer() });
    expect(reply.json()).toMatchObject({ status: 422, code: 'bad-moment', detail: { field: 'submittedFrom' } });
  });
});

describe('the live stream', () => {
  test('an officer gets rows as they change and can resume from the last id', async () => {
    const row = { caseId: 'c1', authority: 'customs', version: 3, changedAtMs: Date.now() - 5000 };
    const asked: number[] = [];
    const { QueueRow } = await import('@tongguan/contracts/clearance/v1/clearance');
    const window = await app({
      clearance: {
        listQueue: (request) => {
          asked.push(request.changedSinceMs);
          return Promise.resolve({ rows: request.changedSinceMs <= row.changedAtMs ? [QueueRow.fromPartial(row)] : [], nextCursor: '' });
        },
      },
    });
    const url = await window.listen({ host: '127.0.0.1', port: 0 });
    const stop = new AbortController();
    try {
      const reply = await fetch(`${url}/v1/stream`, {
        headers: { authorization: `Bearer ${await tokenFor(customsOfficer)}`, 'last-event-id': String(row.changedAtMs - 1000) },
        signal: stop.signal,
      });
      expect(reply.headers.get('content-type')).toContain('text/event-stream');
      const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      while (!text.includes('queue-row')) text += (await reader.read()).value ?? '';
      expect(text).toContain('"resumed":true');
      expect(text).toContain(`event: queue-row\nid: ${String(row.changedAtMs)}\ndata: {"caseId":"c1"`);
      expect(asked[0]).toBeLessThanOrEqual(row.changedAtMs - 1000);
    } finally {
      stop.abort();
      await window.close();
    }
  });

  test.each([
    ['of two hours ago', -7_200_000],
    ['of tomorrow', 86_400_000],
  ])('an id %s begins now and says so: nobody makes the window read everything there is', async (_name, after) => {
    const asked: number[] = [];
    const window = await app({
      clearance: {
        listQueue: (request) => {
          asked.push(request.changedSinceMs);
          return Promise.resolve({ rows: [], nextCursor: '' });
        },
      },
    });
    const url = await window.listen({ host: '127.0.0.1', port: 0 });
    const stop = new AbortController();
    const from = Date.now();
    try {
      const reply = await fetch(`${url}/v1/stream`, {
        headers: { authorization: `Bearer ${await tokenFor(customsOfficer)}`, 'last-event-id': String(from + after) },
        signal: stop.signal,
      });
      const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
      expect((await reader.read()).value).toContain('"resumed":false');
      await vi.waitFor(() => {
        expect(asked.length).toBeGreaterThan(0);
      });
      expect(asked[0]).toBeGreaterThan(from - 10_000);
      expect(asked[0]).toBeLessThanOrEqual(Date.now());
    } finally {
      stop.abort();
      await window.close();
    }
  });

  test('an operator role that owns nothing to stream is refused by the API', async () => {
    const { planner } = await import('@tongguan/testing/principals');
    const reply = await (await app()).inject({ url: '/v1/stream', headers: { authorization: `Bearer ${await tokenFor(planner)}` } });
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([403, 'nothing-to-stream']);
  });
});

test('the document is OpenAPI 3.1, names every operation once and resolves its references', async () => {
  const document = (await (await app()).inject('/openapi.json')).json<{
    openapi: string;
    paths: Record<string, Record<string, { operationId?: string }>>;
    components: { schemas: object };
  }>();
  expect(document.openapi).toBe('3.1.0');
  const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]!);
  expect(references.length).toBeGreaterThan(5);
  for (const name of references) expect(document.components.schemas).toHaveProperty(name);
});
