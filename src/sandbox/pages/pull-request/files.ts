import { listPullRequestFiles } from '../../actions/index.ts';
import type { FileDiff } from '../../git/index.ts';
import { type CheckRun, encodePath, getFullName, type HttpResponse } from '../../model/index.ts';
import {
  createPageResponse,
  type LineNote,
  renderAnnotation,
  renderDiffTable,
  renderFileHeader,
  renderUser,
} from '../components/index.ts';
import type { PageContext } from '../page-context.ts';
import { html, renderMarkdown } from '../rendering/index.ts';
import { listNewestCheckRuns, type PullRequestPage, renderPullRequestHeader } from './header.ts';

const maxShownFiles = 300;

export async function renderFilesChangedPage(context: PageContext, page: PullRequestPage): Promise<HttpResponse> {
  const { repository, issue, pull } = page;
  const words = context.messages.pulls;
  const files = await listPullRequestFiles(repository, pull);
  const runs = listNewestCheckRuns(repository, pull.head.sha);
  const headRepository = getFullName(pull.head.repository ?? repository);
  const boxes = await Promise.all(
    files.slice(0, maxShownFiles).map(async (file, index) => {
      const notes = await collectLineNotes(context, page, runs, file);
      const href = file.status === 'removed' ? undefined : `/${headRepository}/blob/${pull.head.sha}/${encodePath(file.path)}`;
      const header = renderFileHeader(context, file, href);
      const table = renderDiffTable(context, file, `f${index}`, notes);
      // Without any line of the new side in the diff, no note would be shown.
      const hasLines = /^[+ ]/m.test(file.patch ?? '');
      return html`<div class="box">${header}${table}${hasLines ? '' : notes.map(({ note }) => note)}</div>`;
    }),
  );
  const count = runs.flatMap((run) => run.annotations).length;
  const summary = count > 0 ? html`<p class="quiet">${words.annotations(count, runs.length)}</p>` : '';
  const body = html`${renderPullRequestHeader(context, page, 'files')}${summary}${boxes}`;
  return createPageResponse(context, { title: words.filesTitle(issue.number), repository, tab: 'pulls', body });
}

async function collectLineNotes(
  context: PageContext,
  { repository, pull }: PullRequestPage,
  runs: CheckRun[],
  file: FileDiff,
): Promise<LineNote[]> {
  const annotations = runs.flatMap((run) =>
    run.annotations
      .filter((annotation) => annotation.path === file.path)
      .map((annotation) => ({ line: annotation.end_line, note: renderAnnotation(context, annotation, run.name) })),
  );
  const comments = pull.reviews.flatMap((review) => review.comments.filter((comment) => comment.path === file.path));
  const options = { messages: context.messages.markdown, repositoryUrl: `/${getFullName(repository)}`, hardBreaks: true };
  const commentNotes = await Promise.all(
    comments.map(async (comment) => {
      const text = await renderMarkdown(comment.body, options);
      const author = renderUser(context, comment.author.account.login);
      return { line: comment.line, note: html`<div class="annotation">${author}${text}</div>` };
    }),
  );
  return [...annotations, ...commentNotes];
}
