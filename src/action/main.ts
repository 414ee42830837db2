import { appendFileSync } from 'node:fs';
import { isListkeeperError } from '../errors/listkeeper-error.ts';
import { createGitHubForge, openOctokit } from '../forge/github/index.ts';
import { applyPlan } from '../forge/index.ts';
import { createFallbackHttpClient, createHttpClient, type HttpClient } from '../http/index.ts';
import { findReviewRequests, type JobRequest, type PlannedRequest } from '../jobs/requests/index.ts';
import { type JobContext, readDocsUrl, readSettingsAt } from '../jobs/shared/index.ts';
import { getMessages } from '../messages/index.ts';
import type { Language } from '../model/language.ts';
import type { CommitAction } from '../model/plan.ts';
import { systemClock } from '../runtime/clock.ts';
import { readContactAddress } from '../runtime/contact-address.ts';
import { resolveApiUrl } from '../runtime/github-api-url.ts';
import { type ActionEvent, readEvent } from './event.ts';
import { reportOutcome } from './report-outcome.ts';
import { type ActionSession, type Outcome, runRequest } from './run-request.ts';
import { formatJobSummary, formatOutputLine, formatWorkflowCommand } from './workflow-commands.ts';

export interface ActionSettings {
  environment: Readonly<Record<string, string | undefined>>;
  /** Writes to the log of the run, where GitHub reads workflow commands. */
  out: (text: string) => unknown;
  mode?: string;
  /** Language of the log. Default: English. What GitHub refused is in the language of the list. */
  language?: Language;
  /** Redirects requests: tests send them to loopback servers. */
  route?: (url: URL) => URL | undefined;
  throttle?: boolean;
}

/**
 * {@link runAction} as a program: an error becomes an annotation of the run.
 * @returns the exit code
 */
export async function runActionProgram(settings: ActionSettings): Promise<number> {
  try {
    return await runAction(settings);
  } catch (error) {
    if (!isListkeeperError(error)) throw error;
    settings.out(formatWorkflowCommand('error', [error.message, error.remedy].filter(Boolean).join(' ')));
    return 1;
  }
}

/**
 * Runs once inside a GitHub Action, with the workflow's token. Reads the event, runs the jobs that
 * the App would run, and applies their plans. Writes the job summary and the outputs.
 * @returns 1, which fails the run, when a review blocks or something could not be done; otherwise 0
 */
export async function runAction(settings: ActionSettings): Promise<number> {
  const { environment, language = 'en' } = settings;
  const event = readEvent(environment, settings.mode);
  const proxy = event.secondProxy ? { LISTKEEPER_SECOND_PROXY: event.secondProxy } : {};
  const httpOptions = {
    environment: { ...environment, ...proxy },
    ...(settings.route ? { route: settings.route } : {}),
  };
  const network = createHttpClient(httpOptions);
  const secondNetwork = createFallbackHttpClient(httpOptions);
  try {
    const session = openSession(event, { ...settings, language }, secondNetwork ? { network, secondNetwork } : { network });
    const outcomes: Outcome[] = [];
    for (const request of event.requests) {
      if (request.kind === 'review-open') {
        outcomes.push(...(await reviewAll(session, await findReviewRequests(request, session.forge))));
        continue;
      }
      const outcome = await runRequest(session, { ...request, kind: request.kind });
      outcomes.push(outcome, ...(await reviewAll(session, findOwnChanges(request, outcome))));
    }
    const isRefused = outcomes.some(({ results }) => results.some(({ done }) => !done));
    return finish(outcomes, { ...settings, language: isRefused ? await readListLanguage(session) : language });
  } finally {
    await secondNetwork?.close();
    await network.close();
  }
}

function openSession(
  event: ActionEvent,
  { environment, throttle = true, language }: ActionSettings & { language: Language },
  networks: { network: HttpClient; secondNetwork?: HttpClient },
): ActionSession {
  const { owner, repo, token, hasCheckboxes } = event;
  const repository = { owner, repo };
  const apiUrl = resolveApiUrl(environment);
  const octokit = openOctokit({ apiUrl, token, fetch: networks.network.fetch, throttle });
  const context: JobContext = {
    ...networks,
    ...readContactAddress({ LISTKEEPER_MAILTO: event.mailto }),
    ...readDocsUrl({ LISTKEEPER_DOCS: environment.LISTKEEPER_DOCS ?? ownDocsUrl(environment) }),
    clock: systemClock,
    random: Math.random,
    commands: hasCheckboxes,
    github: { api: apiUrl, token },
    async checkpoint(action: CommitAction) {
      await applyPlan({ actions: [action], summary: '' }, octokit, repository);
    },
  };
  return { octokit, repository, context, forge: createGitHubForge(octokit, repository), language };
}

/**
 * Codes of findings lead to the page that explains them, in the repository and version that the
 * Action comes from.
 */
function ownDocsUrl(environment: ActionSettings['environment']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = environment;
  return server && repository && ref ? `${server}/${repository}/blob/${ref}/docs` : undefined;
}

/**
 * The pull requests that this run opened or committed to. GitHub starts no workflow for what the
 * default token does, so nobody else would review them, and a required check would be missing.
 */
function findOwnChanges({ asked, number }: JobRequest, { results }: Outcome): PlannedRequest[] {
  const proposed = results.flatMap((each) => (each.action === 'propose' && each.done && each.number ? [each.number] : []));
  const isBranchChanged = asked?.onPullRequest && results.some(({ action, done }) => action === 'commit' && done);
  const numbers = isBranchChanged && number !== undefined ? [...proposed, number] : proposed;
  return numbers.map((each) => ({ kind: 'review', number: each }));
}

/**
 * Reviews that nobody asked for in this run. Their verdicts are in their own checks, and do not
 * fail it.
 */
async function reviewAll(session: ActionSession, reviews: readonly PlannedRequest[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const review of reviews) outcomes.push({ ...(await runRequest(session, review)), isOfOther: true });
  return outcomes;
}

/** The language of the maintainers, who have to read what GitHub refused. */
async function readListLanguage({ forge, language }: ActionSession): Promise<Language> {
  try {
    const { defaultBranch } = await forge.readRepository();
    return (await readSettingsAt(forge, defaultBranch)).settings.language;
  } catch {
    return language;
  }
}

function finish(outcomes: readonly Outcome[], { environment, out, language }: ActionSettings & { language: Language }): number {
  const reports = outcomes.map((outcome) => reportOutcome(outcome, language));
  for (const { log } of reports) out(log);
  const lines = reports.flatMap(({ summary }) => (summary === '' ? [] : [summary]));
  const summary = lines.join('; ') || getMessages(language).action.nothingToDo;
  if (outcomes.length === 0) out(`${summary}\n`);
  const pages = outcomes.flatMap(({ plan }) => (plan ? [formatJobSummary(plan)] : []));
  appendOutput(environment.GITHUB_STEP_SUMMARY, pages.join('\n') || `${summary}\n`);
  const isFound = reports.some(({ needsAttention }) => needsAttention);
  appendOutput(environment.GITHUB_OUTPUT, `found=${isFound}\nsummary=${formatOutputLine(summary)}\n`);
  return reports.some(({ isFailed }) => isFailed) ? 1 : 0;
}

function appendOutput(path: string | undefined, text: string): void {
  if (path) appendFileSync(path, text);
}
