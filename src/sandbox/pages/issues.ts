import type { Reply } from '../api/route.ts';
import { fullName, type HostedRepository, type Issue, type World } from '../world.ts';
import { type Html, html } from './html.ts';
import { pageReply, time } from './layout.ts';
import { commentBoxes, descriptionOf, labelTag, sayingBox, sideBar } from './talk.ts';

export function listPage(repository: HostedRepository, pulls: boolean): Reply {
  const all = [...repository.issues.values()].filter((issue) => (issue.pull !== undefined) === pulls).reverse();
  const open = all.filter((issue) => issue.state === 'open');
  const rows = [...open, ...all.filter((issue) => issue.state === 'closed')].map((issue) => row(repository, issue));
  const nothing = html`<li class="quiet">There ${pulls ? 'are no pull requests' : 'are no issues'} yet.</li>`;
  const body = html`<div class="box"><div class="head"><b>${open.length} open</b> <span class="quiet">${all.length - open.length} closed</span></div><ul class="list">${rows.length > 0 ? rows : nothing}</ul></div>`;
  const tab = pulls ? 'Pull requests' : 'Issues';
  return pageReply({ title: `${tab} of ${fullName(repository)}`, repository, tab, body });
}

function row(repository: HostedRepository, issue: Issue): Html {
  const path = `/${fullName(repository)}/${issue.pull ? 'pull' : 'issues'}/${issue.number}`;
  const labels = issue.labels.flatMap((name) => repository.labels.get(name) ?? []).map(labelTag);
  const look = issue.pull?.mergedAt !== undefined ? 'done' : issue.state === 'open' ? 'good' : issue.pull ? 'bad' : 'done';
  const comments = issue.comments.length > 0 ? html` · ${issue.comments.length} comments` : '';
  return html`<li><span class="${look}">●</span> <a class="title" href="${path}">${issue.title}</a> ${labels}<br><span class="quiet">#${issue.number} by ${issue.author.account.login.replace('[bot]', '')} on ${time(issue.createdAt)}${comments}</span></li>`;
}

export async function issuePage(world: World, repository: HostedRepository, issue: Issue): Promise<Reply> {
  const state =
    issue.state === 'open' ? html`<span class="state open">Open</span>` : html`<span class="state merged">Closed</span>`;
  const isOwn = issue.author.app !== undefined;
  const description = await sayingBox(world, repository, { ...descriptionOf(issue), ...(isOwn ? { form: 'ticks' } : {}) });
  const form = isOwn
    ? html`<form id="ticks" method="post" action="/${fullName(repository)}/issues/${issue.number}/tick"></form>`
    : '';
  const comments = await commentBoxes(world, repository, issue);
  const by = issue.author.account.login.replace('[bot]', '');
  const closing =
    issue.closedBy && issue.closedAt
      ? html`<p class="event">Closed by ${issue.closedBy.login.replace('[bot]', '')} on ${time(issue.closedAt)}</p>`
      : '';
  const body = html`
<h1 class="headline">${issue.title} <span class="quiet">#${issue.number}</span></h1>
<div class="under">${state}<span class="quiet">${by} opened this on ${time(issue.createdAt)} · ${issue.comments.length} comments</span></div>
<div class="columns"><div>${form}${description}${comments}${closing}</div>${sideBar(repository, issue)}</div>`;
  return pageReply({ title: `${issue.title} · #${issue.number}`, repository, tab: 'Issues', body });
}
