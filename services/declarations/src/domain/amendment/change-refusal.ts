import type { Fault } from '../fault.ts';
import type { MandateMissing } from '../mandate/mandate-missing.ts';
import type { AskRefusal } from './ask.ts';

/** Why a request to amend or withdraw is not taken: every fault of what was sent, or how the declaration stands. */
export type ChangeRefusal =
  | AskRefusal
  | MandateMissing
  | { readonly refusal: 'invalid-change'; readonly faults: readonly Fault[] }
  | { readonly refusal: 'declaration-too-large'; readonly bytes: number; readonly most: number };
