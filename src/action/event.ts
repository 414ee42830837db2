import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ListkeeperError } from '../errors/listkeeper-error.ts';
import { convertEventToRequests, isRepositoryEvent, type JobRequest } from '../jobs/requests/index.ts';
import { parseJson } from '../text/parse-json.ts';

const actionModes = ['review', 'check', 'publish'] as const;
type ActionMode = (typeof actionModes)[number];

/** The event that started the workflow, and what it asks for. */
export interface ActionEvent {
  owner: string;
  repo: string;
  token: string;
  /** In the order in which they are to run. None when the event is about something else. */
  requests: JobRequest[];
  /**
   * Whether the link health issue has checkboxes. The workflow must then also run on the event
   * `issues`.
   */
  hasCheckboxes: boolean;
  /** Address of a second way to the internet, from the input `second-proxy`. */
  secondProxy: string | undefined;
  /** Contact address for the polite pools of services, from the input `mailto`. */
  mailto: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const pullRequestSchema = z.object({ pull_request: z.object({ number: z.number().int().positive() }) });

/**
 * What the schedule brings up to date: a list that is not set up yet, generated files, links. The
 * App does the same in a sweep.
 */
const scheduledKinds: readonly JobRequest['kind'][] = ['adopt', 'publish', 'check'];
const scheduledEvents: ReadonlySet<string> = new Set(['schedule', 'workflow_dispatch', 'repository_dispatch']);

/**
 * A workflow of the base branch hears of a pull request under another name, with the same payload.
 */
const payloadNames: Readonly<Record<string, string>> = { pull_request_target: 'pull_request' };

/**
 * Reads what GitHub Actions sets in the environment (GITHUB_REPOSITORY, GITHUB_EVENT_NAME,
 * GITHUB_EVENT_PATH) and the inputs of action.yml (INPUT_MODE, INPUT_BOXES, INPUT_SECOND-PROXY,
 * INPUT_TOKEN or GITHUB_TOKEN).
 * @throws ListkeeperError for what is missing or contradictory
 */
export function readEvent(environment: Environment, modeOverride?: string): ActionEvent {
  const [owner, repo] = (environment.GITHUB_REPOSITORY ?? '').split('/');
  if (!owner || !repo) throw new ListkeeperError('not-in-action');
  const token = environment.INPUT_TOKEN || environment.GITHUB_TOKEN;
  if (!token) throw new ListkeeperError('no-token');
  const given = environment.GITHUB_EVENT_NAME ?? '';
  const name = payloadNames[given] ?? given;
  const payload = readPayload(environment);
  const mode = parseMode(modeOverride || environment.INPUT_MODE);
  const requests = mode ? requestsOfMode(mode, name, payload) : requestsOfEvent(name, payload);
  return {
    owner,
    repo,
    token,
    requests,
    hasCheckboxes: parseBoxesInput(environment),
    secondProxy: environment['INPUT_SECOND-PROXY']?.trim() || undefined,
    mailto: environment.INPUT_MAILTO?.trim() || environment.LISTKEEPER_MAILTO,
  };
}

function requestsOfEvent(name: string, payload: unknown): JobRequest[] {
  if (scheduledEvents.has(name)) return scheduledKinds.map((kind) => ({ kind }));
  if (!isRepositoryEvent(name)) throw new ListkeeperError('no-mode-for-event', { event: name || 'none' });
  return convertEventToRequests(name, payload);
}

/**
 * A mode says what to do, whatever the event. A command, a tick or a merge queue still says what is
 * asked for.
 */
function requestsOfMode(mode: ActionMode, name: string, payload: unknown): JobRequest[] {
  if (name === 'merge_group' || name === 'issues' || name === 'issue_comment') return convertEventToRequests(name, payload);
  if (mode !== 'review') return [{ kind: mode }];
  const { data } = pullRequestSchema.safeParse(payload);
  if (!data) throw new ListkeeperError('no-pull-request');
  return [{ kind: 'review', number: data.pull_request.number }];
}

function parseBoxesInput({ INPUT_BOXES }: Environment): boolean {
  const value = INPUT_BOXES?.trim().toLowerCase() ?? '';
  if (value !== '' && value !== 'true' && value !== 'false')
    throw new ListkeeperError('bad-boxes', { value: value.slice(0, maxQuotedLength) });
  return value === 'true';
}

/** Characters of a wrong input that an error message quotes. */
const maxQuotedLength = 40;

function parseMode(given: string | undefined): ActionMode | undefined {
  const mode = actionModes.find((each) => each === given);
  if (given && !mode) throw new ListkeeperError('bad-mode', { mode: given.slice(0, maxQuotedLength) });
  return mode;
}

function readPayload({ GITHUB_EVENT_PATH: path }: Environment): unknown {
  try {
    return path ? parseJson(readFileSync(path, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
}
