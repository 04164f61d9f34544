import type { KoaContextWithOIDC, Provider } from 'oidc-provider';

/** What the provider remembers of a sign-out that it is about to ask the person about; checked by it before. */
interface Asked {
  readonly postLogoutRedirectUri?: string;
  readonly state?: string;
}

/**
 * Signs out without a further question when the window proves, by an id token of this very session, that the person has just asked for
 * it there (OpenID Connect RP-Initiated Logout 1.0, 2), and when nobody is signed in any more. Any other page gets the question.
 */
export function signOutAtOnce(provider: Provider): void {
  provider.use(async (ctx: KoaContextWithOIDC, next: () => Promise<void>) => {
    await next();
    // requests that no route of the provider took have no such part
    const oidc = ctx.oidc as KoaContextWithOIDC['oidc'] | undefined;
    if (oidc?.route !== 'end_session' || ctx.status !== 200) return;
    const { session, entities } = oidc;
    if (session === undefined) return;
    const asked = (session as unknown as { state?: Asked }).state ?? {};
    if (session.accountId !== undefined) {
      if (entities.IdTokenHint?.payload['sub'] !== session.accountId) return;
      for (const { grantId } of Object.values(session.authorizations ?? {})) if (grantId !== undefined) await revoke(provider, grantId);
      await session.destroy();
      ctx.cookies.set(provider.cookieName('session'), null);
    }
    ctx.status = 303;
    ctx.redirect(targetOf(asked) ?? oidc.urlFor('end_session_success'));
  });
}

/** As the provider itself does after its question. */
async function revoke(provider: Provider, grantId: string): Promise<void> {
  await Promise.all([
    provider.RefreshToken.revokeByGrantId(grantId),
    provider.AuthorizationCode.revokeByGrantId(grantId),
    provider.AccessToken.revokeByGrantId(grantId),
  ]);
  await (await provider.Grant.find(grantId))?.destroy();
}

function targetOf({ postLogoutRedirectUri, state }: Asked): string | undefined {
  if (postLogoutRedirectUri === undefined) return undefined;
  const url = new URL(postLogoutRedirectUri);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
}
