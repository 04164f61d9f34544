import type { Milestone, Times } from './milestones.ts';

export type Direction = 'IMPORT' | 'EXPORT';

/** For each transport mode (运输方式, `*` for the rest) the milestones that can mark the moment, best first. */
export type Preference = ReadonlyMap<string, readonly Milestone[]>;

/** What one figure measures (整体通关时间 has several readings): versioned data, never a constant. domain.md section 2. */
export interface Definition {
  readonly id: string;
  readonly version: number;
  /** Date, yyyy-mm-dd. */
  readonly validFrom: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Empty: both. */
  readonly direction: Direction | '';
  readonly start: Preference;
  readonly end: Preference;
  readonly excludedModes: readonly string[];
  readonly excludedTradeModes: readonly string[];
  /** The exclusions in words, and where the definition comes from; each also in Chinese. */
  readonly exclusions: string;
  readonly exclusionsZh: string;
  readonly source: string;
  readonly sourceZh: string;
  /** False: no official text was found. */
  readonly verified: boolean;
}

/** `import-gacc@1` */
export const definitionKey = (definition: Definition): string => `${definition.id}@${String(definition.version)}`;

/** The time of the best known milestone for the mode, epoch ms. */
export function momentOf(preference: Preference, mode: string, times: Times): number | undefined {
  const order = preference.get(mode) ?? preference.get('*') ?? [];
  for (const milestone of order) {
    const at = times[milestone];
    if (at !== undefined) return at;
  }
  return undefined;
}

// sv-SE writes dates as yyyy-mm-dd
const dateInShanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** A definition by id (its newest version in force at the moment, epoch ms) or, whatever the moment, by `id@version`. */
export function findDefinition(definitions: readonly Definition[], id: string, now: number): Definition | undefined {
  const today = dateInShanghai.format(now);
  return definitions
    .filter((definition) => definitionKey(definition) === id || (definition.id === id && definition.validFrom <= today))
    .reduce<Definition | undefined>((newest, next) => (newest === undefined || next.version > newest.version ? next : newest), undefined);
}
