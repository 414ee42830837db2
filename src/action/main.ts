import { appendFileSync } from 'node:fs';
import { createGitHubForge, hasWriteAccess, openOctokit } from '../forge/github/index.ts';
import { type ActionResult, applyPlan, type Forge } from '../forge/index.ts';
import { createFallbackHttpClient, createHttpClient } from '../http/index.ts';
import { applyCheckboxes, checkRepositoryLinks } from '../jobs/link-health/index.ts';
import { publishOutputs } from '../jobs/publish/index.ts';
import { reviewPullRequest } from '../jobs/review/index.ts';
import { type JobContext, readDocsUrl } from '../jobs/shared/index.ts';
import type { CheckRunAction, CommitAction, Plan } from '../model/plan.ts';
import { systemClock } from '../runtime/clock.ts';
import { resolveApiUrl } from '../runtime/github-api-url.ts';
import { type ActionEvent, readEvent } from './event.ts';
import { formatAnnotation, formatJobSummary, formatOutputLine, formatWorkflowCommand } from './workflow-commands.ts';

export interface ActionSettings {
  environment: Readonly<Record<string, string | undefined>>;
  /** The log of the run: workflow commands are read from it. */
  out: (text: string) => void;
  mode?: string;
  /** Sends requests for some hosts elsewhere: tests give loopback servers here. */
  route?: (url: URL) => URL | undefined;
  throttle?: boolean;
}

/**
 * One job inside a GitHub Action, with the workflow's token: reads the event, lets the same job decide as in the App, applies the
 * plan, and writes job summary and outputs. Returns 1, which turns the run red, when a review blocks or something could not be done.
 */
export async function runAction(settings: ActionSettings): Promise<number> {
  const { environment, out } = settings;
  const event = readEvent(environment, settings.mode);
  const { owner, repo, token } = event;
  const api = resolveApiUrl(environment);
  const network = createHttpClient({ environment, ...(settings.route ? { route: settings.route } : {}) });
  const secondNetwork = createFallbackHttpClient({ environment, ...(settings.route ? { route: settings.route } : {}) });
  try {
    const octokit = openOctokit({ apiUrl: api, token, fetch: network.fetch, throttle: settings.throttle ?? true });
    const github = { api, token };
    const checkpoint = async (action: CommitAction) => {
      await applyPlan({ actions: [action], summary: '' }, octokit, { owner, repo });
    };
    const shared = { clock: systemClock, random: Math.random, github, checkpoint };
    const tools: JobContext = { network, ...(secondNetwork ? { secondNetwork } : {}), ...readDocsUrl(environment), ...shared };
    const canWrite = (login: string) => hasWriteAccess(octokit, { owner, repo }, login);
    const plan = await decidePlan(event, createGitHubForge(octokit, { owner, repo }), tools, canWrite);
    const results = await applyPlan(plan, octokit, { owner, repo });
    out(`${formatOutputLine(plan.summary)}\n`);
    appendOutput(environment.GITHUB_STEP_SUMMARY, formatJobSummary(plan));
    appendOutput(environment.GITHUB_OUTPUT, `found=${needsAttention(plan)}\nsummary=${formatOutputLine(plan.summary)}\n`);
    return reportResults(plan, results, out);
  } finally {
    await secondNetwork?.close();
    await network.close();
  }
}

async function decidePlan(
  { mode, number, boxes, tick, skipReason }: ActionEvent,
  forge: Forge,
  tools: JobContext,
  canWrite: (login: string) => Promise<boolean>,
): Promise<Plan> {
  if (skipReason !== undefined) return { actions: [], summary: skipReason };
  if (mode === 'publish') return publishOutputs(forge, tools);
  if (mode === 'check' && tick)
    return applyCheckboxes(forge, tools, (await canWrite(tick.login)) ? {} : { unauthorizedUser: tick });
  if (mode === 'check') return checkRepositoryLinks(forge, tools, { boxes });
  return reviewPullRequest(forge, number ?? 0, tools);
}

/** Says what could not be done, and gives the verdict of a review where the token may not write it (pull requests from forks). */
function reportResults(plan: Plan, results: readonly ActionResult[], out: (text: string) => void): number {
  const verdict = plan.actions.find((action): action is CheckRunAction => action.do === 'check-run');
  let failed = verdict?.conclusion === 'failure';
  for (const each of results) {
    if (each.done) continue;
    // A review's words reach the reader by log and summary all the same; a commit or an issue that is refused does not.
    const isExpected = verdict !== undefined && each.errorCode === 'not-permitted';
    out(formatWorkflowCommand(isExpected ? 'notice' : 'error', [each.message, each.remedy].filter(Boolean).join(' ')));
    if (!isExpected) failed = true;
  }
  const isCheckRunWritten = results.some((each) => each.action === 'check-run' && each.done);
  if (verdict && !isCheckRunWritten) for (const annotation of verdict.annotations) out(formatAnnotation(annotation));
  return failed ? 1 : 0;
}

/** Whether there is something to see to. */
function needsAttention(plan: Plan): boolean {
  return plan.actions.some((action) => {
    if (action.do === 'check-run') return action.conclusion === 'failure';
    if (action.do === 'issue') return action.state === 'open';
    return action.do === 'propose' || (action.do === 'commit' && !plan.actions.some((other) => other.do === 'issue'));
  });
}

function appendOutput(path: string | undefined, text: string): void {
  if (path) appendFileSync(path, text);
}
