import { z } from 'zod';
import { parseCommand } from '../../jobs/commands/index.ts';
import { commentMarkers, publishCheckName, remediesBranch } from '../../jobs/shared/index.ts';
import { detectFormLanguage } from '../../list/authoring/index.ts';
import { findNewlyTicked } from '../../report/link-health/index.ts';
import type { Job } from '../queue/index.ts';

/** What is read of a payload, and no more. The signature says that GitHub wrote it; names in it are still strangers' words. */
const basePayload = z.object({
  action: z.string().optional(),
  installation: z.object({ id: z.number().int() }),
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
  push: basePayload.extend({ ref: z.string(), deleted: z.boolean().default(false) }),
  issues: basePayload.extend({
    issue: z.object({ number, body: z.string().nullable() }),
    changes: z.object({ body: z.object({ from: z.string().nullable() }).optional() }).optional(),
    sender: z.object({ login: z.string(), type: z.string().optional() }),
  }),
  issue_comment: basePayload.extend({
    issue: z.object({ number, pull_request: z.unknown().optional() }),
    comment: z.object({
      id: number,
      body: z.string(),
      user: z.object({ login: z.string(), type: z.string().optional() }).nullable(),
    }),
  }),
};

type EventName = keyof typeof payloads;

/** Events of a pull request after which its verdict may be another one. `edited` counts only when the base branch was changed. */
const reviewActions = new Set(['opened', 'synchronize', 'reopened', 'edited', 'ready_for_review']);

/** Events of an issue after which another entry, or none, may be wanted from it. */
const submissionActions = new Set(['opened', 'edited', 'closed', 'reopened']);

/**
 * The work that an event asks for; none for events that are not ours to answer. Takes the event's name and its parsed body, and
 * throws nothing: a body that is not what GitHub documents asks for nothing.
 */
export function eventToJobs(event: string, payload: unknown): Job[] {
  const reason = `${event}${actionOf(payload) ? `.${actionOf(payload)}` : ''}`;
  if (event === 'installation' || event === 'installation_repositories') return adoptionJobs(payload, reason);
  if (!Object.hasOwn(payloads, event)) return [];
  const common = basePayload.safeParse(payload);
  if (!common.success) return [];
  const target = {
    installation: common.data.installation.id,
    owner: common.data.repository.owner.login,
    repo: common.data.repository.name,
    because: reason,
  };
  return eventHandlers[event as EventName](payload).map((want) => ({ ...target, ...want }));
}

const repositoryNames = z.array(z.object({ full_name: z.string() })).optional();
const installationPayload = z.object({
  action: z.enum(['created', 'added']),
  installation: z.object({ id: z.number().int() }),
  repositories: repositoryNames,
  repositories_added: repositoryNames,
});

/** Repositories looked at right after an installation; on an account with more, the next sweeps find the rest. */
const maxAdoptionsPerEvent = 20;

/** Where the App was just installed, a list may want to be adopted. */
function adoptionJobs(payload: unknown, because: string): Job[] {
  const { data } = installationPayload.safeParse(payload);
  const repositories = data?.repositories_added ?? data?.repositories ?? [];
  return repositories.slice(0, maxAdoptionsPerEvent).flatMap(({ full_name }): Job[] => {
    const [owner, repo, ...more] = full_name.split('/');
    if (!data || !owner || !repo || more.length > 0) return [];
    return [{ kind: 'adopt', installation: data.installation.id, owner, repo, because }];
  });
}

type JobRequest = Pick<Job, 'kind' | 'number' | 'head' | 'base' | 'askedBy' | 'asked' | 'boxes'>;

/** More boxes than anybody ticks in one go. */
const maxCheckboxes = 200;

const eventHandlers: Record<EventName, (payload: unknown) => JobRequest[]> = {
  pull_request(payload) {
    const { data } = payloads.pull_request.safeParse(payload);
    // What was ticked in the link-health issue has come in, or was declined: the issue says so.
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
    // Which folders matter stands in the repository's settings, so the job looks; when all is up to date it does nothing.
    return [{ kind: 'publish' }];
  },
  issues(payload) {
    const { data } = payloads.issues.safeParse(payload);
    const from = data?.changes?.body?.from;
    if (
      data &&
      submissionActions.has(data.action ?? '') &&
      data.sender.type !== 'Bot' &&
      detectFormLanguage(data.issue.body ?? '')
    ) {
      // Whether the list has a form at all stands in its settings, so the job looks.
      return [{ kind: 'submit', number: data.issue.number }];
    }
    if (data?.action !== 'edited' || data.sender.type === 'Bot' || typeof from !== 'string') return [];
    const body = data.issue.body ?? '';
    if (!from.startsWith(`<!-- ${commentMarkers.health} -->`)) return [];
    const boxes = findNewlyTicked(from, body).slice(0, maxCheckboxes);
    if (boxes.length === 0 && findNewlyTicked(body, from).length === 0) return [];
    return [{ kind: 'remedy', number: data.issue.number, askedBy: data.sender.login, boxes }];
  },
  issue_comment(payload) {
    const { data } = payloads.issue_comment.safeParse(payload);
    if (data?.action !== 'created' || !data.comment.user || data.comment.user.type === 'Bot') return [];
    const command = parseCommand(data.comment.body);
    if (!command) return [];
    const onPullRequest = data.issue.pull_request !== undefined && data.issue.pull_request !== null;
    const { number } = data.issue;
    const asked = { command, comment: data.comment.id, issue: number, onPullRequest };
    const askedBy = data.comment.user.login;
    if (command.name === 'recheck' && onPullRequest) return [{ kind: 'review', number, askedBy, asked }];
    if (command.name === 'check' || command.name === 'recheck') return [{ kind: 'check', askedBy, asked }];
    return [{ kind: 'command', number, askedBy, asked }];
  },
};

/** GitHub leaves `pull_requests` empty when the head is in a fork: then the pull request is looked up by its head. */
function reviewJobs({
  head_sha: head,
  pull_requests: named,
}: {
  head_sha: string;
  pull_requests: { number: number }[];
}): JobRequest[] {
  if (named.length === 0) return [{ kind: 'review', head }];
  return named.map((pull) => ({ kind: 'review', number: pull.number, head }));
}

function actionOf(payload: unknown): string {
  const action = typeof payload === 'object' && payload !== null && 'action' in payload ? payload.action : '';
  return typeof action === 'string' ? action.slice(0, 40) : '';
}

/** Whether an event of this name can ask for anything. */
export function isHandledEvent(event: string): boolean {
  return event === 'installation' || event === 'installation_repositories' || Object.hasOwn(payloads, event);
}
