import { area } from '#src/i18n/area';
import { enterFirstEn } from '#src/i18n/en/enter-first';
import { enterFirstZh } from '#src/i18n/zh/enter-first';

/** Texts of goods that enter the zone before their record (先进区、后报关): for keepers, declarants and customs. */
export const enterFirstTexts = area('enter-first', enterFirstZh, enterFirstEn);
