export type {
  DeclarationAccepted,
  DeclarationsEvent,
  Direction,
  MandateTerms,
  OriginCertificateLine,
  OriginQuantity,
  RequestedOf,
  Step,
  SummaryStatement,
} from '@tongguan/contracts/declarations/v1/events';
