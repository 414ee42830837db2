import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { findTickedBoxes } from '../jobs/link-health/index.ts';
import { ListkeeperError } from '../model/listkeeper-error.ts';
import { parseJson } from '../text/parse-json.ts';

const actionModes = ['review', 'check', 'publish'] as const;
type ActionMode = (typeof actionModes)[number];

/** The event that started the workflow. */
export interface ActionEvent {
  owner: string;
  repo: string;
  mode: ActionMode;
  /** The pull request, for a review. */
  number: number | undefined;
  token: string;
  /**
   * Whether the link health issue has checkboxes. The workflow must then also run on the event
   * `issues`.
   */
  hasCheckboxes: boolean;
  /**
   * An edit of the link health issue that changed a checkbox: who did it, where, and the names of
   * the boxes now ticked.
   */
  checkboxEdit: { login: string; issue: number; boxes: string[] } | undefined;
  /** The event is an edit of an issue that changed no checkbox, so there is nothing to do. */
  isIdle: boolean;
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
 * Reads what GitHub Actions sets in the environment (GITHUB_REPOSITORY, GITHUB_EVENT_NAME,
 * GITHUB_EVENT_PATH) and the inputs of action.yml (INPUT_MODE, INPUT_BOXES, INPUT_TOKEN or
 * GITHUB_TOKEN).
 * @throws ListkeeperError for what is missing or contradictory
 */
export function readEvent(environment: Environment, modeOverride?: string): ActionEvent {
  const [owner, repo] = (environment.GITHUB_REPOSITORY ?? '').split('/');
  if (!owner || !repo) throw new ListkeeperError('not-in-action');
  const token = environment.INPUT_TOKEN || environment.GITHUB_TOKEN;
  if (!token) throw new ListkeeperError('no-token');
  const eventName = environment.GITHUB_EVENT_NAME ?? '';
  const mode = parseMode(modeOverride || environment.INPUT_MODE || defaultModes[eventName], eventName);
  const number = mode === 'review' ? readPullNumber(environment) : undefined;
  const hasCheckboxes = parseBoxesInput(environment);
  const event: ActionEvent = { owner, repo, mode, number, token, hasCheckboxes, checkboxEdit: undefined, isIdle: false };
  if (eventName !== 'issues' || mode !== 'check') return event;
  if (!hasCheckboxes) throw new ListkeeperError('boxes-disabled');
  const checkboxEdit = readCheckboxEdit(environment);
  return { ...event, checkboxEdit, isIdle: checkboxEdit === undefined };
}

function parseBoxesInput({ INPUT_BOXES }: Environment): boolean {
  const value = INPUT_BOXES?.trim().toLowerCase() ?? '';
  if (value !== '' && value !== 'true' && value !== 'false')
    throw new ListkeeperError('bad-boxes', { value: value.slice(0, maxQuotedLength) });
  return value === 'true';
}

/** Characters of a wrong input that an error message quotes. */
const maxQuotedLength = 40;

function readCheckboxEdit({ GITHUB_EVENT_PATH }: Environment): ActionEvent['checkboxEdit'] {
  const { data } = issuesSchema.safeParse(GITHUB_EVENT_PATH ? readJson(GITHUB_EVENT_PATH) : undefined);
  if (data?.action !== 'edited' || data.sender.type === 'Bot') return undefined;
  const boxes = findTickedBoxes(data.changes?.body?.from ?? '', data.issue.body ?? '');
  return boxes && { login: data.sender.login, issue: data.issue.number, boxes };
}

function parseMode(given: string | undefined, event: string): ActionMode {
  const mode = actionModes.find((each) => each === given);
  if (mode) return mode;
  if (given) throw new ListkeeperError('bad-mode', { mode: given.slice(0, maxQuotedLength) });
  throw new ListkeeperError('no-mode-for-event', { event: event || 'none' });
}

function readPullNumber({ GITHUB_EVENT_PATH }: Environment): number {
  const { data } = eventSchema.safeParse(GITHUB_EVENT_PATH ? readJson(GITHUB_EVENT_PATH) : undefined);
  if (!data?.pull_request) throw new ListkeeperError('no-pull-request');
  return data.pull_request.number;
}

function readJson(path: string): unknown {
  try {
    return parseJson(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
