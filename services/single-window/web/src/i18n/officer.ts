import { area } from '#src/i18n/area';
import { officerEn } from '#src/i18n/en/officer';
import { officerZh } from '#src/i18n/zh/officer';

export const officerTexts = area('officer', officerZh, officerEn);
