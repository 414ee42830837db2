import { runCommand } from '../../text/package-name.ts';
import { getFullName, type HostedRepository, type HttpResponse, type Issue } from '../model/index.ts';
import { createPageResponse, formatLogin, getCheckIcon, isAwaitingCheck } from './components/index.ts';
import type { PageContext } from './page-context.ts';
import { type Html, html, htmlSentence } from './rendering/index.ts';
import { sitePathPrefix } from './site.ts';

/** The first page: what the sandbox contains, and what to look at. */
export function renderHomePage(context: PageContext): HttpResponse {
  const { world, messages } = context;
  const words = messages.home;
  const repositories = listShownRepositories(context);
  const progress = describeProgress(context, repositories);
  const graphqlUrl = world.api.replace(/\/v3$/, '/graphql');
  const addresses = htmlSentence(
    (rest = '', graphql = '') => words.addresses(rest, graphql),
    html`<code>${world.api}</code>`,
    html`<code>${graphqlUrl}</code>`,
  );
  const body = html`
<div class="hero">
<h1>${words.headline}</h1>
<p>${words.introduction}</p>
</div>
${progress === undefined ? '' : html`<p class="warn">${progress}</p>`}
${repositories.map((repository) => renderRepositoryCards(context, repository))}
<section>
<h2>${words.tourTitle}</h2>
<ol>
${words.tour.map(({ title, text }) => html`<li><b>${title}</b> ${text}</li>\n`)}
</ol>
</section>
<div class="box"><div class="head"><b>${words.tryTitle}</b></div><div class="body">
<p>${words.tryText}</p>
<pre class="command">${runCommand} try ${words.folder}</pre>
<p class="quiet">${addresses}</p>
</div></div>`;
  return createPageResponse(context, { title: words.title, refreshSeconds: progress === undefined ? undefined : 2, body });
}

/**
 * Of a demo with an example in each language, that of the reader. It is made when it is asked for.
 */
function listShownRepositories({ world, language }: PageContext): HostedRepository[] {
  const repositories = [...world.hosted.values()].filter((repository) => !repository.parent);
  const { demo } = world;
  if (demo?.requestExample === undefined) return repositories;
  if (demo.examples[language] === undefined) demo.requestExample(language);
  return repositories.filter((repository) => getFullName(repository).toLowerCase() === demo.examples[language]);
}

/** What the bot is doing. Undefined when all is done. */
function describeProgress(context: PageContext, repositories: readonly HostedRepository[]): string | undefined {
  const words = context.messages.home;
  const openTasks = context.world.demo?.openTasks ?? 0;
  const hasPullRequest = repositories.some(({ issues }) => [...issues.values()].some(({ pull }) => pull));
  if (repositories.length === 0 || (openTasks > 0 && !hasPullRequest)) return words.starting;
  if (repositories.some((repository) => isAwaitingCheck(context, repository))) return words.reviewing;
  return openTasks > 0 ? words.checking : undefined;
}

/** Pull requests before checks and issues, the newest of each kind first. */
function renderRepositoryCards(context: PageContext, repository: HostedRepository): Html {
  const words = context.messages.home;
  const name = getFullName(repository);
  const issues = [...repository.issues.values()].reverse();
  const renderCards = (pulls: boolean) =>
    issues
      .filter((issue) => (issue.pull !== undefined) === pulls)
      .slice(0, 6)
      .map((issue) => renderIssueCard(context, repository, issue));
  const heads = new Set(issues.map((issue) => issue.pull?.head.sha));
  const runs = repository.checkRuns.filter((run) => heads.has(run.headSha)).slice(-3);
  const checks = runs.map((run) => {
    const [sign, colorClass] = getCheckIcon(run);
    return html`<a class="card" href="/${name}/runs/${run.id}"><span class="kind">${words.checkRun}</span><b><span class="${colorClass}">${sign}</span> ${run.name}</b>${run.title}</a>`;
  });
  return html`<div class="cards">
${renderCards(true)}${checks}${renderCards(false)}
${renderSiteCard(context, name)}<a class="card" href="/${name}"><span class="kind">${words.repository}</span><b>${name}</b>${repository.description}</a>
</div>`;
}

/** The site of the list, where the repository has one and it was built. */
function renderSiteCard({ world, messages }: PageContext, repository: string): Html | '' {
  if (!world.demo?.sites?.has(repository.toLowerCase())) return '';
  const { site, siteText } = messages.home;
  return html`<a class="card" href="${sitePathPrefix}/${repository}/"><span class="kind">${site}</span><b>${siteText.title}</b>${siteText.about}</a>
`;
}

function renderIssueCard({ messages }: PageContext, repository: HostedRepository, issue: Issue): Html {
  const kind = issue.pull ? messages.home.pullRequest : messages.home.issue;
  const state = messages.states[issue.pull?.mergedAt === undefined ? issue.state : 'merged'];
  const comments = issue.comments.length === 0 ? '' : ` · ${messages.commentCount(issue.comments.length)}`;
  const path = `/${getFullName(repository)}/${issue.pull ? 'pull' : 'issues'}/${issue.number}`;
  return html`<a class="card" href="${path}"><span class="kind">${kind}</span><b>${issue.title} <span class="quiet">#${issue.number}</span></b><span class="quiet">${state}${comments} · ${formatLogin(issue.author.account.login)}</span></a>`;
}
