import { type Comment, formatTimestamp, type HostedRepository, type Issue, type World } from '../model/index.ts';
import { encodeNodeId, serializeActorApp } from './accounts.ts';
import { serializeAuthor, serializeLabels, serializeOptionalAccount } from './authors.ts';
import { serializeReactionRollup } from './reactions.ts';
import { repositoryApiUrl, repositoryPageUrl } from './repositories.ts';

import { formatOptionalTimestamp } from './timestamps.ts';

/** Answers of GitHub about issues, pull requests, comments and labels. */

/** An issue, or a pull request seen as one. */
export function serializeIssue(world: World, repository: HostedRepository, issue: Issue) {
  const api = repositoryApiUrl(world, repository);
  const url = `${api}/issues/${issue.number}`;
  const page = `${repositoryPageUrl(world, repository)}/${issue.pull ? 'pull' : 'issues'}/${issue.number}`;
  const pull = issue.pull && {
    pull_request: {
      url: `${api}/pulls/${issue.number}`,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: formatOptionalTimestamp(issue.pull.mergedAt),
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
    node_id: encodeNodeId('Issue', issue.id),
    number: issue.number,
    title: issue.title,
    ...serializeAuthor(world, repository, issue.author),
    labels: serializeLabels(world, repository, issue),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: issue.comments.length,
    created_at: formatTimestamp(issue.createdAt),
    updated_at: formatTimestamp(issue.updatedAt),
    closed_at: formatOptionalTimestamp(issue.closedAt),
    closed_by: serializeOptionalAccount(world, issue.closedBy),
    active_lock_reason: null,
    body: issue.body === '' ? null : issue.body,
    reactions: serializeReactionRollup(url, issue.reactions),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: serializeActorApp(world, issue.author),
    ...pull,
  };
}

export function serializeComment(world: World, repository: HostedRepository, issue: Issue, comment: Comment) {
  const api = repositoryApiUrl(world, repository);
  const url = `${api}/issues/comments/${comment.id}`;
  const kind = issue.pull ? 'pull' : 'issues';
  return {
    url,
    html_url: `${repositoryPageUrl(world, repository)}/${kind}/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${issue.number}`,
    id: comment.id,
    node_id: encodeNodeId('IssueComment', comment.id),
    ...serializeAuthor(world, repository, comment.author),
    created_at: formatTimestamp(comment.createdAt),
    updated_at: formatTimestamp(comment.updatedAt),
    body: comment.body,
    reactions: serializeReactionRollup(url, comment.reactions),
    performed_via_github_app: serializeActorApp(world, comment.author),
  };
}
