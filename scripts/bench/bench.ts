/**
 * `npm run bench`: measures Tongguan against its aims and prints one table from one run.
 * `--json FILE` writes the figures, `--only a,b` picks, `--seconds N` shortens the measured rounds to N seconds.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { declarations } from './a-declarations.ts';
import { change } from './b-change.ts';
import { relay } from './c-relay.ts';
import { visible } from './d-visible.ts';
import { clearanceTime } from './e-clearance-time.ts';
import { validation } from './f-validation.ts';
import { bulk } from './g-bulk.ts';
import { xml } from './h-xml.ts';
import { memory } from './m-memory.ts';
import type { Benchmark, Figure } from './figure.ts';
import { isMet } from './figure.ts';
import { json, table } from './report.ts';

const BENCHMARKS = [declarations, change, relay, visible, clearanceTime, validation, bulk, xml, memory];
const USAGE = 'npm run bench -- [--only a,b,c,d,e,f,g,h,m] [--json FILE] [--seconds N]';
/** What `--seconds` is measured against. */
const USUAL_SECONDS = 5;

const { only, jsonFile, scale } = wanted();
// each benchmark ends what it has started when this process ends, however it ends
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => process.exit(130));
// listening for its end must not keep a bench alive that is done
process.channel?.unref();

const figures: Figure[] = [];
const notes: string[] = [];
const startedAt = Date.now();
for (const benchmark of BENCHMARKS.filter(({ letter }) => only.includes(letter))) await measured(benchmark);

console.log(`\n${table(figures)}\n`);
for (const note of notes) console.log(note);
console.log(
  `\n${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, Node ${process.versions.node}, ${((Date.now() - startedAt) / 1000).toFixed(0)} s`,
);
if (jsonFile !== undefined) writeFileSync(jsonFile, json(figures));

async function measured(benchmark: Benchmark): Promise<void> {
  const { letter, what, how } = benchmark;
  const conditions = { scale, say: (line: string) => { console.error(`[${letter}] ${line}`); } }; // prettier-ignore
  console.error(`[${letter}] ${what}`);
  notes.push(`(${letter}) ${how}`);
  try {
    const found = await benchmark.run(conditions);
    figures.push(...found);
    if (found.some((figure) => isMet(figure) === false) && benchmark.profile !== undefined) {
      console.error(`[${letter}] an aim is missed: once more with a profiler`);
      notes.push(`    where the time goes, ${(await benchmark.profile(conditions)).map((line) => `\n      ${line}`).join('')}`);
    }
  } catch (error) {
    // the others are still worth having; the exit code tells
    notes.push(`    NOT MEASURED: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

function wanted(): { only: readonly string[]; jsonFile: string | undefined; scale: number } {
  const letters = BENCHMARKS.map(({ letter }) => letter);
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' }, seconds: { type: 'string' } } });
    const only = values.only?.split(',') ?? BENCHMARKS.filter(({ onlyWhenAsked }) => onlyWhenAsked !== true).map(({ letter }) => letter);
    const unknown = only.filter((letter) => !letters.includes(letter));
    if (unknown.length > 0) throw new Error(`there is no benchmark ${unknown.join(', ')}`);
    const seconds = Number(values.seconds ?? USUAL_SECONDS);
    if (!(seconds > 0)) throw new Error('--seconds takes a number above 0');
    return { only, jsonFile: values.json, scale: Math.min(1, seconds / USUAL_SECONDS) };
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}
