/** Every expected "no" of this service; `inbound/grpc/refusals.ts` gives each a kind and a message. */
export type RefusalCode =
  | 'case-not-found'
  | 'not-your-office'
  | 'not-your-authority'
  | 'authority-not-required'
  | 'already-released'
  | 'already-refused'
  | 'awaits-completion'
  | 'declaration-withdrawn'
  | 'already-decided'
  | 'claimed-by-another'
  | 'not-claimed'
  | 'lease-lost'
  | 'inspection-owed'
  | 'inspection-already-ordered'
  | 'no-inspection-owed'
  | 'cargo-not-arrived'
  | 'detained'
  | 'legal-basis-missing'
  | 'reason-missing'
  | 'finding-missing'
  | 'finding-twice'
  | 'finding-contradicts'
  | 'too-many-findings'
  | 'no-such-item'
  | 'no-such-container'
  | 'text-too-long'
  | 'due-in-the-past'
  | 'occurred-in-the-future'
  | 'occurred-before-the-order'
  | 'command-id-reused'
  | 'decision-missing'
  | 'unknown-sort'
  | 'tax-bill-not-found'
  | 'no-tax-bill-yet'
  | 'tax-bill-void'
  | 'tax-bill-settled'
  | 'tax-amount-differs'
  | 'tax-to-be-secured'
  | 'payment-by-bank-only'
  | 'general-guarantee-by-rule'
  | 'means-missing'
  | 'receipt-missing'
  | 'receipt-malformed'
  | 'receipt-used'
  | 'amount-malformed'
  | 'bank-unknown'
  | 'unknown-state'
  | 'cursor-not-valid';

/** A refused command; `detail` has ids and times that help the caller, never the content of a declaration. */
export interface Refusal {
  readonly refusal: RefusalCode;
  readonly detail?: Readonly<Record<string, string>>;
}

export function refused(refusal: RefusalCode, detail?: Readonly<Record<string, string>>): Refusal {
  return detail === undefined ? { refusal } : { refusal, detail };
}
