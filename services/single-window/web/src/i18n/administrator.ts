import { area } from '#src/i18n/area';
import { administratorEn } from '#src/i18n/en/administrator';
import { administratorZh } from '#src/i18n/zh/administrator';

/** Texts of the administrator's pages. */
export const administratorTexts = area('administrator', administratorZh, administratorEn);
