/** The sign-in page: shows the form, checks the password, hands the answer to oidc-provider. */
import { headers, loginPage } from './pages.mjs';

const LONGEST = 4096;

/**
 * @param {{provider: import('oidc-provider').default, accounts: import('./accounts.mjs').Accounts,
 *   label: string, acr: (asked: string) => string, origins: string[]}} house
 */
export function loginHandler({ provider, accounts, label, acr, origins }) {
  const show = (res, status, view) =>
    res.writeHead(status, headers(origins)).end(loginPage({ label, ...view }));

  return async (req, res) => {
    const { params } = await provider.interactionDetails(req, res);
    if (req.method === 'GET') return show(res, 200, {});
    if (req.method !== 'POST') return res.writeHead(405, { Allow: 'GET, POST' }).end();
    const form = await readForm(req);
    if (form.get('act') === 'cancel') {
      const said = { error: 'access_denied', error_description: 'User auth aborted' };
      return provider.interactionFinished(req, res, said);
    }
    const login = form.get('login') ?? '';
    const accountId = await accounts.recognise(login, form.get('password') ?? '');
    if (!accountId) return show(res, 422, { login, wrong: true });
    const result = { accountId, acr: acr(params.acr_values ?? ''), amr: ['pwd'], remember: true };
    return provider.interactionFinished(req, res, { login: result });
  };
}

async function readForm(req) {
  let text = '';
  for await (const piece of req) {
    text += piece;
    if (text.length > LONGEST) throw new Error('form too long');
  }
  return new URLSearchParams(text);
}
