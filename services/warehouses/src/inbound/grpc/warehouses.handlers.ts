import type { AccountCommandResponse, WarehousesServiceService } from '@tongguan/contracts/warehouses/v1/warehouses';
import type { Changed, CommandMeta, Refused } from '@tongguan/event-store/aggregate';
import { refuse } from '@tongguan/grpc/refusal';
import type { Handlers } from '@tongguan/grpc/transport';
import { BadCursor } from '@tongguan/read-models/port';
import type { Page } from '@tongguan/read-models/port';
import type { AccountState, Actor, WarehousesEvent } from '#src/domain/account';
import type { CancelList } from '#src/domain/cancel-list';
import type { IssueGatePass } from '#src/domain/issue-gate-pass';
import type { OpenAccount } from '#src/domain/open-account';
import type { PassGate } from '#src/domain/pass-gate';
import type { PreBookList } from '#src/domain/pre-book-list';
import type { AccountRefusal } from '#src/domain/refusals';
import type { VoidGatePass } from '#src/domain/void-gate-pass';
import type { AccountListRow } from '#src/read-models/account-list';
import type { AccountFilter, Sight } from '#src/use-cases/list-accounts';
import { accountResponse } from './account-response.ts';
import { documentsHandlers } from './documents.handlers.ts';
import type { DocumentUseCases } from './documents.handlers.ts';
import { isInSight, keeperOf, metaOf, requireActor, sightOf } from './callers.ts';
import { refusalOf, refusals } from './refusals.ts';

type Decided = Changed<AccountState, WarehousesEvent> | Refused<AccountState, AccountRefusal>;
type OnAccount<Command> = (accountNo: string, command: Command, meta: CommandMeta) => Promise<Decided>;

export interface WarehousesUseCases extends DocumentUseCases {
  readonly openAccount: (opening: Omit<OpenAccount, 'sample'>, meta: CommandMeta) => Promise<Decided>;
  readonly preBookList: OnAccount<PreBookList>;
  readonly cancelList: OnAccount<CancelList>;
  readonly issueGatePass: OnAccount<IssueGatePass>;
  readonly passGate: OnAccount<PassGate>;
  readonly voidGatePass: OnAccount<VoidGatePass>;
  readonly getAccount: (accountNo: string) => Promise<{ readonly state: AccountState; readonly version: number }>;
  readonly listAccounts: (sight: Sight, page: AccountFilter) => Promise<Page<AccountListRow>>;
}

const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;

export function warehousesHandlers(useCases: WarehousesUseCases): Handlers<typeof WarehousesServiceService> {
  return {
    async openAccount(request, call) {
      const caller = requireActor(call);
      const { accountNo, customsOffice, lines } = request;
      const opening = { accountNo, keeperCompany: keeperOf(caller, request.keeperCompany), customsOffice, lines };
      const meta = metaOf(caller.principal, 'open-account', opening);
      return answer(accountNo, await useCases.openAccount({ ...opening, source: caller.principal.client }, meta));
    },
    async preBookList(request, call) {
      return onAccount(call, 'pre-book-list', request, useCases.preBookList);
    },
    async cancelList(request, call) {
      return onAccount(call, 'cancel-list', request, useCases.cancelList);
    },
    async issueGatePass(request, call) {
      return onAccount(call, 'issue-gate-pass', request, useCases.issueGatePass);
    },
    async passGate(request, call) {
      return onAccount(call, 'pass-gate', request, useCases.passGate);
    },
    async voidGatePass(request, call) {
      return onAccount(call, 'void-gate-pass', request, useCases.voidGatePass);
    },

    ...documentsHandlers(useCases),

    async getAccount({ accountNo, withoutLists }, call) {
      const sight = sightOf(call);
      const { state, version } = await useCases.getAccount(accountNo);
      if (state.opened === undefined || !isInSight(sight, state.opened)) throw refuse(refusals, 'unknown-account');
      return accountResponse(state.opened, state, version, !withoutLists);
    },

    async listAccounts({ cursor, limit, accountNo }, call) {
      const sight = sightOf(call);
      const page = { accountNo, cursor, limit: limit < 1 ? DEFAULT_PAGE : Math.min(limit, MAX_PAGE) };
      const { documents, nextCursor } = await useCases.listAccounts(sight, page).catch((error: unknown) => {
        throw error instanceof BadCursor ? refuse(refusals, 'bad-cursor', { cause: error }) : error;
      });
      return { rows: documents.map(({ body }) => body), nextCursor: nextCursor ?? '' };
    },
  };
}

/** One command on an account: who calls, the typed command, the use case, the answer. */
async function onAccount<Request extends { readonly accountNo: string }>(
  call: Parameters<typeof requireActor>[0],
  name: string,
  request: Request,
  useCase: OnAccount<Omit<Request, 'accountNo'> & { readonly actor: Actor; readonly source: string }>,
): Promise<AccountCommandResponse> {
  const { principal, actor } = requireActor(call);
  const { accountNo, ...content } = request;
  const command = { ...content, actor, source: principal.client };
  return answer(accountNo, await useCase(accountNo, command, metaOf(principal, name, request)));
}

function answer(accountNo: string, decided: Decided): AccountCommandResponse {
  if (decided.outcome === 'refused') throw refusalOf(decided.refusal);
  return { accountNo, version: decided.version, repeated: decided.repeated || decided.events.length === 0 };
}
