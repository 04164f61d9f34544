import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'zh' | 'en';

const KEPT_AS = 'tongguan-language';

/** The language of this browser's user: as chosen before, else as the browser asks, else Chinese. */
function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** Starts i18next; areas add their own texts when they are loaded (`area.ts`). */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  });
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: 'zh',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
    // what is shown then is the key: nobody's fault but the page's, and told as such
    saveMissing: true,
    missingKeyHandler: (_languages, area, key) => {
      reportError(new Error(`no text ${area}:${key}`));
    },
  });
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEPT_AS, language);
  void i18next.changeLanguage(language);
}
