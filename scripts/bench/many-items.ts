import type { Content } from '../simulate/declaration.ts';

/** Most items of a declaration. */
export const ITEMS = 50;
const BOXES = ['TBJU1000016', 'CSNU2000015', 'CSQU3054383', 'MSCU6639870', 'TEMU6079348'];

/** The same declaration with as many items as the law allows, in five containers. */
export function ofManyItems({ header, items, containers }: Content): Content {
  const [item] = items;
  const numbers = Array.from({ length: ITEMS }, (_none, index) => String(index + 1));
  const weight = String(10_000_000_000);
  return {
    header: { ...header, grossWeightKg: weight, netWeightKg: weight },
    items: numbers.map((itemNo) => ({ ...item, itemNo })),
    containers: containers.slice(0, 1).flatMap((box) => BOXES.map((containerId) => ({ ...box, containerId, itemNos: numbers.join(',') }))),
  };
}
