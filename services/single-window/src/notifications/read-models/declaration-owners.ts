import type { ReadModelDefinition } from '@tongguan/read-models/port';

/** Whom the facts of a declaration concern: only its first fact names them. */
export interface DeclarationOwners {
  readonly companies: readonly string[];
  readonly declarationNo: string;
  readonly direction: string;
  readonly sample: boolean;
}

/** Written by the subscription that needs it, before the next fact of the same declaration is handled. */
export const declarationOwners: ReadModelDefinition = { name: 'single-window.declaration-owners', fields: {}, indexes: [] };
