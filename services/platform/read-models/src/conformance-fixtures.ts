import type { Clock } from '@tongguan/event-store/clock';
import type { PutDocument, ReadModel, ReadModelDefinition, ReadModelEngine, StoredDocument } from './port.ts';

/** What the suites need of an engine: fresh data that two engines can share, as two processes do. */
export interface EngineUnderTest {
  /** Opens one more engine on the data of this run. */
  open(): Promise<ReadModelEngine>;
  /** Removes the data. */
  dispose(): Promise<void>;
  /** How many examples a property is tried with: fewer where every write crosses a network. */
  readonly runs: number;
}

export class TestClock implements Clock {
  readonly simulated = false;
  #now = 1_700_000_000_000;

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

export interface Item {
  readonly status?: string | null;
  readonly amount?: number | null;
  readonly urgent?: boolean | null;
  readonly dueAt?: number | null;
  readonly tags?: readonly string[] | null;
  readonly owner?: { readonly name?: string | null };
  readonly note?: unknown;
}

let models = 0;

/** A definition of its own for every test, so that tests do not meet in one database. */
export function itemDefinition(): ReadModelDefinition {
  models += 1;
  return {
    name: `conformance.items-${models}`,
    fields: { status: 'string', amount: 'number', urgent: 'boolean', dueAt: 'number', tags: 'string[]', 'owner.name': 'string' },
    indexes: [
      { name: 'by-status', fields: ['status', 'dueAt'] },
      { name: 'by-due', fields: ['dueAt'] },
      { name: 'by-tag', fields: ['tags', 'dueAt'] },
      { name: 'by-owner', fields: ['owner.name'] },
    ],
  };
}

export function newItem(id: string, body: Item, expectedRevision = 0): PutDocument<Item> {
  return { id, expectedRevision, versions: { 'item/1': 1000 }, body };
}

/** Reads every page. */
export async function everything<Body>(
  model: ReadModel<Body>,
  query: Parameters<ReadModel<Body>['find']>[0],
  betweenPages: () => Promise<void> = () => Promise.resolve(),
): Promise<StoredDocument<Body>[]> {
  const found: StoredDocument<Body>[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await model.find(cursor === undefined ? query : { ...query, cursor });
    found.push(...page.documents);
    if (page.nextCursor === undefined) return found;
    cursor = page.nextCursor;
    await betweenPages();
  }
}
