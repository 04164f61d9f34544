import { DeclarationContent } from '@tongguan/contracts/declarations/v1/content';
import { readDecMessage } from '@tongguan/declarations/inbound/dec-message/read-dec-message';
import { writeDecMessage } from '@tongguan/declarations/inbound/dec-message/write-dec-message';
import { consignmentAt } from '../simulate/declaration.ts';
import { chanceFrom } from '../simulate/random.ts';
import type { Benchmark, Conditions, Figure } from './figure.ts';
import { median, percentile } from './figure.ts';
import { ITEMS, ofManyItems } from './many-items.ts';

const DECLARATIONS = 20;
const ROUNDS = 50;
const WARM_UP = 3;
const AT = Date.UTC(2026, 5, 30, 4);

/** The largest declaration that there is as a DecMessage file, out and in. */
export const xml: Benchmark = {
  letter: 'h',
  what: `DecMessage files of ${ITEMS} items`,
  how:
    `${DECLARATIONS} made-up declarations of ${ITEMS} items and 5 containers, ${ROUNDS} times each written as a file and read back, in this process on one core; each is timed by itself, and` +
    ' read is what was written. The aim holds for p95.',
  run: measure,
};

async function measure({ scale, say }: Conditions): Promise<readonly Figure[]> {
  const chance = chanceFrom(20_180_425);
  const contents = Array.from({ length: DECLARATIONS }, () =>
    DeclarationContent.fromPartial(ofManyItems(consignmentAt(chance, AT).content)),
  );
  const files = contents.map((content) => Buffer.from(writeDecMessage(content)));
  for (const [at, file] of files.entries()) {
    const read = await readDecMessage(file);
    const same = read.ok && writeDecMessage(DeclarationContent.fromPartial(read.content)) === file.toString();
    if (!same) throw new Error(`what was read is not what was written (${String(at)})`);
  }
  say(`${DECLARATIONS} files of ${String(Math.round((files[0]?.length ?? 0) / 1024))} KiB`);

  const [written, read]: [number[], number[]] = [[], []];
  const rounds = WARM_UP + Math.ceil(ROUNDS * scale);
  for (let round = 0; round < rounds; round++) {
    for (const [at, content] of contents.entries()) {
      const started = performance.now();
      writeDecMessage(content);
      const between = performance.now();
      await readDecMessage(files[at] ?? Buffer.alloc(0));
      const ended = performance.now();
      if (round < WARM_UP) continue;
      written.push(between - started);
      read.push(ended - between);
    }
  }
  const figuresOf = (name: string, taken: readonly number[]): readonly Figure[] => [
    { name: `h  ${name} XML of ${ITEMS} items, p95`, value: percentile(taken, 0.95), unit: 'ms', aim: { atMost: 10 } },
    { name: `h  ${name} XML of ${ITEMS} items, median`, value: median(taken), unit: 'ms' },
  ];
  return [...figuresOf('write', written), ...figuresOf('read', read)];
}
