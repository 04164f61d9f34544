import type { Refusal } from '@tongguan/contracts/platform/v1/refusal';

/** What kind of "no" it is; every transport maps a kind to its own status in one table. */
export type RefusalKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'precondition' | 'too-large' | 'unavailable';

/** An expected "no" on its way to the caller. Thrown by handlers, and thrown again at the client as the same thing. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly kind: RefusalKind;
  readonly refusal: Refusal;

  constructor(kind: RefusalKind, refusal: Refusal, options?: ErrorOptions) {
    super(`${refusal.code}: ${refusal.message?.en ?? kind}`, options);
    this.kind = kind;
    this.refusal = refusal;
  }
}

/** The kind and the text in both languages for every refusal of one place: a new code does not compile without them. */
export type RefusalTable<Code extends string> = Readonly<
  Record<Code, { readonly kind: RefusalKind; readonly zh: string; readonly en: string }>
>;

/** What a refusal may carry beside its code. */
export type RefusalExtra = Partial<Pick<Refusal, 'faults' | 'faultDetails' | 'detail'>> & ErrorOptions;

/** The refusal `code` of a table, ready to be thrown. */
export function refuse<Code extends string>(table: RefusalTable<Code>, code: Code, extra: RefusalExtra = {}): RefusalError {
  const { kind, zh, en } = table[code];
  const { faults = [], faultDetails = [], detail = {} } = extra;
  const refusal: Refusal = { code, message: { zh, en }, faults, faultDetails, detail };
  return new RefusalError(kind, refusal, 'cause' in extra ? { cause: extra.cause } : undefined);
}
