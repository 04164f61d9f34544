import type { CertificateRow, GetCertificateResponse } from '@tongguan/contracts/declarations/v1/certificates';
import { iso, orNull } from './format.ts';

/** A certificate of origin with what is left of each line, as the API shows it. */
export function certificateBody(row: CertificateRow) {
  const { certificateId: id, traderCompany: trader, registeredByCompany: registeredBy, agreement, number, originCountry } = row;
  const { issuedOn, validUntil, expired, version, sample } = row;
  const lines = row.lines.flatMap(({ line, drawn, balance }) => (line === undefined ? [] : [{ ...line, drawn, balance }]));
  return {
    ...{ id, trader, registeredBy, agreement, number, originCountry, issuedOn, validUntil, expired, lines, version, sample },
    registeredAt: iso(row.registeredAtMs),
  };
}

const STATUSES = ['DRAWN', 'HELD', 'RETURNED'] as const;

export function certificateDetail({ row, drawings, repeated }: GetCertificateResponse) {
  if (row === undefined) throw new Error('the service answered without the certificate');
  return {
    certificate: certificateBody(row),
    drawings: drawings.map(({ declarationId, declarationNo, status, quantities, atMs }) => ({
      ...{ declarationId: orNull(declarationId), declarationNo: orNull(declarationNo), at: iso(atMs) },
      status: STATUSES.find((each) => each === status) ?? ('DRAWN' as const),
      quantities: quantities.map(({ lineNo, quantity }) => ({ lineNo, quantity })),
    })),
    repeated,
  };
}
