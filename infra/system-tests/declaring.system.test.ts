import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consignmentAt } from '../../scripts/simulate/declaration.ts';
import { chanceFrom } from '../../scripts/simulate/random.ts';
import { anyDeclaration, leadsSomewhere } from './any-declaration.ts';
import type { Document } from './any-request.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

/** Beside the rules of the catalogue: what the door itself finds. */
const OF_THE_DOOR = ['bad-text', 'too-many-faults'];
const RUNS = 600;
const MOST_MS = 60_000;

interface Words {
  readonly zh: string;
  readonly en: string;
}
interface Fault {
  readonly rule: string;
  readonly path: string;
  readonly severity: string;
  readonly message: Words;
  readonly hint: Words;
}

let world: World;
let document: Document;
let rules: ReadonlySet<string>;

beforeAll(async () => {
  world = await openWorld('embedded', { SINGLE_WINDOW_REQUESTS_PER_MINUTE: '1000000' });
  document = (await (await fetch(`${world.url}/openapi.json`)).json()) as Document;
  const { body } = await world.as('operator-a').get('/v1/rules');
  rules = new Set([...(body['rules'] as { id: string }[]).map(({ id }) => id), ...OF_THE_DOOR]);
});
afterAll(() => world.stop());

test('a declaration that the schema admits is filed, or refused with every fault told in full', async () => {
  const schema = document.components.schemas['DeclarationContent'] ?? {};
  const seen = new Map<number, number>();
  const property = fc.asyncProperty(anyDeclaration(document, Date.now()), async (sent) => {
    const { status, body } = await world.as('operator-a').post('/v1/declarations', sent);
    seen.set(status, (seen.get(status) ?? 0) + 1);
    expect([202, 422], JSON.stringify(body)).toContain(status);
    const faults = (status === 202 ? body['warnings'] : body['faults']) as readonly Fault[];
    for (const fault of faults) {
      const about = JSON.stringify(fault);
      expect([...rules], about).toContain(fault.rule);
      expect(['error', 'warning'], about).toContain(fault.severity);
      expect([fault.message.zh, fault.message.en, fault.hint.zh, fault.hint.en], about).not.toContain('');
      expect(leadsSomewhere(fault.path, sent, schema), about).toBe(true);
    }
    expect(faults.some(({ severity }) => severity === 'error')).toBe(status === 422);
    if (status === 202) expect(body['declarationNo']).toMatch(/^\d{18}$/);
  });
  await fc.assert(property, { numRuns: RUNS, seed: 20_180_425, endOnFailure: true, interruptAfterTimeLimit: MOST_MS });
  // some were right, and of the wrong ones there were many kinds
  const [filed = 0, refused = 0] = [seen.get(202), seen.get(422)];
  expect(filed / (filed + refused)).toBeGreaterThan(0.05);
  expect(refused / (filed + refused)).toBeGreaterThan(0.2);
});

test('a declaration of empty lists and empty texts has the same faults as an empty one', async () => {
  const told = async (sent: object) => {
    const { status, body } = await world.as('operator-a').post('/v1/declarations', sent);
    expect(status).toBe(422);
    return (body['faults'] as readonly Fault[]).map(({ rule, path }) => `${rule} ${path}`);
  };
  const { content } = consignmentAt(chanceFrom(1), Date.now());
  const empty = Object.fromEntries(Object.entries(content.header).map(([name, value]) => [name, typeof value === 'string' ? '' : {}]));
  const bare = await told({});
  expect(bare.length).toBeGreaterThan(15);
  expect(
    await told({ header: { ...empty, oversize: false }, items: [], containers: [], licenceDocuments: [], attachedDocuments: [] }),
  ).toEqual(bare);
});
