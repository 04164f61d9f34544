import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { Projection } from '@tongguan/read-models/projection';
import type { CaseState, OpenedCase } from '../domain/case.ts';
import { clearanceCase } from '../domain/case.ts';
import type { ClearanceEvent } from '../domain/facts.ts';
import type { Refusal } from '../domain/refusals.ts';
import { refused } from '../domain/refusals.ts';
import { streamId } from '../domain/stream-id.ts';
import { issuerOf, settleTax as settle, subjectOf } from '../domain/tax/settle-tax.ts';
import type { TaxSettlement } from '../domain/tax/settle-tax.ts';
import { takeReceipt, taxReceipt } from '../domain/tax/tax-receipt.ts';
import type { QueueEntry } from '../read-models/queue.ts';
import type { TaxBillEntry } from '../read-models/tax-bill-list.ts';

interface SettleTaxDeps {
  readonly journal: Journal<ClearanceEvent>;
  readonly clock: Clock;
  readonly bills: Projection<TaxBillEntry>;
  readonly queue: Projection<QueueEntry>;
}

type SettledTax =
  | { readonly outcome: 'done'; readonly state: OpenedCase; readonly version: number; readonly repeated: boolean }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

const BILL_NO = /^(\d{18})(-T\d{2})?$/;

/**
 * Confirms that a tax bill is paid or secured. First the case is asked whether it would take it, then the receipt is used, then the case takes
 * it: a receipt is for one bill for ever, and a fall between the two is mended by doing it again.
 */
export function settleTax({ journal, clock, bills, queue }: SettleTaxDeps) {
  return async (settlement: TaxSettlement): Promise<SettledTax> => {
    const { billNo, by, reference } = settlement;
    const nowMs = clock.now();
    const caseId = await caseOf(billNo, bills, queue);
    if (caseId === undefined) return { outcome: 'refused', refusal: refused('tax-bill-not-found') };
    const before = await journal.load(clearanceCase, streamId(caseId));
    const would = settle(before.state, settlement, nowMs);
    if ('refusal' in would) return { outcome: 'refused', refusal: would };
    const issuer = issuerOf(by);
    // the receipt names its bill and the bill its settlement: who comes again is known by that, whatever key it comes under
    const meta = { commandId: `settle/${issuer}/${reference}/${billNo}`, by: subjectOf(by) };
    if (would.length > 0) {
      const taken = await journal.change(taxReceipt, streamId(`${issuer}|${reference}`), meta, (state) =>
        takeReceipt(state, { issuer, reference, billNo }, nowMs),
      );
      if (taken.outcome === 'refused') return { outcome: 'refused', refusal: taken.refusal };
    }
    const changed = await journal.change<CaseState, Refusal>(clearanceCase, streamId(caseId), meta, (state) =>
      settle(state, settlement, nowMs),
    );
    if (changed.outcome === 'refused') return { outcome: 'refused', refusal: changed.refusal };
    const { state, version, repeated, events } = changed;
    if (state.status === 'NONE') return { outcome: 'refused', refusal: refused('tax-bill-not-found') };
    return { outcome: 'done', state, version, repeated: repeated || events.length === 0 };
  };
}

/** The case of a bill, also of one that the list does not show yet, or of which only the declaration's number is known. */
async function caseOf(billNo: string, bills: Projection<TaxBillEntry>, queue: Projection<QueueEntry>): Promise<string | undefined> {
  const listed = await bills.get(billNo);
  if (listed !== undefined) return listed.body.assessed.caseId;
  const [, declarationNo] = BILL_NO.exec(billNo) ?? [];
  if (declarationNo === undefined) return undefined;
  const { documents } = await queue.find({ where: [{ field: 'declarationNo', equals: declarationNo }], limit: 1 });
  return documents[0]?.body.caseId;
}
