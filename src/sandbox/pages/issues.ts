import type { HttpResponse } from '../model/index.ts';
import { fullName, type HostedRepository, type Issue, type World } from '../model/index.ts';
import {
  createDescriptionItem,
  pageResponse,
  renderComments,
  renderConversationItem,
  renderLabel,
  renderSidebar,
  renderTime,
} from './components/index.ts';
import { type Html, html } from './rendering/index.ts';

export function renderIssueListPage(repository: HostedRepository, pulls: boolean): HttpResponse {
  const all = [...repository.issues.values()].filter((issue) => (issue.pull !== undefined) === pulls).reverse();
  const open = all.filter((issue) => issue.state === 'open');
  const rows = [...open, ...all.filter((issue) => issue.state === 'closed')].map((issue) => renderIssueRow(repository, issue));
  const nothing = html`<li class="quiet">There ${pulls ? 'are no pull requests' : 'are no issues'} yet.</li>`;
  const body = html`<div class="box"><div class="head"><b>${open.length} open</b> <span class="quiet">${all.length - open.length} closed</span></div><ul class="list">${rows.length > 0 ? rows : nothing}</ul></div>`;
  const tab = pulls ? 'Pull requests' : 'Issues';
  return pageResponse({ title: `${tab} of ${fullName(repository)}`, repository, tab, body });
}

function renderIssueRow(repository: HostedRepository, issue: Issue): Html {
  const path = `/${fullName(repository)}/${issue.pull ? 'pull' : 'issues'}/${issue.number}`;
  const labels = issue.labels.flatMap((name) => repository.labels.get(name) ?? []).map(renderLabel);
  const colorClass = issue.pull?.mergedAt !== undefined ? 'done' : issue.state === 'open' ? 'good' : issue.pull ? 'bad' : 'done';
  const comments = issue.comments.length > 0 ? html` · ${issue.comments.length} comments` : '';
  return html`<li><span class="${colorClass}">●</span> <a class="title" href="${path}">${issue.title}</a> ${labels}<br><span class="quiet">#${issue.number} by ${issue.author.account.login.replace('[bot]', '')} on ${renderTime(issue.createdAt)}${comments}</span></li>`;
}

export async function renderIssuePage(world: World, repository: HostedRepository, issue: Issue): Promise<HttpResponse> {
  const state =
    issue.state === 'open' ? html`<span class="state open">Open</span>` : html`<span class="state merged">Closed</span>`;
  const isOwn = issue.author.app !== undefined;
  const description = await renderConversationItem(world, repository, {
    ...createDescriptionItem(issue),
    ...(isOwn ? { form: 'ticks' } : {}),
  });
  const form = isOwn
    ? html`<form id="ticks" method="post" action="/${fullName(repository)}/issues/${issue.number}/tick"></form>`
    : '';
  const comments = await renderComments(world, repository, issue);
  const by = issue.author.account.login.replace('[bot]', '');
  const closing =
    issue.closedBy && issue.closedAt
      ? html`<p class="event">Closed by ${issue.closedBy.login.replace('[bot]', '')} on ${renderTime(issue.closedAt)}</p>`
      : '';
  const body = html`
<h1 class="headline">${issue.title} <span class="quiet">#${issue.number}</span></h1>
<div class="under">${state}<span class="quiet">${by} opened this on ${renderTime(issue.createdAt)} · ${issue.comments.length} comments</span></div>
<div class="columns"><div>${form}${description}${comments}${closing}</div>${renderSidebar(repository, issue)}</div>`;
  return pageResponse({ title: `${issue.title} · #${issue.number}`, repository, tab: 'Issues', body });
}
