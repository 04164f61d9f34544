import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { RefusalError } from '@tongguan/auth/refusal';
import type { Fault } from '@tongguan/contracts/platform/v1/refusal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutsOf, damagesOf, reencodedOf } from './damage.ts';
import { harness } from './harness.ts';
import type { Harness } from './harness.ts';

const folder = new URL('../../../../shared/inputs/china-declaration/', import.meta.url);
const here = existsSync(folder);
const files = here ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];
/** Of each kind of damage to each file; the places are spread over all of it. */
const MOST = 60;
/** No answer takes longer, however damaged the file is. */
const MOST_MS = 2000;

let service: Harness;
beforeAll(async () => {
  service = await harness();
});
afterAll(() => service[Symbol.asyncDispose]());

/** The faults of a file, all checked: each with its words, and with a line that the file has. */
async function answered(file: Buffer, about: string): Promise<{ readonly accepted: boolean; readonly faults: readonly Fault[] }> {
  const startedAt = performance.now();
  const answer = await service.submitFile(file).then(
    (submitted) => ({ accepted: true, faults: submitted.warnings }),
    (error: unknown) => {
      if (error instanceof RefusalError && error.kind === 'invalid') return { accepted: false, faults: error.refusal.faults };
      // without a fault, and without the company of the filer
      if (error instanceof RefusalError && error.refusal.code === 'not-your-company') return undefined;
      throw new Error(`${about}: it was not answered`, { cause: error });
    },
  );
  expect(performance.now() - startedAt, about).toBeLessThan(MOST_MS);
  if (answer === undefined) return { accepted: false, faults: [] };
  expect(answer.accepted || answer.faults.some(({ severity }) => severity === 'SEVERITY_ERROR'), about).toBe(true);
  const lines = file.toString('latin1').split(/\r\n|\r|\n/).length;
  const untold = answer.faults.filter(({ rule, message, hint, line }) => {
    const worded = [message?.zh, message?.en, hint?.zh, hint?.en].every((text) => text !== undefined && text !== '');
    // what is about all of it at once has no line of its own; everything else names one
    return !worded || (rule !== 'too-many-faults' && (line === undefined || line < 1 || line > lines));
  });
  expect(untold, about).toEqual([]);
  return answer;
}

describe.skipIf(!here)('a published declaration', () => {
  if (!here) process.stderr.write(`skipped: the published declarations are not here (${folder.pathname})\n`);

  it.each(files)('%s with an element missing, doubled, misplaced or of another kind gets an answer with lines', async (name) => {
    const seen = new Set<boolean>();
    for (const { about, file } of damagesOf(readFileSync(new URL(name, folder)), MOST))
      seen.add((await answered(file, `${name}, ${about}`)).accepted);
    expect(seen.size).toBeGreaterThan(0);
  });

  it.each(files)('%s cut off in any kind of place is refused with the place', async (name) => {
    for (const { about, file } of cutsOf(readFileSync(new URL(name, folder)), MOST)) {
      const { accepted, faults } = await answered(file, `${name}, ${about}`);
      expect(accepted, about).toBe(false);
      expect(faults, about).toMatchObject([{ rule: 'dec-message' }]);
    }
  });

  it.each(files)('%s in another encoding than it says is refused, or read as what it is', async (name) => {
    for (const { about, file } of reencodedOf(readFileSync(new URL(name, folder)))) await answered(file, `${name}, ${about}`);
  });
});
