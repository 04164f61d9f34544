/** A file that something happened to, and what. */
export interface Damaged {
  readonly about: string;
  readonly file: Buffer;
}

interface Element {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Where its content begins and ends. */
  readonly inside: readonly [from: number, to: number];
}

/** Texts in the place of others: no number, too long, markup, what XML forbids, other digits. */
const TEXTS = [
  '',
  ' ',
  'x',
  '-1',
  '1e309',
  '9'.repeat(400),
  '１２',
  '中'.repeat(300),
  '&#0;',
  '&#xD800;',
  '&nope;',
  '<',
  ']]>',
  '<a>b</a>',
];

/** Every element of a file without others in it, and the groups, in the order of their beginning; offsets in its bytes. */
function elementsOf(file: Buffer): readonly Element[] {
  const text = file.toString('latin1');
  const open: { name: string; from: number; inside: number }[] = [];
  const found: Element[] = [];
  for (const { index, 0: tag, 1: closing, 2: name = '', 3: empty } of text.matchAll(/<(\/?)([A-Za-z_][\w:.-]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    const end = index + tag.length;
    if (empty === '/') found.push({ name, from: index, to: end, inside: [end, end] });
    else if (closing !== '/') open.push({ name, from: index, inside: end });
    else {
      const began = open.pop();
      if (began?.name === name) found.push({ name, from: began.from, to: end, inside: [began.inside, index] });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** So many of a list, spread over all of it, the first and the last among them. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_none, at) => all[Math.round((at * (all.length - 1)) / (most - 1))] as T);
}

/** Each element missing, twice, behind the next one, first of all in its file, under another name, and with another text. */
export function* damagesOf(file: Buffer, most: number): Generator<Damaged> {
  const elements = elementsOf(file);
  const put = (...parts: readonly (Buffer | string)[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part)));
  for (const [at, { name, from, to, inside }] of spread(elements, most).entries()) {
    const [before, it, after] = [file.subarray(0, from), file.subarray(from, to), file.subarray(to)];
    const about = `${name} at ${String(from)}`;
    yield { about: `${about} missing`, file: put(before, after) };
    yield { about: `${about} twice`, file: put(before, it, it, after) };
    const next = elements.find((other) => other.from >= to);
    if (next !== undefined)
      yield { about: `${about} behind the next`, file: put(before, file.subarray(to, next.to), it, file.subarray(next.to)) };
    const root = elements[0];
    if (root !== undefined && from > root.inside[0])
      yield { about: `${about} first of all`, file: put(file.subarray(0, root.inside[0]), it, file.subarray(root.inside[0], from), after) };
    const rest = file.subarray(inside[1]);
    const text = TEXTS[at % TEXTS.length] ?? '';
    yield { about: `${about} holding ${JSON.stringify(text.slice(0, 20))}`, file: put(file.subarray(0, inside[0]), text, rest) };
    yield { about: `${about} under another name`, file: put(before, `<Nobody>${it.toString('latin1') === '' ? '' : 'x'}</Nobody>`, after) };
  }
}

/** Cut off in the declaration, in a tag, between tags, in a text, within a character of several bytes, and just before the end. */
export function* cutsOf(file: Buffer, most: number): Generator<Damaged> {
  const end = file.lastIndexOf('>');
  const kinds: Record<string, number[]> = { 'in the XML declaration': [1, 5, 20], 'before the last >': [end] };
  const add = (kind: string, at: number): void => {
    if (at > 0 && at <= end) (kinds[kind] ??= []).push(at);
  };
  for (const { from, to, inside } of elementsOf(file)) {
    add('before a tag', from);
    add('in an opening tag', from + 2);
    add('behind an opening tag', inside[0]);
    add('in a text', Math.floor((inside[0] + inside[1]) / 2));
    add('in a closing tag', to - 1);
    add('behind an element', to);
  }
  for (let at = 1; at < end; at++) if ((file[at] ?? 0) >= 0x80 && (file[at - 1] ?? 0) >= 0x80) add('within a character', at);
  for (const [kind, places] of Object.entries(kinds)) {
    for (const at of spread(places, Math.ceil(most / 6))) yield { about: `cut ${kind} (${String(at)})`, file: file.subarray(0, at) };
  }
}

const LABELS = ['UTF-8', 'GBK', 'GB2312', 'gb18030', 'UTF-16', 'ISO-8859-1', 'windows-1252', 'utf-7', 'no such', ''];
const MARKS = { 'no mark': [], 'the mark of UTF-8': [0xef, 0xbb, 0xbf], 'the mark of UTF-16': [0xff, 0xfe], 'a zero byte': [0] };
const FORMS = ['utf8', 'utf16le', 'latin1'] as const;

/** The text of a file in other encodings, under every label, with and without marks of byte order. */
export function* reencodedOf(file: Buffer): Generator<Damaged> {
  const text = file.toString('utf8').replace(/^\uFEFF?<\?xml[^>]*\?>/, '');
  for (const label of LABELS) {
    for (const [mark, bytes] of Object.entries(MARKS)) {
      for (const form of FORMS) {
        const written = Buffer.from(`<?xml version="1.0" encoding="${label}"?>${text}`, form);
        yield { about: `as ${form} called "${label}" with ${mark}`, file: Buffer.concat([Buffer.from(bytes), written]) };
      }
    }
  }
}
