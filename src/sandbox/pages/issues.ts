import { getFullName, type HostedRepository, type HttpResponse, type Issue } from '../model/index.ts';
import {
  createDescriptionItem,
  createPageResponse,
  formatLogin,
  renderComments,
  renderConversationItem,
  renderLabel,
  renderSidebar,
  renderTime,
} from './components/index.ts';
import type { PageContext } from './page-context.ts';
import { type Html, html, htmlSentence } from './rendering/index.ts';

/** @param tab which of the two lists: issues, or pull requests. */
export function renderIssueListPage(context: PageContext, repository: HostedRepository, tab: 'issues' | 'pulls'): HttpResponse {
  const { issues: words, layout } = context.messages;
  const all = [...repository.issues.values()].filter((issue) => (issue.pull !== undefined) === (tab === 'pulls')).reverse();
  const open = all.filter((issue) => issue.state === 'open');
  const closed = all.filter((issue) => issue.state === 'closed');
  const rows = [...open, ...closed].map((issue) => renderIssueRow(context, repository, issue));
  const none = html`<li class="quiet">${words.none[tab]}</li>`;
  const body = html`<div class="box"><div class="head"><b>${words.openCount(open.length)}</b> <span class="quiet">${words.closedCount(closed.length)}</span></div><ul class="list">${rows.length > 0 ? rows : none}</ul></div>`;
  return createPageResponse(context, { title: words.title(layout.tabs[tab], getFullName(repository)), repository, tab, body });
}

function renderIssueRow(context: PageContext, repository: HostedRepository, issue: Issue): Html {
  const { messages } = context;
  const path = `/${getFullName(repository)}/${issue.pull ? 'pull' : 'issues'}/${issue.number}`;
  const labels = issue.labels.flatMap((name) => repository.labels.get(name) ?? []).map(renderLabel);
  const colorClass = issue.pull?.mergedAt !== undefined ? 'done' : issue.state === 'open' ? 'good' : issue.pull ? 'bad' : 'done';
  const comments = issue.comments.length > 0 ? ` · ${messages.commentCount(issue.comments.length)}` : '';
  const opened = htmlSentence(
    (author = '', time = '') => messages.issues.opened(issue.number, author, time),
    formatLogin(issue.author.account.login),
    renderTime(context, issue.createdAt),
  );
  return html`<li><span class="${colorClass}">●</span> <a class="title" href="${path}">${issue.title}</a> ${labels}<br><span class="quiet">${opened}${comments}</span></li>`;
}

/** Issues of the bot get a form, so that their checkboxes work without a script. */
export async function renderIssuePage(context: PageContext, repository: HostedRepository, issue: Issue): Promise<HttpResponse> {
  const { issues: words, states, commentCount } = context.messages;
  const stateClass = issue.state === 'open' ? 'open' : 'merged';
  const isFromApp = issue.author.app !== undefined;
  const description = await renderConversationItem(context, repository, {
    ...createDescriptionItem(issue),
    ...(isFromApp ? { formId: 'ticks' } : {}),
  });
  const form = isFromApp
    ? html`<form id="ticks" method="post" action="/${getFullName(repository)}/issues/${issue.number}/tick"></form>`
    : '';
  const comments = await renderComments(context, repository, issue);
  const opened = htmlSentence(
    (author = '', time = '') => words.openedThis(author, time),
    formatLogin(issue.author.account.login),
    renderTime(context, issue.createdAt),
  );
  const body = html`
<h1 class="headline">${issue.title} <span class="quiet">#${issue.number}</span></h1>
<div class="under"><span class="state ${stateClass}">${states[issue.state]}</span><span class="quiet">${opened} · ${commentCount(issue.comments.length)}</span></div>
<div class="columns"><div>${form}${description}${comments}${renderClosing(context, issue)}</div>${renderSidebar(context, repository, issue)}</div>`;
  return createPageResponse(context, { title: `${issue.title} · #${issue.number}`, repository, tab: 'issues', body });
}

function renderClosing(context: PageContext, { closedBy, closedAt }: Issue): Html | '' {
  if (!closedBy || !closedAt) return '';
  const sentence = htmlSentence(
    (author = '', time = '') => context.messages.issues.closedBy(author, time),
    formatLogin(closedBy.login),
    renderTime(context, closedAt),
  );
  return html`<p class="event">${sentence}</p>`;
}
