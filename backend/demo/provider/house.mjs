/** What the stand-ins have in common: one client, our pages, consent given without asking. */
import { randomBytes } from 'node:crypto';
import Provider, { interactionPolicy } from 'oidc-provider';
import { errorPage, goodbyePage, headers, logoutPage } from './pages.mjs';

const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where people sign in, below the place the stand-in is mounted at. */
export const LOGIN_PATH = '/connexion/';

/**
 * @param {{issuer: string, mount: string, label: string, client: object, settings: object,
 *   accounts: import('./accounts.mjs').Accounts}} house
 */
export function openHouse({ issuer, mount, label, client, settings, accounts }) {
  const addresses = [...client.redirect_uris, ...client.post_logout_redirect_uris];
  const origins = [...new Set(addresses.map((address) => new URL(address).origin))];
  const policy = interactionPolicy.base();
  policy.remove('consent');
  const show = (ctx, html) => {
    ctx.set(headers(origins));
    ctx.body = html;
  };
  const { features, ...rest } = settings;
  const provider = new Provider(issuer, {
    ...rest,
    clients: [client],
    fetch: fetchHere,
    cookies: { keys: [randomBytes(32).toString('hex')], names: cookieNames(mount) },
    findAccount: (_, sub) => accounts.find(sub),
    interactions: { policy, url: (_, { uid }) => `${mount}${LOGIN_PATH}${uid}` },
    loadExistingGrant: grantEverything,
    pkce: { required: () => true },
    clientAuthMethods: [client.token_endpoint_auth_method],
    responseTypes: ['code'],
    renderError: (ctx, { error }) => show(ctx, errorPage(error)),
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      introspection: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, logoutPage(label, form)),
        postLogoutSuccessSource: (ctx) => show(ctx, goodbyePage(label)),
      },
      ...features,
    },
  });
  return { provider, mount, label, origins, accounts };
}

/** The service is on this machine, which the library's own fetch refuses to call: nothing else is called. */
function fetchHere(url, { dispatcher: _, ...options }) {
  if (!HERE.has(new URL(url).hostname)) throw new Error('only this machine is called');
  return fetch(url, options);
}

function cookieNames(mount) {
  const prefix = mount.split('/')[1];
  return {
    session: `${prefix}_session`,
    interaction: `${prefix}_interaction`,
    resume: `${prefix}_resume`,
  };
}

async function grantEverything(ctx) {
  const { client, params, provider, session } = ctx.oidc;
  const known = session.grantIdFor(client.clientId);
  const grant = (known && (await provider.Grant.find(known)))
    || new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(params.scope);
  await grant.save();
  return grant;
}
