import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { RefundRefusal, TellRefund } from '../domain/refund/decide-refund.ts';
import { tellRefund as tell } from '../domain/refund/decide-refund.ts';

export interface TellRefundOf extends TellRefund {
  readonly declarationId: string;
}

export type ToldRefund =
  | { readonly outcome: 'refused'; readonly refusal: RefundRefusal }
  | { readonly outcome: 'told'; readonly status: string; readonly version: number; readonly repeated: boolean };

/**
 * The tax authority tells how a refund stands (退税进度). Each status is told once in the life of a refund, so the command is named after it:
 * a repeat is answered as the first time.
 */
export async function tellRefund(
  { journal, clock }: { readonly journal: Journal<DeclarationsEvent>; readonly clock: Clock },
  { declarationId, ...command }: TellRefundOf,
): Promise<ToldRefund> {
  const now = clock.now();
  const meta = { commandId: `refund/${command.status}`, by: command.officer };
  const changed = await journal.change(declaration, declarationId, meta, (state) => tell(state, command, now));
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  const { version, repeated, events } = changed;
  return { outcome: 'told', status: command.status, version, repeated: repeated || events.length === 0 };
}
