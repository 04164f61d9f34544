import type { ClientMetadata } from 'oidc-provider';
import { programOf } from '#src/domain/demo-users';
import type { DemoUser } from '#src/domain/demo-users';

export const WEB_CLIENT = 'tongguan-web';
/** Known to everybody: programs of demo users exist on loopback only. */
const DEMO_SECRET = 'demo';

/** The window's own client (public, code with PKCE), and one program client for each demo user. */
export function clientsOf(
  users: readonly DemoUser[],
  uris: { readonly redirectUris: readonly string[]; readonly logoutUris: readonly string[] },
): readonly ClientMetadata[] {
  const web: ClientMetadata = {
    client_id: WEB_CLIENT,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [...uris.redirectUris],
    post_logout_redirect_uris: [...uris.logoutUris],
    id_token_signed_response_alg: 'ES256',
  };
  const programs = users.map((user): ClientMetadata => ({
    client_id: programOf(user),
    client_secret: DEMO_SECRET,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    id_token_signed_response_alg: 'ES256',
  }));
  return [web, ...programs];
}
