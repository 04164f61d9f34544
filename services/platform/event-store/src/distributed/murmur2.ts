const SEED = 0x9747b28c;
const M = 0x5bd1e995;

/** Murmur2 of the UTF-8 bytes as Kafka's own clients compute it for keys; a signed 32-bit integer. */
export function murmur2(text: string): number {
  const bytes = Buffer.from(text);
  let h = SEED ^ bytes.length;
  let i = 0;
  for (; i + 4 <= bytes.length; i += 4) {
    let k = Math.imul(bytes.readInt32LE(i), M);
    k = Math.imul(k ^ (k >>> 24), M);
    h = Math.imul(h, M) ^ k;
  }
  const rest = bytes.length - i;
  if (rest > 0) {
    for (let j = rest - 1; j >= 0; j--) h ^= (bytes[i + j] ?? 0) << (8 * j);
    h = Math.imul(h, M);
  }
  h = Math.imul(h ^ (h >>> 13), M);
  return h ^ (h >>> 15);
}

/** Partitions of every topic; fixed, since another number would tear a stream's records apart. */
export const PARTITIONS = 6;

/** Where all records of a stream go: what any Kafka client with the default partitioner would choose for that key. */
export const partitionOf = (stream: string): number => (murmur2(stream) & 0x7fffffff) % PARTITIONS;
