import DataLoader from 'dataloader';

const MOST_AT_ONCE = 1_000;

/**
 * Turns many small questions to a server into few: while one is on its way, all that come meanwhile go together in the next.
 * An answer is always read after its question was asked. When asking fails, each of those questions is rejected.
 * `ask` answers in the order of its keys.
 */
export function gathered<Key, Answer>(ask: (keys: readonly Key[]) => Promise<readonly Answer[]>): (key: Key) => Promise<Answer> {
  let before: Promise<unknown> = Promise.resolve();
  const loader = new DataLoader<Key, Answer>(
    (keys) => {
      const answers = ask(keys);
      before = answers.catch(() => undefined); // whoever asked hears of it
      return answers;
    },
    {
      cache: false,
      maxBatchSize: MOST_AT_ONCE,
      batchScheduleFn: (go) => void before.then(() => setImmediate(go)),
    },
  );
  return (key) => loader.load(key);
}
