import type { DeclarationAccepted } from '@tongguan/contracts/declarations/v1/events';

/** Scope of those who see more than one company's declarations. */
export const EVERYBODY = '*';

/** Everybody of a declaration who may see it. */
export function companiesOf({ filedByCompany, traderCompany, declarantCompany }: DeclarationAccepted): readonly string[] {
  return [...new Set([filedByCompany, traderCompany, declarantCompany])].filter((company) => company !== '');
}

/**
 * What one search field finds a declaration by: number, bill and containers, each behind the scope that it is searched in. The
 * scope is in the key so that one range of one index holds what a company finds, however many others there are.
 */
export function searchKeys(accepted: DeclarationAccepted): readonly string[] {
  const { declarationNo, billNo, containerIds } = accepted;
  const names = [...new Set([declarationNo, billNo, ...containerIds].map(asKey))].filter((name) => name !== '');
  return [...companiesOf(accepted), EVERYBODY].flatMap((scope) => names.map((name) => searchKey(scope, name)));
}

/** A key, or its beginning; the same however people write it: blanks left out, small letters as capitals. */
export function searchKey(scope: string, text: string): string {
  return `${scope}/${asKey(text)}`;
}

export function asKey(text: string): string {
  return text.replace(/\s+/gu, '').toUpperCase();
}
