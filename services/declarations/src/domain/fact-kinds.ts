import type { DeclarationsEvent } from './events.ts';

type Fact = NonNullable<DeclarationsEvent['fact']>;
type Case = Fact['$case'];

/**
 * What each fact is about, once for all folds: `content`: content and requests of a declaration; `standing`: its stream, but neither of
 * these; `elsewhere`: another stream. A fact that is missing here does not compile.
 */
const kinds = {
  declarationSubmitted: 'content',
  amendmentRequested: 'content',
  withdrawalRequested: 'content',
  changeRefused: 'content',
  changeTakenBack: 'content',
  declarationAmended: 'content',
  declarationWithdrawn: 'content',
  declarationCompleted: 'content',
  declarationPickupReleased: 'content',
  declarationRefused: 'content',
  declarationExpired: 'content',
  declarationAccepted: 'standing',
  declarationReviewed: 'standing',
  declarationInspectionOrdered: 'standing',
  declarationInspected: 'standing',
  declarationDetained: 'standing',
  declarationReleased: 'standing',
  completionOverdue: 'standing',
  supplementAsked: 'standing',
  dutyReassessed: 'standing',
  declarationTaxDue: 'standing',
  declarationTaxSettled: 'standing',
  declarationTaxVoided: 'standing',
  declarationClosed: 'standing',
  refundReady: 'standing',
  refundReversed: 'standing',
  refundStatusChanged: 'standing',
  cargoMoved: 'standing',
  originHoldAbandoned: 'standing',
  numberBlockReserved: 'elsewhere',
  draftSaved: 'elsewhere',
  draftDiscarded: 'elsewhere',
  draftSubmitted: 'elsewhere',
  receiptReceived: 'elsewhere',
  receiptsAttached: 'elsewhere',
  foreignDeclarationKept: 'elsewhere',
  mandateGranted: 'elsewhere',
  mandateRevoked: 'elsewhere',
  mandateRequested: 'elsewhere',
  mandateRequestRefused: 'elsewhere',
  originCertificateRegistered: 'elsewhere',
  originQuantityHeld: 'elsewhere',
  originHoldReleased: 'elsewhere',
  originDrawingSettled: 'elsewhere',
  originCertificateUsedUp: 'elsewhere',
  originCertificateExpiring: 'elsewhere',
} as const satisfies Readonly<Record<Case, 'content' | 'standing' | 'elsewhere'>>;

type FactOf<Kind> = Extract<Fact, { $case: { [Each in Case]: (typeof kinds)[Each] extends Kind ? Each : never }[Case] }>;

/** Whether a fact can change content or requests of its declaration; a fact that this version does not know cannot. */
export const isOfContent = (fact: DeclarationsEvent['fact']): fact is FactOf<'content'> =>
  fact !== undefined && kinds[fact.$case] === 'content';

/** Whether a fact stands on the stream of a declaration. */
export const isOfDeclaration = (fact: DeclarationsEvent['fact']): fact is FactOf<'content' | 'standing'> =>
  fact !== undefined && (kinds[fact.$case] === 'content' || kinds[fact.$case] === 'standing');
