import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { App } from './app-type.ts';

const REFUSALS: RefusalTable<'bad-text'> = {
  'bad-text': {
    kind: 'invalid',
    zh: '文本中含有空字符或不完整的 Unicode 字符，无法原样保存',
    en: 'A text has a NUL or half of a character in it, which cannot be stored as it is',
  },
};

/** Only an escape can bring them in: the bytes of the body have been read as UTF-8. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i;

/**
 * JSON without prototypes to pollute, and with texts that come back as they were sent (RFC 7493 §2.1): half of a surrogate pair would
 * silently become another character in the events, and a NUL ends a text in some tools.
 */
export function takeJson(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    void parse(request, text, (error, body) => {
      const bad = error === null && SUSPECT.test(text) && hasBadText(body);
      done(bad ? refuse(REFUSALS, 'bad-text') : error, body);
    });
  });
}

function hasBadText(root: unknown): boolean {
  const open = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, held] of Object.entries(value)) open.push(name, held);
  }
  return false;
}
