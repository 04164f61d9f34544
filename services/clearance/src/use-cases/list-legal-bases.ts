import type { Clock } from '@tongguan/event-store/clock';
import type { LegalBasis, ReferenceTables } from '../domain/tables/reference.ts';
import { legalBasesOf } from '../domain/tables/reference.ts';

/** Legal bases (法律依据) that an authority can choose from today; an empty authority: those of all. */
export function listLegalBases({ reference, clock }: { readonly reference: ReferenceTables; readonly clock: Clock }) {
  return (authority: string): Promise<readonly LegalBasis[]> => Promise.resolve(legalBasesOf(reference, authority, clock.now()));
}
