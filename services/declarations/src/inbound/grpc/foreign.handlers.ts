import { dayInChina } from '@tongguan/calendar/days';
import type { ForeignDeclarationsServiceService } from '@tongguan/contracts/declarations/v1/foreign';
import type { Clock } from '@tongguan/event-store/clock';
import { refuse } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { CodeTableSet } from '../../domain/code-tables.ts';
import { tablesOn } from '../../domain/code-tables.ts';
import { MAX_TITLE } from '../../domain/draft.ts';
import type { ForeignDeclaration } from '../../domain/foreign-declaration.ts';
import type { FoundForeign } from '../../use-cases/get-foreign-declaration.ts';
import type { ImportedDeclaration, ImportForeignDeclaration } from '../../use-cases/import-foreign-declaration.ts';
import { MOST_WCO_BYTES, readWcoDeclaration } from '../wco/read-wco-declaration.ts';
import type { DraftUseCases } from './drafts.handlers.ts';
import { draftingFor, draftRefused, readDraft, titleOf } from './drafts.handlers.ts';
import { refusals } from './refusals.ts';

export interface ForeignUseCases {
  bring(command: ImportForeignDeclaration): Promise<ImportedDeclaration>;
  get(query: { readonly draftId: string; readonly company: string }): Promise<FoundForeign>;
  readonly draft: DraftUseCases['get'];
}

/** Drafts that begin with a declaration of another country are of operators and their company, as all drafts. */
export function foreignHandlers(
  useCases: ForeignUseCases,
  { tables, clock }: { readonly tables: CodeTableSet; readonly clock: Clock },
): Handlers<typeof ForeignDeclarationsServiceService> {
  return {
    async importForeignDeclaration({ file, title, idempotencyKey }, call) {
      const who = draftingFor(call);
      if (idempotencyKey !== '' && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) throw refuse(refusals, 'bad-idempotency-key');
      if (file.length === 0) throw refuse(refusals, 'nothing-sent');
      if (file.length > MOST_WCO_BYTES) throw refuse(refusals, 'foreign-too-large');
      const read = await readWcoDeclaration(file, tablesOn(tables, dayInChina(clock.now())));
      if (!read.ok) throw refuse(refusals, 'unreadable-foreign', { faults: [read.fault] });
      const { content, foreign } = read;
      const own = titleOf(title);
      const named = own === '' ? `${foreign.format} ${foreign.reference}`.trim().slice(0, MAX_TITLE).toWellFormed() : own;
      const brought = await useCases.bring({ ...who, title: named, content, foreign, idempotencyKey });
      if (brought.outcome === 'refused') throw draftRefused(brought.refusal);
      const { draftId } = brought;
      const kept = await useCases.get({ draftId, company: who.company });
      return {
        draft: await readDraft({ get: useCases.draft }, draftId, who.company),
        foreign: kept.outcome === 'found' ? messageOf(kept.foreign) : undefined,
      };
    },

    async getForeignDeclaration({ draftId }, call) {
      const found = await useCases.get({ draftId, company: draftingFor(call).company });
      if (found.outcome === 'refused') throw draftRefused(found.refusal);
      return { foreign: messageOf(found.foreign) };
    },
  };
}

function messageOf(foreign: ForeignDeclaration | undefined) {
  return foreign && { ...foreign, kept: [...foreign.kept], mapped: [...foreign.mapped] };
}
