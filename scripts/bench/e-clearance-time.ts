import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '@tongguan/metrics/config';
import { loadMetricTables } from '@tongguan/metrics/outbound/code-tables';
import { openAnalysisFile } from '@tongguan/metrics/read-models/analysis-file';
import { makeUpTimes } from '@tongguan/metrics/read-models/made-up-times';
import type { Benchmark, Conditions, Figure } from './figure.ts';
import { median, percentile } from './figure.ts';
import { inTempFolder } from './leftovers.ts';
import { startTongguan } from './tongguan.ts';

const CASES = 1_000_000;
const ASKS = 40;
const WARM_UP = 5;
const FROM_MS = Date.UTC(2025, 0, 1);
const MONTH = 'from=2025-01-05T00:00:00Z&before=2025-01-10T00:00:00Z';

const QUESTIONS = [
  { name: 'all', query: '' },
  { name: 'split by mode', query: '&split=mode' },
  { name: 'split by office, exclude lane', query: '&split=office&lane=GREEN,YELLOW' },
  { name: 'five days, split by lane', query: `&split=lane&${MONTH}` },
];

/** The figures over a million cases. */
export const clearanceTime: Benchmark = {
  letter: 'e',
  what: `/v1/metrics/clearance-time over ${CASES.toLocaleString('en-US')} cases`,
  how:
    `Made-up rows of import-gacc, a second apart, in the metrics file; asked over HTTP through the window, ${ASKS} times each, one after the other, the questions in turn.` +
    ' Each answer is computed from the rows: nothing is kept between two. The aim holds for the median.',
  run: (conditions) => inTempFolder((folder) => measure(join(folder, 'data'), conditions)),
};

async function measure(dataDir: string, { scale, say }: Conditions): Promise<readonly Figure[]> {
  await mkdir(dataDir, { recursive: true });
  const { tablesDir, memoryLimitMb, threads } = readConfig(process.env);
  const file = await openAnalysisFile({ path: join(dataDir, 'metrics.duckdb'), memoryLimitMb, threads });
  try {
    const { definitions } = loadMetricTables(tablesDir);
    await makeUpTimes(file, { definitions, definition: 'import-gacc@1', rows: CASES, fromMs: FROM_MS });
  } finally {
    file.close();
  }
  say(`${CASES.toLocaleString('en-US')} cases are made up`);
  const product = await startTongguan({ dataDir });
  try {
    const times = QUESTIONS.map((): number[] => []);
    for (let ask = 0; ask < WARM_UP + Math.ceil(ASKS * scale); ask++) {
      for (const [at, { query }] of QUESTIONS.entries()) {
        const milliseconds = await asked(`${product.url}/v1/metrics/clearance-time?definition=import-gacc${query}`, query === '');
        if (ask >= WARM_UP) times[at]?.push(milliseconds);
      }
    }
    return QUESTIONS.flatMap(({ name }, at) => {
      const taken = times[at] ?? [];
      return [
        { name: `e  ${name}`, value: median(taken), unit: 'ms', aim: { atMost: 100 } },
        { name: `e  ${name}, p95`, value: percentile(taken, 0.95), unit: 'ms' },
      ];
    });
  } finally {
    await product.stop();
  }
}

async function asked(url: string, ofAll: boolean): Promise<number> {
  const startedAt = performance.now();
  const reply = await fetch(url);
  const answer = (await reply.json()) as { total?: { n: number; missing: number; withdrawn: number } };
  const milliseconds = performance.now() - startedAt;
  const { n = 0, missing = 0, withdrawn = 0 } = answer.total ?? {};
  const counted = n + missing + withdrawn;
  if (!reply.ok || counted === 0 || (ofAll && counted !== CASES)) throw new Error(`${url} answered ${reply.status} with ${counted} cases`);
  return milliseconds;
}
