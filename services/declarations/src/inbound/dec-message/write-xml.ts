/** An element on its way out; children keep their order. */
export interface Node {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: Node[];
  text: string;
}

export function createNode(name: string): Node {
  return { name, attributes: new Map(), children: [], text: '' };
}

/** The `place`th child of a name (from 1); it and those before it are made where they are missing. */
export function childOf(parent: Node, name: string, place = 1): Node {
  const same = parent.children.filter((child) => child.name === name);
  while (same.length < place) {
    const made = createNode(name);
    same.push(made);
    parent.children.push(made);
  }
  const found = same[place - 1];
  if (found === undefined) throw new RangeError(`${name}[${String(place)}] is no place`);
  return found;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

const inText = (text: string): string => text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? '');
const inAttribute = (text: string): string => text.replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character] ?? '');

/** XML 1.0 (W3C REC-xml), UTF-8, indented by two spaces; elements with text and children keep the text before the children. */
export function writeXml(root: Node): string {
  const parts: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  write(root, '', parts);
  return parts.join('');
}

function write(node: Node, indent: string, parts: string[]): void {
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${inAttribute(value)}"`).join('');
  if (node.children.length === 0) {
    parts.push(`${indent}<${node.name}${attributes}${node.text === '' ? '/>' : `>${inText(node.text)}</${node.name}>`}\n`);
    return;
  }
  parts.push(`${indent}<${node.name}${attributes}>${inText(node.text)}\n`);
  for (const child of node.children) write(child, `${indent}  `, parts);
  parts.push(`${indent}</${node.name}>\n`);
}
