import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { localPath } from '#src/domain/local-path';
import { IssuerAway, SignInRefused } from '#src/domain/sign-in';
import type { App } from './app-type.ts';
import { sendAuthPage } from './auth-page.ts';
import { browserSecret, clearSession, sessionSecret, setBrowser, setSession } from './cookies.ts';
import { problems } from './schemas/common.ts';
import type { SignIn } from './sign-in.ts';

const AGAIN = { zh: '重新登录', en: 'Sign in again' };
const HOME = { to: '/', zh: '返回首页', en: 'Home' };

/** `/auth`: the browser's way to the issuer and back (OpenID Connect, authorization code with PKCE). */
export function authRoutes(app: App, signIn: SignIn): void {
  const secure = (): boolean => signIn.windowUrl().startsWith('https:');
  const loginAt = (returnTo: string): string => `/auth/login?${new URLSearchParams({ return: returnTo }).toString()}`;

  app.get(
    '/auth/login',
    {
      config: { public: true, anonymous: true },
      schema: { hide: true, querystring: Type.Object({ return: Type.Optional(Type.String()) }) },
    },
    async (request, reply) => {
      const returnTo = localPath(request.query.return) ?? '/';
      // under another name of this machine (localhost) the cookies would not be there when the issuer sends the browser back
      if (request.host !== new URL(signIn.windowUrl()).host) return reply.redirect(`${signIn.windowUrl()}${loginAt(returnTo)}`);
      const secret = browserSecret(request) ?? signIn.freshSecret();
      try {
        const url = await signIn.begin(secret, returnTo);
        setBrowser(reply, secret, secure());
        return await reply.header('cache-control', 'no-store').redirect(url);
      } catch (error) {
        return sayWhy(reply, error, loginAt(returnTo));
      }
    },
  );

  app.get(
    '/auth/callback',
    {
      config: { public: true, anonymous: true },
      schema: { hide: true, querystring: Type.Object({ state: Type.Optional(Type.String({ maxLength: 200 })) }) },
    },
    async (request, reply) => {
      const browser = browserSecret(request);
      const before = sessionSecret(request);
      try {
        const finished = await signIn.finish({
          query: queryOf(request),
          state: request.query.state ?? '',
          browserSecret: browser ?? '',
          sessionSecret: before,
        });
        if (finished.done) {
          setSession(reply, finished.sessionSecret, secure());
          return await reply.header('cache-control', 'no-store').redirect(finished.returnTo);
        }
        // the page was loaded again, or the person went back to it: they are where they wanted to be
        if (before !== undefined && (await signIn.resume(before, { active: true })) !== undefined) return await reply.redirect('/');
        return await sendAuthPage(reply, {
          status: 400,
          title: { zh: '登录未完成', en: 'The sign-in did not finish' },
          text: {
            zh: '此登录链接已使用、已过期，或不是在本浏览器中发起的。',
            en: 'This sign-in was used already, took too long, or was not begun in this browser.',
          },
          links: [{ to: loginAt('/'), ...AGAIN }, HOME],
        });
      } catch (error) {
        return sayWhy(reply, error, loginAt('/'));
      }
    },
  );

  app.post(
    '/auth/logout',
    {
      config: { public: true },
      schema: {
        operationId: 'signOut',
        tags: ['session'],
        summary: 'End the session of this browser; go on to the address, which ends it at the issuer too / 退出登录',
        response: { 200: Type.Object({ redirect: Type.String() }), ...problems },
      },
    },
    async (request, reply) => {
      const secret = sessionSecret(request);
      const elsewhere = secret === undefined ? undefined : await signIn.end(secret);
      clearSession(reply);
      return { redirect: elsewhere ?? '/' };
    },
  );
}

function queryOf({ url }: FastifyRequest): string {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at);
}

function sayWhy(reply: FastifyReply, error: unknown, again: string): FastifyReply {
  if (error instanceof IssuerAway) {
    void reply.header('retry-after', '5');
    return sendAuthPage(reply, {
      status: 503,
      title: { zh: '登录服务暂时无法访问', en: 'The sign-in service cannot be reached' },
      text: {
        zh: '它可能正在启动或正在维护，请稍后重试；公开的通关时间数据不需要登录。',
        en: 'It may be starting or under maintenance; try again in a moment. The public clearance-time figures need no sign-in.',
      },
      links: [{ to: again, zh: '重试', en: 'Try again' }, HOME],
    });
  }
  if (error instanceof SignInRefused) {
    return sendAuthPage(reply, {
      status: 400,
      title: { zh: '登录未完成', en: 'The sign-in did not finish' },
      text: {
        zh: '登录服务没有接受此次登录。请重新登录；如仍不成功，请将下面的代码告知管理员。',
        en: 'The sign-in service did not accept it. Sign in again; if that does not help, tell the administrator the code below.',
      },
      code: error.code,
      links: [{ to: again, ...AGAIN }, HOME],
    });
  }
  throw error;
}
