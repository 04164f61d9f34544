export type {
  AttachedDocument,
  Charge,
  Container,
  DeclarationContent,
  Header,
  Item,
  KeptElement,
  LicenceDocument,
  OverseasParty,
  Party,
} from '@tongguan/contracts/declarations/v1/content';
import type {
  DeclarationContent,
  Header,
  Item,
  Container,
  LicenceDocument,
  AttachedDocument,
  KeptElement,
} from '@tongguan/contracts/declarations/v1/content';
import type { Charge, OverseasParty, Party } from '@tongguan/contracts/declarations/v1/content';

/** A header whose parties and charges are all there, however empty. */
export interface CompleteHeader extends Header {
  readonly trader: Party;
  readonly overseasParty: OverseasParty;
  readonly owner: Party;
  readonly declarant: Party;
  readonly inputUnit: Party;
  readonly freight: Charge;
  readonly insurance: Charge;
  readonly otherCosts: Charge;
}

/** A declaration (报关单) of which every field is there as text, the form that the rules read. */
export interface CompleteContent extends DeclarationContent {
  readonly header: CompleteHeader;
  readonly items: readonly Item[];
  readonly containers: readonly Container[];
  readonly licenceDocuments: readonly LicenceDocument[];
  readonly attachedDocuments: readonly AttachedDocument[];
  readonly kept: readonly KeptElement[];
}
