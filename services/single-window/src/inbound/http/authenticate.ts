import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '@tongguan/auth/principal';
import type { VerifyToken } from '@tongguan/auth/verify-token';
import { RefusalError, refuse } from '@tongguan/grpc/refusal';
import type { RefusalTable } from '@tongguan/grpc/refusal';
import type { Resumed } from '#src/use-cases/resume-session';
import { clearSession, sessionSecret } from './cookies.ts';
import { isCrossSite } from './cross-site.ts';
import { sendProblem } from './problem.ts';
import type { SignIn } from './sign-in.ts';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | undefined;
    token: string | undefined;
    /** Of the browser that asks; undefined for programs with a token of their own. */
    session: Resumed | undefined;
    /** Asks again, for answers that go on for long; a token of its own is asked by the services. */
    stillSignedIn: (() => Promise<boolean>) | undefined;
  }
  interface FastifyContextConfig {
    /** Answers without a token too. */
    public?: boolean;
    /** The same for everybody: nobody asks who it is. */
    anonymous?: boolean;
    /** Asked by the page by itself: it does not keep a session alive. */
    background?: boolean;
  }
}

type Limit = ReturnType<FastifyInstance['createRateLimit']>;

const REFUSALS: RefusalTable<'cross-site-request' | 'issuer-unreachable'> = {
  'cross-site-request': {
    kind: 'forbidden',
    zh: '请求来自其他网站的页面，已拒绝；请在本系统页面中操作',
    en: 'The request comes from the page of another site and is refused; act in the pages of this system',
  },
  'issuer-unreachable': {
    kind: 'unavailable',
    zh: '登录服务暂时无法访问，请稍后重试',
    en: 'The sign-in service cannot be reached at the moment; try again',
  },
};

export interface AuthenticateOptions {
  readonly verify: VerifyToken;
  readonly refusedTokens: Limit;
  readonly signIn: SignIn;
}

/**
 * Who asks, on every route that is not public: by a bearer token (RFC 6750), else by the session of the browser. Services verify the
 * token again. An address that sends too many tokens that are refused is told to wait; whoever has a good one is never held up by that.
 */
export function authenticate(app: FastifyInstance, { verify, refusedTokens, signIn }: AuthenticateOptions): void {
  app.decorateRequest('principal', undefined);
  app.decorateRequest('token', undefined);
  app.decorateRequest('session', undefined);
  app.decorateRequest('stillSignedIn', undefined);

  async function byBearer(request: FastifyRequest, reply: FastifyReply, token: string): Promise<void> {
    try {
      request.principal = await verify(token);
    } catch (error) {
      if (!(error instanceof RefusalError) || error.kind !== 'unauthenticated') throw error;
      const tries = await refusedTokens(request);
      if (tries.isAllowed || !tries.isExceeded) throw error;
      void reply.header('retry-after', String(tries.ttlInSeconds));
      throw Object.assign(new Error('too many refused tokens'), { statusCode: 429 });
    }
    request.token = token;
  }

  async function bySession(request: FastifyRequest, reply: FastifyReply, secret: string): Promise<void> {
    if (isCrossSite(request, signIn.windowUrl())) throw refuse(REFUSALS, 'cross-site-request');
    const { config } = request.routeOptions;
    const resumed = await signIn.resume(secret, { active: config.background !== true });
    if (resumed === undefined) {
      clearSession(reply);
      return;
    }
    request.session = resumed;
    request.stillSignedIn = async () => (await signIn.resume(secret, { active: false })) !== undefined;
    try {
      if (resumed.accessToken === undefined) throw refuse(REFUSALS, 'issuer-unreachable');
      request.principal = await verify(resumed.accessToken);
      request.token = resumed.accessToken;
    } catch (error) {
      // what is public is answered to anybody
      if (config.public !== true) throw error;
    }
  }

  app.addHook('onRequest', async (request, reply) => {
    if (request.is404 || request.routeOptions.config.anonymous === true) return;
    const token = bearer(request);
    const secret = sessionSecret(request);
    if (token !== undefined) await byBearer(request, reply, token);
    else if (secret !== undefined) await bySession(request, reply, secret);
    if (request.principal !== undefined || request.routeOptions.config.public === true) return;
    return sendProblem(request, reply, {
      status: 401,
      code: 'sign-in-needed',
      message: { zh: '请先登录', en: 'Sign in first' },
    });
  });
}

function bearer(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  return header?.toLowerCase().startsWith('bearer ') === true ? header.slice(7).trim() : undefined;
}
