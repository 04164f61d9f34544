import type { CertificateDrawing, CertificateRow } from '@tongguan/contracts/declarations/v1/certificates';
import { exact } from '../../domain/decimals.ts';
import type { CertificateState } from '../../domain/origin/certificate-state.ts';
import { takenBy, takenOf } from '../../domain/origin/ledger.ts';

/** A certificate with what is left of each line; undefined before it was registered. */
export function certificateRow(certificateId: string, state: CertificateState, version: number, today: string): CertificateRow | undefined {
  const { registered } = state;
  if (registered === undefined) return undefined;
  const { traderCompany, registeredByCompany, agreement, number, originCountry, issuedOn, validUntil, lines, atMs, sample } = registered;
  return {
    ...{ certificateId, traderCompany, registeredByCompany, agreement, number, originCountry, issuedOn, validUntil, sample, version },
    ...{ registeredAtMs: atMs, expired: validUntil < today },
    lines: lines.map((line) => {
      const drawn = takenOf(state, line.lineNo);
      return { line, drawn: drawn.toFixed(), balance: exact(line.quantity).minus(drawn).toFixed() };
    }),
  };
}

/**
 * What each declaration draws, the latest first. A company other than the trader is told of its own declarations by number, and of others only that
 * somebody draws; `company` undefined: all.
 */
export function drawingsOf({ drawings, registered }: CertificateState, company: string | undefined): CertificateDrawing[] {
  const lines = registered?.lines ?? [];
  return Object.entries(drawings)
    .toSorted(([, one], [, other]) => other.atMs - one.atMs)
    .map(([declarationId, drawing]) => {
      const seen = company === undefined || company === registered?.traderCompany || company === drawing.company;
      const quantities = lines.flatMap(({ lineNo }) => {
        const taken = takenBy(drawing, lineNo);
        return taken.isZero() ? [] : [{ lineNo, quantity: taken.toFixed() }];
      });
      const status = Object.keys(drawing.holds).length > 0 ? 'HELD' : quantities.length > 0 ? 'DRAWN' : 'RETURNED';
      return {
        ...{ declarationId: seen ? declarationId : '', declarationNo: seen ? drawing.declarationNo : '' },
        ...{ quantities, atMs: drawing.atMs, status },
      };
    });
}
