import type { Condition, Page, Query } from '@tongguan/read-models/port';
import type { AccountListRow } from '../read-models/account-list.ts';

/** Whose accounts are seen: a keeper's, those of an officer's customs offices, or all. */
export type Sight = { readonly keeperCompany: string } | { readonly customsOffices: readonly string[] } | 'all';

export interface AccountList {
  find(query: Query): Promise<Page<AccountListRow>>;
}

/** One page of the accounts that the caller may see, by account number. */
export function listAccounts(
  list: AccountList,
  sight: Sight,
  page: { readonly cursor: string; readonly limit: number },
): Promise<Page<AccountListRow>> {
  const cursor = page.cursor === '' ? {} : { cursor: page.cursor };
  return list.find({ where: conditionsOf(sight), limit: page.limit, ...cursor });
}

function conditionsOf(sight: Sight): readonly Condition[] {
  if (sight === 'all') return [];
  if ('keeperCompany' in sight) return [{ field: 'keeperCompany', equals: sight.keeperCompany }];
  return [{ field: 'customsOffice', in: sight.customsOffices }];
}
