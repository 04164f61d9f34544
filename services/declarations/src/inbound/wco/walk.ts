import type { KeptElement } from '../../domain/content.ts';
import { createKeeper, withPaths } from '../dec-message/kept-elements.ts';
import type { Element } from '../dec-message/parse-tree.ts';
import type { Filling, Scope } from './filling.ts';
import { CONTAINER, ITEM } from './wco-rows.ts';

/** Goes over every text and attribute of a declaration, gives each to the filling, and keeps what that has no place for. */
export function walk(root: Element, declaration: Element, filling: Filling): KeptElement[] {
  const keeper = createKeeper();
  const counts = { items: 0, containers: 0 };
  const offer = (path: string, value: string, inScope: string, scope: Scope, parent: Element): void => {
    if (value !== '' && !filling.take({ path, value, inScope, scope, parent })) keeper.add(path, value);
  };
  const visit = (element: Element, parent: Element, path: string, names: string, scope: Scope): void => {
    const entered = entry(names, counts);
    const here = entered ?? scope;
    const inScope = here.at === '' ? names : names.slice(here.at.length + 1);
    offer(path, element.text, inScope, here, parent);
    for (const [name, value] of element.attributes) offer(`${path}/@${name}`, value, `${inScope}/@${name}`, here, element);
    for (const { child, path: below } of withPaths(element, path)) visit(child, element, below, `${names}/${child.name}`, here);
  };
  for (const { child, path } of withPaths(declaration, ''))
    visit(child, declaration, path, child.name, { kind: 'header', at: '', index: 0 });
  if (root !== declaration) keeper.keep({ ...root, children: root.children.filter((child) => child !== declaration) }, 'MetaData');
  for (const left of filling.left()) keeper.add(left.path, left.value);
  return keeper.all();
}

function entry(names: string, counts: { items: number; containers: number }): Scope | undefined {
  if (names === ITEM) return { kind: 'items', at: ITEM, index: counts.items++ };
  if (names === CONTAINER) return { kind: 'containers', at: CONTAINER, index: counts.containers++ };
  return undefined;
}
