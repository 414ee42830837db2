import { runCommand } from '../../runtime/package-name.ts';
import { getFullName, type HostedRepository, type HttpResponse, type Issue } from '../model/index.ts';
import { createPageResponse, formatLogin, getCheckIcon, isAwaitingCheck } from './components/index.ts';
import type { PageContext } from './page-context.ts';
import { type Html, html, htmlSentence } from './rendering/index.ts';

/** The first page: what the sandbox contains, and what to look at. */
export function renderHomePage(context: PageContext): HttpResponse {
  const { world, messages } = context;
  const words = messages.home;
  const repositories = [...world.hosted.values()].filter((repository) => !repository.parent);
  const isWorking = repositories.length === 0 || repositories.some((repository) => isAwaitingCheck(context, repository));
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
${isWorking ? html`<p class="warn">${words.working}</p>` : ''}
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
  return createPageResponse(context, { title: words.title, refreshSeconds: isWorking ? 2 : undefined, body });
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
<a class="card" href="/${name}"><span class="kind">${words.repository}</span><b>${name}</b>${repository.description}</a>
</div>`;
}

function renderIssueCard({ messages }: PageContext, repository: HostedRepository, issue: Issue): Html {
  const kind = issue.pull ? messages.home.pullRequest : messages.home.issue;
  const state = messages.states[issue.pull?.mergedAt === undefined ? issue.state : 'merged'];
  const comments = issue.comments.length === 0 ? '' : ` · ${messages.commentCount(issue.comments.length)}`;
  const path = `/${getFullName(repository)}/${issue.pull ? 'pull' : 'issues'}/${issue.number}`;
  return html`<a class="card" href="${path}"><span class="kind">${kind}</span><b>${issue.title} <span class="quiet">#${issue.number}</span></b><span class="quiet">${state}${comments} · ${formatLogin(issue.author.account.login)}</span></a>`;
}
