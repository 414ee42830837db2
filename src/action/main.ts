import { appendFileSync } from 'node:fs';
import { createGitHubForge, hasWriteAccess, openOctokit } from '../forge/github/index.ts';
import { type ActionResult, applyPlan, type Forge } from '../forge/index.ts';
import { createFallbackHttpClient, createHttpClient } from '../http/index.ts';
import { applyCheckboxes, checkRepositoryLinks } from '../jobs/link-health/index.ts';
import { publishOutputs } from '../jobs/publish/index.ts';
import { reviewPullRequest } from '../jobs/review/index.ts';
import { type JobContext, readDocsUrl } from '../jobs/shared/index.ts';
import { getMessages } from '../messages/index.ts';
import type { Language } from '../model/language.ts';
import type { CheckRunAction, CommitAction, Plan } from '../model/plan.ts';
import { systemClock } from '../runtime/clock.ts';
import { resolveApiUrl } from '../runtime/github-api-url.ts';
import { type ActionEvent, readEvent } from './event.ts';
import { formatAnnotation, formatJobSummary, formatOutputLine, formatWorkflowCommand } from './workflow-commands.ts';

export interface ActionSettings {
  environment: Readonly<Record<string, string | undefined>>;
  /** Writes to the log of the run, where GitHub reads workflow commands. */
  out: (text: string) => void;
  mode?: string;
  /** Language of the log. Default: English. */
  language?: Language;
  /** Redirects requests: tests send them to loopback servers. */
  route?: (url: URL) => URL | undefined;
  throttle?: boolean;
}

/**
 * One job inside a GitHub Action, with the workflow's token: reads the event, runs the same job as
 * the App, applies its plan, and writes job summary and outputs.
 * @returns 1, which fails the run, when a review blocks or something could not be done; otherwise 0
 */
export async function runAction(settings: ActionSettings): Promise<number> {
  const { environment, out, language = 'en' } = settings;
  const event = readEvent(environment, settings.mode);
  const { owner, repo, token } = event;
  const apiUrl = resolveApiUrl(environment);
  const httpOptions = { environment, ...(settings.route ? { route: settings.route } : {}) };
  const network = createHttpClient(httpOptions);
  const second = createFallbackHttpClient(httpOptions);
  try {
    const octokit = openOctokit({ apiUrl, token, fetch: network.fetch, throttle: settings.throttle ?? true });
    const context: JobContext = {
      network,
      ...(second ? { second } : {}),
      ...readDocsUrl(environment),
      clock: systemClock,
      random: Math.random,
      github: { api: apiUrl, token },
      async checkpoint(action: CommitAction) {
        await applyPlan({ actions: [action], summary: '' }, octokit, { owner, repo });
      },
    };
    const plan = event.isIdle
      ? { actions: [], summary: getMessages(language).action.nothingTicked }
      : await decidePlan(event, createGitHubForge(octokit, { owner, repo }), context, (login) =>
          hasWriteAccess(octokit, { owner, repo }, login),
        );
    const results = await applyPlan(plan, octokit, { owner, repo });
    out(`${formatOutputLine(plan.summary)}\n`);
    appendOutput(environment.GITHUB_STEP_SUMMARY, formatJobSummary(plan));
    appendOutput(environment.GITHUB_OUTPUT, `found=${needsAttention(plan)}\nsummary=${formatOutputLine(plan.summary)}\n`);
    return reportResults(plan, results, out);
  } finally {
    await second?.close();
    await network.close();
  }
}

async function decidePlan(
  { mode, number, hasCheckboxes, checkboxEdit }: ActionEvent,
  forge: Forge,
  context: JobContext,
  canWrite: (login: string) => Promise<boolean>,
): Promise<Plan> {
  if (mode === 'publish') return publishOutputs(forge);
  if (mode === 'review') return reviewPullRequest(forge, number ?? 0, context);
  if (checkboxEdit === undefined) return checkRepositoryLinks(forge, context, { boxes: hasCheckboxes });
  return applyCheckboxes(forge, context, (await canWrite(checkboxEdit.login)) ? {} : { unauthorizedUser: checkboxEdit });
}

/**
 * Reports what could not be done, and a review as annotations where the token may not write check
 * runs (pull requests from forks).
 */
function reportResults(plan: Plan, results: readonly ActionResult[], out: (text: string) => void): number {
  const checkRun = plan.actions.find((action): action is CheckRunAction => action.do === 'check-run');
  let isFailed = checkRun?.conclusion === 'failure';
  for (const result of results) {
    if (result.done) continue;
    // A review is readable in log and summary even when GitHub refuses it; a refused commit or
    // issue is lost.
    const isExpected = checkRun !== undefined && result.errorCode === 'not-permitted';
    out(
      formatWorkflowCommand(
        isExpected ? 'notice' : 'error',
        [result.error?.message, result.error?.remedy].filter(Boolean).join(' '),
      ),
    );
    if (!isExpected) isFailed = true;
  }
  const isCheckRunWritten = results.some(({ action, done }) => action === 'check-run' && done);
  if (checkRun && !isCheckRunWritten) for (const annotation of checkRun.annotations) out(formatAnnotation(annotation));
  return isFailed ? 1 : 0;
}

/** Whether a person has something to do: the output `found`. */
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
