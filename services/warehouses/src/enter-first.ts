import { WarehousesEvent } from '@tongguan/contracts/warehouses/v1/events';
import type { HeldGoodsCleared } from '@tongguan/contracts/warehouses/v1/events';
import { EnterFirstServiceService } from '@tongguan/contracts/warehouses/v1/enter_first';
import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { FactMeta } from '@tongguan/event-store/reaction';
import { source, startProjection } from '@tongguan/read-models/projection';
import type { Projection } from '@tongguan/read-models/projection';
import type { Host } from '@tongguan/runtime/host';
import type { EnterFirstLimit } from './domain/enter-first/limits.ts';
import type { ReceiveGoods } from './domain/enter-first/receive-goods.ts';
import { onHeldGoodsCleared } from './inbound/events/on-held-goods-cleared.ts';
import { onRecordChanged } from './inbound/events/on-record-changed.ts';
import { enterFirstHandlers } from './inbound/grpc/enter-first.handlers.ts';
import { enteredBillListDefinition, projectBill, routeToBill } from './read-models/entered-bill-list.ts';
import type { EnteredBillDocument } from './read-models/entered-bill-list.ts';
import { findEnteredBill } from './use-cases/find-entered-bill.ts';
import { followRecord } from './use-cases/follow-record.ts';
import type { RecordNews } from './use-cases/follow-record.ts';
import { getAccount } from './use-cases/get-account.ts';
import { getEnteredBill } from './use-cases/get-entered-bill.ts';
import { listEnteredBills } from './use-cases/list-entered-bills.ts';
import type { EnteredBillFilter } from './use-cases/list-entered-bills.ts';
import { markRecordsOverdue } from './use-cases/mark-records-overdue.ts';
import { receiveGoods } from './use-cases/receive-goods.ts';
import { releaseEnteredGoods } from './use-cases/release-entered-goods.ts';
import { releaseRecord } from './use-cases/release-record.ts';
import { voidReceipt } from './use-cases/void-receipt.ts';

interface EnterFirstParts {
  readonly journal: Journal<WarehousesEvent>;
  readonly limits: readonly EnterFirstLimit[];
  readonly overdueEveryMs: number;
}

/** Wires goods that enter first (先进区、后报关): their door, what declarations say of records, the booking, and the ticker of the last day. */
export async function startEnterFirst(
  host: Host,
  { journal, limits, overdueEveryMs }: EnterFirstParts,
): Promise<{ readonly bills: Projection<EnteredBillDocument>; stop(): Promise<void> }> {
  const { clock, events, grpc, readModels, telemetry, tickers } = host;
  const [bills, ...reactions] = await Promise.all([
    startProjection<EnteredBillDocument>({
      events,
      readModels,
      definition: enteredBillListDefinition,
      sources: [source('warehouses', WarehousesEvent, routeToBill, projectBill)],
    }),
    onRecordChanged(events, {
      follow: telemetry.observed('follow-record', (news: RecordNews, meta: FactMeta) => followRecord(journal, news, meta)),
      release: telemetry.observed('release-record', (id: string, meta: FactMeta) => releaseRecord(journal, id, meta)),
    }),
    onHeldGoodsCleared(
      events,
      telemetry.observed('release-entered-goods', (goods: HeldGoodsCleared, meta: FactMeta) => releaseEnteredGoods(journal, goods, meta)),
    ),
  ]);
  const ticker = tickers.every({
    name: 'warehouses.mark-records-overdue',
    everyMs: overdueEveryMs,
    run: async (nowMs) => {
      await markRecordsOverdue({ journal, bills }, nowMs);
    },
  });
  const receiving = { journal, clock, limits, bills };
  const handlers = enterFirstHandlers({
    receive: telemetry.observed('receive-goods', (accountNo: string, command: Omit<ReceiveGoods, 'sample'>, meta: CommandMeta) =>
      receiveGoods(receiving, accountNo, command, meta),
    ),
    voidReceipt: telemetry.observed('void-receipt', (command: Parameters<typeof voidReceipt>[2], meta: CommandMeta) =>
      voidReceipt(journal, clock, command, meta),
    ),
    account: (accountNo) => getAccount(journal, accountNo),
    get: telemetry.observed('get-entered-bill', (accountNo: string, billNo: string) => getEnteredBill(journal, accountNo, billNo)),
    list: telemetry.observed('list-entered-bills', (filter: EnteredBillFilter) => listEnteredBills(bills, filter)),
    find: telemetry.observed('find-entered-bill', (declaration: string) => findEnteredBill(bills, declaration)),
  });
  await grpc.serve('warehouses', EnterFirstServiceService, handlers);
  return {
    bills,
    async stop() {
      await ticker.stop();
      await Promise.all([...reactions.map((reaction) => reaction.stop()), bills.stop()]);
    },
  };
}
