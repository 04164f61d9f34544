import { dayInChina } from '@tongguan/calendar/days';
import type { Clock } from '@tongguan/event-store/clock';
import type { Condition, StoredDocument } from '@tongguan/read-models/port';
import { BadCursor } from '@tongguan/read-models/port';
import type { Projection } from '@tongguan/read-models/projection';
import type { CertificateDocument } from '../read-models/certificate-list.ts';

export interface ListCertificates {
  /** Undefined: of all companies. */
  readonly company: string | undefined;
  readonly standing: '' | 'VALID' | 'EXPIRED';
  readonly cursor: string;
  readonly limit: number;
  /** Wait until this certificate shows this version; 0: do not wait. */
  readonly wait: { readonly certificateId: string; readonly version: number };
}
export type CertificatesOutcome =
  | { readonly outcome: 'refused'; readonly refusal: { readonly refusal: 'bad-cursor' } }
  | { readonly outcome: 'listed'; readonly documents: readonly StoredDocument<CertificateDocument>[]; readonly nextCursor: string };

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const WAIT_MS = 2_000;

/** Certificates of a company, or that it registered for another: those that end first come first, of expired ones the latest. */
export async function listCertificates(
  { list, clock }: { readonly list: Projection<CertificateDocument>; readonly clock: Clock },
  { company, standing, cursor, limit, wait }: ListCertificates,
): Promise<CertificatesOutcome> {
  if (wait.certificateId !== '' && wait.version > 0)
    await list.waitFor(wait.certificateId, `certificate/${wait.certificateId}`, wait.version, WAIT_MS);
  const today = dayInChina(clock.now());
  const scope: Condition = company === undefined ? { field: 'known', equals: true } : { field: 'companies', equals: company };
  const days: Condition[] =
    standing === '' ? [] : [standing === 'VALID' ? { field: 'validUntil', from: today } : { field: 'validUntil', before: today }];
  try {
    const page = await list.find({
      where: [scope, ...days],
      sort: { field: 'validUntil', direction: standing === 'VALID' ? 'asc' : 'desc' },
      limit: Math.min(limit > 0 ? limit : DEFAULT_LIMIT, MAX_LIMIT),
      ...(cursor === '' ? {} : { cursor }),
    });
    return { outcome: 'listed', documents: page.documents, nextCursor: page.nextCursor ?? '' };
  } catch (cause) {
    if (cause instanceof BadCursor) return { outcome: 'refused', refusal: { refusal: 'bad-cursor' } };
    throw cause;
  }
}
