import type { Logger } from './logging.ts';

/** What has been started and must be stopped, the last one first. */
export interface Shutdown {
  add(name: string, stop: () => Promise<void>): void;
  /** Stops everything once, in reverse order; one that fails is logged and the others go on. */
  run(): Promise<void>;
}

export function createShutdown(log: Logger): Shutdown {
  const started: { name: string; stop: () => Promise<void> }[] = [];
  let running: Promise<void> | undefined;

  const stopAll = async (): Promise<void> => {
    for (let last = started.pop(); last !== undefined; last = started.pop()) {
      try {
        await last.stop();
      } catch (error) {
        log.error({ part: last.name, error }, 'stop-failed');
      }
    }
  };
  return {
    add(name, stop) {
      started.push({ name, stop });
    },
    run: () => (running ??= stopAll()),
  };
}
