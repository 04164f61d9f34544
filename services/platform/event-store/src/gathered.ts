import DataLoader from 'dataloader';

const MOST_AT_ONCE = 1_000;
const GATHERED_FOR_MS = 3;

/**
 * Turns many small questions to a server into few: what is asked within a few milliseconds goes together. No question waits for the
 * answer of an earlier one: one that hangs, on a connection that was lost, keeps nobody else. When asking fails, each of its questions
 * is rejected. `ask` answers in the order of its keys.
 */
export function gathered<Key, Answer>(ask: (keys: readonly Key[]) => Promise<readonly Answer[]>): (key: Key) => Promise<Answer> {
  const loader = new DataLoader<Key, Answer>(ask, {
    cache: false,
    maxBatchSize: MOST_AT_ONCE,
    batchScheduleFn: (go) => void setTimeout(go, GATHERED_FOR_MS),
  });
  return (key) => loader.load(key);
}
