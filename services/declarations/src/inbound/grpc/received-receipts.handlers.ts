import type { Identified } from '@tongguan/auth/authorize';
import { requireRole } from '@tongguan/auth/authorize';
import type { Principal } from '@tongguan/auth/principal';
import type { ImportReceiptsRequest, ReceiptsServiceService } from '@tongguan/contracts/declarations/v1/receipts';
import { refuse } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import type { ReceiptMessage } from '../../domain/foreign-receipts/receipt-message.ts';
import type { AskedFor, ReceivedReceipts } from '../../use-cases/get-received-receipts.ts';
import type { ImportReceipts, ReceiptOutcome } from '../../use-cases/import-receipts.ts';
import type { ListReceiptFiles, ReceiptFilesOutcome } from '../../use-cases/list-receipt-files.ts';
import { MOST_RECEIPT_FILE_BYTES, readReceipts } from '../receipts/read-receipts.ts';
import type { UseCases } from './declarations.handlers.ts';
import { receiptFileRow, receivedMessage, resultMessage } from './receipt-messages.ts';
import { receiptRefusals as refusals } from './receipt-refusals.ts';
import { viewerOf } from './viewer-of.ts';

export interface ReceiptUseCases {
  bring(command: ImportReceipts): Promise<readonly ReceiptOutcome[]>;
  received(query: AskedFor): Promise<ReceivedReceipts>;
  files(query: ListReceiptFiles): Promise<ReceiptFilesOutcome>;
  /** Reads the declaration that is asked about, as far as the caller may see it. */
  readonly declaration: UseCases['get'];
}

const MOST_MESSAGES = 500;

/** Customs brings in what other systems said of declarations of its offices, administrators of all: a connector acts for them. */
export function receivedReceiptsHandlers(useCases: ReceiptUseCases): Handlers<typeof ReceiptsServiceService> {
  return {
    async importReceipts(request, call) {
      const { offices, subject } = bringerOf(call);
      const messages = await messagesOf(request);
      if (messages.length === 0) throw refuse(refusals, 'no-receipts');
      if (messages.length > MOST_MESSAGES) throw refuse(refusals, 'too-many-messages');
      return { results: (await useCases.bring({ messages, subject, offices })).map(resultMessage) };
    },

    async getReceivedReceipts({ declarationId: idOrNumber }, call) {
      const viewer = viewerOf(call);
      const found = await useCases.declaration({ idOrNumber, viewer });
      if (found.outcome === 'refused') throw refuse(refusals, 'unknown-declaration');
      const { declarationId, document, content } = found;
      const { declarationNo, customsOffice, status } = document.own;
      const asked = { declarationId, declarationNo, unifiedNo: content.header?.unifiedNo ?? '', customsOffice, status };
      return receivedMessage(asked, await useCases.received(asked), viewer);
    },

    async listReceiptFiles({ waiting, cursor, limit, waitReceiptsId, waitVersion }, call) {
      const { offices } = bringerOf(call, 'auditor');
      const listed = await useCases.files({ offices, waiting, cursor, limit, wait: { receiptsId: waitReceiptsId, version: waitVersion } });
      if (listed.outcome === 'refused') throw refuse(refusals, listed.refusal.refusal);
      return { rows: listed.documents.map(receiptFileRow), nextCursor: listed.nextCursor };
    },
  };
}

function bringerOf(
  call: Identified,
  ...also: readonly 'auditor'[]
): { readonly subject: string; readonly offices: readonly string[] | undefined } {
  const principal: Principal = requireRole(call, 'administrator', 'officer', ...also);
  const { subject, roles, authority, offices } = principal;
  if (roles.includes('administrator') || (also.includes('auditor') && roles.includes('auditor'))) return { subject, offices: undefined };
  if (authority !== 'customs') throw refuse(refusals, 'customs-only');
  return { subject, offices };
}

async function messagesOf({ source }: ImportReceiptsRequest): Promise<readonly ReceiptMessage[]> {
  switch (source?.$case) {
    case 'receipts':
      return source.value.receipts;
    case 'message': {
      if (source.value.length > MOST_RECEIPT_FILE_BYTES) throw refuse(refusals, 'receipts-too-large');
      const read = await readReceipts(source.value);
      if (!read.ok) throw refuse(refusals, 'unreadable-receipts', { faults: [read.fault] });
      return read.messages;
    }
    case undefined:
      throw refuse(refusals, 'no-receipts');
  }
}
