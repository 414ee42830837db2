import { listPullRequestCommits } from '../../actions/index.ts';
import type { HttpResponse } from '../../model/index.ts';
import { renderCommitRow } from '../code/index.ts';
import { createPageResponse } from '../components/index.ts';
import type { PageContext } from '../page-context.ts';
import { html } from '../rendering/index.ts';
import { type PullRequestPage, renderPullRequestHeader } from './header.ts';

export async function renderPullRequestCommitsPage(context: PageContext, page: PullRequestPage): Promise<HttpResponse> {
  const { repository, issue, pull } = page;
  const commits = await listPullRequestCommits(repository, pull);
  const rows = commits.map((commit) => renderCommitRow(context, repository, commit));
  const header = renderPullRequestHeader(context, page, 'commits');
  const body = html`${header}<div class="box"><ul class="list">${rows}</ul></div>`;
  return createPageResponse(context, {
    title: context.messages.pulls.commitsTitle(issue.number),
    repository,
    tab: 'pulls',
    body,
  });
}
