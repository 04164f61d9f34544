import { area } from '#src/i18n/area';
import { amendEn } from '#src/i18n/en/amend';
import { amendZh } from '#src/i18n/zh/amend';

/** Texts of amendment and withdrawal (修撤单): for those who ask and those who decide. */
export const amendTexts = area('amend', amendZh, amendEn);
