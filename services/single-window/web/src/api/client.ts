import createClient from 'openapi-fetch';
import type { Middleware } from 'openapi-fetch';
import { problemOf, unreachable } from '#src/api/problem';
import type { paths } from '#src/api/schema';

const throwProblems: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    const problem = await problemOf(response);
    if (problem.status === 401) window.dispatchEvent(new Event(SIGN_IN_ENDED));
    throw problem;
  },
  onError: ({ error }) => (error instanceof DOMException && error.name === 'AbortError' ? error : unreachable(error)),
};

/** Sent to `window` when the API no longer knows who we are. */
export const SIGN_IN_ENDED = 'tongguan-sign-in-ended';

/** The public HTTP API, typed by its OpenAPI document. What it refuses is thrown as `ApiProblem`. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(throwProblems);

/** What the API answered: `await answer(api.GET('/v1/…'))`. */
export async function answer<T>(asked: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await asked;
  if (data === undefined || data === null) throw new Error('the API answered without a body');
  return data;
}

/** A key for `Idempotency-Key`: made once for one wish of the user, kept over retries of it. */
export function newKey(): string {
  return crypto.randomUUID();
}
