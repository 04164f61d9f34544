import type { Journal } from '@tongguan/event-store/aggregate';
import type { DeclarationsEvent } from '../domain/events.ts';
import type { CertificateState } from '../domain/origin/certificate-state.ts';
import { certificate } from '../domain/origin/certificate-state.ts';

export type FoundCertificate =
  | { readonly outcome: 'refused'; readonly refusal: { readonly refusal: 'no-such-certificate' } }
  | { readonly outcome: 'found'; readonly certificateId: string; readonly state: CertificateState; readonly version: number };

/** One certificate as its stream has it now, for its trader and whoever registered it; `company` undefined: everybody's. */
export async function getCertificate(
  journal: Journal<DeclarationsEvent>,
  { certificateId, company }: { readonly certificateId: string; readonly company: string | undefined },
): Promise<FoundCertificate> {
  const known = /^[\w-]{22}$/.test(certificateId);
  const { state, version } = known ? await journal.load(certificate, certificateId) : { state: certificate.initial, version: 0 };
  const { registered } = state;
  if (registered === undefined || (company !== undefined && ![registered.traderCompany, registered.registeredByCompany].includes(company)))
    return { outcome: 'refused', refusal: { refusal: 'no-such-certificate' } };
  return { outcome: 'found', certificateId, state, version };
}
