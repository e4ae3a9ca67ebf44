/** Like Pro Santé Connect: its own discovery name, and sign-in away from the issuer's address. */
import { openHouse } from './house.mjs';
import { signingKeys } from './keys.mjs';

const REALM = '/auth/realms/esante-wallet';
const OPENID = `${REALM}/protocol/openid-connect`;
const ROUTES = {
  authorization: '/wallet/auth',
  end_session: `${OPENID}/logout`,
  introspection: `${OPENID}/token/introspect`,
  jwks: `${OPENID}/certs`,
  revocation: `${OPENID}/revoke`,
  token: `${OPENID}/token`,
  userinfo: `${OPENID}/userinfo`,
};
const SCOPE_ALL = [
  'given_name', 'family_name', 'preferred_username', 'email_verified',
  'SubjectNameID', 'SubjectRole', 'SubjectOrganization', 'SubjectOrganizationID',
  'SubjectRefPro', 'Secteur_Activite', 'Mode_Acces_Raison', 'Acces_Regulation_Medicale',
  'UITVersion', 'Palier_Authentification', 'PSI_Locale', 'otherIds',
];
const HALF_AN_HOUR = 1800;
const FOUR_HOURS = 4 * 3600;

/** @param {{origin: string, keysDir: string, client: object, accounts: object}} from */
export function proSanteConnect({ origin, keysDir, client, accounts }) {
  const mount = '/psc';
  const settings = {
    jwks: signingKeys(keysDir, 'psc', 'RS256'),
    acrValues: ['eidas1'],
    claims: { acr: null, auth_time: null, iss: null, openid: ['sub'], scope_all: SCOPE_ALL },
    routes: ROUTES,
    scopes: ['openid'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    features: { backchannelLogout: { enabled: true } },
    issueRefreshToken: async () => true,
    ttl: {
      AccessToken: 120,
      AuthorizationCode: 60,
      Grant: FOUR_HOURS,
      IdToken: 120,
      Interaction: 600,
      RefreshToken: HALF_AN_HOUR,
      Session: FOUR_HOURS,
    },
  };
  const house = openHouse({
    issuer: origin + mount + REALM,
    mount,
    label: 'Pro Santé Connect',
    accounts,
    settings,
    client: {
      ...client,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      id_token_signed_response_alg: 'RS256',
      token_endpoint_auth_method: 'client_secret_basic',
      require_auth_time: true,
      backchannel_logout_session_required: true,
    },
  });
  const discovery = `${REALM}/.well-known/wallet-openid-configuration`;
  return { ...house, acr: () => 'eidas1', discovery };
}
