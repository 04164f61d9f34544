import { eventually } from '@tongguan/testing/eventually';

/** Waits until `check` no longer throws, and gives its answer: processes of their own need longer than a test's default. */
export async function soon<T>(check: () => Promise<T>): Promise<T> {
  const { value } = await eventually(async () => ({ value: await check() }), { timeoutMs: 30_000, everyMs: 50 });
  return value;
}
