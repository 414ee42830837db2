import type { Reply } from '../api/route.ts';
import { mergeableNow, pullCommits, pullFiles } from '../doings/pull-files.ts';
import type { FileDifference } from '../git/changes.ts';
import type { CheckRun, HostedRepository, Issue, PullDetails, World } from '../world.ts';
import { fullName } from '../world.ts';
import { commitRow, firstLine } from './code.ts';
import { annotationNote, diffTable, fileHead, type LineNote } from './diff-table.ts';
import { type Html, html } from './html.ts';
import { checkLook, isAwaited, pageReply, person, time } from './layout.ts';
import { markdown } from './markdown.ts';
import { commentBoxes, descriptionOf, sayingBox, sideBar } from './talk.ts';

/** The three pages of a pull request: conversation, commits, files changed. */
type View = 'Conversation' | 'Commits' | 'Files changed';

export async function conversationPage(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  pull: PullDetails,
): Promise<Reply> {
  const base = `/${fullName(repository)}/pull/${issue.number}`;
  const commits = await pullCommits(repository, pull);
  const events = commits.map(
    ({ sha, message, author }) =>
      html`<p class="event">${person(world, author.name)} pushed <a href="/${fullName(repository)}/commit/${sha}">${firstLine(message)}</a> <code>${sha.slice(0, 7)}</code></p>`,
  );
  const reviews = await Promise.all(pull.reviews.map((review) => reviewBox(world, repository, base, review)));
  const body = html`
${head(repository, issue, pull, 'Conversation')}
<div class="columns"><div>
${await sayingBox(world, repository, descriptionOf(issue))}
${events}${reviews}
${await commentBoxes(world, repository, issue)}
${await mergeBox(repository, issue, pull)}
</div>${sideBar(repository, issue)}</div>`;
  const again = issue.state === 'open' && isAwaited(world, repository) ? 2 : undefined;
  return pageReply({ title: `${issue.title} · pull request #${issue.number}`, repository, tab: 'Pull requests', again, body });
}

async function reviewBox(
  world: World,
  repository: HostedRepository,
  base: string,
  review: PullDetails['reviews'][number],
): Promise<Html> {
  const place = { repository: `/${fullName(repository)}`, breaks: true };
  const comments = await Promise.all(
    review.comments.map(async (comment) => {
      const where = html`<p class="mono quiet">${comment.path}:${comment.line}</p>`;
      return html`<div id="discussion_r${comment.id}">${where}${await markdown(comment.body, place)}</div>`;
    }),
  );
  const text = review.body === '' ? '' : await markdown(review.body, place);
  const title = html`<div class="head">${person(world, review.author.account.login)} <span class="quiet">reviewed on ${time(review.createdAt)}</span> <a href="${base}/files">in the diff</a></div>`;
  const picture = html`<img src="/_/avatar/${review.author.account.id}.svg" alt="">`;
  return html`<div class="talk">${picture}<div class="box" id="pullrequestreview-${review.id}">${title}<div class="markdown">${text}${comments}</div></div></div>`;
}

function head(repository: HostedRepository, issue: Issue, pull: PullDetails, here: View): Html {
  const state = pull.mergedAt !== undefined ? 'merged' : issue.state === 'closed' ? 'closed' : pull.draft ? 'draft' : 'open';
  const word = state.charAt(0).toUpperCase() + state.slice(1);
  const from = pull.head.repository === repository ? '' : `${pull.head.repository?.owner.login ?? 'unknown'}:`;
  const base = `/${fullName(repository)}/pull/${issue.number}`;
  const views: [View, string, number][] = [
    ['Conversation', base, issue.comments.length],
    ['Commits', `${base}/commits`, pull.size.commits],
    ['Files changed', `${base}/files`, pull.size.changedFiles],
  ];
  const links = views.map(([name, href, count]) => {
    const mark = name === here ? html` class="here" aria-current="page"` : '';
    return html`<a href="${href}"${mark}>${name} <span class="count">${count}</span></a>`;
  });
  const many = pull.size.commits === 1 ? '1 commit' : `${pull.size.commits} commits`;
  return html`
<h1 class="headline">${issue.title} <span class="quiet">#${issue.number}</span></h1>
<div class="under"><span class="state ${state}">${word}</span><span class="quiet"><b>${issue.author.account.login.replace('[bot]', '')}</b> ${pull.mergedAt === undefined ? 'wants to merge' : 'merged'} ${many} into <span class="branch">${pull.base.ref}</span> from <span class="branch">${from}${pull.head.ref}</span></span></div>
<nav class="tabs inner" aria-label="Pull request">${links}</nav>`;
}

/** All runs of the head that are the newest of their name. */
function runsOf(repository: HostedRepository, sha: string): CheckRun[] {
  const newest = new Map<string, CheckRun>();
  for (const run of repository.checkRuns) if (run.headSha === sha) newest.set(`${run.app.id} ${run.name}`, run);
  return [...newest.values()];
}

async function mergeBox(repository: HostedRepository, issue: Issue, pull: PullDetails): Promise<Html> {
  if (pull.mergedAt !== undefined)
    return html`<div class="checks"><p><b class="done">Merged</b> by ${pull.mergedBy?.login} on ${time(pull.mergedAt)}</p></div>`;
  if (issue.state === 'closed') return html`<div class="checks"><p><b>Closed</b> without being merged</p></div>`;
  const runs = runsOf(repository, pull.head.sha);
  const looks = runs.map((run) => checkLook(run)[1]);
  const worst = ['bad', 'warn', 'good'].find((look) => looks.includes(look)) ?? '';
  const lines = runs.map((run) => {
    const [sign, look] = checkLook(run);
    return html`<p><b class="${look}">${sign}</b> <b>${run.name}</b> <span class="quiet">— ${run.title ?? run.status}</span> <a href="/${fullName(repository)}/runs/${run.id}">Details</a></p>`;
  });
  const merge = (await mergeableNow(repository, pull))
    ? html`<p><b class="good">✓</b> No conflicts with <span class="branch">${pull.base.ref}</span></p>`
    : html`<p><b class="bad">✕</b> This branch has conflicts with <span class="branch">${pull.base.ref}</span></p>`;
  const none = html`<p class="quiet">No check has run for <code>${pull.head.sha.slice(0, 7)}</code> yet.</p>`;
  return html`<div class="checks ${worst}">${lines.length > 0 ? lines : none}${merge}</div>`;
}

export async function pullCommitsPage(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  pull: PullDetails,
): Promise<Reply> {
  const rows = (await pullCommits(repository, pull)).map((commit) => commitRow(world, repository, commit));
  const body = html`${head(repository, issue, pull, 'Commits')}<div class="box"><ul class="list">${rows}</ul></div>`;
  return pageReply({ title: `Commits of #${issue.number}`, repository, tab: 'Pull requests', body });
}

export async function filesPage(world: World, repository: HostedRepository, issue: Issue, pull: PullDetails): Promise<Reply> {
  const files = await pullFiles(repository, pull);
  const runs = runsOf(repository, pull.head.sha);
  const headRepository = fullName(pull.head.repository ?? repository);
  const boxes = await Promise.all(
    files.slice(0, 300).map(async (file, i) => {
      const notes = await notesOf(world, repository, pull, runs, file);
      const href = file.status === 'removed' ? undefined : `/${headRepository}/blob/${pull.head.sha}/${encodeURI(file.path)}`;
      const shown = new Set((file.patch ?? '').match(/^[+ ].*$/gm));
      const table = diffTable(file, `f${i}`, notes);
      return html`<div class="box">${fileHead(file, href)}${table}${shown.size === 0 ? notes.map(({ note }) => note) : ''}</div>`;
    }),
  );
  const all = runs.flatMap((run) => run.annotations).length;
  const said =
    all > 0
      ? html`<p class="quiet">${all} annotations of ${runs.length} ${runs.length === 1 ? 'check' : 'checks'} stand at their lines.</p>`
      : '';
  const body = html`${head(repository, issue, pull, 'Files changed')}${said}${boxes}`;
  return pageReply({ title: `Files of #${issue.number}`, repository, tab: 'Pull requests', body });
}

async function notesOf(
  world: World,
  repository: HostedRepository,
  pull: PullDetails,
  runs: CheckRun[],
  file: FileDifference,
): Promise<LineNote[]> {
  const annotations = runs.flatMap((run) =>
    run.annotations
      .filter((annotation) => annotation.path === file.path)
      .map((annotation) => ({ line: annotation.end_line, note: annotationNote(annotation, run.name) })),
  );
  const comments = pull.reviews.flatMap((review) => review.comments.filter((comment) => comment.path === file.path));
  const place = { repository: `/${fullName(repository)}`, breaks: true };
  const said = await Promise.all(
    comments.map(async (comment) => {
      const text = await markdown(comment.body, place);
      return {
        line: comment.line,
        note: html`<div class="annotation">${person(world, comment.author.account.login)}${text}</div>`,
      };
    }),
  );
  return [...annotations, ...said];
}
