import { getMessages, languages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import { type CheckRun, getFullName, type HostedRepository, type HttpResponse } from '../../model/index.ts';
import type { PageContext } from '../page-context.ts';
import { type Html, type HtmlValue, html, htmlSentence } from '../rendering/index.ts';

/** The frame that all pages share. */

// Contributors write much of what a page shows, so no page may run a script.
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

type RepositoryTab = 'code' | 'issues' | 'pulls' | 'commits';

export interface PageOptions {
  title: string;
  repository?: HostedRepository;
  tab?: RepositoryTab;
  narrow?: boolean;
  /** Seconds after which the page reloads itself, while the bot is still working. */
  refreshSeconds?: number | undefined;
  body: HtmlValue;
}

export function createPageResponse(context: PageContext, options: PageOptions, status = 200): HttpResponse {
  const { repository } = options;
  const { language, messages } = context;
  const { keeper } = getMessages(language).common;
  const crumbs = repository && [html` / `, html`<a href="/${getFullName(repository)}"><b>${getFullName(repository)}</b></a>`];
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${options.refreshSeconds === undefined ? '' : html`<meta http-equiv="refresh" content="${options.refreshSeconds}">`}
<title>${options.title}</title>
<link rel="stylesheet" href="/_/style.css">
<link rel="icon" href="/_/icon.svg" type="image/svg+xml">
</head>
<body>
<header class="top">
<div class="row"><a href="/"><b>${keeper}</b></a>${crumbs}<span class="note">${messages.layout.note}${renderLanguageLinks(language)}</span></div>
${repository && renderTabs(context, repository, options.tab)}
</header>
<main${options.narrow ? html` class="narrow"` : ''}>
${options.body}
</main>
<footer>${messages.layout.footer}</footer>
</body>
</html>
`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  };
  return { status, bytes: Buffer.from(page.html), headers };
}

/** Links to this page in the other languages. */
const renderLanguageLinks = (language: Language): Html[] =>
  languages
    .filter((other) => other !== language)
    .map((other) => html` · <a href="?language=${other}" lang="${other}">${getMessages(other).sandbox.languageName}</a>`);

function renderTabs({ messages }: PageContext, repository: HostedRepository, activeTab: RepositoryTab | undefined): Html {
  const open = [...repository.issues.values()].filter((issue) => issue.state === 'open');
  const pulls = open.filter((issue) => issue.pull).length;
  const tabs: [RepositoryTab, string, number | undefined][] = [
    ['code', '', undefined],
    ['issues', '/issues', open.length - pulls],
    ['pulls', '/pulls', pulls],
    ['commits', '/commits', undefined],
  ];
  const links = tabs.map(([tab, path, count]) => {
    const mark = tab === activeTab ? html` class="here" aria-current="page"` : '';
    const badge = count ? html` <span class="count">${count}</span>` : '';
    return html`<a href="/${getFullName(repository)}${path}"${mark}>${messages.layout.tabs[tab]}${badge}</a>`;
  });
  return html`<nav class="tabs" aria-label="${messages.layout.repositoryTabs}">${links}</nav>`;
}

export function createNotFoundResponse(context: PageContext, path: string): HttpResponse {
  const { notFoundTitle, notFound, homeLink } = context.messages.layout;
  const sentence = htmlSentence((location) => notFound(location ?? ''), html`<code>${path}</code>`);
  const body = html`<div class="hero"><h1>${notFoundTitle}</h1><p>${sentence} <a href="/">${homeLink}</a></p></div>`;
  return createPageResponse(context, { title: notFoundTitle, narrow: true, body }, 404);
}

/** A moment in UTC, so that it is the same for every reader. */
export function renderTime({ messages }: PageContext, milliseconds: number): Html {
  const text = new Date(milliseconds).toISOString();
  return html`<time datetime="${text}">${messages.time(text.slice(0, 10), text.slice(11, 16))}</time>`;
}

/**
 * True while an open pull request waits for its first completed check, where the bot is installed.
 */
export const isAwaitingCheck = ({ world }: PageContext, repository: HostedRepository): boolean =>
  world.installation.repositories.has(getFullName(repository).toLowerCase()) &&
  [...repository.issues.values()].some(({ pull, state }) => {
    return pull && state === 'open' && !repository.checkRuns.some((run) => run.headSha === pull.head.sha && run.conclusion);
  });

const conclusionIcons: Record<string, [sign: string, colorClass: string]> = {
  success: ['✓', 'good'],
  failure: ['✕', 'bad'],
  action_required: ['!', 'warn'],
  timed_out: ['✕', 'bad'],
  cancelled: ['⊘', 'quiet'],
  skipped: ['⊘', 'quiet'],
  neutral: ['■', 'quiet'],
};

/** The sign of a check run and its colour class; a dot while it runs. */
export const getCheckIcon = (run: CheckRun): [sign: string, colorClass: string] =>
  conclusionIcons[run.conclusion ?? ''] ?? ['●', 'warn'];

/** The conclusion of a check run, or its status while it runs. */
export function formatCheckState({ messages }: PageContext, { conclusion, status }: CheckRun): string {
  const states: Record<string, string> = messages.checks.states;
  return states[conclusion ?? status] ?? conclusion ?? status;
}

/** A login without the suffix that GitHub gives to Apps. */
export const formatLogin = (login: string): string => login.replace('[bot]', '');

export const renderUser = ({ world, messages }: PageContext, login: string): Html => {
  const isBot = world.accounts.get(login.toLowerCase())?.type === 'Bot';
  return html`<b>${formatLogin(login)}</b>${isBot ? html` <span class="tag">${messages.layout.bot}</span>` : ''}`;
};
