import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ended, owned } from './leftovers.ts';

/** A program of this folder in a process of its own, which ends with this one. */
export interface Worker {
  /** Sends a job and waits for its answer; rejects when the program ends instead. */
  ask<Answer>(job: unknown, timeoutMs: number): Promise<Answer>;
  stop(): Promise<void>;
}

export function startWorker(file: string): Worker {
  // the programs stop when the channel closes, so none outlives a bench that is killed
  const child = owned(fork(join(import.meta.dirname, file), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  return {
    ask: <Answer>(job: unknown, timeoutMs: number) => {
      const answered = answerOf<Answer>(child, file, timeoutMs);
      child.send(job as object);
      return answered;
    },
    stop: () => ended(child, 5000),
  };
}

function answerOf<Answer>(child: ChildProcess, file: string, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      settle(() => {
        reject(new Error(`${file} gave no answer in ${timeoutMs} ms`));
      });
    }, timeoutMs);
    const onMessage = (message: unknown): void => {
      settle(() => {
        resolve(message as Answer);
      });
    };
    const onExit = (code: number | null): void => {
      settle(() => {
        reject(new Error(`${file} ended with ${String(code)} instead of answering`));
      });
    };
    const settle = (then: () => void): void => {
      clearTimeout(late);
      child.off('message', onMessage);
      child.off('exit', onExit);
      then();
    };
    child.once('message', onMessage);
    child.once('exit', onExit);
  });
}
