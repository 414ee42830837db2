import { appendFileSync } from 'node:fs';
import { apiAddress } from '../forge/api-address.ts';
import { type Applied, apply } from '../forge/apply.ts';
import type { Forge } from '../forge/forge.ts';
import { githubForge } from '../forge/github.ts';
import { mayWrite } from '../forge/may-write.ts';
import { openOctokit } from '../forge/octokit.ts';
import type { CheckRun, CommitFiles, Plan } from '../forge/plan.ts';
import { checkRepositoryLinks } from '../jobs/check-links.ts';
import { docsAddress } from '../jobs/docs-address.ts';
import { publishOutputs } from '../jobs/publish-outputs.ts';
import { remedyLinks } from '../jobs/remedy-links.ts';
import { reviewPullRequest } from '../jobs/review-pull-request.ts';
import type { JobTools } from '../jobs/tools.ts';
import { systemClock } from '../net/clock.ts';
import { openNetwork } from '../net/open.ts';
import { openSecondNetwork } from '../net/second.ts';
import { type ActionEvent, readEvent } from './event.ts';
import { annotationLine, command, oneLine, summaryOf } from './say.ts';

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
  const api = apiAddress(environment);
  const network = openNetwork({ environment, ...(settings.route ? { route: settings.route } : {}) });
  const second = openSecondNetwork({ environment, ...(settings.route ? { route: settings.route } : {}) });
  try {
    const octokit = openOctokit({ api, token, fetch: network.fetch, throttle: settings.throttle ?? true });
    const github = { api, token };
    const checkpoint = async (action: CommitFiles) => {
      await apply({ actions: [action], summary: '' }, octokit, { owner, repo });
    };
    const shared = { clock: systemClock, random: Math.random, github, checkpoint };
    const tools: JobTools = { network, ...(second ? { second } : {}), ...docsAddress(environment), ...shared };
    const may = (login: string) => mayWrite(octokit, { owner, repo }, login);
    const plan = await planOf(event, githubForge(octokit, { owner, repo }), tools, may);
    const applied = await apply(plan, octokit, { owner, repo });
    out(`${oneLine(plan.summary)}\n`);
    write(environment.GITHUB_STEP_SUMMARY, summaryOf(plan));
    write(environment.GITHUB_OUTPUT, `found=${isFound(plan)}\nsummary=${oneLine(plan.summary)}\n`);
    return tell(plan, applied, out);
  } finally {
    await second?.close();
    await network.close();
  }
}

async function planOf(
  { mode, number, boxes, tick, idle }: ActionEvent,
  forge: Forge,
  tools: JobTools,
  may: (login: string) => Promise<boolean>,
): Promise<Plan> {
  if (idle !== undefined) return { actions: [], summary: idle };
  if (mode === 'publish') return publishOutputs(forge, tools);
  if (mode === 'check' && tick) return remedyLinks(forge, tools, (await may(tick.login)) ? {} : { stranger: tick });
  if (mode === 'check') return checkRepositoryLinks(forge, tools, { boxes });
  return reviewPullRequest(forge, number ?? 0, tools);
}

/** Says what could not be done, and gives the verdict of a review where the token may not write it (pull requests from forks). */
function tell(plan: Plan, applied: readonly Applied[], out: (text: string) => void): number {
  const verdict = plan.actions.find((action): action is CheckRun => action.do === 'check-run');
  let failed = verdict?.conclusion === 'failure';
  for (const each of applied) {
    if (each.done) continue;
    // A review's words reach the reader by log and summary all the same; a commit or an issue that is refused does not.
    const isTold = verdict !== undefined && each.why === 'not-permitted';
    out(command(isTold ? 'notice' : 'error', [each.message, each.remedy].filter(Boolean).join(' ')));
    if (!isTold) failed = true;
  }
  const isShown = applied.some((each) => each.action === 'check-run' && each.done);
  if (verdict && !isShown) for (const annotation of verdict.annotations) out(annotationLine(annotation));
  return failed ? 1 : 0;
}

/** Whether there is something to see to. */
function isFound(plan: Plan): boolean {
  return plan.actions.some((action) => {
    if (action.do === 'check-run') return action.conclusion === 'failure';
    if (action.do === 'issue') return action.state === 'open';
    return action.do === 'propose' || (action.do === 'commit' && !plan.actions.some((other) => other.do === 'issue'));
  });
}

function write(path: string | undefined, text: string): void {
  if (path) appendFileSync(path, text);
}
