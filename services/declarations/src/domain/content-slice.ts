import type { DeclarationContent } from './content.ts';
import type { Viewer } from './viewer.ts';

/** Who needs the value of goods for its decision; every other authority decides on goods, weights and papers alone (domain.md §1.5). */
const SEES_VALUES: ReadonlySet<string> = new Set(['customs', 'tax']);

/** Whether a viewer decides on values, or sees them as of right. */
export const seesValues = (viewer: Viewer): boolean => viewer.scope !== 'offices' || SEES_VALUES.has(viewer.authority);

/**
 * The content of a declaration as its viewer may see it (本部门可见内容). An authority that has nothing to do with values gets
 * no prices, charges and statements on the price, and none of the kept elements, since those may hold such too.
 */
export function contentFor(viewer: Viewer, content: DeclarationContent): DeclarationContent {
  if (seesValues(viewer)) return content;
  const { header } = content;
  return {
    ...content,
    header: header && { ...header, freight: undefined, insurance: undefined, otherCosts: undefined, promises: '' },
    items: content.items.map((item) => ({ ...item, unitPrice: '', totalPrice: '', currency: '' })),
    kept: [],
  };
}
