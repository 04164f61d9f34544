import { setImmediate as othersFirst } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import { MAX_CONTENT_BYTES } from '../../domain/submission.ts';
import type { Place } from './not-readable.ts';
import { NotReadable } from './not-readable.ts';

/** One element by its local name: prefixes and namespaces differ between the generations of files and mean nothing here. */
export interface Element {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly Element[];
  /** Text between the tags, without blanks around it. */
  readonly text: string;
  /** Line of the file, from 1, on which its tag begins. */
  readonly line: number;
}

const MAX_DEPTH = 16;
/**
 * Elements, comments and processing instructions. 50 items of 60 elements, 500 containers of 5 and 400 documents of 4 come to 7,100;
 * the rest is for thousands of VINs.
 */
const MAX_PARTS = 30_000;
const MAX_TEXT = 32_768;
const MAX_ATTRIBUTES = 32;
const MAX_ALL_ATTRIBUTES = 30_000;
/** The longest name of the published files has 27 characters. Names add up in the paths of what is kept. */
const MAX_NAME = 64;
/** The parser keeps a text, a comment or a tag to itself until its end; a text within its bound is at most this long in references. */
const MAX_QUIET = 8 * MAX_TEXT;
const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

interface Open {
  readonly name: string;
  readonly attributes: [string, string][];
  readonly children: Element[];
  readonly texts: string[];
  readonly line: number;
  length: number;
}

/**
 * Reads a document strictly and within bounds. Document types are refused, so the only entities are the five of XML and character
 * references: nothing can expand or be fetched. Lets the rest of the process go on between the parts of the text, however many
 * there are.
 * @throws NotReadable with line and column
 */
export async function parseTree(text: Iterable<string>): Promise<Element> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Open[] = [];
  let root: Element | undefined;
  let parts = 0;
  let attributes = 0;
  let allAttributes = 0;
  let heardAt = 0;
  let length = 0;
  let startLine = 1;
  const here = (): Place => ({ line: parser.line, column: parser.columnIndex + 1 });
  const place = (): string => `${String(parser.line)}:${String(parser.columnIndex + 1)}`;
  const tooMuch = (zh: string, en: string): NotReadable =>
    new NotReadable(`第${place()}处${zh}`, `at ${place()}: ${en}`, { zh: '拆分或精简报文', en: 'split or shorten the message' }, here());

  parser.on('error', (cause) => {
    const reason = cause.message.replace(/^\d+:\d+: /, '');
    throw new NotReadable(
      `XML在第${place()}处有误：${reason}`,
      `the XML is wrong at ${place()} (line:column): ${reason}`,
      { zh: '核对该处的标签是否完整、成对', en: 'check that the tags there are complete and paired' },
      here(),
      { cause },
    );
  });
  parser.on('doctype', () => {
    const hint = { zh: '删除DOCTYPE与实体定义', en: 'take DOCTYPE and entity definitions away' };
    throw new NotReadable('报文不得含DOCTYPE', 'a DOCTYPE is not taken', hint, here());
  });
  const countPart = (): void => {
    heardAt = parser.position;
    if (++parts > MAX_PARTS) throw tooMuch(`元素超过${MAX_PARTS}个`, `more than ${MAX_PARTS} elements`);
  };
  // a character is a byte at least, and all of them are kept
  const countText = (text: string): void => {
    length += text.length;
    if (length > MAX_CONTENT_BYTES)
      throw tooMuch(`内容超过${MAX_CONTENT_BYTES}个字符`, `more than ${MAX_CONTENT_BYTES} characters of content`);
  };
  parser.on('comment', countPart);
  parser.on('processinginstruction', countPart);
  parser.on('opentagstart', ({ name }) => {
    attributes = 0;
    // heard at the character after the name, which may be the end of its line
    startLine = parser.columnIndex === 0 ? parser.line - 1 : parser.line;
    countPart();
    if (name.length > MAX_NAME) throw tooMuch(`元素名超过${MAX_NAME}个字符`, `the name of an element has more than ${MAX_NAME} characters`);
    if (open.length >= MAX_DEPTH) throw tooMuch(`嵌套超过${MAX_DEPTH}层`, `nested more than ${MAX_DEPTH} deep`);
  });
  parser.on('attribute', ({ name, value }) => {
    heardAt = parser.position;
    if (++attributes > MAX_ATTRIBUTES || ++allAttributes > MAX_ALL_ATTRIBUTES) {
      throw tooMuch(
        `属性超过${MAX_ATTRIBUTES}个，或全文超过${MAX_ALL_ATTRIBUTES}个`,
        `more than ${MAX_ATTRIBUTES} attributes, or ${MAX_ALL_ATTRIBUTES} in all`,
      );
    }
    countText(value);
    if (name.length > MAX_NAME || value.length > MAX_TEXT) {
      throw tooMuch('属性名或属性值过长', 'the name or the value of an attribute is too long');
    }
  });
  parser.on('opentag', (tag) => {
    open.push({ name: tag.local, attributes: attributesOf(tag), children: [], texts: [], line: startLine, length: 0 });
  });
  const addText = (part: string): void => {
    heardAt = parser.position;
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
      line: closed.line,
    };
    countText(element.text);
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  for (const part of text) {
    parser.write(part);
    if (parser.position - heardAt > MAX_QUIET) throw tooMuch('一个标签、注释或一段文字过长', 'one tag, comment or text is too long');
    await othersFirst();
  }
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
