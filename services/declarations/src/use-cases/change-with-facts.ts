import type { Changed, CommandMeta, DomainRefusal, Journal, Refused } from '@tongguan/event-store/aggregate';
import type { DeclarationState } from '../domain/declaration.ts';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { FactsNeeded } from '../domain/lifecycle/close.ts';

type Facts = readonly DeclarationsEvent[] | undefined;

/**
 * Decides on a declaration, with all of its facts where the decision needs them: the state does not keep what was filed. What
 * another writer stored between reading and deciding is read as well, so the facts are always those that the state is of.
 */
export async function changeWithFacts<Refusal extends DomainRefusal>(
  journal: Journal<DeclarationsEvent>,
  declarationId: string,
  meta: CommandMeta,
  decide: (state: DeclarationState, facts: Facts) => readonly DeclarationsEvent[] | Refusal | FactsNeeded,
): Promise<Changed<DeclarationState, DeclarationsEvent> | Refused<DeclarationState, Refusal>> {
  let read: { readonly facts: readonly DeclarationsEvent[]; readonly version: number } | undefined;
  for (;;) {
    const known = read;
    const changed = await journal.change(declaration, declarationId, meta, (state, version) =>
      decide(state, known?.version === version ? known.facts : undefined),
    );
    if (changed.outcome === 'changed' || !isFactsNeeded(changed.refusal)) return changed as Changed<DeclarationState, DeclarationsEvent>;
    const history = await journal.history(declaration.category, declarationId);
    read = { facts: history.map(({ event }) => event), version: history.at(-1)?.version ?? 0 };
  }
}

const isFactsNeeded = (refusal: DomainRefusal): refusal is FactsNeeded => refusal.refusal === 'facts-needed';
