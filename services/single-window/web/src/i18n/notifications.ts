import { area } from '#src/i18n/area';
import { notificationsEn } from '#src/i18n/en/notifications';
import { notificationsZh } from '#src/i18n/zh/notifications';

/** Texts of the page of notifications. */
export const notificationsTexts = area('notifications', notificationsZh, notificationsEn);
