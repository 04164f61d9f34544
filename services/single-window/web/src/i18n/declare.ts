import { area } from '#src/i18n/area';
import { declareEn } from '#src/i18n/en/declare';
import { declareZh } from '#src/i18n/zh/declare';

/** Texts of the pages that make declarations: new declaration, drafts, upload. */
export const declareTexts = area('declare', declareZh, declareEn);
