import { area } from '#src/i18n/area';
import { figuresEn } from '#src/i18n/en/figures';
import { figuresZh } from '#src/i18n/zh/figures';

export const figuresTexts = area('figures', figuresZh, figuresEn);
