import { requireRole } from '@tongguan/auth/authorize';
import type { Identified } from '@tongguan/auth/authorize';
import type { CertificatesServiceService } from '@tongguan/contracts/declarations/v1/certificates';
import { refuse } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { CertificatesOutcome, ListCertificates } from '../../use-cases/list-certificates.ts';
import type { FoundCertificate } from '../../use-cases/get-certificate.ts';
import type { RegisterCertificate, RegisteredCertificate } from '../../use-cases/register-certificate.ts';
import { certificateRow, drawingsOf } from './certificate-messages.ts';
import { certificateRefusals as refusals } from './certificate-refusals.ts';
import { mandateMissing } from './mandate-refusals.ts';
import { companyOf } from './viewer-of.ts';

export interface CertificateUseCases {
  register(command: RegisterCertificate): Promise<RegisteredCertificate>;
  get(query: { readonly certificateId: string; readonly company: string | undefined }): Promise<FoundCertificate>;
  list(query: ListCertificates): Promise<CertificatesOutcome>;
}

/** Operators see the certificates of their company and those that they registered for others; auditors and administrators all. */
export function certificatesHandlers(useCases: CertificateUseCases, today: () => string): Handlers<typeof CertificatesServiceService> {
  const companyFor = (call: Identified): string | undefined => {
    const principal = requireRole(call, 'operator', 'auditor', 'administrator');
    return principal.roles.includes('operator') ? companyOf(principal) : undefined;
  };
  return {
    async registerCertificate({ traderCompany, lines, ...of }, call) {
      const principal = requireRole(call, 'operator');
      const company = companyOf(principal);
      const parties = { traderCompany: traderCompany === '' ? company : traderCompany, registeredByCompany: company };
      const done = await useCases.register({ ...of, ...parties, lines, subject: principal.subject });
      if (done.outcome === 'refused') {
        const { refusal } = done;
        if (refusal.refusal === 'mandate-missing') throw mandateMissing(refusal);
        throw refuse(refusals, refusal.refusal, 'faults' in refusal ? { faults: [...refusal.faults] } : {});
      }
      const { certificateId, state, version, repeated } = done;
      return { row: certificateRow(certificateId, state, version, today()), drawings: drawingsOf(state, company), repeated };
    },

    async getCertificate({ certificateId }, call) {
      const company = companyFor(call);
      const found = await useCases.get({ certificateId, company });
      if (found.outcome === 'refused') throw refuse(refusals, found.refusal.refusal);
      const { state, version } = found;
      return { row: certificateRow(certificateId, state, version, today()), drawings: drawingsOf(state, company), repeated: false };
    },

    async listCertificates({ standing, cursor, limit, waitCertificateId, waitVersion }, call) {
      const listed = await useCases.list({
        ...{ company: companyFor(call), cursor, limit, wait: { certificateId: waitCertificateId, version: waitVersion } },
        standing: standing === 'VALID' || standing === 'EXPIRED' ? standing : '',
      });
      if (listed.outcome === 'refused') throw refuse(refusals, listed.refusal.refusal);
      const rows = listed.documents.flatMap(({ id, body: { state, version } }) => certificateRow(id, state, version, today()) ?? []);
      return { rows, nextCursor: listed.nextCursor };
    },
  };
}
