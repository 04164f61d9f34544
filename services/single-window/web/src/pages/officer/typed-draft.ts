import { useCallback, useEffect, useState } from 'react';

export const DECISIONS = ['clear', 'hold', 'inspect', 'refuse'] as const;
export type Decision = (typeof DECISIONS)[number];
export const FINDINGS = ['NO_ANOMALY', 'DOC_MISMATCH', 'IPR', 'PROHIBITED', 'QUARANTINE', 'SAFETY', 'REFER'] as const;
export type Finding = (typeof FINDINGS)[number];

/** A finding as it is typed; the place is `item:<no>` or `container:<id>`. */
export interface TypedFinding {
  readonly finding: Finding | '';
  readonly note: string;
}

/** What an officer has typed on a case and not sent yet. */
export interface Typed {
  readonly decision: Decision | '';
  /** Id of the chosen legal basis; `other`: typed. */
  readonly basis: string;
  readonly otherBasis: string;
  readonly reason: string;
  readonly due: string;
  readonly overall: Finding | '';
  readonly note: string;
  readonly finished: string;
  readonly findings: Readonly<Record<string, TypedFinding>>;
}

/** What is typed next: some fields, or some that depend on what is typed already. Two of one frame then both count. */
export type Typing = Partial<Typed> | ((before: Typed) => Partial<Typed>);

export const NOT_RECORDED: TypedFinding = { finding: '', note: '' };

/** A change of the finding at one place that leaves what is typed at the others. */
export const atPlace =
  (place: string, change: Partial<TypedFinding>) =>
  ({ findings }: Pick<Typed, 'findings'>): Pick<Typed, 'findings'> => ({
    findings: { ...findings, [place]: { ...NOT_RECORDED, ...findings[place], ...change } },
  });

const NOTHING: Typed = {
  ...{ decision: '', basis: '', otherBasis: '', reason: '', due: '', overall: '', note: '', finished: '', findings: {} },
};

export const DECISION_PART = { decision: '', basis: '', otherBasis: '', reason: '', due: '' } as const;
export const INSPECTION_PART = { overall: '', note: '', finished: '', findings: {} } as const;

/**
 * What was typed on one case. It lives in the tab's session storage: a lost lease, a reload or a sign-in that ended takes
 * nothing away. Other tabs and other people never see it.
 */
export function useTyped(caseId: string, authority: string): [Typed, (change: Typing) => void] {
  const place = `officer:${authority}:${caseId}`;
  const [typed, setTyped] = useState<Typed>(() => read(place));
  useEffect(() => {
    setTyped(read(place));
  }, [place]);
  const change = useCallback(
    (typing: Typing) => {
      setTyped((before) => {
        const after = { ...before, ...(typeof typing === 'function' ? typing(before) : typing) };
        if (JSON.stringify(after) === JSON.stringify(NOTHING)) sessionStorage.removeItem(place);
        else sessionStorage.setItem(place, JSON.stringify(after));
        return after;
      });
    },
    [place],
  );
  return [typed, change];
}

function read(place: string): Typed {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null');
    return typeof kept === 'object' && kept !== null ? { ...NOTHING, ...kept } : NOTHING;
  } catch {
    // what another version kept in another form is of no use
    return NOTHING;
  }
}
