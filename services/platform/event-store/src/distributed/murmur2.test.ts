import { expect, test } from 'vitest';
import { murmur2, partitionOf } from './murmur2.ts';

// vectors of Apache Kafka: clients/src/test/java/org/apache/kafka/common/utils/UtilsTest.java
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('murmur2 of %s is that of the Java client', (text, hash) => {
  expect(murmur2(text)).toBe(hash);
});

test('streams spread over all six partitions', () => {
  const used = new Set(Array.from({ length: 200 }, (_, i) => partitionOf(`declaration/${i}`)));
  expect([...used].sort()).toEqual([0, 1, 2, 3, 4, 5]);
});
