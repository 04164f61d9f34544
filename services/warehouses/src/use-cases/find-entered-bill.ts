import type { Page, Query } from '@tongguan/read-models/port';
import type { EnteredBillDocument } from '../read-models/entered-bill-list.ts';

/** The bill whose record a declaration is (报关单对应的先进区提单), by the declaration's id or number; undefined: there is none. */
export async function findEnteredBill(
  list: { find(query: Query): Promise<Page<EnteredBillDocument>> },
  declaration: string,
): Promise<EnteredBillDocument | undefined> {
  const { documents } = await list.find({ where: [{ field: 'declarations', equals: declaration }], limit: 10 });
  return documents.map(({ body }) => body).find(({ shown }) => shown);
}
