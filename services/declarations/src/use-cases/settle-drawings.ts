import type { Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import type { CompleteContent } from '../domain/content.ts';
import { contentIn } from '../domain/current-content.ts';
import { declaration } from '../domain/declaration.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { certificate, certificateKey } from '../domain/origin/certificate-state.ts';
import { claimsOf, judgeClaims, traderOf } from '../domain/origin/claims.ts';
import { settle } from '../domain/origin/ledger.ts';
import { COMPLETION } from '../domain/origin/origin-holds.ts';

/** A declaration that is over draws nothing. */
const OVER: ReadonlySet<string> = new Set(['RETURNED', 'WITHDRAWN', 'EXPIRED']);

/**
 * Brings every certificate that a declaration ever claimed up to what it draws now (核扣余额), as of the version of its stream: a repeat, or an older
 * version that comes later, changes nothing.
 */
export async function settleDrawings(
  {
    journal,
    clock,
    idOfKey,
  }: { readonly journal: Journal<DeclarationsEvent>; readonly clock: Clock; readonly idOfKey: (company: string, key: string) => string },
  declarationId: string,
): Promise<void> {
  const history = await journal.history(declaration.category, declarationId);
  const contents = history.flatMap(({ event }) => contentIn(event) ?? []);
  const keys = new Map(contents.flatMap((content) => claimsOf(content).map(({ number }) => [certificateKey(number), number] as const)));
  // most declarations claim nothing
  if (keys.size === 0) return;
  const state = history.reduce((before, { event }) => declaration.evolve(before, event), declaration.initial);
  const content = contents.at(-1);
  if (state.status === 'NONE' || state.status === 'SUBMITTED' || content === undefined) return;
  const { declarationNo, filedByCompany: company } = state.filed;
  const { requests, status } = state;
  const version = history.at(-1)?.version ?? 0;
  const now = clock.now();
  const claims = OVER.has(status) ? [] : claimsOf(content);
  // what was accepted is complete
  const trader = traderOf(content as CompleteContent);
  const completed = state.twoStep === undefined || state.twoStep.completedAtMs > 0;
  const isOver = (requestId: string): boolean =>
    requestId === '' ||
    (requestId === COMPLETION && completed) ||
    requests.some((each) => each.requestId === requestId && each.status !== 'OPEN');
  for (const key of keys.keys()) {
    const certificateId = idOfKey(trader, key);
    const claimed = claims.find(({ number }) => certificateKey(number) === key);
    const meta = { commandId: `settle/${declarationId}/${String(version)}`, by: 'system' };
    await journal.change(certificate, certificateId, meta, (latest) => {
      const quantities = claimed === undefined ? {} : judgeClaims(claimed, latest, { declarationId, company, day: '' }).quantities;
      return settle(latest, { certificateId, declarationId, declarationNo, company, version, quantities, isOver }, now);
    });
  }
}
