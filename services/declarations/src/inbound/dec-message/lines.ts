import type { Element } from './parse-tree.ts';

/** Which line of the file a part of the declaration came from, by its JSON pointer. */
export interface Lines {
  set(pointer: string, element: Element): void;
  /** Only where nothing is known yet: an empty element says where a value should stand, a second section does not move the head. */
  begin(pointer: string, element: Element): void;
  /** Line of a part, or of what it would stand in when it is not there; undefined where there is none. */
  of(pointer: string): number | undefined;
}

export function createLines(): Lines {
  const lines = new Map<string, number>();
  return {
    set: (pointer, { line }) => lines.set(pointer, line),
    begin(pointer, { line }) {
      if (!lines.has(pointer)) lines.set(pointer, line);
    },
    of(pointer) {
      for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
        const line = lines.get(at);
        if (line !== undefined || at === '') return line;
      }
    },
  };
}
