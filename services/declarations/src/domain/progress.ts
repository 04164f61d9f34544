import type { DeclarationsEvent } from './events.ts';

/** Inspections by one authority: how many were ordered and recorded, and what the latest found. */
interface Inspections {
  readonly ordered: number;
  readonly recorded: number;
  readonly latest: { readonly atMs: number; readonly anomaly: boolean } | undefined;
}

/**
 * What is known of the way through clearance. The facts come from another service and one subscription each, so they come in any
 * order: every part here is the same whichever came first.
 */
export interface Progress {
  readonly reviewed: boolean;
  readonly inspections: Readonly<Record<string, Inspections>>;
  /** Absent: nothing was ever billed, or from before tax was followed. */
  readonly tax?: TaxProgress;
}

/** Tax bills (税单) by their numbers; sets, so that it is the same whichever of two facts came first. */
interface TaxProgress {
  readonly issued: readonly string[];
  /** Settled or void. */
  readonly ended: readonly string[];
  /** One at least was paid or secured. */
  readonly settled: boolean;
}

export type OpenStatus = 'RECEIVED' | 'REVIEWED' | 'TAX_DUE' | 'TAX_SETTLED' | 'INSPECTING' | 'DETAINED';

/** Where the way through clearance begins. */
export const noProgress: Progress = { reviewed: false, inspections: {} };

const noInspections: Inspections = { ordered: 0, recorded: 0, latest: undefined };

/** Status that the progress comes to, while nobody has released or refused. */
export function openStatusOf(progress: Progress): OpenStatus {
  const all = Object.values(progress.inspections);
  if (all.some(({ ordered, recorded }) => ordered > recorded)) return 'INSPECTING';
  if (all.some(({ latest }) => latest?.anomaly === true)) return 'DETAINED';
  const { tax, reviewed } = progress;
  if (tax?.issued.some((billNo) => !tax.ended.includes(billNo)) === true) return 'TAX_DUE';
  if (!reviewed) return 'RECEIVED';
  return tax?.settled === true ? 'TAX_SETTLED' : 'REVIEWED';
}

/** Progress after a fact of clearance; every other fact leaves it as it is. */
export function progressAfter(progress: Progress, { fact, occurredAtMs }: DeclarationsEvent): Progress {
  if (fact?.$case === 'declarationReviewed') return { ...progress, reviewed: true };
  if (fact?.$case === 'declarationInspectionOrdered')
    return withInspections(progress, fact.value.authority, (before) => ({ ...before, ordered: before.ordered + 1 }));
  if (fact?.$case === 'declarationInspected') return withResult(progress, fact.value.authority, occurredAtMs, false);
  if (fact?.$case === 'declarationDetained') return withResult(progress, fact.value.authority, occurredAtMs, true);
  if (fact?.$case === 'declarationTaxDue') return withTax(progress, ({ issued }) => ({ issued: withOne(issued, fact.value.billNo) }));
  if (fact?.$case === 'declarationTaxSettled')
    return withTax(progress, ({ ended }) => ({ ended: withOne(ended, fact.value.billNo), settled: true }));
  if (fact?.$case === 'declarationTaxVoided') return withTax(progress, ({ ended }) => ({ ended: withOne(ended, fact.value.billNo) }));
  return progress;
}

const untaxed: TaxProgress = { issued: [], ended: [], settled: false };

function withTax(progress: Progress, change: (tax: TaxProgress) => Partial<TaxProgress>): Progress {
  const tax = progress.tax ?? untaxed;
  return { ...progress, tax: { ...tax, ...change(tax) } };
}

const withOne = (all: readonly string[], one: string): readonly string[] => (all.includes(one) ? all : [...all, one].sort());

function withInspections(progress: Progress, authority: string, change: (before: Inspections) => Inspections): Progress {
  return { ...progress, inspections: { ...progress.inspections, [authority]: change(progress.inspections[authority] ?? noInspections) } };
}

function withResult(progress: Progress, authority: string, atMs: number, anomaly: boolean): Progress {
  return withInspections(progress, authority, (before) => {
    const { latest } = before;
    // of two results of one moment the finding stands
    const newer = latest === undefined || atMs > latest.atMs || (atMs === latest.atMs && anomaly);
    return { ...before, recorded: before.recorded + 1, latest: newer ? { atMs, anomaly } : latest };
  });
}
