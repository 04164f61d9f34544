import { createHash } from 'node:crypto';
import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { SummaryStatement } from '@tongguan/contracts/declarations/v1/events';

/** SHA-256 over the canonical bytes of a declaration: protobuf, fields in order, nothing for empty ones; of a summary its statement too. */
export function fingerprint(content: DeclarationContent, summary?: SummaryStatement): { readonly digest: string; readonly bytes: number } {
  const bytes = DeclarationContent.encode(content).finish();
  const hash = createHash('sha256').update(bytes);
  if (summary !== undefined) hash.update('summary').update(SummaryStatement.encode(summary).finish());
  return { digest: hash.digest('hex'), bytes: bytes.length };
}

/** The id for a company's key: 132 bits of SHA-256 as 22 URL-safe characters. A company code has no line break, so no two pairs meet. */
export function idOfKey(company: string, key: string): string {
  return createHash('sha256').update(`${company}\n${key}`).digest('base64url').slice(0, 22);
}

/** SHA-256 of a text, hex: tells two saves apart without keeping what they say. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
