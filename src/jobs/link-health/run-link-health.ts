import { type Forge, type Repository, readFilesIfPresent } from '../../forge/index.ts';
import {
  formatHistory,
  ignoreLinksUntil,
  keepLinksUntil,
  type LinkHistory,
  nextRunAt,
  parseHistory,
  recordRun,
  requireWritable,
  resolvePolicy,
  retryRunAt,
  scheduledRunAt,
} from '../../link-health/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, LinkState } from '../../model/link-health.ts';
import type { LinksStatus } from '../../model/list-status.ts';
import type { Plan, PlanAction } from '../../model/plan.ts';
import { findSafeMoves, formatHealthReport, groupLinks } from '../../report/link-health/index.ts';
import {
  checkAllLinks,
  emptyPlan,
  healthBranch,
  historyFile,
  type JobContext,
  reportFile,
  summarizeContents,
  withContactAddress,
} from '../shared/index.ts';
import { createCheckpointWriter } from './checkpoints.ts';
import { confirmDeaths, lookUpArchivedCopies } from './confirm-deaths.ts';
import { buildHistoryCommit } from './history-commit.ts';
import { type CheckboxEdits, planCheckboxEdits } from './issue/checkbox-edits.ts';
import { type CheckboxSelection, emptySelection, readCheckboxSelection } from './issue/checkbox-selection.ts';
import { buildEditProposal, buildIssueAction } from './issue/issue-action.ts';
import { buildIssueState } from './issue/issue-state.ts';
import { planRequestedAdoption } from './issue/requested-adoption.ts';
import { type LinkedList, readLinkedList } from './linked-list.ts';
import type { LinkHealthOptions } from './options.ts';
import { selectLinks } from './select-links.ts';

const dayMs = 86_400_000;
const snoozeDays = 90;

/** Until when a link is left out of the issue that is snoozed now. */
export const getSnoozeEnd = (now: Date): Date => new Date(now.getTime() + snoozeDays * dayMs);

/** How long nobody wants to hear that a repository isn't kept up, after a tick said that it stays. */
const keptDays = 365;
const getKeepEnd = (now: Date): Date => new Date(now.getTime() + keptDays * dayMs);

export interface LinkHealthPlan extends Plan {
  language?: Language;
  /** The list and its links after the run; left out where it did not come to that. */
  seen?: { list: LinkedList; links: readonly LinkState[]; branch: string };
}

/**
 * One run over the links of a list. Shared by the scheduled check and by the boxes of the issue.
 * Rejects with ForgeError.
 */
export async function runLinkHealth(forge: Forge, context: JobContext, options: LinkHealthOptions): Promise<LinkHealthPlan> {
  const words = getMessages('en').log.plans;
  const repository = await forge.readRepository();
  if (repository.archived) return emptyPlan(words.archived(`${repository.owner}/${repository.name}`));
  const list = await readLinkedList(forge, repository);
  if (list.listed.length === 0 && list.isBroken) return emptyPlan(words.noReadableLinks);

  const branch = await readFilesIfPresent(forge, healthBranch, [historyFile, reportFile]);
  const textOf = (path: string) => branch.files.find((file) => file.path === path)?.text ?? '';
  const text = options.history ?? textOf(historyFile);
  if (list.listed.length === 0 && text === '') return emptyPlan(words.noLinks);
  const now = new Date(context.clock.now());
  const hasBoxes = options.boxes ?? context.commands ?? false;
  const wantsIssue = list.settings.links.issue && repository.hasIssues;
  const selection = hasBoxes && wantsIssue ? await readCheckboxSelection(forge, list.listed, options) : emptySelection;
  const before = readHistory(text, selection, options, now);

  const run = await checkDueLinks(
    { list, before, recheckIds: selection.recheck, branchTip: branch.commit, now },
    options,
    withContactAddress(context, list.settings),
  );
  if (!run) return planRetry(list.settings, now);

  const { after, checkedCount, overdueCount } = run;
  const plan = planNextRun(list, after, overdueCount, now);
  const historyText = formatHistory(after);
  const { isWanted, isWithdrawn } = selection.adoption;
  const hasRequests = selection.ticked.size > 0 || selection.pull !== undefined || isWanted || isWithdrawn;
  const isUnchanged = historyText === text && !options.ticked && !hasRequests;
  // A list without links is never due, so its issue must be updated now or it would stay open.
  const { settings, entries, listed, files } = list;
  const { policy } = run;
  const deferred = run.deferredCount + overdueCount;
  const next = plan.nextAt;
  const state = buildIssueState({ ...list, repository, before, after, now, policy, next, deferred });
  const seen = { list, links: state.links, branch: repository.defaultBranch };
  const outcome = { ...plan.rerun, status: summarizeLinks(list, state), seen };
  if (isUnchanged && listed.length > 0) return { ...emptyPlan(words.noLinkDue(listed.length)), ...outcome };

  const ticked = new Set([...selection.ticked, ...automaticBoxes(state, before, settings, hasBoxes)]);
  const edits = planCheckboxEdits(state, ticked, { files, entries, listed, settings });
  const actions: PlanAction[] = [];
  // A tick acts on what the report lists, so the report follows the list also where nothing was
  // checked.
  if (historyText !== text || formatHealthReport(state, settings.language) !== textOf(reportFile))
    actions.push(buildHistoryCommit({ history: after, state, settings, expectedHead: branch.commit, checkedCount, now }));
  const hasCommands = context.commands ?? false;
  const adoption =
    settings.source !== undefined && hasBoxes && wantsIssue
      ? await planRequestedAdoption(forge, context, state, selection.adoption)
      : undefined;
  const issueInput = { repository, state, settings, edits, selection, hasBoxes, hasCommands, adoption: adoption?.checkbox };
  if (edits.files.length > 0 || selection.pull !== undefined) actions.push(buildEditProposal(issueInput));
  actions.push(...(adoption?.actions ?? []));
  if (wantsIssue) actions.push(buildIssueAction(issueInput));
  const summary = listed.length === 0 ? words.noLinks : formatSummary(repository, list, { run, state, edits });
  return { actions, summary, language: settings.language, ...outcome };
}

/** The history with what people have decided: links to ignore, and links to keep. */
function readHistory(text: string, selection: CheckboxSelection, { snoozed = [] }: LinkHealthOptions, now: Date): LinkHistory {
  const known = parseHistory(text);
  requireWritable(known);
  const ignored = new Set([...selection.ignore, ...snoozed]);
  return keepLinksUntil(ignoreLinksUntil(known, ignored, getSnoozeEnd(now)), selection.keep, getKeepEnd(now));
}

/** Without a network nothing was learned. */
function planRetry({ links: { every } }: Settings, now: Date): Plan {
  const { offline } = getMessages('en').log.plans;
  return { ...emptyPlan(offline), ...rerunBeforeSchedule(retryRunAt(every, now), every, now) };
}

/** What the issue asks for, as numbers. */
function summarizeLinks(list: LinkedList, state: HealthState): LinksStatus {
  const { dead, codes, wrong, moved, certainSuspects, stale } = groupLinks(state);
  const toReview = [codes, wrong, moved, certainSuspects, stale].reduce((sum, { length }) => sum + length, 0);
  return { part: 'links', ...summarizeContents(list), links: state.links.length, dead: dead.length, toReview };
}

interface DueLinksInput {
  list: LinkedList;
  before: LinkHistory;
  recheckIds: ReadonlySet<string>;
  branchTip: string;
  now: Date;
}

/** @returns undefined when there was no network: then nothing is recorded. */
async function checkDueLinks(
  { list, before, recheckIds, branchTip, now }: DueLinksInput,
  options: LinkHealthOptions,
  jobContext: JobContext,
) {
  const { listed, settings } = list;
  const context = { ...jobContext, hosts: settings.links.hosts, summarizePages: true, collectFacts: 'upkeep' as const };
  const identities = new Set(listed.map(({ identity }) => identity));
  const policy = resolvePolicy(settings.links, identities.size);
  const recordOptions = { listed: identities, hasSecondNetwork: context.secondNetwork !== undefined, policy };
  const { links, overdueCount } = selectLinks({ listed, history: before, recheckIds, now, policy }, options);
  const saveCheckpoint = createCheckpointWriter(context, {
    before,
    expectedHead: branchTip,
    recordOptions,
    language: settings.language,
  });
  const { links: firstChecks, summary } = await checkAllLinks(links, context, saveCheckpoint);
  if (summary && !summary.online) return undefined;
  const checks = await confirmDeaths(firstChecks, { history: before, listed, now, options: recordOptions }, context);
  const archived = await lookUpArchivedCopies(checks, before, context);
  const after = recordRun(before, checks, now, { ...recordOptions, archived });
  return { after, policy, checkedCount: checks.length, overdueCount, deferredCount: summary?.deferred ?? 0 };
}

type LinkRun = NonNullable<Awaited<ReturnType<typeof checkDueLinks>>>;

function planNextRun({ settings, listed }: LinkedList, after: LinkHistory, late: number, now: Date) {
  const { every } = settings.links;
  const identities = new Set(listed.map(({ identity }) => identity));
  const policy = resolvePolicy(settings.links, identities.size);
  const unknown = identities.size - after.links.size;
  const nextAt = listed.length === 0 ? undefined : nextRunAt(after, { every, policy, now, remaining: { late, unknown } });
  return { nextAt, rerun: rerunBeforeSchedule(nextAt, every, now) };
}

/** When the job is to run again, where the schedule alone would be too late. */
function rerunBeforeSchedule(at: number | undefined, every: Settings['links']['every'], now: Date): Pick<Plan, 'rerunAt'> {
  return at === undefined || at >= (scheduledRunAt(every, now) ?? at) ? {} : { rerunAt: at };
}

/**
 * The boxes that the settings tick by themselves. Edits that were proposed like this and declined
 * are not proposed again until another link has moved.
 */
function automaticBoxes(state: HealthState, before: LinkHistory, settings: Settings, hasBoxes: boolean): string[] {
  const isNew = before.runs.length === 0 || (state.changes?.moved.length ?? 0) > 0;
  return settings.links.moves === 'propose' && hasBoxes && isNew ? findSafeMoves(state) : [];
}

function formatSummary(
  { hasIssues }: Repository,
  { settings, listed }: LinkedList,
  { run: { checkedCount }, state, edits: { files, edits } }: { run: LinkRun; state: HealthState; edits: CheckboxEdits },
): string {
  const words = getMessages('en').log.plans;
  const dead = state.links.filter((link) => link.state === 'dead').length;
  const proposed = files.length > 0 ? words.editsProposed(edits.length) : '';
  const note = settings.links.issue && !hasIssues ? words.issuesDisabled : '';
  return `${words.linksChecked(checkedCount, listed.length, dead)}${proposed}${note}`;
}
