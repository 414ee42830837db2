import {
  type Account,
  formatTimestamp,
  getFullName,
  type HostedRepository,
  type Issue,
  type Review,
  type ReviewComment,
  type World,
} from '../model/index.ts';
import { encodeNodeId, serializeAccount } from './accounts.ts';
import { serializeAuthor, serializeOptionalAccount } from './authors.ts';
import { serializeIssue } from './issues.ts';
import { repositoryApiUrl, repositoryPageUrl, serializeRepository } from './repositories.ts';
import { formatOptionalTimestamp } from './timestamps.ts';

function serializePullRequestRef(
  world: World,
  { repository, ref, sha }: { repository: HostedRepository | undefined; ref: string; sha: string },
  fallbackOwner: Account,
) {
  const owner = repository?.owner ?? fallbackOwner;
  const repo = repository ? serializeRepository(world, repository) : null;
  return { label: `${owner.login}:${ref}`, ref, sha, user: serializeAccount(world, owner), repo };
}

/** A pull request as an item of a list. */
export function serializePullRequest(world: World, repository: HostedRepository, issue: Issue) {
  const { pull } = issue;
  if (!pull) throw new Error(`#${issue.number} is not a pull request`);
  const api = repositoryApiUrl(world, repository);
  const url = `${api}/pulls/${issue.number}`;
  const serializedIssue = serializeIssue(world, repository, issue);
  const statuses = `${api}/statuses/${pull.head.sha}`;
  const href = (address: string) => ({ href: address });
  return {
    url,
    id: pull.id,
    node_id: encodeNodeId('PullRequest', pull.id),
    html_url: serializedIssue.html_url,
    diff_url: `${serializedIssue.html_url}.diff`,
    patch_url: `${serializedIssue.html_url}.patch`,
    issue_url: serializedIssue.url,
    number: issue.number,
    state: issue.state,
    locked: issue.locked,
    title: issue.title,
    user: serializedIssue.user,
    body: serializedIssue.body,
    created_at: serializedIssue.created_at,
    updated_at: serializedIssue.updated_at,
    closed_at: serializedIssue.closed_at,
    merged_at: formatOptionalTimestamp(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: serializedIssue.labels,
    milestone: null,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: serializedIssue.comments_url,
    statuses_url: statuses,
    head: serializePullRequestRef(world, pull.head, issue.author.account),
    base: serializePullRequestRef(world, { repository, ...pull.base }, repository.owner),
    _links: {
      self: href(url),
      html: href(serializedIssue.html_url),
      issue: href(serializedIssue.url),
      comments: href(serializedIssue.comments_url),
      review_comments: href(`${url}/comments`),
      review_comment: href(`${api}/pulls/comments{/number}`),
      commits: href(`${url}/commits`),
      statuses: href(statuses),
    },
    author_association: serializedIssue.author_association,
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** A pull request by itself. `mergeable` is null when it was not tried, as in webhooks. */
export function serializeFullPullRequest(world: World, repository: HostedRepository, issue: Issue, mergeable: boolean | null) {
  const pull = issue.pull;
  const size = pull?.stats;
  const cleanState = pull?.draft ? 'draft' : 'clean';
  return {
    ...serializePullRequest(world, repository, issue),
    merged: pull?.mergedAt !== undefined,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? cleanState : 'dirty',
    merged_by: serializeOptionalAccount(world, pull?.mergedBy),
    comments: issue.comments.length,
    review_comments: pull?.reviews.flatMap((review) => review.comments).length ?? 0,
    maintainer_can_modify: pull?.maintainerCanModify ?? false,
    commits: size?.commits ?? 0,
    additions: size?.additions ?? 0,
    deletions: size?.deletions ?? 0,
    changed_files: size?.changedFiles ?? 0,
  };
}

export function serializeReview(world: World, repository: HostedRepository, issue: Issue, review: Review) {
  const page = `${repositoryPageUrl(world, repository)}/pull/${issue.number}`;
  const html = `${page}#pullrequestreview-${review.id}`;
  const pull = `${repositoryApiUrl(world, repository)}/pulls/${issue.number}`;
  return {
    id: review.id,
    node_id: encodeNodeId('PullRequestReview', review.id),
    ...serializeAuthor(world, repository, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pull,
    _links: { html: { href: html }, pull_request: { href: pull } },
    submitted_at: formatTimestamp(review.createdAt),
    commit_id: review.commitSha,
  };
}

export function serializeReviewComment(
  world: World,
  repository: HostedRepository,
  issue: Issue,
  { review, comment, diffHunk }: { review: Review; comment: ReviewComment; diffHunk: string },
) {
  const api = repositoryApiUrl(world, repository);
  const url = `${api}/pulls/comments/${comment.id}`;
  const html = `${repositoryPageUrl(world, repository)}/pull/${issue.number}#discussion_r${comment.id}`;
  const pull = `${api}/pulls/${issue.number}`;
  return {
    url,
    id: comment.id,
    node_id: encodeNodeId('PullRequestReviewComment', comment.id),
    pull_request_review_id: review.id,
    diff_hunk: diffHunk,
    path: comment.path,
    commit_id: review.commitSha,
    original_commit_id: review.commitSha,
    ...serializeAuthor(world, repository, comment.author),
    body: comment.body,
    created_at: formatTimestamp(comment.createdAt),
    updated_at: formatTimestamp(comment.updatedAt),
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
    ...(comment.inReplyToId === undefined ? {} : { in_reply_to_id: comment.inReplyToId }),
  };
}

/**
 * The few words about a pull request that check runs carry; those of forks are left out, as GitHub
 * leaves them.
 */
export function serializeMinimalPullRequests(world: World, repository: HostedRepository, headSha: string) {
  const api = repositoryApiUrl(world, repository);
  const repo = { id: repository.id, url: api, name: repository.name };
  return [...repository.issues.values()].flatMap((issue) => {
    const { pull } = issue;
    if (!pull || issue.state !== 'open' || pull.head.sha !== headSha) return [];
    if (!pull.head.repository || getFullName(pull.head.repository) !== getFullName(repository)) return [];
    const url = `${api}/pulls/${issue.number}`;
    const side = ({ ref, sha }: { ref: string; sha: string }) => ({ ref, sha, repo });
    return [{ id: pull.id, number: issue.number, url, head: side(pull.head), base: side(pull.base) }];
  });
}
