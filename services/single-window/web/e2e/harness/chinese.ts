import type { Page } from 'playwright-core';

const HAN = /\p{Script=Han}+/gu;
/** Stands in Chinese in both languages: the choice of the language. */
const ALWAYS = ['中文'];

/** What the API and a page told one another, as far as it has no English beside it: names, texts of declarations, terms. */
export interface DataSeen {
  /** Chinese in texts of an English page that is no data: it was forgotten in the page, or the API said the same in English. */
  leftIn(texts: readonly string[]): Promise<readonly string[]>;
}

export function watchData(page: Page): DataSeen {
  const bodies: Promise<unknown>[] = [];
  const values = new Set<string>();
  page.on('request', (request) => {
    collect(parsed(request.postData()), values);
  });
  page.on('response', (response) => {
    if (!(response.headers()['content-type'] ?? '').includes('json')) return;
    const body = response.json().then(
      (data: unknown) => {
        collect(data, values);
      },
      // the page went on before it was read
      () => undefined,
    );
    bodies.push(body);
  });
  return {
    async leftIn(texts) {
      await Promise.all(bodies.splice(0));
      const data = [...ALWAYS, ...values].join('\n');
      return texts.filter((text) => (text.match(HAN) ?? []).some((run) => !data.includes(run)));
    },
  };
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    // a file that is uploaded: its text is data as it is
    return text;
  }
}

/** Adds every text of a document, without those that stand beside their English: `{zh, en}`, `nameZh` and `nameEn`, `name` and `nameEn`. */
function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (Array.isArray(value)) for (const each of value) collect(each, into);
  else if (typeof value === 'object' && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    for (const [key, field] of Object.entries(fields)) {
      const english =
        key === 'zh' ? fields['en'] : (fields[`${key}En`] ?? (key.endsWith('Zh') ? fields[`${key.slice(0, -2)}En`] : undefined));
      if (typeof english !== 'string' || english === '') collect(field, into);
    }
  }
}
