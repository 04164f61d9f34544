import { area } from '#src/i18n/area';
import { certificatesEn } from '#src/i18n/en/certificates';
import { certificatesZh } from '#src/i18n/zh/certificates';

/** Texts of certificates of origin (原产地证书). */
export const certificatesTexts = area('certificates', certificatesZh, certificatesEn);
