import type { CaseOpened, Finding } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { refused } from './refusals.ts';

/** What was found at one item (项号), in one container (箱号), or both; `itemNo` 0 and an empty `containerId` mean none. */
export interface InspectionFinding {
  readonly itemNo: number;
  readonly containerId: string;
  readonly finding: Finding;
  readonly note: string;
}

/** 50 items and as many containers, each seen twice. */
export const MAX_FINDINGS = 200;
/** Longest note of one finding, in characters. */
export const MAX_FINDING_NOTE = 500;

/** Gravest first (domain.md §6, Results): what is handed to the anti-smuggling office outweighs everything. */
const GRAVITY: readonly Finding[] = [
  'FINDING_REFER',
  'FINDING_PROHIBITED',
  'FINDING_SAFETY',
  'FINDING_QUARANTINE',
  'FINDING_IPR',
  'FINDING_DOC_MISMATCH',
  'FINDING_NO_ANOMALY',
];

const said = (finding: Finding): boolean => finding !== 'FINDING_UNSPECIFIED' && finding !== 'UNRECOGNIZED';

/** The finding of the inspection as a whole: the given one, or else the gravest of the single ones; undefined: nothing was said. */
export function overallFinding(given: Finding, findings: readonly InspectionFinding[]): Finding | undefined {
  if (said(given)) return given;
  return GRAVITY.find((each) => findings.some(({ finding }) => finding === each));
}

/**
 * What is wrong with single findings of a case, the first of it: an item or container that the case does not have, a
 * finding without a result, the same place twice, too much text, or an anomaly in an inspection that found none.
 */
export function findingsRefusal(
  { goods, containerIds }: Pick<CaseOpened, 'goods' | 'containerIds'>,
  overall: Finding,
  findings: readonly InspectionFinding[],
): Refusal | undefined {
  if (findings.length > MAX_FINDINGS) return refused('too-many-findings', { most: String(MAX_FINDINGS) });
  const seen = new Set<string>();
  for (const [place, { itemNo, containerId, finding, note }] of findings.entries()) {
    const where = { path: `/findings/${place}` };
    if (!said(finding)) return refused('finding-missing', where);
    if (note.length > MAX_FINDING_NOTE) return refused('text-too-long', { ...where, most: String(MAX_FINDING_NOTE) });
    if (itemNo !== 0 && !goods.some((item) => item.itemNo === itemNo)) return refused('no-such-item', { ...where, itemNo: String(itemNo) });
    if (containerId !== '' && !containerIds.includes(containerId)) return refused('no-such-container', { ...where, containerId });
    const key = `${itemNo}|${containerId}`;
    if (seen.has(key)) return refused('finding-twice', where);
    seen.add(key);
    if (overall === 'FINDING_NO_ANOMALY' && finding !== 'FINDING_NO_ANOMALY') return refused('finding-contradicts', where);
  }
  return undefined;
}
