import type { Principal } from '@tongguan/auth/principal';
import { DeclarationAccepted, DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import { EnterFirstServiceService, ListEnteredBillsRequest } from '@tongguan/contracts/warehouses/v1/enter_first';
import { createJournal } from '@tongguan/event-store/journal';
import type { TestHost } from '@tongguan/testing/host';
import { BROKER_A, MAKER_B, keeper, tokenFor } from '@tongguan/testing/principals';
import { ACCOUNT, declarationNo } from './builders.ts';

export const DAY_MS = 86_400_000;
export const BILL = 'MSKU-2026/1';

/** `{ 8471300000: '5' }` in pieces, as receipts and records count them. */
export type Pieces = Readonly<Record<string, string>>;
export const goods = (pieces: Pieces) =>
  Object.entries(pieces).map(([hsCode, quantity]) => ({ hsCode, quantity, unit: '001', name: `货物${hsCode}` }));

/** The door of goods that enter first, as anybody. */
export function enterFirst(host: TestHost) {
  const client = host.grpc.client('warehouses', EnterFirstServiceService);
  const as = async (who: Principal) => ({ token: await tokenFor(who) });
  return {
    receive: async (receiptNo: string, pieces: Pieces, { enteredAtMs = host.clock.now(), billNo = BILL, who = keeper } = {}) =>
      client.recordReceipt(
        { accountNo: ACCOUNT, billNo, receiptNo, enteredAtMs, vehicle: '湘A12345', lines: goods(pieces) },
        await as(who),
      ),
    list: async (who = keeper, filter: Partial<ListEnteredBillsRequest> = {}) =>
      client.listEnteredBills(ListEnteredBillsRequest.fromPartial({ accountNo: ACCOUNT, ...filter }), await as(who)),
    bill: async (who = keeper, billNo = BILL) => client.getEnteredBill({ accountNo: ACCOUNT, billNo }, await as(who)),
    of: async (declaration: string, who = keeper) => (await client.findEnteredBill({ declaration }, await as(who))).bill,
  };
}

type Fact = NonNullable<DeclarationsEvent['fact']>;

/** Facts as the declarations service says them; each declaration has a stream of its own, and every one comes twice. */
export async function declarations(host: TestHost) {
  const journal = createJournal({ store: await host.events.openStore('declarations'), codec: DeclarationsEvent, clock: host.clock });
  const declaration = { category: 'declaration', initial: 0, evolve: (count: number) => count + 1 };
  let told = 0;
  const say = async (n: number, fact: Fact): Promise<void> => {
    const event = { occurredAtMs: host.clock.now(), source: 'test', fact };
    await journal.change(declaration, `d-${n}`, { commandId: `${fact.$case}-${told++}`, by: 'test' }, () => [event, event]);
  };
  const record = (n: number, pieces: Pieces, changes: Partial<DeclarationAccepted> = {}): DeclarationAccepted =>
    DeclarationAccepted.fromPartial({
      ...{ declarationId: `d-${n}`, declarationNo: declarationNo(n), direction: 'DIRECTION_IMPORT', manualNo: ACCOUNT, billNo: BILL },
      ...{ listType: '2', submittedAtMs: host.clock.now(), goods: goods(pieces) },
      ...{ traderCompany: MAKER_B, declarantCompany: BROKER_A, filedByCompany: BROKER_A },
      ...changes,
    });
  const of = (n: number) => ({ declarationId: `d-${n}`, declarationNo: declarationNo(n), requestId: 'r', officer: 'o', reason: 'x' });
  const about = { direction: 'DIRECTION_IMPORT', manualNo: ACCOUNT, billNo: BILL } as const;
  return {
    accept: (n: number, pieces: Pieces, changes?: Partial<DeclarationAccepted>) =>
      say(n, { $case: 'declarationAccepted', value: record(n, pieces, changes) }),
    amend: (n: number, pieces: Pieces, changes?: Partial<DeclarationAccepted>) => {
      const amended = { contentVersion: 2, content: undefined, contentDigest: '', touchesClearance: true };
      return say(n, { $case: 'declarationAmended', value: { ...of(n), ...amended, now: record(n, pieces, changes) } });
    },
    withdraw: (n: number) => say(n, { $case: 'declarationWithdrawn', value: { ...of(n), ...about } }),
    release: (n: number) =>
      say(n, { $case: 'declarationReleased', value: { declarationId: `d-${n}`, declarationNo: declarationNo(n), ...about } }),
  };
}
