import { isMergeable, listPullRequestCommits } from '../../actions/index.ts';
import { getFullName, type HttpResponse, type PullRequestDetails } from '../../model/index.ts';
import { getFirstLine } from '../code/index.ts';
import {
  createDescriptionItem,
  createPageResponse,
  formatCheckState,
  getCheckIcon,
  isAwaitingCheck,
  renderComments,
  renderConversationItem,
  renderSidebar,
  renderTime,
  renderUser,
} from '../components/index.ts';
import type { PageContext } from '../page-context.ts';
import { type Html, html, htmlSentence, renderMarkdown } from '../rendering/index.ts';
import { listNewestCheckRuns, type PullRequestPage, renderPullRequestHeader } from './header.ts';

export async function renderConversationPage(context: PageContext, page: PullRequestPage): Promise<HttpResponse> {
  const { repository, issue, pull } = page;
  const commits = await listPullRequestCommits(repository, pull);
  const events = commits.map(({ sha, message, author }) => {
    const link = html`<a href="/${getFullName(repository)}/commit/${sha}">${getFirstLine(message)}</a> <code>${sha.slice(0, 7)}</code>`;
    const describe = context.messages.pulls.pushed;
    const sentence = htmlSentence((name = '', commit = '') => describe(name, commit), renderUser(context, author.name), link);
    return html`<p class="event">${sentence}</p>`;
  });
  const reviews = await Promise.all(pull.reviews.map((review) => renderReview(context, page, review)));
  const body = html`
${renderPullRequestHeader(context, page, 'conversation')}
<div class="columns"><div>
${await renderConversationItem(context, repository, createDescriptionItem(issue))}
${events}${reviews}
${await renderComments(context, repository, issue)}
${await renderMergeStatus(context, page)}
</div>${renderSidebar(context, repository, issue)}</div>`;
  return createPageResponse(context, {
    title: context.messages.pulls.title(issue.title, issue.number),
    repository,
    tab: 'pulls',
    refreshSeconds: issue.state === 'open' && isAwaitingCheck(context, repository) ? 2 : undefined,
    body,
  });
}

async function renderReview(
  context: PageContext,
  { repository, issue }: PullRequestPage,
  review: PullRequestDetails['reviews'][number],
): Promise<Html> {
  const { markdown, pulls } = context.messages;
  const repositoryUrl = `/${getFullName(repository)}`;
  const render = (text: string) => renderMarkdown(text, { messages: markdown, repositoryUrl, hardBreaks: true });
  const comments = await Promise.all(
    review.comments.map(async (comment) => {
      const location = html`<p class="mono quiet">${comment.path}:${comment.line}</p>`;
      return html`<div id="discussion_r${comment.id}">${location}${await render(comment.body)}</div>`;
    }),
  );
  const text = review.body === '' ? '' : await render(review.body);
  const sentence = htmlSentence(
    (author = '', time = '', link = '') => pulls.reviewed(author, time, link),
    renderUser(context, review.author.account.login),
    renderTime(context, review.createdAt),
    html`<a href="${repositoryUrl}/pull/${issue.number}/files">${pulls.inDiff}</a>`,
  );
  const picture = html`<img src="/_/avatar/${review.author.account.id}.svg" alt="">`;
  return html`<div class="talk">${picture}<div class="box" id="pullrequestreview-${review.id}"><div class="head"><span>${sentence}</span></div><div class="markdown">${text}${comments}</div></div></div>`;
}

/** The box below the conversation: checks and mergeability, or how the pull request ended. */
async function renderMergeStatus(context: PageContext, { repository, issue, pull }: PullRequestPage): Promise<Html> {
  const words = context.messages.pulls;
  if (pull.mergedAt !== undefined) {
    const sentence = htmlSentence(
      (author = '', time = '') => words.mergedBy(author, time),
      pull.mergedBy?.login,
      renderTime(context, pull.mergedAt),
    );
    return html`<div class="checks"><p class="done">${sentence}</p></div>`;
  }
  if (issue.state === 'closed') return html`<div class="checks"><p><b>${words.closed}</b></p></div>`;
  const runs = listNewestCheckRuns(repository, pull.head.sha);
  const colorClasses = runs.map((run) => getCheckIcon(run)[1]);
  const worst = ['bad', 'warn', 'good'].find((colorClass) => colorClasses.includes(colorClass)) ?? '';
  const lines = runs.map((run) => {
    const [sign, colorClass] = getCheckIcon(run);
    const title = run.title ?? formatCheckState(context, run);
    return html`<p><b class="${colorClass}">${sign}</b> <b>${run.name}</b> <span class="quiet">— ${title}</span> <a href="/${getFullName(repository)}/runs/${run.id}">${words.details}</a></p>`;
  });
  const base = html`<span class="branch">${pull.base.ref}</span>`;
  const merge = (await isMergeable(repository, pull))
    ? html`<p><b class="good">✓</b> ${htmlSentence((branch = '') => words.mergeable(branch), base)}</p>`
    : html`<p><b class="bad">✕</b> ${htmlSentence((branch = '') => words.conflicts(branch), base)}</p>`;
  const none = htmlSentence((sha = '') => words.noChecks(sha), html`<code>${pull.head.sha.slice(0, 7)}</code>`);
  return html`<div class="checks ${worst}">${lines.length > 0 ? lines : html`<p class="quiet">${none}</p>`}${merge}</div>`;
}
