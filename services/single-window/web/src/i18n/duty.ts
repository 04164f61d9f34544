import { area } from '#src/i18n/area';
import { dutyEn } from '#src/i18n/en/duty';
import { dutyZh } from '#src/i18n/zh/duty';

export const dutyTexts = area('duty', dutyZh, dutyEn);
