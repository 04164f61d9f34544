import { area } from '#src/i18n/area';
import { mandatesEn } from '#src/i18n/en/mandates';
import { mandatesZh } from '#src/i18n/zh/mandates';

/** Texts of mandates (代理报关委托). */
export const mandatesTexts = area('mandates', mandatesZh, mandatesEn);
