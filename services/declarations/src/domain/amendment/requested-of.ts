import type { RequestedOf } from '@tongguan/contracts/declarations/v1/events';
import { acceptedFrom } from '../accepted-facts.ts';
import type { CompleteContent } from '../content.ts';

export type { ChangeReason } from '@tongguan/contracts/declarations/v1/events';

/** The declaration that a request is about, as its company sees it. */
export interface AskedOf {
  readonly declarationId: string;
  readonly content: CompleteContent;
  readonly filedByCompany: string;
  readonly sample: boolean;
}

/** What the list of open requests shows of the declaration and is searched by. */
export function requestedOf({ declarationId, content, filedByCompany: company, sample }: AskedOf): RequestedOf {
  const told = acceptedFrom({ declarationId, declarationNo: '', content, company, sample, codeTablesVersion: '' }, 0);
  const { direction, customsOffice, traderName, traderCompany, declarantCompany, filedByCompany } = told;
  return { direction, customsOffice, traderName, traderCompany, declarantCompany, filedByCompany, sample };
}
