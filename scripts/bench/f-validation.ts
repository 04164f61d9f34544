import { readConfig } from '@tongguan/declarations/config';
import { tablesOn } from '@tongguan/declarations/domain/code-tables';
import { isError } from '@tongguan/declarations/domain/fault';
import { validate } from '@tongguan/declarations/domain/validate';
import { readCodeTables } from '@tongguan/declarations/outbound/code-tables';
import { consignmentAt } from '../simulate/declaration.ts';
import { chanceFrom } from '../simulate/random.ts';
import type { Benchmark, Conditions, Figure } from './figure.ts';
import { median, percentile } from './figure.ts';
import { ITEMS, ofManyItems } from './many-items.ts';

const DECLARATIONS = 40;
const ROUNDS = 50;
const WARM_UP = 3;
const AT = Date.UTC(2026, 5, 30, 4);
const DAY = '2026-06-30';

/** The rules over the largest declaration that there is. */
export const validation: Benchmark = {
  letter: 'f',
  what: `validation of declarations of ${ITEMS} items`,
  how:
    `${DECLARATIONS} made-up declarations of ${ITEMS} items and 5 containers, half of them with a fault in every item, ${ROUNDS} times each by every rule, in this process on one core;` +
    ' each is timed by itself. The aim holds for p95.',
  run: measure,
};

async function measure({ scale, say }: Conditions): Promise<readonly Figure[]> {
  const tables = tablesOn(await readCodeTables(readConfig({}).codeTablesDir), DAY);
  const chance = chanceFrom(20_180_425);
  const good = Array.from({ length: DECLARATIONS / 2 }, () => ofManyItems(consignmentAt(chance, AT).content));
  const faulty = good.map((content) => ({ ...content, items: content.items.map((item) => ({ ...item, totalPrice: '1.00' })) }));
  for (const content of good) {
    const errors = validate(content, tables).faults.filter(isError);
    if (errors.length > 0) throw new Error(`a declaration that should be right has ${errors[0]?.rule ?? ''} ${errors[0]?.path ?? ''}`);
  }
  for (const content of faulty)
    if (validate(content, tables).faults.filter(isError).length < ITEMS) throw new Error('a fault in every item was not found');
  say(`${DECLARATIONS} declarations are made up`);

  const taken: number[] = [];
  const rounds = WARM_UP + Math.ceil(ROUNDS * scale);
  for (let round = 0; round < rounds; round++) {
    for (const content of [...good, ...faulty]) {
      const started = performance.now();
      validate(content, tables);
      if (round >= WARM_UP) taken.push(performance.now() - started);
    }
  }
  return [
    { name: `f  validation of ${ITEMS} items, p95`, value: percentile(taken, 0.95), unit: 'ms', aim: { atMost: 5 } },
    { name: `f  validation of ${ITEMS} items, median`, value: median(taken), unit: 'ms' },
  ];
}
