import type { DomainRefusal, Journal } from '@tongguan/event-store/aggregate';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { ChangeDeclaration } from '../domain/lifecycle/change.ts';
import type { FactsNeeded } from '../domain/lifecycle/close.ts';

/** What another writer stores between reading and deciding is read as well, so the facts are always those that the state is of. */
export function createChange(journal: Journal<DeclarationsEvent>): ChangeDeclaration {
  return async (declarationId, meta, decide) => {
    let read: { readonly facts: readonly DeclarationsEvent[]; readonly version: number } | undefined;
    for (;;) {
      const known = read;
      const changed = await journal.change(declaration, declarationId, meta, (state, version) =>
        decide(state, known?.version === version ? known.facts : undefined),
      );
      if (changed.outcome === 'changed') return { outcome: 'changed' };
      const { refusal } = changed;
      if (!isFactsNeeded(refusal)) return { outcome: 'refused', refusal };
      const history = await journal.history(declaration.category, declarationId);
      read = { facts: history.map(({ event }) => event), version: history.at(-1)?.version ?? 0 };
    }
  };
}

const isFactsNeeded = (refusal: DomainRefusal): refusal is FactsNeeded => refusal.refusal === 'facts-needed';
