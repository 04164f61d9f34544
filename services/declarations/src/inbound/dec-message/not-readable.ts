import type { Fault } from '../../domain/fault.ts';
import { error } from '../../domain/fault.ts';

/** Where in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column?: number;
}

/** A file that cannot be read at all; says where and what to change. Never leaves this folder. */
export class NotReadable extends Error {
  override readonly name = 'NotReadable';
  readonly fault: Fault;
  constructor(zh: string, en: string, hint: { readonly zh: string; readonly en: string }, place?: Place, options?: ErrorOptions) {
    super(en, options);
    this.fault = { ...error('dec-message', '', { zh, en }, hint), ...place };
  }
}
