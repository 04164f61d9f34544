import type { Fault } from '@tongguan/contracts/platform/v1/refusal';
import { refuse } from '@tongguan/grpc/refusal';
import type { RefusalError, RefusalTable } from '@tongguan/grpc/refusal';
import type { FastifyInstance, FastifyRequest } from 'fastify';
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
      done(error ?? badTextIn(text, body), body);
    });
  });
}

/** Reads one JSON text as a body is read; throws what the body would be refused with. */
export type ReadJson = (request: FastifyRequest, text: string) => unknown;

export function jsonReader(app: FastifyInstance): ReadJson {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (request, text) => {
    let read: { readonly error: Error | null; readonly body: unknown } | undefined;
    // it calls back before it returns
    void parse(request, text, (error, body) => {
      read ??= { error: error ?? badTextIn(text, body), body };
    });
    if (read === undefined) throw new Error('the JSON parser gave no answer');
    if (read.error !== null) throw read.error;
    return read.body;
  };
}

function badTextIn(text: string, body: unknown): RefusalError | null {
  const faults = SUSPECT.test(text) ? badTexts(body) : [];
  return faults.length === 0 ? null : refuse(REFUSALS, 'bad-text', { faults: [...faults] });
}

/** Every text, and every name, that could not be given back as it was; the place is a JSON pointer into what was sent. */
function badTexts(root: unknown): readonly Fault[] {
  const found: Fault[] = [];
  const open: (readonly [path: string, value: unknown])[] = [['', root]];
  for (let next = open.pop(); next !== undefined && found.length < MOST_FAULTS; next = open.pop()) {
    const [path, value] = next;
    if (typeof value === 'string' && isBad(value)) found.push({ rule: 'bad-text', path, severity: 'SEVERITY_ERROR', ...WORDS });
    if (typeof value !== 'object' || value === null) continue;
    // those that stand first are looked at first
    for (const [name, held] of Object.entries(value).reverse()) {
      const below = `${path}/${name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`;
      open.push([below, isBad(name) ? name : held]);
    }
  }
  return found;
}

const isBad = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

const MOST_FAULTS = 500;
const WORDS = {
  message: {
    zh: '含有空字符(U+0000)或不完整的Unicode字符，无法原样保存',
    en: 'has a NUL (U+0000) or half of a character in it, which cannot be stored as it is',
  },
  hint: { zh: '删除该字符，或补全成对的代理字符', en: 'take the character away, or send both halves of it' },
};
