import type { Content } from '../editor/content.ts';

/** The flags and the guarantee, as they are ticked and typed. */
export interface Statement {
  readonly controlled: boolean;
  readonly inspected: boolean;
  readonly taxed: boolean;
  readonly guaranteeNo: string;
}

/** A summary that was typed and not filed, kept by this browser over a reload and a sign-in that ended. */
interface TypedSummary {
  readonly content: Content;
  readonly statement: Statement;
}

const nameOf = (user: string): string => `tongguan.summary.${user}`;

export function readSummary(user: string): TypedSummary | undefined {
  const text = sessionStorage.getItem(nameOf(user));
  if (text === null) return undefined;
  try {
    const { content, statement } = JSON.parse(text) as Partial<TypedSummary>;
    return typeof content === 'object' && Array.isArray(content.items) && typeof statement === 'object'
      ? { content, statement }
      : undefined;
  } catch {
    return undefined;
  }
}

export function keepSummary(user: string, typed: TypedSummary): void {
  try {
    sessionStorage.setItem(nameOf(user), JSON.stringify(typed));
  } catch {
    // the browser's store is full or closed: what is typed lives as long as the page
  }
}

export function dropSummary(user: string): void {
  sessionStorage.removeItem(nameOf(user));
}
