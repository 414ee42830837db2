import { z } from 'zod';
import { parseCommand } from '../jobs/commands.ts';
import type { Job } from './job.ts';

/** What is read of a payload, and no more. The signature says that GitHub wrote it; names in it are still strangers' words. */
const base = z.object({
  action: z.string().optional(),
  installation: z.object({ id: z.number().int() }),
  repository: z.object({ name: z.string(), owner: z.object({ login: z.string() }), default_branch: z.string() }),
});

const number = z.number().int().positive();
const pulls = z.array(z.object({ number })).default([]);

const payloads = {
  pull_request: base.extend({
    pull_request: z.object({ number }),
    changes: z.object({ base: z.unknown().optional() }).optional(),
  }),
  check_run: base.extend({ check_run: z.object({ head_sha: z.string(), pull_requests: pulls }) }),
  check_suite: base.extend({ check_suite: z.object({ head_sha: z.string(), pull_requests: pulls }) }),
  push: base.extend({ ref: z.string(), deleted: z.boolean().default(false) }),
  issue_comment: base.extend({
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
const reviewed = new Set(['opened', 'synchronize', 'reopened', 'edited', 'ready_for_review']);

/**
 * The work that an event asks for; none for events that are not ours to answer. Takes the event's name and its parsed body, and
 * throws nothing: a body that is not what GitHub documents asks for nothing.
 */
export function jobsFor(event: string, payload: unknown): Job[] {
  if (!isOurs(event)) return [];
  const because = `${event}${actionOf(payload) ? `.${actionOf(payload)}` : ''}`;
  const common = base.safeParse(payload);
  if (!common.success) return [];
  const place = {
    installation: common.data.installation.id,
    owner: common.data.repository.owner.login,
    repo: common.data.repository.name,
    because,
  };
  return wanted[event](payload).map((want) => ({ ...place, ...want }));
}

type Wanted = Pick<Job, 'kind' | 'number' | 'head' | 'askedBy' | 'asked'>;

const wanted: Record<EventName, (payload: unknown) => Wanted[]> = {
  pull_request(payload) {
    const { data } = payloads.pull_request.safeParse(payload);
    if (!data || !reviewed.has(data.action ?? '')) return [];
    if (data.action === 'edited' && data.changes?.base === undefined) return [];
    return [{ kind: 'review', number: data.pull_request.number }];
  },
  check_run(payload) {
    const { data } = payloads.check_run.safeParse(payload);
    return data?.action === 'rerequested' ? reviewsOf(data.check_run) : [];
  },
  check_suite(payload) {
    const { data } = payloads.check_suite.safeParse(payload);
    return data?.action === 'rerequested' ? reviewsOf(data.check_suite) : [];
  },
  push(payload) {
    const { data } = payloads.push.safeParse(payload);
    if (!data || data.deleted || data.ref !== `refs/heads/${data.repository.default_branch}`) return [];
    // Which folders matter stands in the repository's settings, so the job looks; when all is up to date it does nothing.
    return [{ kind: 'publish' }];
  },
  issue_comment(payload) {
    const { data } = payloads.issue_comment.safeParse(payload);
    if (data?.action !== 'created' || !data.comment.user || data.comment.user.type === 'Bot') return [];
    const command = parseCommand(data.comment.body);
    if (!command) return [];
    const onPullRequest = data.issue.pull_request !== undefined && data.issue.pull_request !== null;
    const asked = { command, comment: data.comment.id, onPullRequest };
    const { number } = data.issue;
    const askedBy = data.comment.user.login;
    if (command.name === 'recheck' && onPullRequest) return [{ kind: 'review', number, askedBy, asked }];
    if (command.name === 'check' || command.name === 'recheck') return [{ kind: 'check', askedBy, asked }];
    return [{ kind: 'command', number, askedBy, asked }];
  },
};

/** GitHub leaves `pull_requests` empty when the head is in a fork: then the pull request is looked up by its head. */
function reviewsOf(check: { head_sha: string; pull_requests: { number: number }[] }): Wanted[] {
  if (check.pull_requests.length === 0) return [{ kind: 'review', head: check.head_sha }];
  return check.pull_requests.map((pull) => ({ kind: 'review', number: pull.number }));
}

function actionOf(payload: unknown): string {
  const action = typeof payload === 'object' && payload !== null && 'action' in payload ? payload.action : '';
  return typeof action === 'string' ? action.slice(0, 40) : '';
}

function isOurs(event: string): event is EventName {
  return Object.hasOwn(payloads, event);
}
