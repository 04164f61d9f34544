import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { Delivered, EventEngine, Subscription } from '@tongguan/event-store/port';
import { metaOf } from '@tongguan/event-store/reaction';
import type { FactMeta } from '@tongguan/event-store/reaction';
import type { ReadModel } from '@tongguan/read-models/port';
import type { DeclarationNews } from '../../domain/queue-notification.ts';
import type { DeclarationOwners } from '../../read-models/declaration-owners.ts';
import type { News } from '../../use-cases/queue-notifications.ts';
import { newsFacts, ownersOf, tidingsOf } from './declaration-news.ts';
import { partnerFacts, partnerNewsOf } from './partner-news.ts';

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

/**
 * What happens to declarations, mandates and certificates becomes news of their companies: one group for all facts, so that those of one stay in
 * order.
 */
export function onDeclarationFact(options: OnDeclarationFact): Promise<Subscription> {
  return options.events.subscribe({
    group: GROUP,
    topics: ['declarations'],
    facts: [...newsFacts, ...partnerFacts],
    grouping: 'batch',
    settle: options.settle,
    handle: async (records) => {
      const all = [...(await toldOfDeclarations(options.owners, records)), ...records.flatMap(toldOfPartners)];
      const byCompany = new Map<string, News[]>();
      for (const { companies, of, meta } of all) {
        const times = { occurredAtMs: meta.occurredAtMs, recordedAtMs: meta.recordedAt };
        for (const company of companies) {
          const messageId = options.messageIdOf(meta.eventId, company);
          const news = { news: { messageId, ...of, ...times }, commandId: meta.commandId, eventId: meta.eventId };
          byCompany.set(company, [...(byCompany.get(company) ?? []), news]);
        }
      }
      await Promise.all([...byCompany].map(([company, news]) => options.queue({ company, all: news })));
    },
  });
}

/** One piece of news before it is addressed. */
interface Told {
  readonly companies: readonly string[];
  readonly of: Omit<DeclarationNews, 'messageId' | 'occurredAtMs' | 'recordedAtMs'>;
  readonly meta: FactMeta;
}

async function toldOfDeclarations(owners: ReadModel<DeclarationOwners>, records: readonly Delivered[]): Promise<readonly Told[]> {
  return (await withOwners(owners, records.flatMap(factOf))).flatMap(({ event, meta, declarationId, owners: known }) => {
    const tidings = tidingsOf(event);
    if (tidings === undefined) return [];
    const { companies, declarationNo, direction, sample } = known;
    return [{ companies, meta, of: { declarationId, declarationNo, direction, sample, mandateId: '', certificateId: '', ...tidings } }];
  });
}

function toldOfPartners(record: Delivered): readonly Told[] {
  const event = DeclarationsEvent.decode(record.event.bytes);
  const news = partnerNewsOf(event);
  if (news === undefined) return [];
  const { companies, type, mandateId, certificateId, sample } = news;
  const nothing = { declarationId: '', declarationNo: '', direction: '', authority: '' };
  return [{ companies, meta: metaOf(GROUP, record, event), of: { ...nothing, type, mandateId, certificateId, sample } }];
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
