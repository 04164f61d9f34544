import { dayInChina } from '@tongguan/calendar/days';
import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { Projection } from '@tongguan/read-models/projection';
import type { CodeTableSet } from '../domain/code-tables.ts';
import { tablesOn } from '../domain/code-tables.ts';
import { contentOf } from '../domain/current-content.ts';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { ChangeDeclaration } from '../domain/lifecycle/change.ts';
import { factsNeeded } from '../domain/lifecycle/close.ts';
import { reverseForReturn } from '../domain/refund/decide-refund.ts';
import { refundLinesOf } from '../domain/refund/refund-lines.ts';
import { isReturnMode, returnOf } from '../domain/refund/returned-from.ts';
import type { DeclarationDocument } from '../read-models/declaration-list.ts';
import { idOfNumber } from '../read-models/id-of-number.ts';

/**
 * A released import may bring exported goods back (退运): then the refund of the export that it names is reversed by the returned
 * quantity (退税冲销). A number that is not known here, or of another company, is no export of this window: nothing follows.
 */
export async function reverseRefund(
  dependencies: {
    readonly journal: Journal<DeclarationsEvent>;
    readonly change: ChangeDeclaration;
    readonly list: Projection<DeclarationDocument>;
    readonly clock: Clock;
    readonly tables: CodeTableSet;
  },
  command: { readonly declarationId: string; readonly declarationNo: string },
  meta: CommandMeta,
): Promise<void> {
  const { journal, change, list, clock, tables } = dependencies;
  const { state } = await journal.load(declaration, command.declarationId);
  if (state.status === 'NONE' || state.status === 'SUBMITTED') return;
  // most imports end here, without a look at what was filed
  const day = dayInChina(state.lifecycle.acceptedAtMs);
  if (!isReturnMode(tablesOn(tables, day), state.lifecycle.tradeMode)) return;
  const history = await journal.history(declaration.category, command.declarationId);
  const content = contentOf(history.map(({ event }) => event));
  const named = returnOf(content);
  const originalId = named === undefined ? undefined : await idOfNumber(list, named.declarationNo);
  if (named === undefined || originalId === undefined) return;
  const returned = { ...command, lines: refundLinesOf(content) };
  const now = clock.now();
  await change(originalId, meta, (original, facts) => {
    if (facts === undefined) return factsNeeded;
    const exported = contentOf(facts);
    if (exported.header?.trader?.creditCode !== named.traderCompany) return [];
    return reverseForReturn(original, returned, refundLinesOf(exported), now);
  });
}
