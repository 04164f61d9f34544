import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commitFor } from './conformance-kit.ts';
import { CHAIN_START, chainHash, firstBroken } from './hash-chain.ts';
import type { Commit } from './port.ts';

function chain(length: number): Commit[] {
  const commits: Commit[] = [];
  for (let version = 1; version <= length; version++) {
    const commit = commitFor('notes/a', version);
    commits.push({ ...commit, hash: chainHash(commits.at(-1)?.hash ?? CHAIN_START, commit) });
  }
  return commits;
}

describe('the hash chain of a stream', () => {
  it('is SHA-256 over the previous hash and the content, the same on every machine', () => {
    const commit = { ...commitFor('notes/a', 1), events: [{ id: 'notes/a@1.0', type: 'noted', bytes: Buffer.from('x') }] };
    // computed with sha256sum from the line of JSON and the byte
    expect(chainHash(CHAIN_START, commit)).toBe('f01dc87f0cbd40c73d95d1e792faf6b6b29d44bd0d5946e5dec935e1ae264d58');
  });

  it('fits as long as nothing is changed', () => {
    expect(firstBroken(chain(5))).toBeUndefined();
    expect(firstBroken([])).toBeUndefined();
  });

  it('names the commit of which any byte was changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (at, place, mask) => {
        const commits = chain(5);
        const target = commits[at]!;
        const bytes = Buffer.from(target.events[0]!.bytes);
        bytes[place % bytes.length]! ^= mask;
        commits[at] = { ...target, events: [{ ...target.events[0]!, bytes }] };
        expect(firstBroken(commits)).toBe(at + 1);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['another author', { by: 'someone-else' }],
    ['another time', { recordedAt: 1 }],
    ['another cause', { cause: 'x@1.0' }],
    ['another command', { commandId: 'x' }],
  ])('notices %s', (_, change) => {
    const commits = chain(3);
    commits[1] = { ...commits[1]!, ...change };
    expect(firstBroken(commits)).toBe(2);
  });

  it('notices a commit that was taken out, put in or swapped', () => {
    const commits = chain(4);
    expect(firstBroken(commits.toSpliced(1, 1))).toBe(2);
    expect(firstBroken(commits.toSpliced(2, 0, commits[1]!))).toBe(3);
    expect(firstBroken([commits[0]!, commits[2]!, commits[1]!])).toBe(2);
  });

  it('tells bytes apart that are cut differently into events', () => {
    const cut = (...parts: string[]) =>
      chainHash(CHAIN_START, {
        ...commitFor('notes/a', 1),
        events: parts.map((part, at) => ({ id: `${at}`, type: 'noted', bytes: Buffer.from(part) })),
      });
    expect(new Set([cut('ab', 'c'), cut('a', 'bc'), cut('abc'), cut('abc', '')]).size).toBe(4);
  });
});
