import { z } from 'zod';
import { detectFormLanguage } from '../../list/authoring/index.ts';
import { parseCommand } from '../commands/index.ts';
import { findLostTicks, findTickedBoxes } from '../link-health/index.ts';
import { publishCheckName, remediesBranch } from '../shared/index.ts';
import type { JobRequest } from './job-request.ts';

/**
 * The part of a payload that is read. The signature proves that GitHub sent it; names in it still
 * come from strangers.
 */
const basePayload = z.object({
  action: z.string().optional(),
  repository: z.object({ name: z.string(), owner: z.object({ login: z.string() }), default_branch: z.string() }),
});

const number = z.number().int().positive();
const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const pulls = z.array(z.object({ number })).default([]);

const payloads = {
  pull_request: basePayload.extend({
    pull_request: z.object({ number, head: z.object({ ref: z.string() }).optional() }),
    changes: z.object({ base: z.unknown().optional() }).optional(),
  }),
  check_run: basePayload.extend({ check_run: z.object({ name: z.string().default(''), head_sha: sha, pull_requests: pulls }) }),
  check_suite: basePayload.extend({ check_suite: z.object({ head_sha: sha, pull_requests: pulls }) }),
  merge_group: basePayload.extend({ merge_group: z.object({ head_sha: sha, base_sha: sha.optional() }) }),
  push: basePayload.extend({
    ref: z.string(),
    deleted: z.boolean().default(false),
    before: sha.optional().catch(undefined),
    after: sha.optional().catch(undefined),
  }),
  issues: basePayload.extend({
    issue: z.object({ number, body: z.string().nullable() }),
    changes: z.object({ body: z.object({ from: z.string().nullable() }).optional() }).optional(),
    sender: z.object({ login: z.string(), type: z.string().optional() }),
  }),
  issue_comment: basePayload.extend({
    issue: z.object({
      number,
      pull_request: z.unknown().optional(),
      state: z.string().optional(),
      user: z.object({ login: z.string() }).nullish(),
    }),
    comment: z.object({
      id: number,
      body: z.string(),
      user: z.object({ login: z.string(), type: z.string().optional() }).nullable(),
    }),
  }),
};

type EventName = keyof typeof payloads;

/**
 * Actions on a pull request that may change its verdict. `edited` counts only when the base branch
 * was changed.
 */
const reviewActions = new Set(['opened', 'synchronize', 'reopened', 'edited', 'ready_for_review']);

/** Actions on an issue that may change the entry to be made from it. */
const submissionActions = new Set(['opened', 'edited', 'closed', 'reopened']);

/** What GitHub writes for the commit before a new branch. */
const noCommit = /^0+$/;

/**
 * What an event asks for. Never throws: a payload that is not as GitHub documents it asks for
 * nothing.
 * @param event the name in `X-GitHub-Event` or `GITHUB_EVENT_NAME`.
 */
export function convertEventToRequests(event: string, payload: unknown): JobRequest[] {
  return isRepositoryEvent(event) && basePayload.safeParse(payload).success ? eventHandlers[event](payload) : [];
}

/** Whether an event of this name can ask for anything in one repository. */
export function isRepositoryEvent(event: string): event is EventName {
  return Object.hasOwn(payloads, event);
}

const eventHandlers: Record<EventName, (payload: unknown) => JobRequest[]> = {
  pull_request(payload) {
    const { data } = payloads.pull_request.safeParse(payload);
    // The edits that were ticked in the link-health issue were merged or declined: update the
    // issue.
    if (data?.action === 'closed' && data.pull_request.head?.ref === remediesBranch) return [{ kind: 'remedy' }];
    if (!data || !reviewActions.has(data.action ?? '')) return [];
    if (data.action === 'edited' && data.changes?.base === undefined) return [];
    return [{ kind: 'review', number: data.pull_request.number }];
  },
  check_run(payload) {
    const { data } = payloads.check_run.safeParse(payload);
    if (data?.action !== 'rerequested') return [];
    const { name, head_sha: head } = data.check_run;
    return name === publishCheckName ? [{ kind: 'publish', head }] : reviewJobs(data.check_run);
  },
  merge_group(payload) {
    const { data } = payloads.merge_group.safeParse(payload);
    if (data?.action !== 'checks_requested') return [];
    const { head_sha: head, base_sha } = data.merge_group;
    return [{ kind: 'merge-group', head, ...(base_sha === undefined ? {} : { base: base_sha }) }];
  },
  check_suite(payload) {
    const { data } = payloads.check_suite.safeParse(payload);
    return data?.action === 'rerequested' ? reviewJobs(data.check_suite) : [];
  },
  push(payload) {
    const { data } = payloads.push.safeParse(payload);
    if (!data || data.deleted || data.ref !== `refs/heads/${data.repository.default_branch}`) return [];
    // The folders that matter are in the repository's settings, so the jobs decide whether there is
    // anything to do.
    const { before: base, after: head } = data;
    const isUpdate = base !== undefined && head !== undefined && !noCommit.test(base);
    return [{ kind: 'publish' }, ...(isUpdate ? [{ kind: 'review-open', base, head } as const] : [])];
  },
  issues(payload) {
    const { data } = payloads.issues.safeParse(payload);
    if (!data) return [];
    const { number, body } = data.issue;
    if (data.sender.type === 'Bot') {
      const lost = data.action === 'edited' ? findLostTicks(data.changes?.body?.from ?? '', body ?? '') : [];
      return lost.length === 0 ? [] : [{ kind: 'remedy', number, boxes: lost }];
    }
    // Whether the list has an entry form is in its settings, so the job decides.
    if (submissionActions.has(data.action ?? '') && detectFormLanguage(body ?? '')) return [{ kind: 'submit', number }];
    const previousBody = data.changes?.body?.from;
    const boxes = data.action === 'edited' ? findTickedBoxes(previousBody ?? '', body ?? '') : undefined;
    return boxes ? [{ kind: 'remedy', number, askedBy: data.sender.login, boxes }] : [];
  },
  issue_comment(payload) {
    const { data } = payloads.issue_comment.safeParse(payload);
    if (data?.action !== 'created' || !data.comment.user || data.comment.user.type === 'Bot') return [];
    const command = parseCommand(data.comment.body);
    const onPullRequest = data.issue.pull_request !== undefined && data.issue.pull_request !== null;
    // Whether the list asked its author anything is in its settings, so the job decides.
    const isAuthor = onPullRequest && data.issue.state === 'open' && data.issue.user?.login === data.comment.user.login;
    if (!command) return isAuthor ? [{ kind: 'answer', number: data.issue.number }] : [];
    const { number } = data.issue;
    const asked = { command, comment: data.comment.id, issue: number, onPullRequest };
    const askedBy = data.comment.user.login;
    if (command.name === 'recheck' && onPullRequest) return [{ kind: 'review', number, askedBy, asked }];
    if (command.name === 'check' || command.name === 'recheck') return [{ kind: 'check', askedBy, asked }];
    return [{ kind: 'command', number, askedBy, asked }];
  },
};

/**
 * GitHub leaves `pull_requests` empty when the head is in a fork. The job then looks the pull
 * request up by its head.
 */
function reviewJobs(check: { head_sha: string; pull_requests: { number: number }[] }): JobRequest[] {
  const { head_sha: head, pull_requests: listed } = check;
  if (listed.length === 0) return [{ kind: 'review', head }];
  return listed.map((pull) => ({ kind: 'review', number: pull.number, head }));
}
