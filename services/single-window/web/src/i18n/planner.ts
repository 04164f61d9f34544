import { area } from '#src/i18n/area';
import { plannerEn } from '#src/i18n/en/planner';
import { plannerZh } from '#src/i18n/zh/planner';

export const plannerTexts = area('planner', plannerZh, plannerEn);
