import { type CheckRun, getFullName, type HostedRepository, type Issue, type PullRequestDetails } from '../../model/index.ts';
import { formatLogin } from '../components/index.ts';
import type { PageContext } from '../page-context.ts';
import { type Html, html, htmlSentence } from '../rendering/index.ts';

/** The three pages of a pull request. */
export type PullRequestTab = 'conversation' | 'commits' | 'files';

/** One pull request, with what its pages need of it. */
export interface PullRequestPage {
  repository: HostedRepository;
  issue: Issue;
  pull: PullRequestDetails;
}

export function renderPullRequestHeader(context: PageContext, page: PullRequestPage, activeTab: PullRequestTab): Html {
  const { pulls: words, states } = context.messages;
  const { repository, issue, pull } = page;
  const state = pull.mergedAt !== undefined ? 'merged' : issue.state === 'closed' ? 'closed' : pull.draft ? 'draft' : 'open';
  const fork = pull.head.repository === repository ? '' : `${pull.head.repository?.owner.login ?? words.unknownFork}:`;
  const { commits } = pull.stats;
  const describe = pull.mergedAt === undefined ? words.wantsToMerge : words.hasMerged;
  const sentence = htmlSentence(
    (author = '', base = '', head = '') => describe({ author, commits, base, head }),
    html`<b>${formatLogin(issue.author.account.login)}</b>`,
    html`<span class="branch">${pull.base.ref}</span>`,
    html`<span class="branch">${fork}${pull.head.ref}</span>`,
  );
  return html`
<h1 class="headline">${issue.title} <span class="quiet">#${issue.number}</span></h1>
<div class="under"><span class="state ${state}">${states[state]}</span><span class="quiet">${sentence}</span></div>
${renderTabs(context, page, activeTab)}`;
}

function renderTabs({ messages }: PageContext, { repository, issue, pull }: PullRequestPage, activeTab: PullRequestTab): Html {
  const base = `/${getFullName(repository)}/pull/${issue.number}`;
  const tabs: [PullRequestTab, string, number][] = [
    ['conversation', base, issue.comments.length],
    ['commits', `${base}/commits`, pull.stats.commits],
    ['files', `${base}/files`, pull.stats.changedFiles],
  ];
  const links = tabs.map(([tab, href, count]) => {
    const mark = tab === activeTab ? html` class="here" aria-current="page"` : '';
    return html`<a href="${href}"${mark}>${messages.pulls.tabs[tab]} <span class="count">${count}</span></a>`;
  });
  return html`<nav class="tabs inner" aria-label="${messages.pulls.tabsLabel}">${links}</nav>`;
}

/** The newest run of each name on a commit. */
export function listNewestCheckRuns(repository: HostedRepository, sha: string): CheckRun[] {
  const newest = new Map<string, CheckRun>();
  for (const run of repository.checkRuns) if (run.headSha === sha) newest.set(`${run.app.id} ${run.name}`, run);
  return [...newest.values()];
}
