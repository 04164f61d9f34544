import type { App } from './app-type.ts';

/** What browsers may do with our pages. Put together once: a library that does so for each request costs a twentieth of a request. */
export function securityHeaders(app: App, issuer: string): void {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "script-src-attr 'none'",
    // the components of the web UI write style elements
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action 'self' ${new URL(issuer).origin}`,
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ];
  // no Strict-Transport-Security: the default start is plain HTTP on loopback; a proxy in front says it for HTTPS
  const headers = new Map([
    ['content-security-policy', policy.join(';')],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['origin-agent-cluster', '?1'],
    ['referrer-policy', 'no-referrer'],
    ['x-content-type-options', 'nosniff'],
    ['x-dns-prefetch-control', 'off'],
    ['x-download-options', 'noopen'],
    ['x-frame-options', 'SAMEORIGIN'],
    ['x-permitted-cross-domain-policies', 'none'],
    ['x-xss-protection', '0'],
  ]);
  app.addHook('onRequest', (_request, reply, done) => {
    // of the response itself, so that a stream that is written past the framework has them too
    reply.raw.setHeaders(headers);
    done();
  });
}
