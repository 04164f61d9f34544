import type { Principal } from '@tongguan/auth/principal';
import { DeclarationsEvent } from '@tongguan/contracts/declarations/v1/events';
import {
  ListGatePassesRequest,
  ListLineMovementsRequest,
  ListStockListsRequest,
  WarehousesServiceService,
} from '@tongguan/contracts/warehouses/v1/warehouses';
import { createJournal } from '@tongguan/event-store/journal';
import { RefusalError } from '@tongguan/grpc/refusal';
import type { TestHost } from '@tongguan/testing/host';
import { customsOfficer, keeper, tokenFor } from '@tongguan/testing/principals';
import { readConfig } from '#src/config';
import { startService } from '#src/service';
import { ACCOUNT, anOpening, declarationNo, listNo, passNo } from './builders.ts';
import { quantities } from './commands.ts';

export const otherKeeper: Principal = { ...keeper, subject: 'keeper-2', company: '91430100MA4L00038B' };
export const officerElsewhere: Principal = { ...customsOfficer, offices: ['4908'] };

export async function start(host: TestHost, env: Readonly<Record<string, string>> = {}) {
  const service = await startService(host, readConfig(env));
  const client = host.grpc.client('warehouses', WarehousesServiceService);
  const as = async (who: Principal) => ({ token: await tokenFor(who) });
  const { lines, customsOffice } = anOpening();
  return {
    stop: () => service.stop(),
    open: async (accountNo = ACCOUNT, who = keeper, keeperCompany = '') =>
      client.openAccount({ accountNo, customsOffice, lines, keeperCompany }, await as(who)),
    preBook: async (direction: 'IN' | 'OUT', n: number, amount: string, who = keeper) =>
      client.preBookList(
        {
          accountNo: ACCOUNT,
          listNo: listNo(n),
          direction: `STOCK_DIRECTION_${direction}`,
          quantities: quantities({ 1: amount }),
          declarationNo: declarationNo(n),
        },
        await as(who),
      ),
    issue: async (n: number, list: number, amount: string) =>
      client.issueGatePass(
        { accountNo: ACCOUNT, listNo: listNo(list), passNo: passNo(n), quantities: quantities({ 1: amount }) },
        await as(keeper),
      ),
    pass: async (n: number, occurredAtMs: number) =>
      client.passGate({ accountNo: ACCOUNT, passNo: passNo(n), occurredAtMs }, await as(keeper)),
    voidPass: async (n: number) => client.voidGatePass({ accountNo: ACCOUNT, passNo: passNo(n), reason: '车辆故障' }, await as(keeper)),
    cancel: async (n: number) => client.cancelList({ accountNo: ACCOUNT, listNo: listNo(n), reason: '取消' }, await as(keeper)),
    account: async (who = keeper, withoutLists = false) => client.getAccount({ accountNo: ACCOUNT, withoutLists }, await as(who)),
    lists: async (filter: Partial<ListStockListsRequest> = {}, who = keeper) =>
      client.listStockLists(ListStockListsRequest.fromPartial({ accountNo: ACCOUNT, ...filter }), await as(who)),
    passes: async (filter: Partial<ListGatePassesRequest> = {}, who = keeper) =>
      client.listGatePasses(ListGatePassesRequest.fromPartial({ accountNo: ACCOUNT, ...filter }), await as(who)),
    ledger: async (filter: Partial<ListLineMovementsRequest> = {}, who = keeper) =>
      client.listLineMovements(ListLineMovementsRequest.fromPartial({ accountNo: ACCOUNT, lineNo: '1', ...filter }), await as(who)),
    list: async (who = keeper, limit = 0, cursor = '', accountNo = '') => client.listAccounts({ accountNo, limit, cursor }, await as(who)),
  };
}

/** As the declarations service says it; `times` commits of one declaration, as a repeated fact would come. */
export async function released(host: TestHost, n: number, manualNo = ACCOUNT, times = 1): Promise<void> {
  const journal = createJournal({ store: await host.events.openStore('declarations'), codec: DeclarationsEvent, clock: host.clock });
  const value = { declarationId: `d-${n}`, declarationNo: declarationNo(n), direction: 'DIRECTION_IMPORT', manualNo, billNo: 'B' } as const;
  const event = { occurredAtMs: host.clock.now(), source: 'test', fact: { $case: 'declarationReleased', value } } as const;
  const declaration = { category: 'declaration', initial: 0, evolve: (count: number) => count + 1 };
  for (let time = 0; time < times; time++) {
    await journal.change(declaration, `d-${n}`, { commandId: `release-${time}`, by: 'test' }, () => [event]);
  }
}

export async function refusalOf(call: Promise<unknown>): Promise<RefusalError> {
  const error: unknown = await call.then(
    () => 'not refused',
    (cause: unknown) => cause,
  );
  if (!(error instanceof RefusalError)) throw new Error('expected a refusal', { cause: error });
  return error;
}
export const codeOf = async (call: Promise<unknown>): Promise<string> => (await refusalOf(call)).refusal.code;
