import { Type } from 'typebox';
import type { App } from './app-type.ts';
import { Moment, Nullable, problems } from './schemas/common.ts';
import type { SignIn } from './sign-in.ts';

const SessionBody = Type.Object({
  signedIn: Type.Boolean(),
  user: Nullable(
    Type.Object({
      subject: Type.String(),
      name: Type.String(),
      nameEn: Type.String({ description: 'For English pages / 英文名' }),
      roles: Type.Array(Type.String()),
      company: Nullable(Type.String({ description: 'USCC / 统一社会信用代码' })),
      authority: Nullable(Type.String()),
      offices: Type.Array(Type.String({ description: 'Customs office / 关区代码' })),
    }),
  ),
  demo: Type.Boolean({ description: 'The sign-in offers demo users: this is a trial on one machine / 提供演示用户' }),
  expiresAt: Nullable(Moment),
});

/** `GET /v1/session`: who is signed in in this browser, as the page needs it. */
export function sessionRoute(app: App, signIn: SignIn): void {
  app.get(
    '/v1/session',
    {
      config: { public: true },
      schema: {
        operationId: 'getSession',
        tags: ['session'],
        summary: 'Who is signed in here; never 401 / 当前登录状态',
        security: [],
        response: { 200: SessionBody, ...problems },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { session: resumed, principal } = request;
      const demo = await signIn.offersDemoUsers();
      if (resumed !== undefined) {
        return {
          signedIn: true,
          user: { ...resumed.session.user, roles: [...resumed.session.user.roles], offices: [...resumed.session.user.offices] },
          demo,
          expiresAt: new Date(resumed.endsAtMs).toISOString(),
        };
      }
      if (principal === undefined) return { signedIn: false, user: null, demo, expiresAt: null };
      const { subject, roles, company = null, authority = null, offices } = principal;
      return {
        signedIn: true,
        user: { subject, name: subject, nameEn: subject, roles: [...roles], company, authority, offices: [...offices] },
        demo,
        expiresAt: null,
      };
    },
  );
}
