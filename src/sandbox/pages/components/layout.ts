import type { HttpResponse } from '../../model/index.ts';
import { type CheckRun, fullName, type HostedRepository, type World } from '../../model/index.ts';
import { type Html, type HtmlValue, html } from '../rendering/index.ts';

/** What every page has around it. */

// Nothing of a page runs: what contributors wrote is shown, whatever they wrote.
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export type RepositoryTab = 'Code' | 'Issues' | 'Pull requests' | 'Commits';

export interface PageOptions {
  title: string;
  repository?: HostedRepository;
  tab?: RepositoryTab;
  narrow?: boolean;
  /** Seconds after which the page loads itself again: while the bot is still at work. */
  refreshSeconds?: number | undefined;
  body: HtmlValue;
}

export function pageResponse(options: PageOptions, status = 200): HttpResponse {
  const { repository } = options;
  const crumbs = repository && [html` / `, html`<a href="/${fullName(repository)}"><b>${fullName(repository)}</b></a>`];
  const page = html`<!doctype html>
<html lang="en">
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
<div class="row"><a href="/"><b>Listkeeper 典守</b></a>${crumbs}<span class="note">an embedded GitHub on this machine · 本机模拟的 GitHub</span></div>
${repository && renderTabs(repository, options.tab)}
</header>
<main${options.narrow ? html` class="narrow"` : ''}>
${options.body}
</main>
<footer>These pages imitate GitHub’s only as far as a look at the bot needs. Nothing here leaves this machine. 页面仅为查看机器人的效果而模拟 GitHub，内容不会离开本机。</footer>
</body>
</html>
`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  };
  return { status, bytes: Buffer.from(page.html), headers };
}

function renderTabs(repository: HostedRepository, activeTab: RepositoryTab | undefined): Html {
  const open = [...repository.issues.values()].filter((issue) => issue.state === 'open');
  const pulls = open.filter((issue) => issue.pull).length;
  const all: [RepositoryTab, string, number | undefined][] = [
    ['Code', '', undefined],
    ['Issues', '/issues', open.length - pulls],
    ['Pull requests', '/pulls', pulls],
    ['Commits', '/commits', undefined],
  ];
  const shown = all.map(([name, path, count]) => {
    const mark = name === activeTab ? html` class="here" aria-current="page"` : '';
    return html`<a href="/${fullName(repository)}${path}"${mark}>${name}${count ? html` <span class="count">${count}</span>` : ''}</a>`;
  });
  return html`<nav class="tabs" aria-label="Repository">${shown}</nav>`;
}

export const notFoundResponse = (path: string): HttpResponse =>
  pageResponse(
    {
      title: 'Not found',
      narrow: true,
      body: html`<div class="hero"><h1>There is no page here</h1><p><code>${path}</code> does not stand for anything in this sandbox. <a href="/">What there is</a></p></div>`,
    },
    404,
  );

/** A moment as people read it, always in UTC so that it is the same for everybody. */
export function renderTime(milliseconds: number): Html {
  const text = new Date(milliseconds).toISOString();
  return html`<time datetime="${text}">${text.slice(0, 10)} ${text.slice(11, 16)} UTC</time>`;
}

/** True while an open pull request of a repository that has the bot waits for its first check. */
export const isAwaitingCheck = (world: World, repository: HostedRepository): boolean =>
  world.installation.repositories.has(fullName(repository).toLowerCase()) &&
  [...repository.issues.values()].some(({ pull, state }) => {
    return pull && state === 'open' && !repository.checkRuns.some((run) => run.headSha === pull.head.sha && run.conclusion);
  });

const conclusionIcons: Record<string, [sign: string, look: string]> = {
  success: ['✓', 'good'],
  failure: ['✕', 'bad'],
  action_required: ['!', 'warn'],
  timed_out: ['✕', 'bad'],
  cancelled: ['⊘', 'quiet'],
  skipped: ['⊘', 'quiet'],
  neutral: ['■', 'quiet'],
};

/** The sign of a check run and the class of its colour; a run at work has a dot. */
export const getCheckIcon = (run: CheckRun): [sign: string, look: string] =>
  conclusionIcons[run.conclusion ?? ''] ?? ['●', 'warn'];

export const renderUser = (world: World, login: string): Html => {
  const account = world.accounts.get(login.toLowerCase());
  const bot = account?.type === 'Bot' ? html` <span class="tag">bot</span>` : '';
  return html`<b>${login.replace('[bot]', '')}</b>${bot}`;
};
