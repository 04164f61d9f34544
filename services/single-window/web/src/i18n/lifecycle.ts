import { area } from '#src/i18n/area';
import { lifecycleEn } from '#src/i18n/en/lifecycle';
import { lifecycleZh } from '#src/i18n/zh/lifecycle';

/** Texts of advance declaration, closing and tax refunds (提前申报、结关、出口退税). */
export const lifecycleTexts = area('lifecycle', lifecycleZh, lifecycleEn);
