import { area } from '#src/i18n/area';
import { foreignEn } from '#src/i18n/en/foreign';
import { foreignZh } from '#src/i18n/zh/foreign';

/** Texts of foreign declarations that drafts begin with (国外报关单). */
export const foreignTexts = area('foreign', foreignZh, foreignEn);
