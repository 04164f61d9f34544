import type { Element } from '../dec-message/parse-tree.ts';
import type { Node } from '../dec-message/write-xml.ts';
import { childOf, createNode, writeXml } from '../dec-message/write-xml.ts';

/**
 * The text of each DEC_RESULT of a file as it stands there. Where a comment or a CDATA section makes the places doubtful, each is written
 * anew from what was read of it: nothing is lost but its blanks.
 */
export function rawParts(text: string, results: readonly Element[]): readonly string[] {
  const parts = text.match(/<DEC_RESULT(?:\s[^>]*)?>[^]*?<\/DEC_RESULT\s*>/g) ?? [];
  const plain = !text.includes('<!');
  return plain && parts.length === results.length ? parts : results.map(written);
}

function written(result: Element): string {
  const root = createNode(result.name);
  copy(result, root);
  return writeXml(root);
}

function copy(from: Element, to: Node): void {
  to.text = from.text;
  for (const [name, value] of from.attributes) to.attributes.set(name, value);
  const places = new Map<string, number>();
  for (const child of from.children) {
    const place = (places.get(child.name) ?? 0) + 1;
    places.set(child.name, place);
    copy(child, childOf(to, child.name, place));
  }
}
