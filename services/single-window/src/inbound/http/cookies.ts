import type { FastifyReply, FastifyRequest } from 'fastify';

/** Of a session: all that the browser holds of it. */
const SESSION = 'tongguan_session';
/** Of a browser that is signing in: what it begins, no other can finish. */
const BROWSER = 'tongguan_sign_in';
const BROWSER_S = 3_600;
const SECRET = /^[\w-]{43}$/;

export const sessionSecret = (request: FastifyRequest): string | undefined => secretIn(request, SESSION);
export const browserSecret = (request: FastifyRequest): string | undefined => secretIn(request, BROWSER);

/** Without an end of its own: it goes when the browser is closed, or with the session. */
export function setSession(reply: FastifyReply, secret: string, secure: boolean): void {
  void reply.setCookie(SESSION, secret, { path: '/', httpOnly: true, sameSite: 'lax', secure });
}

export function clearSession(reply: FastifyReply): void {
  void reply.clearCookie(SESSION, { path: '/' });
}

export function setBrowser(reply: FastifyReply, secret: string, secure: boolean): void {
  void reply.setCookie(BROWSER, secret, { path: '/auth', httpOnly: true, sameSite: 'lax', secure, maxAge: BROWSER_S });
}

function secretIn(request: FastifyRequest, name: string): string | undefined {
  const value = request.cookies[name];
  return value !== undefined && SECRET.test(value) ? value : undefined;
}
