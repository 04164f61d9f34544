import { dayInChina } from '@tongguan/calendar/days';
import type { Clock } from '@tongguan/event-store/clock';
import type { Condition } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { MandateState } from '../domain/mandate/mandate-state.ts';
import { mandate } from '../domain/mandate/mandate-state.ts';
import type { PaperMandates } from '../domain/mandate/paper-mandates.ts';
import type { MandateDocument } from '../read-models/mandate-list.ts';
import { NO_END } from '../read-models/mandate-list.ts';

export interface ListMandates {
  /** Undefined: of all companies. */
  readonly company: string | undefined;
  readonly role: '' | 'TRADER' | 'AGENT';
  readonly standing: '' | 'CURRENT' | 'ENDED';
  readonly cursor: string;
  readonly limit: number;
  /** Wait until this mandate shows this version; 0: do not wait. */
  readonly wait: { readonly mandateId: string; readonly version: number };
}
export interface ListedMandate {
  readonly mandateId: string;
  readonly trader: string;
  readonly agent: string;
  readonly state: MandateState;
  readonly version: number;
}
export type MandatesOutcome =
  | { readonly outcome: 'refused'; readonly refusal: { readonly refusal: 'bad-cursor' } }
  | { readonly outcome: 'listed'; readonly mandates: readonly ListedMandate[]; readonly nextCursor: string };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const WAIT_MS = 2_000;

/**
 * Mandates of a company: those that end first come first, of ended ones the latest. Those that stand on paper only are few, and lead the first page.
 */
export async function listMandates(
  { list, papers, clock }: { readonly list: Projection<MandateDocument>; readonly papers: PaperMandates; readonly clock: Clock },
  query: ListMandates,
): Promise<MandatesOutcome> {
  const { standing, cursor, limit, wait } = query;
  if (wait.mandateId !== '' && wait.version > 0) await list.waitFor(wait.mandateId, `mandate/${wait.mandateId}`, wait.version, WAIT_MS);
  const today = dayInChina(clock.now());
  const days: Condition[] =
    standing === '' ? [] : [standing === 'CURRENT' ? { field: 'lastDay', from: today } : { field: 'lastDay', before: today }];
  try {
    const page = await list.find({
      where: [scopeOf(query), ...days],
      sort: { field: 'lastDay', direction: standing === 'CURRENT' ? 'asc' : 'desc' },
      limit: Math.min(limit > 0 ? limit : DEFAULT_LIMIT, MAX_LIMIT),
      ...(cursor === '' ? {} : { cursor }),
    });
    const stored = page.documents.flatMap(({ id: mandateId, body: { trader, agent, state, version } }) =>
      onlyOnPaper(papers, mandateId, state) ? [] : [{ mandateId, trader, agent, state, version }],
    );
    const onPaper = cursor === '' ? await papersOf(list, papers, query, today) : [];
    return { outcome: 'listed', mandates: [...onPaper, ...stored], nextCursor: page.nextCursor ?? '' };
  } catch (cause) {
    if (cause instanceof BadCursor) return { outcome: 'refused', refusal: { refusal: 'bad-cursor' } };
    throw cause;
  }
}

function scopeOf({ company, role }: ListMandates): Condition {
  if (company === undefined) return { field: 'known', equals: true };
  if (role === '') return { field: 'companies', equals: company };
  return { field: role === 'TRADER' ? 'trader' : 'agent', equals: company };
}

async function papersOf(
  list: Projection<MandateDocument>,
  papers: PaperMandates,
  { company, role, standing }: ListMandates,
  today: string,
): Promise<readonly ListedMandate[]> {
  const own = [...papers].filter(([, { trader, agent, terms }]) => {
    if (company !== undefined && !(role !== 'AGENT' && trader === company) && !(role !== 'TRADER' && agent === company)) return false;
    const current = (terms.validTo === '' ? NO_END : terms.validTo) >= today;
    return standing === '' || current === (standing === 'CURRENT');
  });
  const stored = await list.getMany(own.map(([id]) => id));
  return own.flatMap(([mandateId, { trader, agent }]) => {
    const { state = mandate.initial, version = 0 } = stored.get(mandateId)?.body ?? {};
    return onlyOnPaper(papers, mandateId, state) ? [{ mandateId, trader, agent, state, version }] : [];
  });
}

/** A stream that knows nothing but a wish leaves the paper in force. */
const onlyOnPaper = (papers: PaperMandates, id: string, { status }: MandateState): boolean => papers.has(id) && status === 'NONE';
