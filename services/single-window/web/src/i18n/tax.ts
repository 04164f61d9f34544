import { area } from '#src/i18n/area';
import { taxEn } from '#src/i18n/en/tax';
import { taxZh } from '#src/i18n/zh/tax';

/** Texts of tax bills (税单): for who pays, who confirms and customs. */
export const taxTexts = area('tax', taxZh, taxEn);
