import { dayInChina, daysLater } from '@tongguan/calendar/days';
import type { Journal } from '@tongguan/event-store/aggregate';
import type { Projection } from '@tongguan/read-models/projection';
import type { CodeTableSet } from '../domain/code-tables.ts';
import { attributeOf, tablesOn } from '../domain/code-tables.ts';
import type { DeclarationsEvent } from '../domain/events.ts';
import { certificate } from '../domain/origin/certificate-state.ts';
import { warnOfExpiry } from '../domain/origin/ledger.ts';
import type { CertificateDocument } from '../read-models/certificate-list.ts';

const PAGE = 200;

/**
 * Tells the holders of certificates of origin that end soon (临近失效), by the days of the table `time-limits`; without a row nobody is told. The list
 * only finds them, the stream decides; the command is named after the last day, so a tick that comes again stores nothing. `now`: epoch milliseconds.
 */
export async function warnOfExpiries(
  {
    journal,
    list,
    tables,
  }: {
    readonly journal: Journal<DeclarationsEvent>;
    readonly list: Pick<Projection<CertificateDocument>, 'find'>;
    readonly tables: CodeTableSet;
  },
  now: number,
): Promise<void> {
  const today = dayInChina(now);
  const days = Number(attributeOf(tablesOn(tables, today), 'time-limits', 'origin-certificate-warning', 'days') ?? -1);
  if (days < 0) return;
  let cursor: string | undefined;
  do {
    const page = await list.find({
      where: [
        { field: 'known', equals: true },
        { field: 'validUntil', from: today, before: daysLater(today, days + 1) },
      ],
      sort: { field: 'validUntil', direction: 'asc' },
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { id, body } of page.documents) {
      if (warnOfExpiry(body.state, { today, days, now }).length === 0) continue;
      const meta = { commandId: `expiring/${body.validUntil}`, by: 'system' };
      await journal.change(certificate, id, meta, (state) => warnOfExpiry(state, { today, days, now }));
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
