import { dayInChina } from '@tongguan/calendar/days';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { MandateGate } from '../domain/mandate/mandate-missing.ts';
import { mandateNeeded } from '../domain/mandate/mandate-missing.ts';
import { covers, givenBy, mandate, mandateId } from '../domain/mandate/mandate-state.ts';
import type { PaperMandates } from '../domain/mandate/paper-mandates.ts';

/**
 * Asks the stream itself, so that a revocation counts from the very next filing on; nothing is asked where a trader files for itself. A filing
 * that is decided while the revocation is being stored came before it.
 */
export function createMandateGate(journal: Journal<DeclarationsEvent>, papers: PaperMandates): MandateGate {
  return async (company, header, atMs) => {
    const needed = mandateNeeded(company, header);
    if (needed === undefined) return undefined;
    const id = mandateId(needed);
    const given = givenBy((await journal.load(mandate, id)).state, papers.get(id));
    const day = dayInChina(atMs);
    if (given !== undefined && covers(given.terms, needed.direction, day)) return undefined;
    return { refusal: 'mandate-missing', ...needed, day };
  };
}
