import { requireRole } from '@tongguan/auth/authorize';
import type { EnterFirstServiceService, RecordReceiptResponse } from '@tongguan/contracts/warehouses/v1/enter_first';
import type { Changed, CommandMeta, Refused } from '@tongguan/event-store/aggregate';
import { refuse } from '@tongguan/grpc/refusal';
import type { CallContext, Handlers } from '@tongguan/grpc/transport';
import { BadCursor } from '@tongguan/read-models/port';
import type { Page } from '@tongguan/read-models/port';
import type { AccountState, OpenedAccount } from '#src/domain/account';
import { BILL_STATES, billState, isShown } from '#src/domain/enter-first/bill-state';
import { declareByMs, standing } from '#src/domain/enter-first/entered-bill';
import type { EnteredBill, WarehousesEvent } from '#src/domain/enter-first/entered-bill';
import type { ReceiptRefusal, ReceiveGoods } from '#src/domain/enter-first/receive-goods';
import type { VoidReceipt, VoidReceiptRefusal } from '#src/domain/enter-first/void-receipt';
import type { EnteredBillDocument } from '#src/read-models/entered-bill-list';
import type { FoundBill } from '#src/use-cases/get-entered-bill';
import type { EnteredBillFilter } from '#src/use-cases/list-entered-bills';
import { isInSight, metaOf, requireActor, sightOf } from './callers.ts';
import { billMessage, billRow } from './enter-first-messages.ts';
import { enterFirstRefusals, receiptRefused } from './enter-first-refusals.ts';

type Decided = Changed<EnteredBill, WarehousesEvent> | Refused<EnteredBill, ReceiptRefusal | VoidReceiptRefusal>;

export interface EnterFirstUseCases {
  readonly receive: (accountNo: string, command: Omit<ReceiveGoods, 'sample'>, meta: CommandMeta) => Promise<Decided>;
  readonly voidReceipt: (
    command: VoidReceipt & { readonly accountNo: string; readonly billNo: string },
    meta: CommandMeta,
  ) => Promise<Decided>;
  readonly account: (accountNo: string) => Promise<{ readonly state: AccountState }>;
  readonly get: (accountNo: string, billNo: string) => Promise<FoundBill>;
  readonly list: (filter: EnteredBillFilter) => Promise<Page<EnteredBillDocument>>;
  readonly find: (declaration: string) => Promise<EnteredBillDocument | undefined>;
}

const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;

/** 先进区、后报关: receipts by the keeper; bills for whoever reads the account, and for the companies that a bill concerns. */
export function enterFirstHandlers(useCases: EnterFirstUseCases): Handlers<typeof EnterFirstServiceService> {
  return {
    async recordReceipt(request, call) {
      const { principal, actor } = requireActor(call);
      const { accountNo, ...receipt } = request;
      const meta = metaOf(principal, 'record-receipt', request);
      const decided = await useCases.receive(accountNo, { ...receipt, actor, source: principal.client }, meta);
      return receiptAnswer(request, decided);
    },

    async voidReceipt(request, call) {
      const { principal, actor } = requireActor(call);
      const meta = metaOf(principal, 'void-receipt', request);
      return receiptAnswer(request, await useCases.voidReceipt({ ...request, actor, source: principal.client }, meta));
    },

    async listEnteredBills({ accountNo, state: wanted, cursor, limit, waitBillNo, waitVersion }, call) {
      const reads = readerOf(call);
      const state = wanted === '' ? '' : BILL_STATES.find((each) => each === wanted);
      if (state === undefined) throw refuse(enterFirstRefusals, 'bad-state');
      const { opened } = (await useCases.account(accountNo)).state;
      if (opened === undefined) throw refuse(enterFirstRefusals, 'unknown-account');
      const company = reads.account(opened) ? undefined : reads.company;
      if (company === '') throw refuse(enterFirstRefusals, 'unknown-account');
      const filter = { accountNo, company, waitBillNo, waitVersion, limit: limit < 1 ? DEFAULT_PAGE : Math.min(limit, MAX_PAGE) };
      const page = await useCases.list({ ...filter, state, cursor }).catch((error: unknown) => {
        throw error instanceof BadCursor ? refuse(enterFirstRefusals, 'bad-cursor', { cause: error }) : error;
      });
      // to a company that none of its bills concerns an account is as good as none
      if (company !== undefined && page.documents.length === 0 && !(await hasAny(useCases, filter)))
        throw refuse(enterFirstRefusals, 'unknown-account');
      return { rows: page.documents.map(({ body }) => billRow({ opened, ...body })), nextCursor: page.nextCursor ?? '' };
    },

    async getEnteredBill({ accountNo, billNo }, call) {
      const reads = readerOf(call);
      const found = await useCases.get(accountNo, billNo);
      if (!isInReach(reads, found)) throw refuse(enterFirstRefusals, 'unknown-bill');
      return billMessage(found);
    },

    async findEnteredBill({ declaration }, call) {
      const reads = readerOf(call);
      const known = await useCases.find(declaration);
      if (known === undefined) return { bill: undefined };
      const found = await useCases.get(known.bill.accountNo, known.bill.billNo);
      return { bill: isInReach(reads, found) ? billMessage(found) : undefined };
    },
  };
}

function receiptAnswer(
  { accountNo, billNo, receiptNo }: { readonly accountNo: string; readonly billNo: string; readonly receiptNo: string },
  decided: Decided,
): RecordReceiptResponse {
  if (decided.outcome === 'refused') throw receiptRefused(decided.refusal);
  const { version, state, repeated, events } = decided;
  const told = { state: billState(state, []), declareByMs: declareByMs(state), repeated: repeated || events.length === 0 };
  return { accountNo, billNo, receiptNo, version, ...told };
}

async function hasAny(useCases: EnterFirstUseCases, filter: Omit<EnteredBillFilter, 'state' | 'cursor'>): Promise<boolean> {
  return (await useCases.list({ ...filter, state: '', cursor: '', limit: 1 })).documents.length > 0;
}

interface Reader {
  readonly account: (opened: OpenedAccount) => boolean;
  /** Company by which single bills are in sight; empty: by none. */
  readonly company: string;
}

/** An operator sees what its company keeps, declares or files; everybody else what they see of the account. */
function readerOf(call: CallContext): Reader {
  const { roles, company } = requireRole(call, 'warehouse', 'operator', 'officer', 'auditor', 'administrator');
  if (roles.some((role) => role !== 'operator')) {
    const sight = sightOf(call);
    return { account: (opened) => isInSight(sight, opened), company: '' };
  }
  if (company === undefined) throw refuse(enterFirstRefusals, 'no-company');
  return { account: (opened) => opened.keeperCompany === company, company };
}

function isInReach({ account, company }: Reader, found: FoundBill): found is FoundBill & { readonly opened: OpenedAccount } {
  const { opened, bill } = found;
  if (opened === undefined || !isShown(bill)) return false;
  return account(opened) || (company !== '' && standing(bill).some(({ companies }) => companies.includes(company)));
}
