import i18next from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#src/i18n/start-texts';

/** A tree of texts in Chinese; `{{name}}` marks a value. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** The same tree in English; what needs a singular has a second key `<key>_one` beside it (i18next plurals, value `count`). */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> } & {
  readonly [K in Extract<keyof T, string> as `${K}_one`]?: string;
};

/** Keys of a tree as `a.b.c`. */
export type KeyOf<T> = {
  [K in Extract<keyof T, string>]: T[K] extends string ? K : `${K}.${KeyOf<T[K]>}`;
}[Extract<keyof T, string>];

export interface Area<T> {
  readonly name: string;
  readonly zh: T;
}

type Values = Readonly<Record<string, string | number>>;
export type Say<T> = (key: KeyOf<T>, values?: Values) => string;

/** Registers the texts of one area of the pages; English lacks no key, or it does not compile. */
export function area<const T extends Texts>(name: string, zh: T, en: Translated<T>): Area<T> {
  if (i18next.isInitialized) add(name, zh, en);
  else waiting.push([name, zh, en]);
  return { name, zh };
}

const waiting: [string, object, object][] = [];
i18next.on('initialized', () => {
  for (const [name, zh, en] of waiting.splice(0)) add(name, zh, en);
});

function add(name: string, zh: object, en: object): void {
  i18next.addResourceBundle('zh', name, zh);
  i18next.addResourceBundle('en', name, en);
}

/** The texts of an area in the language that is chosen now. */
export function useTexts<T>(of: Area<T>): Say<T> {
  const { t } = useTranslation(of.name);
  // the keys are checked by our own type, which knows every area; i18next's would have to be told of all of them in one place
  const say = t as unknown as (key: string, values: Values) => string;
  // the same function until the language changes: what depends on it is not made anew with each drawing
  return useCallback((key, values) => say(key, { ...values }), [say]);
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh';
}

/** A text that the server gives in both languages. */
export function useBilingual(): (text: { readonly zh: string; readonly en: string }) => string {
  const language = useLanguage();
  return (text) => (language === 'en' && text.en !== '' ? text.en : text.zh);
}

/**
 * A text for a code that the server sends (`RELEASED`, `customs`): codes grow without us, so one without a text is shown as it is.
 */
export function useCodeText<T>(of: Area<T>, group: Extract<keyof T, string>): (code: string) => string {
  const { t, i18n } = useTranslation(of.name);
  const say = t as unknown as (key: string) => string;
  return (code) => (i18n.exists(`${of.name}:${group}.${code}`) ? say(`${group}.${code}`) : code);
}
