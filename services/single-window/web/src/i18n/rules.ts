import { area } from '#src/i18n/area';
import { rulesEn } from '#src/i18n/en/rules';
import { rulesZh } from '#src/i18n/zh/rules';

/** Texts of the rule catalogue and the code tables. */
export const rulesTexts = area('rules', rulesZh, rulesEn);
