import type { Commit } from '../git/index.ts';
import {
  type Annotation,
  type CheckRun,
  type CheckSuite,
  encodePath,
  formatTimestamp,
  type HostedRepository,
  type World,
} from '../model/index.ts';
import { encodeNodeId, serializeApp } from './accounts.ts';
import { serializeSimpleCommit } from './commits.ts';
import { serializeMinimalPullRequests } from './pull-requests.ts';
import { repositoryApiUrl, repositoryPageUrl, serializeRepository } from './repositories.ts';
import { formatOptionalTimestamp } from './timestamps.ts';

/** Answers of GitHub about checks. */

/** `suite` is the short form in answers and the longer one in webhooks. */
export function serializeCheckRun(
  world: World,
  repository: HostedRepository,
  run: CheckRun,
  suite: object = { id: run.suite.id },
) {
  const url = `${repositoryApiUrl(world, repository)}/check-runs/${run.id}`;
  const page = `${repositoryPageUrl(world, repository)}/runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: encodeNodeId('CheckRun', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: formatOptionalTimestamp(run.startedAt),
    completed_at: formatOptionalTimestamp(run.completedAt),
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: suite,
    app: serializeApp(world, run.app),
    pull_requests: serializeMinimalPullRequests(world, repository, run.headSha),
  };
}

export function serializeAnnotation(world: World, repository: HostedRepository, run: CheckRun, annotation: Annotation) {
  return {
    path: annotation.path,
    blob_href: `${repositoryPageUrl(world, repository)}/blob/${run.headSha}/${encodePath(annotation.path)}`,
    start_line: annotation.start_line,
    end_line: annotation.end_line,
    start_column: annotation.start_column ?? null,
    end_column: annotation.end_column ?? null,
    annotation_level: annotation.annotation_level,
    title: annotation.title ?? null,
    message: annotation.message,
    raw_details: annotation.raw_details ?? null,
  };
}

/**
 * A suite's own state is that of its runs: completed when all are, and then as bad as the worst.
 * “Re-run” puts it back to queued until a run concludes.
 */
export function getCheckSuiteState(
  { isRerequested }: CheckSuite,
  runs: CheckRun[],
): { status: string; conclusion: string | null } {
  if (runs.length === 0 || isRerequested) return { status: 'queued', conclusion: null };
  if (runs.some((run) => run.status !== 'completed')) return { status: 'in_progress', conclusion: null };
  const worst = ['failure', 'timed_out', 'action_required', 'cancelled', 'success'];
  return { status: 'completed', conclusion: worst.find((word) => runs.some((run) => run.conclusion === word)) ?? 'neutral' };
}

export function serializeCheckSuite(world: World, repository: HostedRepository, suite: CheckSuite, commit: Commit) {
  const url = `${repositoryApiUrl(world, repository)}/check-suites/${suite.id}`;
  const runs = repository.checkRuns.filter((run) => run.suite === suite);
  return {
    id: suite.id,
    node_id: encodeNodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...getCheckSuiteState(suite, runs),
    url,
    before: commit.parents[0] ?? '0'.repeat(40),
    after: suite.headSha,
    pull_requests: serializeMinimalPullRequests(world, repository, suite.headSha),
    app: serializeApp(world, suite.app),
    created_at: formatTimestamp(suite.createdAt),
    updated_at: formatTimestamp(suite.createdAt),
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
    head_commit: serializeSimpleCommit(commit),
    repository: serializeRepository(world, repository),
  };
}
