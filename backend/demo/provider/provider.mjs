/**
 * One process, several identity providers of demonstration: `node provider.mjs config.json`.
 * Listens on 127.0.0.1 only, says "ready" once on its output, stops with its parent.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Accounts } from './accounts.mjs';
import { franceConnect, franceConnectPlus } from './franceconnect.mjs';
import { LOGIN_PATH } from './house.mjs';
import { stopWithParent } from './lifeline.mjs';
import { loginHandler } from './login.mjs';
import { errorPage, headers } from './pages.mjs';
import { proSanteConnect } from './prosanteconnect.mjs';

const HOUSES = {
  franceconnect: franceConnect,
  'franceconnect-plus': franceConnectPlus,
  prosanteconnect: proSanteConnect,
};
const STANDARD_DISCOVERY = '/.well-known/openid-configuration';

// The output carries one line, "ready": what the library has to say goes to the errors.
console.log = console.info = console.warn = console.error;

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const host = `127.0.0.1:${config.port}`;
const houses = [];
for (const [name, client] of Object.entries(config.clients)) {
  const own = config.accounts.filter(({ provider }) => provider === name);
  const accounts = await Accounts.read(own);
  const keysDir = config.keys_dir;
  const house = HOUSES[name]({ origin: `http://${host}`, keysDir, client, accounts });
  houses.push({ ...house, login: loginHandler(house), serve: house.provider.callback() });
}

const server = createServer((req, res) => {
  answer(req, res).catch(() => fail(res, 400, 'invalid_request'));
});
server.listen(config.port, '127.0.0.1', () => process.stdout.write(`ready http://${host}\n`));
server.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
stopWithParent(() => process.exit(0));

async function answer(req, res) {
  // A page of another site that resolves to this machine has another name.
  if (req.headers.host !== host) return fail(res, 421, 'misdirected_request');
  const { pathname, search, searchParams } = new URL(req.url, `http://${host}`);
  const house = houses.find(({ mount }) => pathname.startsWith(`${mount}/`));
  if (!house) return fail(res, 404, 'not_found');
  const path = pathname.slice(house.mount.length);
  const refused = house.refuse?.(path, searchParams);
  if (refused) return fail(res, 400, refused);
  if (path.startsWith(LOGIN_PATH)) return house.login(req, res);
  const route = discoveryRoute(path, house.discovery);
  // oidc-provider finds where it is mounted by comparing these two.
  req.url = route + search;
  req.originalUrl = house.mount + req.url;
  return house.serve(req, res);
}

/** A provider with its own discovery name does not answer under the usual one. */
function discoveryRoute(path, own) {
  if (path === own) return STANDARD_DISCOVERY;
  return own && path === STANDARD_DISCOVERY ? '/unknown' : path;
}

function fail(res, status, code) {
  if (res.headersSent) return res.end();
  return res.writeHead(status, headers([])).end(errorPage(code));
}
