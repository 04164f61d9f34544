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

type Fact = NonNullable<DeclarationsEvent['fact']>;
type Table = { readonly [Known in Fact as Known['$case']]?: (value: Known['value']) => PartnerNews };

const table: Table = {
  mandateRequested: (value) => ofMandate('mandate.requested', value, value.traderCompany, value.sample),
  mandateGranted: (value) => ofMandate('mandate.granted', value, value.agentCompany, value.sample),
  mandateRequestRefused: (value) => ofMandate('mandate.refused', value, value.agentCompany, false),
  mandateRevoked: (value) => {
    const { traderCompany, agentCompany, byCompany, sample } = value;
    return ofMandate('mandate.revoked', value, byCompany === traderCompany ? agentCompany : traderCompany, sample);
  },
  originCertificateUsedUp: (value) => ofCertificate('certificate.used_up', value),
  originCertificateExpiring: (value) => ofCertificate('certificate.expiring', value),
};

export const partnerFacts = Object.keys(table);

/**
 * The news of a mandate (委托) for the side that did not act, and of a certificate of origin (原产地证书) for its holders. Terms, reasons and numbers
 * stay on their pages. Undefined: the fact is of something else.
 */
export function partnerNewsOf({ fact }: DeclarationsEvent): PartnerNews | undefined {
  if (fact === undefined) return undefined;
  // the entry under a fact's own case takes that fact's value; the type of a table cannot say so for an open event
  const news = (table as Readonly<Partial<Record<string, (value: unknown) => PartnerNews>>>)[fact.$case];
  return news?.(fact.value);
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
