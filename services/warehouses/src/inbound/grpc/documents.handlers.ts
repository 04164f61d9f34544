import type { LineMovement as LineMovementMessage, WarehousesServiceService } from '@tongguan/contracts/warehouses/v1/warehouses';
import { refuse } from '@tongguan/grpc/refusal';
import type { CallContext, Handlers } from '@tongguan/grpc/transport';
import type { GatePass, StockList } from '#src/domain/account';
import type { LineMovement } from '#src/domain/line-movements';
import { NoSuchPlace } from '#src/domain/newest-first';
import type { DocumentFilter, NewestFirst, PageOf } from '#src/domain/newest-first';
import type { AccountPage } from '#src/domain/newest-first';
import { lineState, passState, stockListRow } from './account-response.ts';
import { isInSight, sightOf } from './callers.ts';
import { refusals } from './refusals.ts';

export interface DocumentUseCases {
  readonly listStockLists: (accountNo: string, filter: DocumentFilter) => Promise<AccountPage<StockList>>;
  readonly listGatePasses: (accountNo: string, filter: DocumentFilter) => Promise<AccountPage<GatePass>>;
  readonly listLineMovements: (accountNo: string, lineNo: string, page: PageOf) => Promise<AccountPage<LineMovement>>;
}

type DocumentHandlers = Pick<Handlers<typeof WarehousesServiceService>, 'listStockLists' | 'listGatePasses' | 'listLineMovements'>;

const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;

/** What is paged of one account: its lists, its passes, and what moved one of its lines. */
export function documentsHandlers(useCases: DocumentUseCases): DocumentHandlers {
  return {
    async listStockLists({ accountNo, ...filter }, call) {
      const found = await useCases.listStockLists(accountNo, bounded(filter));
      const { items, ...page } = seen(call, found);
      return { rows: items.map((list) => stockListRow(found.state, list)), ...page, version: found.version };
    },
    async listGatePasses({ accountNo, ...filter }, call) {
      const found = await useCases.listGatePasses(accountNo, bounded(filter));
      const { items, ...page } = seen(call, found);
      const directionOf = (listNo: string) => found.state.lists.get(listNo)?.direction ?? 'STOCK_DIRECTION_UNSPECIFIED';
      return { passes: items.map((pass) => passState(directionOf(pass.listNo), pass)), ...page, version: found.version };
    },
    async listLineMovements({ accountNo, lineNo, ...filter }, call) {
      const found = await useCases.listLineMovements(accountNo, lineNo, bounded(filter));
      const { items, ...page } = seen(call, found);
      const line = found.state.lines.get(lineNo);
      if (line === undefined) throw refuse(refusals, 'no-such-line');
      return { line: lineState(line), movements: items.map(movementMessage), ...page };
    },
  };
}

function bounded<Filter extends PageOf>(filter: Filter): Filter {
  return { ...filter, limit: filter.limit < 1 ? DEFAULT_PAGE : Math.min(filter.limit, MAX_PAGE) };
}

/** The page, where the caller may see the account; a stranger learns no difference to one that is not there. */
function seen<Item>(call: CallContext, { state, page }: AccountPage<Item>): NewestFirst<Item> {
  const sight = sightOf(call);
  if (state.opened === undefined || !isInSight(sight, state.opened)) throw refuse(refusals, 'unknown-account');
  try {
    return page();
  } catch (error) {
    throw error instanceof NoSuchPlace ? refuse(refusals, 'bad-cursor', { cause: error }) : error;
  }
}

function movementMessage(movement: LineMovement): LineMovementMessage {
  const { kind, direction, quantity, listNo, passNo, declarationNo, reason, occurredAtMs, recordedAtMs, by, version } = movement;
  const { balance, available } = lineState(movement.after);
  const told = { kind, direction, quantity, listNo, passNo, declarationNo, reason };
  return { ...told, occurredAtMs, recordedAtMs, by, version, balance, available };
}
