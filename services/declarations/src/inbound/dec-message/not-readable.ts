import type { Fault } from '../../domain/fault.ts';
import { error } from '../../domain/fault.ts';

/** A file that cannot be read at all; says where and what to change. Never leaves this folder. */
export class NotReadable extends Error {
  override readonly name = 'NotReadable';
  readonly fault: Fault;
  constructor(zh: string, en: string, hint: { readonly zh: string; readonly en: string }, options?: ErrorOptions) {
    super(en, options);
    this.fault = error('dec-message', '', { zh, en }, hint);
  }
}
