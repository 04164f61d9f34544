import { Type } from 'typebox';
import type { App } from './app-type.ts';
import { certificateBody, certificateDetail } from './certificate-body.ts';
import type { Clients } from './clients.ts';
import { orNull } from './format.ts';
import { CERTIFICATE_FILTERS, CertificateDetail, CertificatePage, RegisterCertificateBody } from './schemas/certificate.ts';
import { OneOf, pageQuery, problems, WaitFor } from './schemas/common.ts';

/** Certificates of origin (原产地证书) and what is left of them. */
export function certificatesRoutes(app: App, clients: Clients): void {
  const common = { tags: ['origin certificates'] };
  const answer = { 200: CertificateDetail, ...problems };

  app.get(
    '/v1/origin-certificates',
    {
      schema: {
        ...common,
        operationId: 'listCertificates',
        summary: 'Certificates of origin of the own company, or that it registered / 原产地证书',
        querystring: Type.Object({
          standing: Type.Optional(OneOf(CERTIFICATE_FILTERS, { description: '有效或已到期' })),
          waitFor: WaitFor('Certificate id:version — wait (at most 2 s) until the list shows it / 读己之写'),
          ...pageQuery,
        }),
        response: { 200: CertificatePage, ...problems },
      },
    },
    async (request) => {
      const { standing = '', cursor = '', limit = 50, waitFor = '' } = request.query;
      const [waitCertificateId = '', version = ''] = waitFor.split(':');
      const { rows, nextCursor } = await clients.certificates.listCertificates(
        { standing, cursor, limit, waitCertificateId, waitVersion: Number.parseInt(version, 10) || 0 },
        { token: request.token },
      );
      return { rows: rows.map(certificateBody), nextCursor: orNull(nextCursor) };
    },
  );

  app.post(
    '/v1/origin-certificates',
    {
      schema: {
        ...common,
        operationId: 'registerCertificate',
        summary: 'Register a certificate of origin; the same again changes nothing / 登记原产地证书',
        body: RegisterCertificateBody,
        response: answer,
      },
    },
    async (request) => {
      const { trader = '', validUntil = '', lines, ...of } = request.body;
      return certificateDetail(
        await clients.certificates.registerCertificate({ traderCompany: trader, validUntil, lines, ...of }, { token: request.token }),
      );
    },
  );

  app.get(
    '/v1/origin-certificates/:id',
    {
      schema: {
        ...common,
        operationId: 'getCertificate',
        summary: 'A certificate with its balances and what every declaration drew / 证书余额与使用记录',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: answer,
      },
    },
    async (request) =>
      certificateDetail(await clients.certificates.getCertificate({ certificateId: request.params.id }, { token: request.token })),
  );
}
