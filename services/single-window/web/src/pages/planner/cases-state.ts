import type { CasesQuery, Definition } from '#src/ui/metrics/metrics-api';
import { DIRECTIONS, SAMPLES, directionOf } from '#src/ui/metrics/metrics-state';
import { addDays } from '#src/ui/metrics/period';
import { shanghaiDay } from '#src/ui/time';
import { listPart, numberPart, oneOfPart, textPart } from '#src/ui/url-state';

export const STAGES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
export const OWNERS = ['CARRIER', 'PORT', 'TRADER', 'CUSTOMS', 'OTHER_AUTHORITY'] as const;
export const OUTCOMES = ['measured', 'missing', 'withdrawn', 'excluded', 'pre-arrival'] as const;
const CASE_SPLITS = ['mode', 'office', 'lane', 'early', 'direction', 'sample'] as const;
const ROWS = 25;

/** Which cases, in the address by the names of `/v1/metrics/cases`: a figure's link and its question to the API are the same text. */
export const CASES_PARTS = {
  definition: textPart('import-gacc'),
  direction: oneOfPart(DIRECTIONS, 'IMPORT'),
  from: textPart(),
  /** Exclusive. */
  before: textPart(),
  sample: oneOfPart(SAMPLES, 'include'),
  mode: listPart(),
  office: listPart(),
  lane: listPart(),
  early: oneOfPart(['', 'early', 'late'], ''),
  split: oneOfPart(['', ...CASE_SPLITS], ''),
  group: textPart(),
  stage: oneOfPart(['', ...STAGES], ''),
  owner: oneOfPart(['', ...OWNERS], ''),
  outcome: oneOfPart(OUTCOMES, 'measured'),
  page: numberPart(1),
  cursor: textPart(),
};

type StateOf<P> = { readonly [K in keyof P]: P[K] extends { readonly read: (text: string | undefined) => infer T } ? T : never };
export type CasesState = StateOf<typeof CASES_PARTS>;

export const NO_CASE_FILTER: Partial<CasesState> = {
  ...{ from: '', before: '', sample: 'include', mode: [], office: [], lane: [], early: '' },
  ...{ split: '', group: '', stage: '', owner: '', outcome: 'measured' },
};

/** The question to the API, nothing that is empty; page and cursor are not of it, the export asks the same. */
export function caseQuestion(state: CasesState, definition: Definition | undefined): CasesQuery {
  const { split, group, early, outcome, stage, owner } = state;
  return {
    definition: state.definition,
    ...(definition?.direction === '' ? { direction: directionOf(definition, state.direction) } : {}),
    ...(state.from === '' ? {} : { from: state.from }),
    ...(state.before === '' ? {} : { before: state.before }),
    ...(state.sample === 'include' ? {} : { sample: state.sample }),
    ...(state.mode.length === 0 ? {} : { mode: state.mode.join(',') }),
    ...(state.office.length === 0 ? {} : { office: state.office.join(',') }),
    ...(state.lane.length === 0 ? {} : { lane: state.lane.join(',') }),
    ...(early === '' ? {} : { early }),
    ...(split === '' || group === '' ? {} : { split, group }),
    ...(stage === '' ? {} : { stage }),
    ...(owner === '' ? {} : { owner }),
    ...(outcome === 'measured' ? {} : { outcome }),
  };
}

export const pageOf = (question: CasesQuery, cursor: string): CasesQuery => ({
  ...question,
  limit: ROWS,
  ...(cursor === '' ? {} : { cursor }),
});

const isDay = (text: string): boolean => text.length === 10;

/** The first and the last day of the state, as a chooser of days shows them; empty where it is open or no moment. */
export function shownDays({ from, before }: Pick<CasesState, 'from' | 'before'>): readonly [string, string] {
  const known = (text: string) => text !== '' && !Number.isNaN(Date.parse(text));
  return [
    known(from) ? (isDay(from) ? from : shanghaiDay(from)) : '',
    // exclusive: the day that holds the millisecond before
    known(before) ? (isDay(before) ? addDays(before, -1) : shanghaiDay(Date.parse(before) - 1)) : '',
  ];
}
