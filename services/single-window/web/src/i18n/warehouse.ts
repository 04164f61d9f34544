import { area } from '#src/i18n/area';
import { warehouseEn } from '#src/i18n/en/warehouse';
import { warehouseZh } from '#src/i18n/zh/warehouse';

/** Texts of the pages of warehouse keepers. */
export const warehouseTexts = area('warehouse', warehouseZh, warehouseEn);
