/** Like FranceConnect and FranceConnect+: addresses, levels, lifetimes and claims of the originals. */
import { openHouse } from './house.mjs';
import { signingKeys } from './keys.mjs';

const ROUTES = {
  authorization: '/authorize',
  end_session: '/session/end',
  introspection: '/token/introspection',
  jwks: '/jwks',
  revocation: '/token/revocation',
  token: '/token',
  userinfo: '/userinfo',
};
const CLAIMS = {
  acr: null,
  auth_time: null,
  iss: null,
  openid: ['sub'],
  profile: ['given_name', 'family_name', 'preferred_username', 'gender', 'birthdate'],
  birth: ['birthplace', 'birthcountry'],
  identite_pivot: [
    'given_name', 'family_name', 'birthdate', 'gender', 'birthplace', 'birthcountry',
  ],
  preferred_username: ['preferred_username'],
  email: ['email'],
};
const NONCE_LENGTH = 22;

/** @param {{origin: string, keysDir: string, client: object, accounts: object}} from */
export function franceConnect({ origin, keysDir, client, accounts }) {
  const mount = '/fc/api/v2';
  const settings = {
    ...common(signingKeys(keysDir, 'fc', 'ES256'), ['eidas1'], 1800),
    features: { jwtUserinfo: { enabled: true } },
  };
  const house = openHouse({
    issuer: origin + mount,
    mount,
    label: 'FranceConnect',
    accounts,
    settings,
    client: { ...shared(client), token_endpoint_auth_method: 'client_secret_post' },
  });
  return { ...house, acr: () => 'eidas1', refuse: refuseLikeFranceConnect };
}

/** Everything signed, then encrypted to the keys of the client. */
export function franceConnectPlus({ origin, keysDir, client, accounts }) {
  const mount = '/fcplus/api/v2';
  const settings = common(signingKeys(keysDir, 'fcplus', 'ES256'), ['eidas2', 'eidas3'], 600);
  settings.features = { jwtUserinfo: { enabled: true }, encryption: { enabled: true } };
  Object.assign(settings.enabledJWA, {
    clientAuthSigningAlgValues: ['ES256'],
    idTokenEncryptionAlgValues: ['ECDH-ES', 'RSA-OAEP-256'],
    idTokenEncryptionEncValues: ['A256GCM'],
    userinfoEncryptionAlgValues: ['ECDH-ES', 'RSA-OAEP-256'],
    userinfoEncryptionEncValues: ['A256GCM'],
  });
  const encryption = {
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    id_token_encrypted_response_alg: 'ECDH-ES',
    id_token_encrypted_response_enc: 'A256GCM',
    userinfo_encrypted_response_alg: 'ECDH-ES',
    userinfo_encrypted_response_enc: 'A256GCM',
  };
  const house = openHouse({
    issuer: origin + mount,
    mount,
    label: 'FranceConnect+',
    accounts,
    settings,
    client: { ...shared(client), ...encryption },
  });
  const acr = (asked) => (asked.split(' ').includes('eidas2') ? 'eidas2' : 'eidas3');
  return { ...house, acr, refuse: refuseLikeFranceConnect };
}

function common(jwks, acrValues, session) {
  return {
    jwks,
    acrValues,
    claims: CLAIMS,
    routes: ROUTES,
    scopes: ['openid'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256'] },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 30,
      Grant: session,
      IdToken: 60,
      Interaction: 600,
      Session: session,
    },
  };
}

const shared = (client) => ({
  ...client,
  grant_types: ['authorization_code'],
  response_types: ['code'],
  id_token_signed_response_alg: 'ES256',
  userinfo_signed_response_alg: 'ES256',
  require_auth_time: true,
});

/** FranceConnect wants a level and a long nonce before anything else: its code, or nothing. */
function refuseLikeFranceConnect(path, params) {
  if (path !== ROUTES.authorization) return undefined;
  const fine = params.get('acr_values') && (params.get('nonce') ?? '').length >= NONCE_LENGTH;
  return fine ? undefined : 'Y030007';
}
