import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal } from '@tongguan/auth/principal';
import type { VerifyToken } from '@tongguan/auth/verify-token';
import { RefusalError } from '@tongguan/grpc/refusal';
import { sendProblem } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | undefined;
    token: string | undefined;
  }
  interface FastifyContextConfig {
    /** Answers without a token too. */
    public?: boolean;
  }
}

type Limit = ReturnType<FastifyInstance['createRateLimit']>;

/**
 * Verifies the bearer token (RFC 6750) of every route that is not public; services verify it again. An address that sends too many
 * tokens that are refused is told to wait; whoever has a good one is never held up by that.
 */
export function authenticate(app: FastifyInstance, verify: VerifyToken, refusedTokens: Limit): void {
  app.decorateRequest('principal', undefined);
  app.decorateRequest('token', undefined);
  app.addHook('onRequest', async (request, reply) => {
    const token = bearer(request);
    if (token === undefined) {
      if (request.routeOptions.config.public === true || request.is404) return;
      return sendProblem(request, reply, {
        status: 401,
        code: 'sign-in-needed',
        message: { zh: '请先登录：缺少访问令牌', en: 'Sign in first: the access token is missing' },
      });
    }
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
  });
}

function bearer(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  return header?.toLowerCase().startsWith('bearer ') === true ? header.slice(7).trim() : undefined;
}
