import type { CommandMeta } from '@tongguan/event-store/aggregate';
import type { Said } from '../domain/declaration.ts';
import { recordReleased } from '../domain/declaration.ts';
import { ImpossibleFact } from '../domain/impossible-fact.ts';
import type { ChangeDeclaration } from '../domain/lifecycle/change.ts';
import { closing } from '../domain/lifecycle/close.ts';

export interface RecordRelease extends Said {
  readonly declarationId: string;
}

/** The case is released (放行); where the goods were known to have left already, the declaration is closed with it. */
export async function recordRelease(change: ChangeDeclaration, command: RecordRelease, meta: CommandMeta): Promise<void> {
  const changed = await change(command.declarationId, meta, (state, facts) => {
    const released = recordReleased(state, command);
    return 'refusal' in released ? released : closing(state, released, facts);
  });
  if (changed.outcome === 'refused') throw new ImpossibleFact(command.declarationId, changed.refusal);
}
