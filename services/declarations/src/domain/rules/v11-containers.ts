import { error } from '../fault.ts';
import type { Check, Rule } from './rule.ts';
import { collect } from './rule.ts';

/** V11 (domain.md §3.4): where there are containers, each carries at least one item and each item is in at least one. */
const check: Check = ({ items, containers }) =>
  collect((add) => {
    if (containers.length === 0) return;
    const known = new Set(items.map((item) => item.itemNo));
    const carried = new Set<string>();
    const firstUse = new Map<string, number>();
    for (const [index, container] of containers.entries()) {
      const path = `/containers/${String(index)}`;
      const itemNos = container.itemNos === '' ? [] : container.itemNos.split(',').map((text) => text.replace(/^0+(?=\d)/, ''));
      if (itemNos.length === 0) {
        add(
          error(
            'V11',
            `${path}/itemNos`,
            { zh: `集装箱${container.containerId}没有对应的商品项`, en: `container ${container.containerId} carries no item` },
            { zh: '填写箱内商品的项号，例如1,2', en: 'give the numbers of the items in it, e.g. 1,2' },
          ),
        );
      }
      for (const itemNo of new Set(itemNos)) {
        carried.add(itemNo);
        if (!known.has(itemNo)) {
          add(
            error(
              'V11',
              `${path}/itemNos`,
              { zh: `集装箱对应的项号${itemNo}不存在`, en: `there is no item ${itemNo}` },
              { zh: '改为报关单中已有的项号', en: 'name items that the declaration has' },
            ),
          );
        }
      }
      const first = firstUse.get(container.containerId);
      if (container.containerId !== '' && first !== undefined) {
        add(
          error(
            'V11',
            `${path}/containerId`,
            { zh: `集装箱${container.containerId}重复`, en: `container ${container.containerId} is listed twice` },
            { zh: `与第${first + 1}个集装箱合并`, en: `join it with container ${first + 1} of the list` },
          ),
        );
      }
      if (first === undefined) firstUse.set(container.containerId, index);
    }
    for (const [index, item] of items.entries()) {
      if (item.itemNo !== '' && !carried.has(item.itemNo)) {
        add(
          error(
            'V11',
            `/items/${String(index)}/itemNo`,
            { zh: `第${item.itemNo}项未装入任何集装箱`, en: `item ${item.itemNo} is in no container` },
            { zh: '在集装箱的商品项号关系中加入该项号', en: 'add its number to the items of a container' },
          ),
        );
      }
    }
  });

export const v11Containers: Rule = {
  id: 'V11',
  text: {
    zh: '有集装箱时，每箱至少装一项商品，每项商品至少在一箱中；箱号不重复',
    en: 'Where there are containers, each carries an item, each item is in one, and none is listed twice',
  },
  hint: { zh: '补全商品项号关系', en: 'complete the items of the containers' },
  source: 'domain.md 3.4 V11',
  since: '2026-11-25',
  severities: ['error'],
  verified: false,
  tables: [],
  needs: {
    zh: '拼箱标识为1时，同箱其他报关单的核对需要全部报关单的集装箱索引',
    en: 'whether other declarations share a box of LCL cargo: an index of the boxes of all declarations',
  },
  check,
};
