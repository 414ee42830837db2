import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { commentMarkers } from '../jobs/shared/index.ts';
import { findNewlyTicked } from '../report/link-health/index.ts';
import { parseJson } from '../text/parse-json.ts';

export const actionModes = ['review', 'check', 'publish'] as const;
export type ActionMode = (typeof actionModes)[number];

/** What started the workflow, as far as it matters. */
export interface ActionEvent {
  owner: string;
  repo: string;
  mode: ActionMode;
  /** The pull request, for a review. */
  number: number | undefined;
  token: string;
  /** Whether the link-health issue has boxes to tick: the workflow has to be started by ticks, too. */
  boxes: boolean;
  /** An edit of the link-health issue that ticked something or took a tick back: who, where, and the names of the boxes ticked. */
  tick: { login: string; issue: number; boxes: string[] } | undefined;
  /** Why there is nothing to do, where there is nothing. */
  skipReason?: string;
}

/** Wrong use of the Action: one sentence and what to do, shown on the run's page. */
export class ActionError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = 'ActionError';
    this.remedy = remedy;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const eventSchema = z.object({
  pull_request: z.object({ number: z.number().int().positive() }).optional(),
});

const issuesSchema = z.object({
  action: z.string(),
  issue: z.object({ number: z.number().int().positive(), body: z.string().nullable() }),
  changes: z.object({ body: z.object({ from: z.string().nullable() }).optional() }).optional(),
  sender: z.object({ login: z.string(), type: z.string().optional() }),
});

const defaultModes: Readonly<Record<string, ActionMode>> = {
  pull_request: 'review',
  pull_request_target: 'review',
  push: 'publish',
  schedule: 'check',
  workflow_dispatch: 'check',
  issues: 'check',
};

/**
 * Reads what GitHub Actions says in the environment (GITHUB_REPOSITORY, GITHUB_EVENT_NAME, GITHUB_EVENT_PATH) and the inputs of
 * action.yml (INPUT_MODE, INPUT_BOXES, INPUT_TOKEN or GITHUB_TOKEN). Throws an ActionError for what is missing or does not fit together.
 */
export function readEvent(environment: Environment, modeOverride?: string): ActionEvent {
  const [owner, repo] = (environment.GITHUB_REPOSITORY ?? '').split('/');
  if (!owner || !repo) {
    throw new ActionError(
      'GITHUB_REPOSITORY is not set.',
      'Run this inside a GitHub Action; on your machine use `listkeeper review`.',
    );
  }
  const token = environment.INPUT_TOKEN || environment.GITHUB_TOKEN;
  if (!token) throw new ActionError('There is no token.', 'Leave out `token:` to have the default one.');
  const event = environment.GITHUB_EVENT_NAME ?? '';
  const mode = parseMode(modeOverride || environment.INPUT_MODE || defaultModes[event], event);
  const number = mode === 'review' ? readPullNumber(environment) : undefined;
  const boxes = parseBoolean(environment.INPUT_BOXES);
  const read = { owner, repo, mode, number, token, boxes, tick: undefined };
  if (event !== 'issues' || mode !== 'check') return read;
  if (!boxes) {
    throw new ActionError(
      'An issue was edited, but there are no boxes to tick.',
      'Set `boxes: true`, or take `issues` out of `on:` in the workflow.',
    );
  }
  const tick = readCheckboxEdit(environment);
  return tick ? { ...read, tick } : { ...read, skipReason: 'nothing was ticked in the link-health issue' };
}

function parseBoolean(input: string | undefined): boolean {
  const word = input?.trim().toLowerCase() ?? '';
  if (word === '' || word === 'false') return false;
  if (word === 'true') return true;
  throw new ActionError(`\`boxes: ${word.slice(0, 40)}\` is neither true nor false.`, 'Set `boxes: true`, or leave it out.');
}

/** More boxes than anybody ticks in one go. */
const maxCheckboxes = 200;

function readCheckboxEdit({ GITHUB_EVENT_PATH }: Environment): ActionEvent['tick'] {
  const { data } = issuesSchema.safeParse(GITHUB_EVENT_PATH ? readJson(GITHUB_EVENT_PATH) : undefined);
  const from = data?.changes?.body?.from;
  if (data?.action !== 'edited' || data.sender.type === 'Bot' || typeof from !== 'string') return undefined;
  if (!from.startsWith(`<!-- ${commentMarkers.health} -->`)) return undefined;
  const body = data.issue.body ?? '';
  const boxes = findNewlyTicked(from, body).slice(0, maxCheckboxes);
  if (boxes.length === 0 && findNewlyTicked(body, from).length === 0) return undefined;
  return { login: data.sender.login, issue: data.issue.number, boxes };
}

function parseMode(wanted: string | undefined, event: string): ActionMode {
  const mode = actionModes.find((each) => each === wanted);
  if (mode) return mode;
  const why = wanted
    ? `\`${wanted.slice(0, 40)}\` is not a mode.`
    : `Nothing is done by itself on the event \`${event || 'none'}\`.`;
  throw new ActionError(why, 'Set `mode:` to review, check or publish.');
}

function readPullNumber({ GITHUB_EVENT_PATH }: Environment): number {
  const { data } = eventSchema.safeParse(GITHUB_EVENT_PATH ? readJson(GITHUB_EVENT_PATH) : undefined);
  if (data?.pull_request) return data.pull_request.number;
  throw new ActionError('The event names no pull request.', 'Run `mode: review` on the event `pull_request`.');
}

function readJson(path: string): unknown {
  try {
    return parseJson(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
