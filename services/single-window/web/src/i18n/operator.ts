import { area } from '#src/i18n/area';
import { operatorEn } from '#src/i18n/en/operator';
import { operatorZh } from '#src/i18n/zh/operator';

export const operatorTexts = area('operator', operatorZh, operatorEn);
