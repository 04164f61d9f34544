import type { FastifyReply, FastifyRequest } from 'fastify';

const SECONDS = 60;

/**
 * Marks an answer of public reference data with its version (ETag, RFC 9110 section 8.8.3), so that browsers and proxies keep it.
 * True when the caller has this version already: then 304 and no body is the answer.
 */
export function unchanged(request: FastifyRequest, reply: FastifyReply, version: string): boolean {
  const tag = `"${version}"`;
  void reply.header('etag', tag).header('cache-control', `public, max-age=${SECONDS}`);
  const known = request.headers['if-none-match'];
  if (known === undefined) return false;
  return known.split(',').some((each) => ['*', tag, `W/${tag}`].includes(each.trim()));
}
