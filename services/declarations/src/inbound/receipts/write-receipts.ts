import { dayInChina, timeInChina } from '@tongguan/calendar/days';
import type { DeclarationContent } from '../../domain/content.ts';
import type { Receipt } from '../../domain/receipts.ts';
import { childOf, createNode, writeXml } from '../dec-message/write-xml.ts';

/** What the receipts of one declaration say alike. */
export interface ReceiptsOf {
  readonly declarationNo: string;
  readonly customsOffice: string;
  readonly acceptedAtMs: number;
  readonly content: DeclarationContent;
}

/**
 * Receipts (回执) in the form of the public client: each a DEC_RESULT with the eight elements of domain.md §3.7, in their order. The
 * client gets one a file; here they stand in one DEC_RESULTS. Times are those of China without an offset, as the form has them.
 */
export function writeReceipts({ declarationNo, customsOffice, acceptedAtMs, content }: ReceiptsOf, receipts: readonly Receipt[]): string {
  const root = createNode('DEC_RESULTS');
  receipts.forEach(({ channel, noticeAtMs, note }, place) => {
    const result = childOf(root, 'DEC_RESULT', place + 1);
    const elements = {
      CUS_CIQ_NO: content.header?.unifiedNo ?? '',
      ENTRY_ID: declarationNo,
      NOTICE_DATE: `${dayInChina(noticeAtMs)}T${timeInChina(noticeAtMs)}`,
      CHANNEL: channel,
      NOTE: note,
      CUSTOM_MASTER: customsOffice,
      I_E_DATE: content.header?.movementDate ?? '',
      D_DATE: `${dayInChina(acceptedAtMs)}T00:00:00`,
    };
    for (const [name, text] of Object.entries(elements)) childOf(result, name).text = text;
  });
  return writeXml(root);
}
