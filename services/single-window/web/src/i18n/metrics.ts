import { area } from '#src/i18n/area';
import { metricsEn } from '#src/i18n/en/metrics';
import { metricsZh } from '#src/i18n/zh/metrics';

/** Texts of clearance-time figures, for the planner's pages and the public one. */
export const metricsTexts = area('metrics', metricsZh, metricsEn);
