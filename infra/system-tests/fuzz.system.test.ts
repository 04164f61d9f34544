import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_SECRET, DEMO_USERS } from '../../scripts/demo-users.ts';
import { consignmentAt } from '../../scripts/simulate/declaration.ts';
import { chanceFrom } from '../../scripts/simulate/random.ts';
import { expectStatus } from '../../scripts/simulate/stage.ts';
import { anyRequest } from './any-request.ts';
import type { AnyRequest, Document, Operation } from './any-request.ts';
import { available, ENGINES, openWorld } from './world.ts';
import { soon } from './soon.ts';
import type { World } from './world.ts';

const USERS = DEMO_USERS.flatMap(([, users]) => users.split(', '));
const NOBODY = 'nobody';
/** Requests of each user to each operation. */
const RUNS = { embedded: 8, distributed: 2 } as const;
/** Events of the live stream come until somebody goes. */
const ENDLESS = 'stream';

interface Service {
  readonly service: string;
  readonly subscriptions: readonly { readonly group: string; readonly lag: number; readonly parked: number }[];
}

async function tokenOf(world: World, user: string): Promise<string> {
  const reply = await fetch(`${world.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${user}-program:${DEMO_SECRET}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return ((await reply.json()) as { access_token: string }).access_token;
}

/** A declaration, a bill and an account that are there, so that requests get past "not found". */
async function somethingKnown(world: World): Promise<readonly string[]> {
  const { content, billNo, containerIds, office } = consignmentAt(chanceFrom(1), Date.now());
  const filed = expectStatus(await world.as('operator-a').post('/v1/declarations', content, 'fuzz'), 202);
  const movement = { messageId: 'm1', milestone: 'CARGO_ARRIVED', billNo, containerIds, occurredAt: new Date().toISOString() };
  expectStatus(await world.as('carrier').post('/v1/movements', movement), 202);
  const line = { lineNo: '1', hsCode: '8479899990', name: '机床', unit: '001' };
  const account = { accountNo: 'T4905W000001', customsOffice: '4905', lines: [line] };
  expectStatus(await world.as('warehouse-keeper').post('/v1/warehouses/accounts', account), 200);
  const services = ['declarations', 'clearance', 'declarations.on-case-released', 'queue'];
  return [
    String(filed['id']),
    String(filed['declarationNo']),
    billNo,
    office,
    account.accountNo,
    '1',
    'import-gacc',
    'IMPORT',
    ...services,
  ];
}

async function send(
  world: World,
  method: string,
  token: string | undefined,
  request: AnyRequest,
): Promise<{ status: number; type: string; text: string }> {
  const stop = new AbortController();
  const reply = await fetch(world.url + request.path, {
    method: method.toUpperCase(),
    headers: {
      ...request.headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(request.body === undefined ? {} : { 'content-type': request.type }),
    },
    ...(request.body === undefined ? {} : { body: request.body }),
    signal: stop.signal,
  });
  const type = reply.headers.get('content-type') ?? '';
  if (!type.startsWith('text/event-stream')) return { status: reply.status, type, text: await reply.text() };
  stop.abort();
  return { status: reply.status, type, text: '' };
}

/** One validator for each kind of answer of an operation, by status and media type; undefined: the document knows of no such answer. */
function answersOf(document: Document, operation: Operation): (status: number, type: string) => ValidateFunction | undefined {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: 'api' }, 'api');
  const compiled = new Map<string, ValidateFunction>();
  for (const [status, { content }] of Object.entries(operation.responses)) {
    for (const [type, { schema }] of Object.entries(content ?? {})) {
      const resolved = JSON.stringify(schema).replaceAll('"#/components', '"api#/components');
      compiled.set(`${status} ${type}`, ajv.compile(JSON.parse(resolved) as object));
    }
  }
  return (status, type) => compiled.get(`${String(status)} ${type}`) ?? compiled.get(`${String(status)[0] ?? ''}XX ${type}`);
}

describe.each(ENGINES)('on the %s engine', (engine) => {
  const here = available(engine);
  const tokens = new Map<string, string>();
  let world: World;
  let document: Document;
  let known: readonly string[] = [];

  beforeAll(async () => {
    if (!here) return;
    world = await openWorld(engine, { SINGLE_WINDOW_REQUESTS_PER_MINUTE: '1000000' });
    document = (await (await fetch(`${world.url}/openapi.json`)).json()) as Document;
    for (const user of USERS) tokens.set(user, await tokenOf(world, user));
    known = await somethingKnown(world);
  });
  afterAll(async () => {
    if (here) await world.stop();
  });

  test.runIf(here)(
    'whatever anybody sends to any operation is answered as the document says: never a fault, refusals in both languages',
    async () => {
      const statuses = new Map<number, number>();
      for (const [path, methods] of Object.entries(document.paths)) {
        for (const [method, operation] of Object.entries(methods)) {
          const fits = answersOf(document, operation);
          for (const user of [...USERS, NOBODY]) {
            const property = fc.asyncProperty(anyRequest(document, path, operation, known), async (request) => {
              const { status, type, text } = await send(world, method, tokens.get(user), request);
              statuses.set(status, (statuses.get(status) ?? 0) + 1);
              const about = `${operation.operationId} by ${user}: ${status} ${text.slice(0, 500)}`;
              expect(status, about).toBeLessThan(500);
              if (status >= 400) {
                expect(type, about).toMatch(/^application\/problem\+json/);
                const { code, message } = JSON.parse(text) as { code: string; message: { zh: string; en: string } };
                expect([code, message.zh, message.en], about).not.toContain('');
              }
              if (text === '' || operation.operationId === ENDLESS) return;
              const [mediaType = ''] = type.split(';');
              const validate = fits(status, mediaType);
              expect(validate, `${about} as ${type}`).toBeDefined();
              expect(
                validate?.(/[/+]json$/.test(mediaType) ? JSON.parse(text) : text),
                `${about} ${JSON.stringify(validate?.errors)}`,
              ).toBe(true);
            });
            await fc.assert(property, { numRuns: RUNS[engine], seed: 20_180_425, endOnFailure: true });
          }
        }
      }
      // the requests got past the doors: some were done, and those of all kinds of refusal were met
      expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 401, 403, 404, 422]));
      // and what was stored is digestible: no subscriber is stuck on it
      await soon(async () => {
        const { services } = expectStatus(await world.as('administrator').get('/v1/operations/services'), 200) as { services: Service[] };
        for (const { service, subscriptions } of services) {
          for (const { group, lag, parked } of subscriptions) expect([service, group, lag, parked]).toEqual([service, group, 0, 0]);
        }
      });
    },
  );
});
