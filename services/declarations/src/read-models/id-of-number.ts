import type { Projection } from '@tongguan/read-models/projection';
import type { DeclarationDocument } from './declaration-list.ts';

/** Id of the declaration with an 18-digit number; undefined: the list shows none. */
export async function idOfNumber(list: Projection<DeclarationDocument>, declarationNo: string): Promise<string | undefined> {
  const where = [
    { field: 'own.known', equals: true },
    { field: 'own.declarationNo', equals: declarationNo },
  ];
  const page = await list.find({ where, sort: { field: 'own.declarationNo', direction: 'asc' }, limit: 1 });
  return page.documents[0]?.id;
}
