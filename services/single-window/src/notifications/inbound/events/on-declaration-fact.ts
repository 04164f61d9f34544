import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { Delivered, EventEngine, Subscription } from '@tongguan/event-store/port';
import { metaOf } from '@tongguan/event-store/reaction';
import type { FactMeta } from '@tongguan/event-store/reaction';
import type { ReadModel } from '@tongguan/read-models/port';
import type { DeclarationOwners } from '../../read-models/declaration-owners.ts';
import type { News } from '../../use-cases/queue-notifications.ts';
import { newsFacts, ownersOf, tidingsOf } from './declaration-news.ts';

const GROUP = 'single-window.on-declaration-fact';

export interface OnDeclarationFact {
  readonly events: EventEngine;
  readonly owners: ReadModel<DeclarationOwners>;
  /** Brings to disk who owns what, before the position behind it is stored. */
  readonly settle: () => Promise<void>;
  readonly queue: (news: { readonly company: string; readonly all: readonly News[] }) => Promise<void>;
  readonly messageIdOf: (eventId: string, company: string) => string;
}

interface Fact {
  readonly event: DeclarationsEvent;
  readonly meta: FactMeta;
  readonly declarationId: string;
}

/** What happens to declarations becomes news of their companies: one group for all facts, so that those of one declaration stay in order. */
export function onDeclarationFact(options: OnDeclarationFact): Promise<Subscription> {
  return options.events.subscribe({
    group: GROUP,
    topics: ['declarations'],
    facts: newsFacts,
    grouping: 'batch',
    settle: options.settle,
    handle: async (records) => {
      const byCompany = new Map<string, News[]>();
      for (const { event, meta, declarationId, owners } of await withOwners(options.owners, records.flatMap(factOf))) {
        const tidings = tidingsOf(event);
        if (tidings === undefined) continue;
        const { companies, declarationNo, direction, sample } = owners;
        const of = { declarationId, declarationNo, direction, sample, ...tidings };
        const times = { occurredAtMs: meta.occurredAtMs, recordedAtMs: meta.recordedAt };
        for (const company of companies) {
          const messageId = options.messageIdOf(meta.eventId, company);
          const news = { news: { messageId, ...of, ...times }, commandId: meta.commandId, eventId: meta.eventId };
          byCompany.set(company, [...(byCompany.get(company) ?? []), news]);
        }
      }
      await Promise.all([...byCompany].map(([company, all]) => options.queue({ company, all })));
    },
  });
}

function factOf(record: Delivered): readonly Fact[] {
  const event = DeclarationsEvent.decode(record.event.bytes);
  const value = event.fact?.value;
  if (value === undefined || !('declarationId' in value)) return [];
  return [{ event, meta: metaOf(GROUP, record, event), declarationId: value.declarationId }];
}

/** Each fact with whom it concerns then; what the facts themselves say of that is kept for those to come. */
async function withOwners(
  model: ReadModel<DeclarationOwners>,
  facts: readonly Fact[],
): Promise<readonly (Fact & { readonly owners: DeclarationOwners })[]> {
  const stored = await model.getMany([...new Set(facts.map(({ declarationId }) => declarationId))]);
  const known = new Map([...stored].map(([id, { body }]) => [id, body]));
  const named = new Set<string>();
  const concerning = facts.flatMap((fact) => {
    const owners = ownersOf(fact.event, known.get(fact.declarationId));
    if (owners === undefined) return [];
    if (owners !== known.get(fact.declarationId)) named.add(fact.declarationId);
    known.set(fact.declarationId, owners);
    return [{ ...fact, owners }];
  });
  const puts = [...named].flatMap((id) => {
    const body = known.get(id);
    return body === undefined ? [] : [{ id, expectedRevision: stored.get(id)?.revision ?? 0, versions: {}, body }];
  });
  const { stale } = puts.length === 0 ? { stale: [] } : await model.put(puts, 'settled');
  // facts of a declaration come to one process at a time; after a change of processes both may have the same in hand
  if (stale.length > 0) throw new Error(`owners of ${String(stale.length)} declarations were written by another process`);
  return concerning;
}
