import type { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import type { NotificationType } from '../../domain/notification-type.ts';

/** What is told of a mandate or a certificate of origin: to whom, and of which. */
interface PartnerNews {
  readonly companies: readonly string[];
  readonly type: NotificationType;
  /** One of the two is empty. */
  readonly mandateId: string;
  readonly certificateId: string;
  readonly sample: boolean;
}

export const partnerFacts = [
  'mandateRequested',
  'mandateGranted',
  'mandateRequestRefused',
  'mandateRevoked',
  'originCertificateUsedUp',
  'originCertificateExpiring',
] as const;

/**
 * The news of a mandate (委托) for the side that did not act, and of a certificate of origin (原产地证书) for its holders. Terms, reasons and numbers
 * stay on their pages. Undefined: the fact is of something else.
 */
export function partnerNewsOf({ fact }: DeclarationsEvent): PartnerNews | undefined {
  switch (fact?.$case) {
    case 'mandateRequested':
      return ofMandate('mandate.requested', fact.value, fact.value.traderCompany, fact.value.sample);
    case 'mandateGranted':
      return ofMandate('mandate.granted', fact.value, fact.value.agentCompany, fact.value.sample);
    case 'mandateRequestRefused':
      return ofMandate('mandate.refused', fact.value, fact.value.agentCompany, false);
    case 'mandateRevoked': {
      const { traderCompany, agentCompany, byCompany, sample } = fact.value;
      return ofMandate('mandate.revoked', fact.value, byCompany === traderCompany ? agentCompany : traderCompany, sample);
    }
    case 'originCertificateUsedUp':
      return ofCertificate('certificate.used_up', fact.value);
    case 'originCertificateExpiring':
      return ofCertificate('certificate.expiring', fact.value);
    default:
      return undefined;
  }
}

function ofMandate(
  type: NotificationType,
  { traderCompany, agentCompany }: { readonly traderCompany: string; readonly agentCompany: string },
  company: string,
  sample: boolean,
): PartnerNews {
  return { companies: [company], type, mandateId: `${traderCompany}-${agentCompany}`, certificateId: '', sample };
}

interface OfCertificate {
  readonly certificateId: string;
  readonly traderCompany: string;
  readonly registeredByCompany: string;
  readonly sample: boolean;
}
function ofCertificate(type: NotificationType, { certificateId, traderCompany, registeredByCompany, sample }: OfCertificate): PartnerNews {
  return { companies: [...new Set([traderCompany, registeredByCompany])], type, mandateId: '', certificateId, sample };
}
