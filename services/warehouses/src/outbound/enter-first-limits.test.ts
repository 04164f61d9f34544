import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { StartError } from '@tongguan/runtime/start-error';
import { loadEnterFirstLimits, readEnterFirstLimits } from './enter-first-limits.ts';

const HEAD = 'days,valid_from,valid_to,source,confidence\n';

it('the table of the repository has a limit for every day since it begins', () => {
  const limits = loadEnterFirstLimits(fileURLToPath(new URL('../../../../infra/code-tables/warehouses/', import.meta.url)));
  expect(limits.at(-1)).toMatchObject({ days: 14, validToMs: Infinity });
});

it('rows that follow each other are limits of their days in China', () => {
  const { limits, faults } = readEnterFirstLimits(`${HEAD}7,2026-01-01,,a,memory\n14,2020-01-01,2025-12-31,a,verified\n`);
  expect(faults).toEqual([]);
  expect(limits.map(({ days, validFromMs }) => [days, new Date(validFromMs).toISOString()])).toEqual([
    [14, '2019-12-31T16:00:00.000Z'],
    [7, '2025-12-31T16:00:00.000Z'],
  ]);
});

it.each([
  ['a column is missing', 'days,valid_from\n14,2020-01-01\n', 3],
  ['everything in a row is wrong', `${HEAD}0,2020-02-30,x,,sure\n`, 5],
  ['no row is there', HEAD, 1],
  ['days are left out between two rows', `${HEAD}14,2020-01-01,2024-12-31,a,memory\n7,2026-01-01,,a,memory\n`, 1],
  ['two rows hold on one day', `${HEAD}14,2020-01-01,,a,memory\n7,2026-01-01,,a,memory\n`, 1],
  ['the last row has an end', `${HEAD}14,2020-01-01,2024-12-31,a,memory\n`, 1],
])('every fault of the table is told when %s', (_name, content, count) => {
  expect(readEnterFirstLimits(content).faults).toHaveLength(count);
});

it('a folder without the table stops the start', () => {
  expect(() => loadEnterFirstLimits('/nowhere')).toThrow(StartError);
});
