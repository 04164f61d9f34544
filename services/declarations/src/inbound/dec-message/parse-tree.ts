import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import { NotReadable } from './not-readable.ts';

/** One element by its local name: prefixes and namespaces differ between the generations of files and mean nothing here. */
export interface Element {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly Element[];
  /** Text between the tags, without blanks around it. */
  readonly text: string;
}

const MAX_DEPTH = 16;
const MAX_ELEMENTS = 100_000;
const MAX_TEXT = 32_768;
const MAX_ATTRIBUTES = 32;
const CHUNK = 65_536;
const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

interface Open {
  readonly name: string;
  readonly attributes: [string, string][];
  readonly children: Element[];
  readonly texts: string[];
  length: number;
}

/**
 * Reads a document strictly and within bounds. Document types are refused, so the only entities are the five of XML and character
 * references: nothing can expand or be fetched. @throws NotReadable with line and column
 */
export function parseTree(text: string): Element {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Open[] = [];
  let root: Element | undefined;
  let elements = 0;
  let attributes = 0;
  const place = (): string => `${String(parser.line)}:${String(parser.columnIndex + 1)}`;
  const tooMuch = (zh: string, en: string): NotReadable =>
    new NotReadable(`第${place()}处${zh}`, `at ${place()}: ${en}`, { zh: '拆分或精简报文', en: 'split or shorten the message' });

  parser.on('error', (cause) => {
    const reason = cause.message.replace(/^\d+:\d+: /, '');
    throw new NotReadable(
      `XML在第${place()}处有误：${reason}`,
      `the XML is wrong at ${place()} (line:column): ${reason}`,
      { zh: '核对该处的标签是否完整、成对', en: 'check that the tags there are complete and paired' },
      { cause },
    );
  });
  parser.on('doctype', () => {
    throw new NotReadable('报文不得含DOCTYPE', 'a DOCTYPE is not taken', {
      zh: '删除DOCTYPE与实体定义',
      en: 'take DOCTYPE and entity definitions away',
    });
  });
  parser.on('opentagstart', () => {
    attributes = 0;
    if (++elements > MAX_ELEMENTS) throw tooMuch(`元素超过${MAX_ELEMENTS}个`, `more than ${MAX_ELEMENTS} elements`);
    if (open.length >= MAX_DEPTH) throw tooMuch(`嵌套超过${MAX_DEPTH}层`, `nested more than ${MAX_DEPTH} deep`);
  });
  parser.on('attribute', () => {
    if (++attributes > MAX_ATTRIBUTES) throw tooMuch(`属性超过${MAX_ATTRIBUTES}个`, `more than ${MAX_ATTRIBUTES} attributes`);
  });
  parser.on('opentag', (tag) => {
    open.push({ name: tag.local, attributes: attributesOf(tag), children: [], texts: [], length: 0 });
  });
  const addText = (part: string): void => {
    const current = open.at(-1);
    if (current === undefined) return;
    current.length += part.length;
    if (current.length > MAX_TEXT)
      throw tooMuch(`${current.name}的内容超过${MAX_TEXT}个字符`, `${current.name} has more than ${MAX_TEXT} characters`);
    current.texts.push(part);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const element: Element = {
      name: closed.name,
      attributes: closed.attributes,
      children: closed.children,
      text: closed.texts.join('').trim(),
    };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
  if (root === undefined) {
    throw new NotReadable('报文为空', 'the message is empty', { zh: '发送DecMessage报文', en: 'send a DecMessage' });
  }
  return root;
}

/** Attributes with a meaning: not those of namespaces and schema locations. */
function attributesOf(tag: SaxesTagNS): [string, string][] {
  return Object.values(tag.attributes)
    .filter(({ prefix, name, uri }) => prefix !== 'xmlns' && name !== 'xmlns' && uri !== SCHEMA_INSTANCE)
    .map(({ local, value }) => [local, value]);
}
