import type { ApiContent } from '../editor/content.ts';

/** What was changed and not sent yet, kept by this browser over a reload and a sign-in that ended. */
export interface TypedAmendment {
  readonly content: ApiContent;
  readonly reason: { readonly reasonCode?: string; readonly reason?: string; readonly proof?: string };
}

const nameOf = (user: string, declarationId: string, contentVersion: number): string =>
  `tongguan.amend.${user}.${declarationId}.${String(contentVersion)}`;

type Place = Parameters<typeof nameOf>;

export function readTyped(...place: Place): TypedAmendment | undefined {
  const text = sessionStorage.getItem(nameOf(...place));
  if (text === null) return undefined;
  try {
    const value = JSON.parse(text) as Partial<TypedAmendment>;
    return typeof value.content === 'object' ? { content: value.content, reason: value.reason ?? {} } : undefined;
  } catch {
    return undefined;
  }
}

export function keepTyped(typed: TypedAmendment, ...place: Place): void {
  try {
    sessionStorage.setItem(nameOf(...place), JSON.stringify(typed));
  } catch {
    // the browser's store is full or closed: what is typed lives as long as the page
  }
}

export function dropTyped(...place: Place): void {
  sessionStorage.removeItem(nameOf(...place));
}
