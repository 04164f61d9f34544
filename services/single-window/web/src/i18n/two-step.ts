import { area } from '#src/i18n/area';
import { twoStepEn } from '#src/i18n/en/two-step';
import { twoStepZh } from '#src/i18n/zh/two-step';

/** Texts of two-step declaration (两步申报): for those who declare and those who decide. */
export const twoStepTexts = area('two-step', twoStepZh, twoStepEn);
