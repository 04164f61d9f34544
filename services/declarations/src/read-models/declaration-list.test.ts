import fc from 'fast-check';
import { ClearanceEvent } from '@tongguan/contracts/clearance/v1/events';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { FactMeta } from '@tongguan/event-store/reaction';
import { testHost } from '@tongguan/testing/host';
import { describe, expect, it } from 'vitest';
import { aDeclaration, BROKER } from '../../test/builders.ts';
import { factsOf } from '../../test/clearance-facts.ts';
import { declaration, recordReleased, recordReview, submit } from '../domain/declaration.ts';
import type { DeclarationFilter } from './declaration-filter.ts';
import { conditionsOf } from './declaration-filter.ts';
import type { DeclarationDocument } from './declaration-list.ts';
import { declarationList } from './declaration-list.ts';
import { declarationSources } from './declaration-sources.ts';

const [ownSource, clearanceSource] = declarationSources(DeclarationsEvent, ClearanceEvent);
const said = { occurredAtMs: 5_000, source: 'customs' };
const submitted = submit(
  declaration.initial,
  {
    declarationId: 'id',
    declarationNo: '490520181000000001',
    content: aDeclaration(),
    contentDigest: 'd',
    company: BROKER,
    sample: false,
    codeTablesVersion: 'v',
  },
  1_000,
);
if ('refusal' in submitted) throw new Error(submitted.refusal);
const state = submitted.reduce(declaration.evolve, declaration.initial);
const own = [submitted, recordReview(state, said), recordReleased(state, said)].flatMap((decision, place) =>
  'refusal' in decision ? [] : decision.map((event) => ({ source: ownSource!, event, version: place + 1 })),
);
const facts = factsOf('id');
const ofCase = [facts.opened(['customs', 'maritime'], 'DIRECTION_EXPORT'), facts.arrived(), facts.cleared('maritime')].map(
  (fact, place) => ({
    source: clearanceSource!,
    event: { occurredAtMs: 2_000 + place, source: 'customs', fact },
    version: place + 1,
  }),
);
type Step = (typeof own)[number] | (typeof ofCase)[number];

function fold(steps: readonly Step[]): DeclarationDocument | undefined {
  let body: DeclarationDocument | undefined;
  for (const { source, event, version } of steps) {
    const meta = { version } as FactMeta;
    for (const id of source.route(event, meta)) body = source.project(body, event, meta, id) ?? body;
  }
  return body;
}

describe('a row of the list', () => {
  it('shows both streams, and is the same however they interleave', () => {
    const inOrder = fold([...own, ...ofCase]);
    expect(inOrder).toMatchObject({
      own: { status: 'RELEASED', releasedAtMs: 5_000, submittedAtMs: 1_000, version: 3, companies: [BROKER, '91430100MA4L00011K'] },
      clearance: { lane: 'RED', arrived: true, closed: false, waiting: [{ for: 'customs', owner: 'CUSTOMS', sinceMs: 2_000 }] },
    });
    const total = own.length + ofCase.length;
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: total }, (_, n) => n),
          { minLength: total },
        ),
        (order) => {
          // each stream keeps its own order
          const left = [...own];
          const right = [...ofCase];
          const mixed = order.map((n) => (n < own.length ? left.shift()! : right.shift()!));
          expect(fold(mixed)).toEqual(inOrder);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('owes the arrival of an export to the port and of an import to the carrier', () => {
    const waiting = (direction: 'DIRECTION_IMPORT' | 'DIRECTION_EXPORT') => {
      const event = { occurredAtMs: 1, source: 'customs', fact: facts.opened([], direction) };
      return fold([{ source: clearanceSource!, event, version: 1 }])?.clearance?.waiting;
    };
    expect(waiting('DIRECTION_IMPORT')).toEqual([{ for: 'arrival', owner: 'CARRIER', sinceMs: 1 }]);
    expect(waiting('DIRECTION_EXPORT')).toEqual([{ for: 'arrival', owner: 'PORT', sinceMs: 1 }]);
  });

  it('counts anew when an authority is owed something new, and waits for nobody once the case is closed', () => {
    const at = (occurredAtMs: number, fact: NonNullable<ClearanceEvent['fact']>, version: number): Step => ({
      source: clearanceSource!,
      event: { occurredAtMs, source: 'customs', fact },
      version,
    });
    const held = [at(1, facts.opened(['customs']), 1), at(2, facts.arrived(), 2), at(9, facts.ordered('customs'), 3)];
    expect(fold(held)?.clearance?.waiting).toEqual([{ for: 'customs', owner: 'CUSTOMS', sinceMs: 9 }]);
    expect(fold([...held, at(10, facts.released(), 4)])?.clearance?.waiting).toEqual([]);
  });
});

describe('the indexes of the list', () => {
  it('serve every question that is asked', async () => {
    await using host = await testHost();
    const model = await host.readModels.open<DeclarationDocument>(declarationList);
    const everything = { statuses: [], lanes: [], waitingOwners: [], direction: undefined, customsOffice: '', transportMode: '' } as const;
    const nothing = { billNo: '', containerId: '', declarationNo: '', search: '', submittedFromMs: 0, submittedBeforeMs: 0 };
    const company = { scope: 'company', company: BROKER } as const;
    const offices = { scope: 'offices', offices: ['4905', '4902'], authority: 'customs' } as const;
    const indexFor = async (filter: Partial<DeclarationFilter>, field = 'own.submittedAtMs') => {
      const where = conditionsOf({ viewer: company, ...everything, ...nothing, ...filter });
      if (typeof where === 'string') throw new Error(where);
      return model.explain({ where, sort: { field, direction: 'desc' }, limit: 50 });
    };
    expect(await indexFor({})).toBe('by-company-submitted');
    expect(await indexFor({}, 'clock.sinceMs')).toBe('by-company-clock');
    expect(await indexFor({ statuses: ['INSPECTING', 'DETAINED'] })).toBe('by-company-clock');
    expect(await indexFor({ statuses: ['RETURNED'] })).toBe('by-company-clock');
    expect(await indexFor({ statuses: ['RELEASED'] })).toBe('by-company-submitted');
    expect(await indexFor({ waitingOwners: ['CUSTOMS'] })).toBe('by-company-clock');
    for (const viewer of [company, offices, { scope: 'all' } as const]) {
      for (const filter of [{ search: 'TBJU1000016' }, { billNo: 'B' }, { containerId: 'TBJU1000016' }]) {
        expect(await indexFor({ viewer, ...filter })).toBe('by-key');
      }
    }
    expect(await indexFor({ search: '49052026' })).toBe('by-key');
    expect(await indexFor({ viewer: { scope: 'all' } })).toBe('by-submitted');
    expect(await indexFor({ viewer: { scope: 'all' } }, 'own.declarationNo')).toBe('by-number');
    expect(await indexFor({ viewer: offices })).toBe('by-office-submitted');
  });
});
