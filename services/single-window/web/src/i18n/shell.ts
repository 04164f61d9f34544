import { area } from '#src/i18n/area';
import { shellEn } from '#src/i18n/en/shell';
import { shellZh } from '#src/i18n/zh/shell';

/** Texts of the frame around every page, and of the shared pieces in `ui/`. */
export const shellTexts = area('shell', shellZh, shellEn);
