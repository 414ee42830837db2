import { isMergeable, listPullRequestCommits, listPullRequestFiles } from '../actions/index.ts';
import type { FileDiff } from '../git/index.ts';
import type { HttpResponse } from '../model/index.ts';
import {
  type CheckRun,
  fullName,
  type HostedRepository,
  type Issue,
  type PullRequestDetails,
  type World,
} from '../model/index.ts';
import { firstLine, renderCommitRow } from './code/index.ts';
import {
  createDescriptionItem,
  getCheckIcon,
  isAwaitingCheck,
  type LineNote,
  pageResponse,
  renderAnnotation,
  renderComments,
  renderConversationItem,
  renderDiffTable,
  renderFileHeader,
  renderSidebar,
  renderTime,
  renderUser,
} from './components/index.ts';
import { type Html, html, renderMarkdown } from './rendering/index.ts';

/** The three pages of a pull request: conversation, commits, files changed. */
type PullRequestView = 'Conversation' | 'Commits' | 'Files changed';

export async function renderConversationPage(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  pull: PullRequestDetails,
): Promise<HttpResponse> {
  const base = `/${fullName(repository)}/pull/${issue.number}`;
  const commits = await listPullRequestCommits(repository, pull);
  const events = commits.map(
    ({ sha, message, author }) =>
      html`<p class="event">${renderUser(world, author.name)} pushed <a href="/${fullName(repository)}/commit/${sha}">${firstLine(message)}</a> <code>${sha.slice(0, 7)}</code></p>`,
  );
  const reviews = await Promise.all(pull.reviews.map((review) => renderReview(world, repository, base, review)));
  const body = html`
${renderPullRequestHeader(repository, issue, pull, 'Conversation')}
<div class="columns"><div>
${await renderConversationItem(world, repository, createDescriptionItem(issue))}
${events}${reviews}
${await renderComments(world, repository, issue)}
${await renderMergeStatus(repository, issue, pull)}
</div>${renderSidebar(repository, issue)}</div>`;
  const again = issue.state === 'open' && isAwaitingCheck(world, repository) ? 2 : undefined;
  return pageResponse({
    title: `${issue.title} · pull request #${issue.number}`,
    repository,
    tab: 'Pull requests',
    refreshSeconds: again,
    body,
  });
}

async function renderReview(
  world: World,
  repository: HostedRepository,
  base: string,
  review: PullRequestDetails['reviews'][number],
): Promise<Html> {
  const place = { repository: `/${fullName(repository)}`, breaks: true };
  const comments = await Promise.all(
    review.comments.map(async (comment) => {
      const where = html`<p class="mono quiet">${comment.path}:${comment.line}</p>`;
      return html`<div id="discussion_r${comment.id}">${where}${await renderMarkdown(comment.body, place)}</div>`;
    }),
  );
  const text = review.body === '' ? '' : await renderMarkdown(review.body, place);
  const title = html`<div class="head">${renderUser(world, review.author.account.login)} <span class="quiet">reviewed on ${renderTime(review.createdAt)}</span> <a href="${base}/files">in the diff</a></div>`;
  const picture = html`<img src="/_/avatar/${review.author.account.id}.svg" alt="">`;
  return html`<div class="talk">${picture}<div class="box" id="pullrequestreview-${review.id}">${title}<div class="markdown">${text}${comments}</div></div></div>`;
}

function renderPullRequestHeader(
  repository: HostedRepository,
  issue: Issue,
  pull: PullRequestDetails,
  here: PullRequestView,
): Html {
  const state = pull.mergedAt !== undefined ? 'merged' : issue.state === 'closed' ? 'closed' : pull.draft ? 'draft' : 'open';
  const word = state.charAt(0).toUpperCase() + state.slice(1);
  const from = pull.head.repository === repository ? '' : `${pull.head.repository?.owner.login ?? 'unknown'}:`;
  const base = `/${fullName(repository)}/pull/${issue.number}`;
  const views: [PullRequestView, string, number][] = [
    ['Conversation', base, issue.comments.length],
    ['Commits', `${base}/commits`, pull.stats.commits],
    ['Files changed', `${base}/files`, pull.stats.changedFiles],
  ];
  const links = views.map(([name, href, count]) => {
    const mark = name === here ? html` class="here" aria-current="page"` : '';
    return html`<a href="${href}"${mark}>${name} <span class="count">${count}</span></a>`;
  });
  const many = pull.stats.commits === 1 ? '1 commit' : `${pull.stats.commits} commits`;
  return html`
<h1 class="headline">${issue.title} <span class="quiet">#${issue.number}</span></h1>
<div class="under"><span class="state ${state}">${word}</span><span class="quiet"><b>${issue.author.account.login.replace('[bot]', '')}</b> ${pull.mergedAt === undefined ? 'wants to merge' : 'merged'} ${many} into <span class="branch">${pull.base.ref}</span> from <span class="branch">${from}${pull.head.ref}</span></span></div>
<nav class="tabs inner" aria-label="Pull request">${links}</nav>`;
}

/** All runs of the head that are the newest of their name. */
function listNewestCheckRuns(repository: HostedRepository, sha: string): CheckRun[] {
  const newest = new Map<string, CheckRun>();
  for (const run of repository.checkRuns) if (run.headSha === sha) newest.set(`${run.app.id} ${run.name}`, run);
  return [...newest.values()];
}

async function renderMergeStatus(repository: HostedRepository, issue: Issue, pull: PullRequestDetails): Promise<Html> {
  if (pull.mergedAt !== undefined)
    return html`<div class="checks"><p><b class="done">Merged</b> by ${pull.mergedBy?.login} on ${renderTime(pull.mergedAt)}</p></div>`;
  if (issue.state === 'closed') return html`<div class="checks"><p><b>Closed</b> without being merged</p></div>`;
  const runs = listNewestCheckRuns(repository, pull.head.sha);
  const colorClasses = runs.map((run) => getCheckIcon(run)[1]);
  const worst = ['bad', 'warn', 'good'].find((look) => colorClasses.includes(look)) ?? '';
  const lines = runs.map((run) => {
    const [sign, look] = getCheckIcon(run);
    return html`<p><b class="${look}">${sign}</b> <b>${run.name}</b> <span class="quiet">— ${run.title ?? run.status}</span> <a href="/${fullName(repository)}/runs/${run.id}">Details</a></p>`;
  });
  const merge = (await isMergeable(repository, pull))
    ? html`<p><b class="good">✓</b> No conflicts with <span class="branch">${pull.base.ref}</span></p>`
    : html`<p><b class="bad">✕</b> This branch has conflicts with <span class="branch">${pull.base.ref}</span></p>`;
  const none = html`<p class="quiet">No check has run for <code>${pull.head.sha.slice(0, 7)}</code> yet.</p>`;
  return html`<div class="checks ${worst}">${lines.length > 0 ? lines : none}${merge}</div>`;
}

export async function renderPullRequestCommitsPage(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  pull: PullRequestDetails,
): Promise<HttpResponse> {
  const rows = (await listPullRequestCommits(repository, pull)).map((commit) => renderCommitRow(world, repository, commit));
  const body = html`${renderPullRequestHeader(repository, issue, pull, 'Commits')}<div class="box"><ul class="list">${rows}</ul></div>`;
  return pageResponse({ title: `Commits of #${issue.number}`, repository, tab: 'Pull requests', body });
}

export async function renderFilesChangedPage(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  pull: PullRequestDetails,
): Promise<HttpResponse> {
  const files = await listPullRequestFiles(repository, pull);
  const runs = listNewestCheckRuns(repository, pull.head.sha);
  const headRepository = fullName(pull.head.repository ?? repository);
  const boxes = await Promise.all(
    files.slice(0, 300).map(async (file, i) => {
      const notes = await collectLineNotes(world, repository, pull, runs, file);
      const href = file.status === 'removed' ? undefined : `/${headRepository}/blob/${pull.head.sha}/${encodeURI(file.path)}`;
      const shown = new Set((file.patch ?? '').match(/^[+ ].*$/gm));
      const table = renderDiffTable(file, `f${i}`, notes);
      return html`<div class="box">${renderFileHeader(file, href)}${table}${shown.size === 0 ? notes.map(({ note }) => note) : ''}</div>`;
    }),
  );
  const all = runs.flatMap((run) => run.annotations).length;
  const summary =
    all > 0
      ? html`<p class="quiet">${all} annotations of ${runs.length} ${runs.length === 1 ? 'check' : 'checks'} stand at their lines.</p>`
      : '';
  const body = html`${renderPullRequestHeader(repository, issue, pull, 'Files changed')}${summary}${boxes}`;
  return pageResponse({ title: `Files of #${issue.number}`, repository, tab: 'Pull requests', body });
}

async function collectLineNotes(
  world: World,
  repository: HostedRepository,
  pull: PullRequestDetails,
  runs: CheckRun[],
  file: FileDiff,
): Promise<LineNote[]> {
  const annotations = runs.flatMap((run) =>
    run.annotations
      .filter((annotation) => annotation.path === file.path)
      .map((annotation) => ({ line: annotation.end_line, note: renderAnnotation(annotation, run.name) })),
  );
  const comments = pull.reviews.flatMap((review) => review.comments.filter((comment) => comment.path === file.path));
  const place = { repository: `/${fullName(repository)}`, breaks: true };
  const commentNotes = await Promise.all(
    comments.map(async (comment) => {
      const text = await renderMarkdown(comment.body, place);
      return {
        line: comment.line,
        note: html`<div class="annotation">${renderUser(world, comment.author.account.login)}${text}</div>`,
      };
    }),
  );
  return [...annotations, ...commentNotes];
}
