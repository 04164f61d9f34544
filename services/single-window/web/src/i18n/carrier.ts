import { area } from '#src/i18n/area';
import { carrierEn } from '#src/i18n/en/carrier';
import { carrierZh } from '#src/i18n/zh/carrier';

/** Texts of the pages of carriers and sites. */
export const carrierTexts = area('carrier', carrierZh, carrierEn);
