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
      const facts = records.flatMap(factOf);
      const known = await ownersIn(options.owners, facts);
      const byCompany = new Map<string, News[]>();
      for (const { event, meta, declarationId } of facts) {
        const owners = known.get(declarationId);
        const tidings = tidingsOf(event);
        if (owners === undefined || tidings === undefined) continue;
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

/** Owners of all these declarations; those that the facts themselves name are kept for the facts to come. */
async function ownersIn(model: ReadModel<DeclarationOwners>, facts: readonly Fact[]): Promise<ReadonlyMap<string, DeclarationOwners>> {
  const named = new Map(
    facts.flatMap(({ event, declarationId }) => {
      const owners = ownersOf(event);
      return owners === undefined ? [] : [[declarationId, owners] as const];
    }),
  );
  const puts = [...named].map(([id, body]) => ({ id, expectedRevision: 0, versions: {}, body }));
  // what is there already is the same
  if (puts.length > 0) await model.put(puts, 'settled');
  const asked = [...new Set(facts.map(({ declarationId }) => declarationId))].filter((id) => !named.has(id));
  const stored = asked.length === 0 ? new Map<string, never>() : await model.getMany(asked);
  return new Map([...named, ...[...stored].map(([id, { body }]) => [id, body] as const)]);
}
