import { area } from '#src/i18n/area';
import { chartEn } from '#src/i18n/en/chart';
import { chartZh } from '#src/i18n/zh/chart';

export const chartTexts = area('chart', chartZh, chartEn);
