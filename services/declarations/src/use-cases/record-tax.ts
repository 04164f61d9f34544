import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { Said } from '../domain/declaration.ts';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { ImpossibleFact } from '../domain/impossible-fact.ts';
import { recordTax } from '../domain/record-tax.ts';
import type { TaxFact } from '../domain/record-tax.ts';

export interface RecordTax extends Said {
  readonly fact: TaxFact;
}

/** A tax bill of the declaration was issued, settled or voided. */
export async function recordTaxFact(journal: Journal<DeclarationsEvent>, { fact, ...said }: RecordTax, meta: CommandMeta): Promise<void> {
  const { declarationId } = fact.value;
  const changed = await journal.change(declaration, declarationId, meta, (state) => recordTax(state, fact, said));
  if (changed.outcome === 'refused') throw new ImpossibleFact(declarationId, changed.refusal);
}
