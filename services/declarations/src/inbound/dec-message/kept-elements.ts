import type { KeptElement } from '../../domain/content.ts';
import type { Element } from './parse-tree.ts';

/** Children with their path: the local name, and its place where several of one name stand side by side. */
export function withPaths(parent: Element, path: string): readonly { readonly child: Element; readonly path: string }[] {
  const counts = new Map<string, number>();
  for (const { name } of parent.children) counts.set(name, (counts.get(name) ?? 0) + 1);
  const places = new Map<string, number>();
  return parent.children.map((child) => {
    const place = (places.get(child.name) ?? 0) + 1;
    places.set(child.name, place);
    const step = (counts.get(child.name) ?? 1) > 1 ? `${child.name}[${String(place)}]` : child.name;
    return { child, path: path === '' ? step : `${path}/${step}` };
  });
}

/** Collects what has no field, so that nothing is lost between reading and writing. */
export interface Keeper {
  /** Empty text says nothing and is left out. */
  add(path: string, value: string): void;
  /** Attributes and stray text of an element whose children are read. */
  keepOwn(element: Element, path: string): void;
  /** An element with everything below it. */
  keep(element: Element, path: string): void;
  /** Sorted, because the order of elements differs between files of the same content. */
  all(): KeptElement[];
}

export function createKeeper(): Keeper {
  const kept: KeptElement[] = [];
  const below = (path: string, step: string): string => (path === '' ? step : `${path}/${step}`);
  const add = (path: string, value: string): void => {
    if (value !== '') kept.push({ path, value });
  };
  const keepAttributes = (element: Element, path: string): void => {
    for (const [name, value] of element.attributes) add(below(path, `@${name}`), value);
  };
  const keep = (element: Element, path: string): void => {
    keepAttributes(element, path);
    add(path, element.text);
    for (const { child, path: childPath } of withPaths(element, path)) keep(child, childPath);
  };
  return {
    add,
    keepOwn(element, path) {
      keepAttributes(element, path);
      add(below(path, 'text()'), element.text);
    },
    keep,
    all: () => kept.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
  };
}
