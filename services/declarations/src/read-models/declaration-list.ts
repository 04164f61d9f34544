import type { ReadModelDefinition } from '@tongguan/read-models/port';
import type { AcceptedStatus, Progress } from '../domain/declaration-state.ts';
import { received, standingAfter } from '../domain/declaration-state.ts';
import type { DeclarationsEvent, Direction } from '../domain/events.ts';

/** Who is still owed something, and since when (epoch milliseconds). */
export interface Waiting {
  readonly for: string;
  readonly owner: 'PORT' | 'CARRIER' | 'CUSTOMS' | 'OTHER_AUTHORITY';
  readonly sinceMs: number;
}

/** What the declaration's own stream says; no other source writes it. */
export interface OwnPart {
  readonly declarationNo: string;
  readonly status: AcceptedStatus;
  readonly direction: Direction;
  readonly customsOffice: string;
  readonly transportMode: string;
  readonly billNo: string;
  readonly containerIds: readonly string[];
  readonly traderCompany: string;
  readonly traderName: string;
  readonly declarantCompany: string;
  readonly filedByCompany: string;
  readonly submittedAtMs: number;
  readonly releasedAtMs: number;
  readonly sample: boolean;
  /** Version of the declaration's stream that is shown. */
  readonly version: number;
  readonly progress: Progress;
  /** Everybody who may see it, for `find`. */
  readonly companies: readonly string[];
  readonly offices: readonly string[];
  /** True; tells documents that only clearance has written so far. */
  readonly known: boolean;
}

/** What the case's stream says. */
export interface ClearancePart {
  readonly lane: string;
  readonly arrived: boolean;
  readonly closed: boolean;
  readonly waiting: readonly Waiting[];
}

/** One row of the list of declarations. Two sources, each with its own part, in any order (architecture.md). */
export interface DeclarationDocument {
  readonly own?: OwnPart;
  readonly clearance?: ClearancePart;
}

const own = (field: keyof OwnPart): string => `own.${field}`;
const sortable = ['submittedAtMs', 'declarationNo'] as const;
const kebab = (text: string): string => text.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** What narrows a list before anything else: who asks, or a bill or container that somebody looks for. */
const narrowing = ['known', 'companies', 'offices', 'billNo', 'containerIds'] as const;

export const declarationList: ReadModelDefinition = {
  name: 'declarations.declaration-list',
  fields: {
    [own('known')]: 'boolean',
    [own('companies')]: 'string[]',
    [own('offices')]: 'string[]',
    [own('containerIds')]: 'string[]',
    [own('status')]: 'string',
    [own('direction')]: 'string',
    [own('customsOffice')]: 'string',
    [own('transportMode')]: 'string',
    [own('billNo')]: 'string',
    [own('declarationNo')]: 'string',
    [own('submittedAtMs')]: 'number',
  },
  indexes: narrowing.flatMap((field) =>
    sortable.map((order) => ({ name: kebab(`by-${field}-${order}`), fields: [own(field), own(order)] })),
  ),
};

/** The declaration's part after a fact of its stream; undefined before it was accepted. */
export function projectOwn(part: OwnPart | undefined, event: DeclarationsEvent, version: number): OwnPart | undefined {
  const { fact } = event;
  if (fact?.$case === 'declarationAccepted') {
    const { value } = fact;
    return {
      ...{ declarationNo: value.declarationNo, direction: value.direction, customsOffice: value.customsOffice },
      ...{ transportMode: value.transportMode, billNo: value.billNo, containerIds: value.containerIds },
      ...{ traderCompany: value.traderCompany, traderName: value.traderName, declarantCompany: value.declarantCompany },
      ...{ filedByCompany: value.filedByCompany, submittedAtMs: value.submittedAtMs, releasedAtMs: 0, sample: value.sample, version },
      ...received,
      companies: [...new Set([value.filedByCompany, value.traderCompany, value.declarantCompany])].filter((company) => company !== ''),
      offices: [...new Set([value.customsOffice, value.portOffice])],
      known: true,
    };
  }
  if (part === undefined) return undefined;
  const releasedAtMs = fact?.$case === 'declarationReleased' ? event.occurredAtMs : part.releasedAtMs;
  return { ...part, ...standingAfter(part, event), releasedAtMs, version };
}
