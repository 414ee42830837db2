import { requireCommit, resolveRef } from '../../actions/index.ts';
import { type Commit, diffTrees } from '../../git/index.ts';
import { getFullName, type HostedRepository, type HttpResponse } from '../../model/index.ts';
import {
  createNotFoundResponse,
  createPageResponse,
  renderDiffTable,
  renderFileHeader,
  renderTime,
  renderUser,
} from '../components/index.ts';
import type { PageContext } from '../page-context.ts';
import { type Html, html, htmlSentence } from '../rendering/index.ts';

const maxShownFiles = 100;
const maxShownCommits = 100;

/** @param ref empty for the default branch. */
export async function renderCommitsPage(context: PageContext, repository: HostedRepository, ref: string): Promise<HttpResponse> {
  const name = ref === '' ? repository.defaultBranch : ref;
  const sha = await resolveRef(repository, name);
  const commits = sha ? await repository.store.log(sha, { limit: maxShownCommits }) : [];
  const rows = commits.map((commit) => renderCommitRow(context, repository, commit));
  const body = html`<p><span class="branch">${name}</span></p><div class="box"><ul class="list">${rows}</ul></div>`;
  const title = context.messages.code.commitsTitle(getFullName(repository));
  return createPageResponse(context, { title, repository, tab: 'commits', body });
}

export function renderCommitRow(context: PageContext, repository: HostedRepository, commit: Commit): Html {
  const { sha, message } = commit;
  return html`<li><a class="title" href="/${getFullName(repository)}/commit/${sha}">${getFirstLine(message)}</a> <span class="mono quiet">${sha.slice(0, 7)}</span><br><span class="quiet">${renderCommitter(context, commit)}</span></li>`;
}

const renderCommitter = (context: PageContext, { author }: Commit): Html =>
  htmlSentence(
    (name = '', time = '') => context.messages.code.committed(name, time),
    renderUser(context, author.name),
    renderTime(context, author.timestamp * 1000),
  );

export const getFirstLine = (message: string): string => message.split('\n')[0] ?? '';

export async function renderCommitPage(context: PageContext, repository: HostedRepository, sha: string): Promise<HttpResponse> {
  const commit = await repository.store.readCommit(sha);
  if (!commit) return createNotFoundResponse(context, sha);
  const [parent] = commit.parents;
  const before = parent ? (await requireCommit(repository, parent)).tree : undefined;
  const files = await diffTrees(repository.store, before, commit.tree);
  const boxes = files.slice(0, maxShownFiles).map((file, index) => {
    const header = renderFileHeader(context, file, undefined);
    return html`<div class="box">${header}${renderDiffTable(context, file, `f${index}`, [])}</div>`;
  });
  const details = commit.message.split('\n').slice(1).join('\n').trim();
  const title = getFirstLine(commit.message);
  const body = html`
<div class="box"><div class="head"><b>${title}</b></div><div class="body">${details ? html`<pre>${details}</pre>` : ''}${renderCommitter(context, commit)} <span class="quiet">· ${context.messages.code.fileCount(files.length)}</span> <span class="mono quiet">${sha}</span></div></div>
${boxes}`;
  return createPageResponse(context, { title, repository, tab: 'commits', body });
}
