import type { DeclarationContent } from './content.ts';
import type { DeclarationsEvent } from './events.ts';

/** The content that a fact brings: as filed, amended or completed; undefined: it brings none. */
export function contentIn({ fact }: DeclarationsEvent): DeclarationContent | undefined {
  const brings = fact?.$case === 'declarationSubmitted' || fact?.$case === 'declarationAmended' || fact?.$case === 'declarationCompleted';
  return brings ? fact.value.content : undefined;
}

/** The content that counts after these facts of a declaration's stream (现行内容). Throws when none brings one: then it is no declaration. */
export function contentOf(facts: readonly DeclarationsEvent[]): DeclarationContent {
  for (const fact of facts.toReversed()) {
    const content = contentIn(fact);
    if (content !== undefined) return content;
  }
  throw new Error('a declaration has no content');
}
