import type { Condition, Page, Query } from '@tongguan/read-models/port';
import type { AccountListRow } from '../read-models/account-list.ts';

/** Whose accounts are seen: a keeper's, those of an officer's customs offices, or all. */
export type Sight = { readonly keeperCompany: string } | { readonly customsOffices: readonly string[] } | 'all';

export interface AccountFilter {
  /** Beginning of the account number (账册编号); empty: all. */
  readonly accountNo: string;
  readonly cursor: string;
  readonly limit: number;
}

export interface AccountList {
  find(query: Query): Promise<Page<AccountListRow>>;
}

/** One page of the accounts that the caller may see, by account number. */
export function listAccounts(list: AccountList, sight: Sight, filter: AccountFilter): Promise<Page<AccountListRow>> {
  return list.find(accountsQuery(sight, filter));
}

/** The read model's query for what somebody asks; by account number. */
export function accountsQuery(sight: Sight, { accountNo, cursor, limit }: AccountFilter): Query {
  const search: readonly Condition[] = accountNo === '' ? [] : [{ field: 'accountNo', prefix: accountNo }];
  return { where: [...conditionsOf(sight), ...search], limit, ...(cursor === '' ? {} : { cursor }) };
}

function conditionsOf(sight: Sight): readonly Condition[] {
  if (sight === 'all') return [];
  if ('keeperCompany' in sight) return [{ field: 'keeperCompany', equals: sight.keeperCompany }];
  return [{ field: 'customsOffice', in: sight.customsOffices }];
}
