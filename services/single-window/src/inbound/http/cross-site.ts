import type { FastifyRequest } from 'fastify';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether another site's page may have made the browser send this with the session's cookie. Browsers say so by `Sec-Fetch-Site`,
 * which pages cannot set; where it is absent, `Origin` must be our own. Requests that change nothing are let through: their answers
 * cannot be read by other sites.
 */
export function isCrossSite(request: FastifyRequest, windowUrl: string): boolean {
  if (SAFE.has(request.method)) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return request.headers.origin !== windowUrl;
}
