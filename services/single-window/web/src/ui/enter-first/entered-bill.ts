import type { paths } from '#src/api/schema';

type BillPath = '/v1/warehouses/accounts/{accountNo}/enter-first/{billNo}';

/** A bill whose goods enter first, with its receipts and the comparison line by line. */
export type EnteredBill = paths[BillPath]['get']['responses'][200]['content']['application/json'];
/** The same without receipts and goods, as lists show it. */
export type EnteredBillRow =
  paths['/v1/warehouses/accounts/{accountNo}/enter-first']['get']['responses'][200]['content']['application/json']['rows'][number];
