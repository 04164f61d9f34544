import { WarehousesEvent } from '@tongguan/contracts/warehouses/v1/events';
import { WarehousesServiceService } from '@tongguan/contracts/warehouses/v1/warehouses';
import type { CommandMeta, Journal } from '@tongguan/event-store/aggregate';
import type { Clock } from '@tongguan/event-store/clock';
import { createJournal } from '@tongguan/event-store/journal';
import { serveOperations } from '@tongguan/grpc/operations';
import { source, startProjection } from '@tongguan/read-models/projection';
import type { Host } from '@tongguan/runtime/host';
import type { RunningService } from '@tongguan/runtime/service';
import type { Config } from './config.ts';
import type { DocumentFilter, PageOf } from './domain/newest-first.ts';
import { startEnterFirst } from './enter-first.ts';
import { onDeclarationReleased } from './inbound/events/on-declaration-released.ts';
import { warehousesHandlers } from './inbound/grpc/warehouses.handlers.ts';
import { loadEnterFirstLimits } from './outbound/enter-first-limits.ts';
import { accountListDefinition, projectAccount, routeToAccount } from './read-models/account-list.ts';
import { cancelList } from './use-cases/cancel-list.ts';
import { getAccount } from './use-cases/get-account.ts';
import { issueGatePass } from './use-cases/issue-gate-pass.ts';
import { listAccounts } from './use-cases/list-accounts.ts';
import type { AccountFilter, Sight } from './use-cases/list-accounts.ts';
import { listGatePasses } from './use-cases/list-gate-passes.ts';
import { listLineMovements } from './use-cases/list-line-movements.ts';
import { listStockLists } from './use-cases/list-stock-lists.ts';
import { openAccount } from './use-cases/open-account.ts';
import { passGate } from './use-cases/pass-gate.ts';
import { preBookList } from './use-cases/pre-book-list.ts';
import { releaseList } from './use-cases/release-list.ts';
import { voidGatePass } from './use-cases/void-gate-pass.ts';

const NAME = 'warehouses';

export async function startService(host: Host, config: Config): Promise<RunningService> {
  const { clock, events, grpc, log, readModels, telemetry } = host;
  const observer = telemetry.decisions;
  const limits = loadEnterFirstLimits(config.tablesDir);
  const store = await events.openStore(NAME);
  const journal = createJournal({ store, codec: WarehousesEvent, clock, observer, cacheSize: config.cachedAccounts });
  // side by side: each waits for its place in a group of its own
  const [accounts, releases, enterFirst] = await Promise.all([
    startProjection({
      events,
      readModels,
      definition: accountListDefinition,
      sources: [source(NAME, WarehousesEvent, routeToAccount, projectAccount)],
    }),
    onDeclarationReleased(
      events,
      telemetry.observed('release-list', (release, meta) => releaseList(journal, release, meta)),
    ),
    startEnterFirst(host, { journal, limits, overdueEveryMs: config.overdueEveryMs }),
  ]);

  /** One use case on an account, with the journal and the clock given. */
  const onAccount = <Command, Result>(
    name: string,
    useCase: (journal: Journal<WarehousesEvent>, clock: Clock, accountNo: string, command: Command, meta: CommandMeta) => Promise<Result>,
  ) =>
    telemetry.observed(name, (accountNo: string, command: Command, meta: CommandMeta) => useCase(journal, clock, accountNo, command, meta));

  await grpc.serve(
    NAME,
    WarehousesServiceService,
    warehousesHandlers({
      openAccount: telemetry.observed('open-account', (opening: Parameters<typeof openAccount>[2], meta: CommandMeta) =>
        openAccount(journal, clock, opening, meta),
      ),
      preBookList: onAccount('pre-book-list', preBookList),
      cancelList: onAccount('cancel-list', cancelList),
      issueGatePass: onAccount('issue-gate-pass', issueGatePass),
      passGate: onAccount('pass-gate', passGate),
      voidGatePass: onAccount('void-gate-pass', voidGatePass),
      getAccount: telemetry.observed('get-account', (accountNo: string) => getAccount(journal, accountNo)),
      listAccounts: telemetry.observed('list-accounts', (sight: Sight, filter: AccountFilter) => listAccounts(accounts, sight, filter)),
      listStockLists: telemetry.observed('list-stock-lists', (accountNo: string, filter: DocumentFilter) =>
        listStockLists(journal, accountNo, filter),
      ),
      listGatePasses: telemetry.observed('list-gate-passes', (accountNo: string, filter: DocumentFilter) =>
        listGatePasses(journal, accountNo, filter),
      ),
      listLineMovements: telemetry.observed('list-line-movements', (accountNo: string, lineNo: string, page: PageOf) =>
        listLineMovements(journal, accountNo, lineNo, page),
      ),
    }),
  );
  await serveOperations(grpc, { service: NAME, events, log, projections: [accounts, enterFirst.bills] });
  return {
    name: NAME,
    stop: async () => {
      await Promise.all([releases.stop(), enterFirst.stop(), accounts.stop()]);
    },
  };
}
