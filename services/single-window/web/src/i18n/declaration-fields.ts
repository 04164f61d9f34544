import { area } from '#src/i18n/area';
import { declarationFieldsEn } from '#src/i18n/en/declaration-fields';
import { declarationFieldsZh } from '#src/i18n/zh/declaration-fields';

/** Names of the fields of a declaration (domain.md §3), for every page that shows or asks for them. */
export const declarationFieldTexts = area('declarationFields', declarationFieldsZh, declarationFieldsEn);
