import { CHAIN_START, chainHash, firstBroken } from '../src/hash-chain.ts';
import type { Commit, EventStore } from '../src/port.ts';

/** A store in memory that counts what it is asked. */
export interface MemoryStore extends EventStore {
  readonly asked: { append: number; read: number; findCommand: number };
}

export function memoryStore(): MemoryStore {
  const streams = new Map<string, Commit[]>();
  const asked = { append: 0, read: 0, findCommand: 0 };
  const of = (stream: string) => streams.get(stream) ?? [];
  return {
    topic: 'notes',
    asked,
    append: (commit) => {
      asked.append += 1;
      const commits = of(commit.stream);
      const earlier = commits.find(({ commandId }) => commandId === commit.commandId);
      if (earlier !== undefined) return Promise.resolve({ outcome: 'repeated', commit: earlier });
      if (commit.version !== commits.length + 1) return Promise.resolve({ outcome: 'conflict' });
      const hash = chainHash(commits.at(-1)?.hash ?? CHAIN_START, commit);
      streams.set(commit.stream, [...commits, { ...commit, hash }]);
      return Promise.resolve({ outcome: 'appended', hash });
    },
    read: (stream, fromVersion = 1) => {
      asked.read += 1;
      return Promise.resolve(of(stream).slice(fromVersion - 1));
    },
    findCommand: (stream, commandId) => {
      asked.findCommand += 1;
      return Promise.resolve(of(stream).find((commit) => commit.commandId === commandId));
    },
    verify: (stream) => Promise.resolve(firstBroken(of(stream))),
  };
}
