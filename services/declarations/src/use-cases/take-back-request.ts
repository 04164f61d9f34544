import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { TakeBackRefusal } from '../domain/amendment/take-back.ts';
import { takeBackRequest } from '../domain/amendment/take-back.ts';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';

export interface TakeBack {
  readonly declarationId: string;
  readonly requestId: string;
  readonly company: string;
  readonly subject: string;
}

export type TakenBack =
  | { readonly outcome: 'refused'; readonly refusal: TakeBackRefusal }
  | { readonly outcome: 'taken-back'; readonly version: number; readonly repeated: boolean };

/** A company takes back what it asked for (撤回修撤单申请), as long as customs has not decided. */
export async function takeBack(
  { journal, clock }: { readonly journal: Journal<DeclarationsEvent>; readonly clock: Clock },
  { declarationId, requestId, company, subject }: TakeBack,
): Promise<TakenBack> {
  const now = clock.now();
  const changed = await journal.change(declaration, declarationId, { commandId: `take-back/${requestId}`, by: subject }, (state) =>
    takeBackRequest(state, { requestId, company }, now),
  );
  if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
  return { outcome: 'taken-back', version: changed.version, repeated: changed.repeated || changed.events.length === 0 };
}
