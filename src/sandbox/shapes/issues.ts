import {
  type Account,
  type Actor,
  associationOf,
  type Comment,
  fullName,
  type HostedRepository,
  type Issue,
  iso,
  type Label,
  type Reaction,
  type Review,
  type ReviewComment,
  reactionNames,
  type World,
} from '../world.ts';
import { accountShape, appOf, nodeId } from './accounts.ts';
import { repositoryApi, repositoryPage, repositoryShape } from './repositories.ts';

/** Answers of GitHub about issues, pull requests, comments and labels. */

export function labelShape(world: World, repository: HostedRepository, label: Label) {
  const { id, name, color, description } = label;
  const url = `${repositoryApi(world, repository)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: nodeId('Label', id), url, name, color, default: false, description };
}

const labelsOf = (world: World, repository: HostedRepository, issue: Issue) =>
  issue.labels.flatMap((name) => {
    const label = repository.labels.get(name);
    return label ? [labelShape(world, repository, label)] : [];
  });

function reactionsShape(url: string, reactions: Reaction[]) {
  const count = (content: string) => reactions.filter((reaction) => reaction.content === content).length;
  const counts = Object.fromEntries(reactionNames.map((name) => [name, count(name)]));
  return { url: `${url}/reactions`, total_count: reactions.length, ...counts };
}

export const reactionShape = (world: World, reaction: Reaction) => ({
  id: reaction.id,
  node_id: nodeId('Reaction', reaction.id),
  user: accountShape(world, reaction.author),
  content: reaction.content,
  created_at: iso(reaction.createdAt),
});

const authorOf = (world: World, repository: HostedRepository, { account }: Actor) => ({
  user: accountShape(world, account),
  author_association: associationOf(repository, account),
});

const closedBy = (world: World, account: Account | undefined) => (account ? accountShape(world, account) : null);
const time = (value: number | undefined) => (value === undefined ? null : iso(value));

/** An issue, or a pull request seen as one. */
export function issueShape(world: World, repository: HostedRepository, issue: Issue) {
  const api = repositoryApi(world, repository);
  const url = `${api}/issues/${issue.number}`;
  const page = `${repositoryPage(world, repository)}/${issue.pull ? 'pull' : 'issues'}/${issue.number}`;
  const pull = issue.pull && {
    pull_request: {
      url: `${api}/pulls/${issue.number}`,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: time(issue.pull.mergedAt),
    },
    draft: issue.pull.draft,
  };
  return {
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    number: issue.number,
    title: issue.title,
    ...authorOf(world, repository, issue.author),
    labels: labelsOf(world, repository, issue),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: issue.comments.length,
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    closed_at: time(issue.closedAt),
    closed_by: closedBy(world, issue.closedBy),
    active_lock_reason: null,
    body: issue.body === '' ? null : issue.body,
    reactions: reactionsShape(url, issue.reactions),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: appOf(world, issue.author),
    ...pull,
  };
}

export function commentShape(world: World, repository: HostedRepository, issue: Issue, comment: Comment) {
  const api = repositoryApi(world, repository);
  const url = `${api}/issues/comments/${comment.id}`;
  const kind = issue.pull ? 'pull' : 'issues';
  return {
    url,
    html_url: `${repositoryPage(world, repository)}/${kind}/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${issue.number}`,
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    ...authorOf(world, repository, comment.author),
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    body: comment.body,
    reactions: reactionsShape(url, comment.reactions),
    performed_via_github_app: appOf(world, comment.author),
  };
}

function sideShape(world: World, repository: HostedRepository | undefined, ref: string, sha: string, ghost: Account) {
  const owner = repository?.owner ?? ghost;
  const repo = repository ? repositoryShape(world, repository) : null;
  return { label: `${owner.login}:${ref}`, ref, sha, user: accountShape(world, owner), repo };
}

/** A pull request as it stands in a list. */
export function pullShape(world: World, repository: HostedRepository, issue: Issue) {
  const { pull } = issue;
  if (!pull) throw new Error(`#${issue.number} is not a pull request`);
  const api = repositoryApi(world, repository);
  const url = `${api}/pulls/${issue.number}`;
  const seen = issueShape(world, repository, issue);
  const statuses = `${api}/statuses/${pull.head.sha}`;
  const href = (address: string) => ({ href: address });
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: seen.html_url,
    diff_url: `${seen.html_url}.diff`,
    patch_url: `${seen.html_url}.patch`,
    issue_url: seen.url,
    number: issue.number,
    state: issue.state,
    locked: issue.locked,
    title: issue.title,
    user: seen.user,
    body: seen.body,
    created_at: seen.created_at,
    updated_at: seen.updated_at,
    closed_at: seen.closed_at,
    merged_at: time(pull.mergedAt),
    merge_commit_sha: pull.mergeCommit ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: seen.labels,
    milestone: null,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: seen.comments_url,
    statuses_url: statuses,
    head: sideShape(world, pull.head.repository, pull.head.ref, pull.head.sha, issue.author.account),
    base: sideShape(world, repository, pull.base.ref, pull.base.sha, repository.owner),
    _links: {
      self: href(url),
      html: href(seen.html_url),
      issue: href(seen.url),
      comments: href(seen.comments_url),
      review_comments: href(`${url}/comments`),
      review_comment: href(`${api}/pulls/comments{/number}`),
      commits: href(`${url}/commits`),
      statuses: href(statuses),
    },
    author_association: seen.author_association,
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** A pull request by itself. `mergeable` is null when it was not tried, as in webhooks. */
export function fullPullShape(world: World, repository: HostedRepository, issue: Issue, mergeable: boolean | null) {
  const pull = issue.pull;
  const size = pull?.size;
  const blocked = pull?.draft ? 'draft' : 'clean';
  return {
    ...pullShape(world, repository, issue),
    merged: pull?.mergedAt !== undefined,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? blocked : 'dirty',
    merged_by: closedBy(world, pull?.mergedBy),
    comments: issue.comments.length,
    review_comments: pull?.reviews.flatMap((review) => review.comments).length ?? 0,
    maintainer_can_modify: pull?.maintainerCanModify ?? false,
    commits: size?.commits ?? 0,
    additions: size?.additions ?? 0,
    deletions: size?.deletions ?? 0,
    changed_files: size?.changedFiles ?? 0,
  };
}

export function reviewShape(world: World, repository: HostedRepository, issue: Issue, review: Review) {
  const page = `${repositoryPage(world, repository)}/pull/${issue.number}`;
  const html = `${page}#pullrequestreview-${review.id}`;
  const pull = `${repositoryApi(world, repository)}/pulls/${issue.number}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    ...authorOf(world, repository, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pull,
    _links: { html: { href: html }, pull_request: { href: pull } },
    submitted_at: iso(review.createdAt),
    commit_id: review.commit,
  };
}

export function reviewCommentShape(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  review: Review,
  comment: ReviewComment,
  diffHunk: string,
) {
  const api = repositoryApi(world, repository);
  const url = `${api}/pulls/comments/${comment.id}`;
  const html = `${repositoryPage(world, repository)}/pull/${issue.number}#discussion_r${comment.id}`;
  const pull = `${api}/pulls/${issue.number}`;
  return {
    url,
    id: comment.id,
    node_id: nodeId('PullRequestReviewComment', comment.id),
    pull_request_review_id: review.id,
    diff_hunk: diffHunk,
    path: comment.path,
    commit_id: review.commit,
    original_commit_id: review.commit,
    ...authorOf(world, repository, comment.author),
    body: comment.body,
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    html_url: html,
    pull_request_url: pull,
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pull } },
    line: comment.line,
    original_line: comment.line,
    start_line: comment.startLine ?? null,
    original_start_line: comment.startLine ?? null,
    side: comment.side,
    start_side: comment.startLine === undefined ? null : comment.side,
    subject_type: 'line',
    ...(comment.replyTo === undefined ? {} : { in_reply_to_id: comment.replyTo }),
  };
}

/** The few words about a pull request that check runs carry; those of forks are left out, as GitHub leaves them. */
export function minimalPulls(world: World, repository: HostedRepository, headSha: string) {
  const api = repositoryApi(world, repository);
  const repo = { id: repository.id, url: api, name: repository.name };
  return [...repository.issues.values()].flatMap((issue) => {
    const { pull } = issue;
    if (!pull || issue.state !== 'open' || pull.head.sha !== headSha) return [];
    if (!pull.head.repository || fullName(pull.head.repository) !== fullName(repository)) return [];
    const url = `${api}/pulls/${issue.number}`;
    const side = ({ ref, sha }: { ref: string; sha: string }) => ({ ref, sha, repo });
    return [{ id: pull.id, number: issue.number, url, head: side(pull.head), base: side(pull.base) }];
  });
}
