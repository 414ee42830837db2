import { requireCommit, resolveRef } from '../../actions/index.ts';
import { type Commit, diffTrees } from '../../git/index.ts';
import type { HttpResponse } from '../../model/index.ts';
import { fullName, type HostedRepository, type World } from '../../model/index.ts';
import {
  notFoundResponse,
  pageResponse,
  renderDiffTable,
  renderFileHeader,
  renderTime,
  renderUser,
} from '../components/index.ts';
import { type Html, html } from '../rendering/index.ts';

export async function renderCommitsPage(world: World, repository: HostedRepository, rest: string): Promise<HttpResponse> {
  const ref = rest === '' ? repository.defaultBranch : rest;
  const sha = await resolveRef(repository, ref);
  const commits = sha ? await repository.store.log(sha, { limit: 100 }) : [];
  const rows = commits.map((commit) => renderCommitRow(world, repository, commit));
  const body = html`<p><span class="branch">${ref}</span></p><div class="box"><ul class="list">${rows}</ul></div>`;
  return pageResponse({ title: `Commits of ${fullName(repository)}`, repository, tab: 'Commits', body });
}

export function renderCommitRow(world: World, repository: HostedRepository, { sha, message, author }: Commit): Html {
  return html`<li><a class="title" href="/${fullName(repository)}/commit/${sha}">${firstLine(message)}</a> <span class="mono quiet">${sha.slice(0, 7)}</span><br>${renderUser(world, author.name)} <span class="quiet">committed on ${renderTime(author.timestamp * 1000)}</span></li>`;
}

export const firstLine = (message: string): string => message.split('\n')[0] ?? '';

export async function renderCommitPage(world: World, repository: HostedRepository, sha: string): Promise<HttpResponse> {
  const commit = await repository.store.readCommit(sha);
  if (!commit) return notFoundResponse(sha);
  const first = commit.parents[0];
  const before = first ? (await requireCommit(repository, first)).tree : undefined;
  const files = await diffTrees(repository.store, before, commit.tree);
  const boxes = files
    .slice(0, 100)
    .map((file, i) => html`<div class="box">${renderFileHeader(file, undefined)}${renderDiffTable(file, `f${i}`, [])}</div>`);
  const rest = commit.message.split('\n').slice(1).join('\n').trim();
  const body = html`
<div class="box"><div class="head"><b>${firstLine(commit.message)}</b></div><div class="body">${rest ? html`<pre>${rest}</pre>` : ''}${renderUser(world, commit.author.name)} <span class="quiet">committed on ${renderTime(commit.author.timestamp * 1000)} · ${files.length} files</span> <span class="mono quiet">${sha}</span></div></div>
${boxes}`;
  return pageResponse({ title: firstLine(commit.message), repository, tab: 'Commits', body });
}
