/** The pages people see here: plain HTML that works without JavaScript. */
import { createHash } from 'node:crypto';

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;font:1.25rem/1.5 system-ui,sans-serif;background:#fff;color:#161616}
.demo{background:#161616;color:#fff;padding:.75rem 1rem;text-align:center}
main{max-width:32rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.75rem;line-height:1.25}
label{display:block;margin-top:1.25rem;font-weight:700}
input,button{font:inherit;box-sizing:border-box;width:100%;min-height:3.25rem;border-radius:.5rem}
input{border:2px solid #161616;padding:.5rem .75rem;background:#fff;color:#161616}
button{margin-top:1.5rem;border:2px solid #000091;background:#000091;color:#fff;font-weight:700}
button.quiet{background:#fff;color:#000091}
:focus-visible{outline:4px solid #c1440e;outline-offset:2px}
[role=alert]{border-left:.5rem solid #a30000;padding:.5rem 1rem;margin-top:1.5rem}
@media (prefers-color-scheme:dark){body{background:#161616;color:#fff}.demo{background:#fff;color:#161616}}
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => String(text).replace(/[&<>"']/g, (c) => ENTITIES[c]);

/** Chromium applies form-action to redirects too: the service's own origins must be listed. */
export function headers(origins) {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action 'self' ${origins.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}

function page(title, content) {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – démonstration</title>
<style>${STYLE}</style>
</head>
<body>
<p class="demo">Fournisseur d’identité de démonstration</p>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

/** @param {{label: string, login?: string, wrong?: boolean}} view */
export function loginPage({ label, login = '', wrong = false }) {
  const alert = wrong
    ? `<p role="alert" id="wrong">Identifiant ou mot de passe inconnu.<br>Essayez encore.</p>`
    : '';
  const described = wrong ? ' aria-invalid="true" aria-describedby="wrong"' : '';
  return page(`Connexion avec ${escape(label)}`, `
<p>Ce n’est pas le vrai service.<br>Utilisez un compte de démonstration.</p>
${alert}
<form method="post">
<label for="login">Identifiant</label>
<input id="login" name="login" value="${escape(login)}" autocomplete="username"
 autocapitalize="none" spellcheck="false" required${described}>
<label for="password">Mot de passe</label>
<input id="password" name="password" type="password" autocomplete="current-password"
 required${described}>
<button name="act" value="login">Se connecter</button>
<button class="quiet" name="act" value="cancel" formnovalidate>Annuler</button>
</form>`);
}

/** `form` comes from oidc-provider: hidden fields only, our buttons join it by its id. */
export function logoutPage(label, form) {
  return page(`Quitter ${escape(label)}\u00a0?`, `
<p>Vous avez déjà quitté le service.<br>Voulez-vous aussi quitter ${escape(label)}\u00a0?</p>
${form}
<button form="op.logoutForm" name="logout" value="yes">Oui, quitter</button>
<button class="quiet" form="op.logoutForm">Non, rester</button>`);
}

export function goodbyePage(label) {
  return page('Vous êtes déconnecté', `<p>Vous avez quitté ${escape(label)}.</p>`);
}

export function errorPage(code) {
  return page('La connexion n’a pas marché', `
<p>Revenez au service, puis recommencez.</p>
<p>Code à donner si vous demandez de l’aide\u00a0: ${escape(code)}</p>`);
}
