import { getMessages } from '../../messages/index.ts';
import type { WebhookAddressProblem } from '../../model/diagnosis.ts';
import { type Language, languages } from '../../model/language.ts';
import { type Html, html, trustedHtml } from '../../text/escape/html.ts';
import { type AppManifest, findAddressProblem } from './manifest.ts';
import type { Reachability } from './reachability.ts';

export interface PageOptions {
  /** Of the first page, with the secret of this run. */
  path: string;
  language: Language;
  query: URLSearchParams;
}

/** What is about to be registered. */
export interface Registration {
  manifest: AppManifest & { redirect_url: string };
  /** GitHub's page for new Apps of this owner. */
  action: string;
  /** Empty for the account of the person who is signed in. */
  organisation: string;
  problem?: WebhookAddressProblem;
  reachability?: Reachability;
}

const style = `:root{color-scheme:light dark;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
body{max-width:42rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}h1{font-size:1.5rem}label{display:block;margin:1rem 0 .2rem;font-weight:600}
input[type=text],input[type=url]{width:100%;box-sizing:border-box;padding:.5rem;font:inherit}small{display:block;opacity:.75}
button{margin-top:1.2rem;padding:.5rem 1.2rem;font:inherit;font-weight:600;color:#fff;background:#1f883d;border:0;border-radius:6px}
.warning{border-left:4px solid #d4a72c;padding:.2rem 1rem;margin:1rem 0}.good{border-left:4px solid #1f883d;padding:.2rem 1rem}
table{border-collapse:collapse}td,th{padding:.15rem 1rem .15rem 0;text-align:left}nav{float:right}`;

/** The name in the shipped app.yml. On GitHub it can only be taken once. */
const shippedName = 'listkeeper';

function renderPage({ language, path, query }: PageOptions, title: string, body: Html): string {
  const others = languages.filter((each) => each !== language);
  const links = others.map((each) => {
    const same = new URLSearchParams(query);
    same.set('language', each);
    const name = getMessages(each).setup.page.languageName;
    return html`<a href="${path}?${same.toString()}" lang="${each}">${name}</a>`;
  });
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title><style>${trustedHtml(style)}</style></head>
<body><nav>${links}</nav><h1>${title}</h1>${body}</body></html>`.html;
}

/** The first page: name, address and owner of the App. */
export function renderFormPage(manifest: AppManifest, options: PageOptions): string {
  const { page: words } = getMessages(options.language).setup;
  const stated = manifest.hook_attributes.url;
  const known = findAddressProblem(stated) ? '' : new URL(stated).origin;
  const value = (name: string, fallback: string) => options.query.get(name) ?? fallback;
  const body = html`<p>${words.introduction}</p>
<form action="${options.path}/review"><input type="hidden" name="language" value="${options.language}">
<label for="address">${words.address.label}</label>
<input id="address" name="address" type="url" required placeholder="https://lists.example.org" value="${value('address', known)}">
<small>${words.address.hint}</small>
<label for="name">${words.name.label}</label>
<input id="name" name="name" type="text" maxlength="34" required placeholder="my-lists" value="${value('name', manifest.name === shippedName ? '' : manifest.name)}"><small>${words.name.hint}</small>
<label for="organisation">${words.organisation.label}</label>
<input id="organisation" name="organisation" type="text" pattern="[A-Za-z0-9-]*" value="${value('organisation', '')}">
<small>${words.organisation.hint}</small>
<label><input name="sign-in" type="checkbox" value="1"${options.query.has('sign-in') ? html` checked` : ''}> ${words.signIn.label}</label>
<small>${words.signIn.hint}</small>
<button>${words.next}</button></form>`;
  return renderPage(options, words.title, body);
}

/** The second page: what GitHub will be asked for, and what is wrong with the address. */
export function renderReviewPage(options: PageOptions, registration: Registration): string {
  const { page: words } = getMessages(options.language).setup;
  const { manifest, action, organisation } = registration;
  const permissions = Object.entries(manifest.default_permissions).map(
    ([name, level]) => html`<tr><td><code>${name}</code></td><td>${level}</td><td>${words.reasons[name] ?? ''}</td></tr>`,
  );
  const back = new URLSearchParams(options.query);
  const form = html`<form method="post" action="${action}">
<input type="hidden" name="manifest" value="${JSON.stringify(manifest)}"><button>${words.create}</button></form>`;
  // GitHub refuses what is no address, and an App with an example address never gets a webhook.
  const isUsable = registration.problem !== 'not-an-address' && registration.problem !== 'example-address';
  const body = html`${renderWarning(options.language, registration)}
<p>${words.webhook} <code>${manifest.hook_attributes.url}</code></p>
<p>${organisation === '' ? words.ownAccount : words.ofOrganisation({ organisation })}</p>
${manifest.callback_urls?.[0] ? html`<p>${words.signIn.callback} <code>${manifest.callback_urls[0]}</code></p>` : ''}
<table><tr><th>${words.permission}</th><th>${words.level}</th><th>${words.reason}</th></tr>${permissions}</table>
${isUsable ? html`<p>${words.afterwards}</p>${form}` : ''}
<p><a href="${options.path}?${back.toString()}">${words.change}</a></p>`;
  return renderPage(options, words.reviewTitle({ name: manifest.name }), body);
}

function renderWarning(language: Language, { problem, reachability, manifest }: Registration): Html {
  const { page: words } = getMessages(language).setup;
  const { url } = manifest.hook_attributes;
  const problems = problem ? [words.addressProblems[problem]] : [];
  if (reachability?.state === 'unreached') problems.push(words.unreached({ url, detail: reachability.detail }));
  if (reachability?.state === 'other-server') problems.push(words.otherServer({ url, status: reachability.status }));
  if (problems.length > 0) return html`<div class="warning">${problems.map((text) => html`<p>${text}</p>`)}</div>`;
  return reachability ? html`<p class="good">${words.reached}</p>` : html`<p class="good">${words.channel}</p>`;
}

/** The last page: the App exists, and the bot starts to listen. */
export function renderCreatedPage(options: PageOptions, { page, file }: { page: string; file: string }): string {
  const { page: words } = getMessages(options.language).setup;
  const body = html`<p>${words.saved({ file })}</p><p><a href="${page}/installations/new">${words.install}</a></p>
<p>${words.nowListening}</p>`;
  return renderPage({ ...options, query: new URLSearchParams() }, words.createdTitle, body);
}

/** @param detail what GitHub said. Undefined when the visit did not come from this page's form. */
export function renderFailedPage(options: PageOptions, detail: string | undefined): string {
  const { page: words } = getMessages(options.language).setup;
  const body = html`<p>${detail === undefined ? words.wrongState : words.notConverted({ detail })}</p>
<p><a href="${options.path}?language=${options.language}">${words.again}</a></p>`;
  return renderPage({ ...options, query: new URLSearchParams() }, words.failedTitle, body);
}
