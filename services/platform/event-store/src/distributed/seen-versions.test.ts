import { expect, test } from 'vitest';

import type { Delivered } from '../port.ts';
import { createSeenVersions } from './seen-versions.ts';

const record = (stream: string, version: number, index = 0): Delivered => ({
  topic: 'tests',
  stream,
  version,
  index,
  event: { id: `${stream}@${version}.${index}`, type: 'happened', bytes: new Uint8Array() },
  recordedAt: 0,
});
const ids = (records: readonly Delivered[]): string[] => records.map(({ event }) => event.id);

test('a repeat of what was handled is dropped, also when it comes out of order', () => {
  const seen = createSeenVersions();
  seen.handled([record('a', 1), record('a', 2, 0), record('a', 2, 1)]);
  expect(ids(seen.unseen([record('a', 1), record('a', 2, 1), record('a', 3), record('b', 1)]))).toEqual(['a@3.0', 'b@1.0']);
});

test('a repeat within one batch is dropped', () => {
  const seen = createSeenVersions();
  expect(ids(seen.unseen([record('a', 1), record('a', 2), record('a', 1), record('a', 2), record('a', 3)]))).toEqual([
    'a@1.0',
    'a@2.0',
    'a@3.0',
  ]);
});

test('what was given and not handled comes again', () => {
  const seen = createSeenVersions();
  seen.unseen([record('a', 1)]);
  expect(ids(seen.unseen([record('a', 1)]))).toEqual(['a@1.0']);
});
