import type { Projection } from '@tongguan/read-models/projection';
import type { DeclarationDocument } from '../read-models/declaration-list.ts';

/** Of so many latest declarations names are taken: enough for whoever works together, and one short read. */
const LATEST = 300;

/**
 * Names of companies by their credit codes, as the latest declarations of one company name them: it learns no name that it has not read or written
 * there itself. Undefined: for somebody who may see all of them.
 */
export async function knownNames(
  list: Pick<Projection<DeclarationDocument>, 'find'>,
  company: string | undefined,
): Promise<ReadonlyMap<string, string>> {
  const page = await list.find({
    where: [company === undefined ? { field: 'own.known', equals: true } : { field: 'own.companies', equals: company }],
    sort: { field: 'own.submittedAtMs', direction: 'desc' },
    limit: LATEST,
  });
  const names = new Map<string, string>();
  for (const { own } of page.documents.map(({ body }) => body)) {
    if (own === undefined) continue;
    const { traderCompany, traderName, declarantCompany, declarantName = '' } = own;
    for (const [code, name] of [[traderCompany, traderName] as const, [declarantCompany, declarantName] as const])
      if (code !== '' && name !== '' && !names.has(code)) names.set(code, name);
  }
  return names;
}
