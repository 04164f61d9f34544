import { area } from '#src/i18n/area';
import { receiptsEn } from '#src/i18n/en/receipts';
import { receiptsZh } from '#src/i18n/zh/receipts';

/** Texts of receipts of foreign systems (外部回执). */
export const receiptsTexts = area('receipts', receiptsZh, receiptsEn);
