import { describe, expect, test, vi } from 'vitest';
import { ApiProblem } from '#src/api/problem';
import { createUploadQueue } from './upload-queue.ts';
import type { Job } from './upload-queue.ts';

const problem = (status: number, faults: ApiProblem['document']['faults'] = []) =>
  new ApiProblem({ status, code: 'x', message: { zh: '', en: '' }, instance: '', faults, detail: {} });
const accepted = (n: number, repeated = false) => ({ id: `d${String(n)}`, declarationNo: `N${String(n)}`, repeated, warnings: [] });
const entry = (send: Job['send'], placeOf?: Job['placeOf']) => ({ file: 'f.xml', reference: '', ownFaults: [], job: { send, placeOf } });

describe('the upload', () => {
  test('sends three at a time', async () => {
    const answers: (() => void)[] = [];
    let most = 0;
    let now = 0;
    const queue = createUploadQueue();
    queue.add(
      Array.from({ length: 7 }, (_, n) =>
        entry(() => {
          most = Math.max(most, (now += 1));
          return new Promise((resolve) =>
            answers.push(() => {
              now -= 1;
              resolve(accepted(n));
            }),
          );
        }),
      ),
    );
    for (let n = 0; n < 7; n++) {
      await vi.waitFor(() => {
        expect(answers.length).toBeGreaterThan(n);
      });
      answers[n]?.();
    }
    await vi.waitFor(() => {
      expect(queue.view().every(({ status }) => status === 'accepted')).toBe(true);
    });
    expect(most).toBe(3);
  });

  test('keeps going past bad ones, says where their faults are, and sends again only what was not delivered', async () => {
    const fault = {
      rule: 'V02',
      path: '/header/billNo',
      severity: 'error' as const,
      message: { zh: '', en: '' },
      hint: { zh: '', en: '' },
      line: 7,
    };
    let away = true;
    const tries = [0, 0, 0];
    const count = (n: number) => (tries[n] = (tries[n] ?? 0) + 1);
    const queue = createUploadQueue();
    queue.add([
      entry(() => (count(0), Promise.reject(problem(422, [fault])))),
      entry(() => (count(1), away ? Promise.reject(problem(0)) : Promise.resolve(accepted(1, true)))),
      entry(
        () => (count(2), Promise.reject(problem(422, [fault]))),
        () => ({ line: 3, column: 2 }),
      ),
      { file: 'notes.txt', reference: '', ownFaults: [{ code: 'unknownType', values: {} }], job: undefined },
    ]);
    const statuses = () => queue.view().map(({ status }) => status);
    await vi.waitFor(() => {
      expect(statuses()).toEqual(['refused', 'failed', 'refused', 'refused']);
    });
    expect(queue.view().map(({ faults }) => faults.map(({ line, column }) => [line, column]))).toEqual([
      [[7, undefined]],
      [],
      [[3, 2]],
      [],
    ]);
    away = false;
    queue.retry();
    await vi.waitFor(() => {
      expect(statuses()).toEqual(['refused', 'repeated', 'refused', 'refused']);
    });
    expect(tries).toEqual([1, 2, 1]);
  });
});
