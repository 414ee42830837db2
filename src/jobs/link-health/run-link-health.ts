import { type Forge, type OwnIssue, type Repository, readFilesIfPresent } from '../../forge/index.ts';
import {
  classifyStrike,
  formatHistory,
  formatInstant,
  ignoreLinksUntil,
  type LinkHistory,
  mergeHistories,
  nextRunAt,
  parseHistory,
  recordRun,
  resolvePolicy,
  retryRunAt,
  scheduledRunAt,
} from '../../link-health/index.ts';
import { findArchivedCopiesByIdentity } from '../../links/archive/index.ts';
import { isListFile, readList } from '../../list/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState } from '../../model/link-health.ts';
import type { Plan, PlanAction } from '../../model/plan.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import {
  buildHealthIssue,
  findNewlyTicked,
  formatBadgeJson,
  formatBadgeSvg,
  formatCheckboxKey,
  formatHealthPullRequest,
  parseCheckboxes,
  tickCheckboxes,
} from '../../report/link-health/index.ts';
import {
  badgeFile,
  badgeImageFile,
  checkAllLinks,
  collectEntryLinks,
  commentMarkers,
  emptyPlan,
  excludeIgnoredLinks,
  healthBranch,
  historyFile,
  type JobContext,
  type ListedLink,
  readSettingsAt,
  remediesBranch,
} from '../shared/index.ts';
import { type CheckboxEdits, planCheckboxEdits } from './checkbox-edits.ts';
import { createCheckpointWriter } from './checkpoints.ts';
import { buildIssueState, hashIdentity, isSafeMove } from './issue-state.ts';
import type { LinkHealthOptions } from './options.ts';
import { confirmDeaths, selectLinks } from './select-links.ts';

const dayMs = 86_400_000;
const ignoreDays = 90;
const numberPlaceholder = '{pull-request}';

/** One run over the health of links; what `check-links.ts` and `remedy-links.ts` have in common. */
export async function runLinkHealth(
  forge: Forge,
  context: JobContext,
  options: LinkHealthOptions,
): Promise<Plan & { language?: Language }> {
  // 1. The list of today.
  const repository = await forge.readRepository();
  if (repository.archived) return emptyPlan(`${repository.owner}/${repository.name} is archived`);
  const { settings, commit } = await readSettingsAt(forge, repository.defaultBranch);
  const tree = await forge.readMatchingFiles(commit, (path) => isListFile(path, settings));
  const { entries, findings } = readList(tree.files, settings);
  const listed = excludeIgnoredLinks(collectEntryLinks(entries), settings.links.ignore);
  const isEmpty = listed.length === 0;
  // A file that can not be read for a day must not cost the memory of years.
  const isBroken = tree.refused.length > 0 || findings.some(({ severity }) => severity === 'error');
  if (isEmpty && isBroken) return emptyPlan(`${noLinksSummary} that can be read`);

  // 2. What is remembered, and what people have ticked.
  const branch = await readFilesIfPresent(forge, healthBranch, [historyFile]);
  const text = options.history ?? branch.files[0]?.text ?? '';
  if (isEmpty && text === '') return emptyPlan(noLinksSummary);
  const now = new Date(context.clock.now());
  const wantsIssue = settings.links.issue && repository.hasIssues;
  const hasBoxes = options.boxes ?? context.commands ?? false;
  const selection = hasBoxes && wantsIssue ? await readSelection(forge, listed, options.excludedBoxes) : emptySelection;
  const before = ignoreLinksUntil(parseHistory(text), selection.ignore, new Date(now.getTime() + ignoreDays * dayMs));

  // 3. The looks.
  const identities = new Set(listed.map(({ identity }) => identity));
  const { every } = settings.links;
  const policy = resolvePolicy(settings.links, identities.size);
  const { asked, late } = selectLinks(listed, before, selection.recheck, now, policy, options);
  const recordOptions = { listed: identities, hasSecondNetwork: context.secondNetwork !== undefined, policy };
  const { links: firstChecks, summary } = await checkAllLinks(
    asked,
    context,
    createCheckpointWriter(context, before, branch.commit, recordOptions),
  );
  if (summary && !summary.online)
    return {
      ...emptyPlan(`no network: none of ${asked.length} links was judged`),
      ...rerunBeforeSchedule(retryRunAt(every, now), every, now),
    };

  const links = await confirmDeaths(firstChecks, before, listed, now, recordOptions, context);

  // 4. The new memory, and what is to be said of it.
  const archived = await lookUpArchivedCopies(links, before, context);
  const after = recordRun(before, links, now, { ...recordOptions, archived });
  const written = formatHistory(after);
  // Nothing of an empty list is ever due: were its issue not told now, it would stay open for ever.
  const isUnchanged =
    written === text && !options.ticked && !isEmpty && selection.ticked.size === 0 && selection.pull === undefined;
  const next = isEmpty ? undefined : nextRunAt(after, every, policy, now, { late, unknown: identities.size - after.links.size });
  const rerun = rerunBeforeSchedule(next, every, now);
  if (isUnchanged) return { ...emptyPlan(`none of ${listed.length} links is due`), ...rerun };
  const deferred = (summary?.deferred ?? 0) + late;
  const state = buildIssueState({ repository, settings, commit, entries, listed, before, after, now, policy, next, deferred });

  // 5. What is ticked, as changes of the data.
  // What was proposed without asking and closed is not proposed again before there is something new in it.
  const isNew = before.runs.length === 0 || (state.changes?.moved.length ?? 0) > 0;
  const automaticBoxes = settings.links.moves === 'propose' && hasBoxes && isNew ? [formatCheckboxKey('moves', 'all')] : [];
  const ticked = new Set([...selection.ticked, ...automaticBoxes]);
  const checkboxEdits = planCheckboxEdits(state, ticked, { files: tree.files, entries, listed, settings });

  // 6. The plan.
  const actions: PlanAction[] = [];
  if (written !== text)
    actions.push(buildHistoryCommit({ after, state, settings, head: branch.commit, asked: links.length, now }));
  if (checkboxEdits.files.length > 0 || selection.pull !== undefined)
    actions.push(buildEditProposal(repository, commit, state, checkboxEdits, selection, settings));
  if (wantsIssue) actions.push(buildIssueAction(state, checkboxEdits, selection, settings, hasBoxes));
  const dead = state.links.filter((link) => link.state === 'dead').length;
  const told = settings.links.issue && !repository.hasIssues ? ' (issues are turned off: only the history is written)' : '';
  const done = checkboxEdits.files.length > 0 ? `, ${checkboxEdits.edits.length} edits proposed` : '';
  const words = `${links.length} of ${listed.length} links asked: ${dead} dead${done}${told}`;
  return { actions, summary: isEmpty ? noLinksSummary : words, language: settings.language, ...rerun };
}

const noLinksSummary = 'the list has no links';
interface CheckboxSelection {
  issue?: OwnIssue;
  /** Number of the open pull request with what was ticked before. */
  pull?: number;
  /** Names of ticked boxes that count. */
  ticked: Set<string>;
  /** Identities to ask again now, and to let rest. */
  recheck: Set<string>;
  ignore: Set<string>;
}

const emptySelection: CheckboxSelection = { ticked: new Set(), recheck: new Set(), ignore: new Set() };

/**
 * What the issue's boxes say. A box that names a pull request which is not open any more is done with: merged, or declined by closing it.
 */
async function readSelection(
  forge: Forge,
  listed: readonly ListedLink[],
  excludedBoxes: ReadonlySet<string> = new Set(),
): Promise<CheckboxSelection> {
  const issue = await forge.findOwnIssue?.(commentMarkers.health);
  if (!issue) return emptySelection;
  const pulls = await forge.listOpenPullRequests();
  const pull = pulls.find(({ fork, head }) => !fork && head.ref === remediesBranch)?.number;
  const identities = new Map(listed.map(({ identity }) => [hashIdentity(identity), identity]));
  const wishes: CheckboxSelection = {
    issue,
    ticked: new Set(),
    recheck: new Set(),
    ignore: new Set(),
    ...(pull === undefined ? {} : { pull }),
  };
  for (const box of parseCheckboxes(issue.body)) {
    const name = formatCheckboxKey(box.action, box.id);
    if (!box.isTicked || excludedBoxes.has(name) || (box.pull !== undefined && box.pull !== pull)) continue;
    const identity = identities.get(box.id);
    if (box.action === 'check' && identity !== undefined) wishes.recheck.add(identity);
    else if (box.action === 'ignore' && identity !== undefined) wishes.ignore.add(identity);
    else wishes.ticked.add(name);
  }
  return wishes;
}

/** For the worker: when to look again, where the schedule alone would be too late. */
function rerunBeforeSchedule(at: number | undefined, every: Settings['links']['every'], now: Date): Pick<Plan, 'rerunAt'> {
  return at === undefined || at >= (scheduledRunAt(every, now) ?? at) ? {} : { rerunAt: at };
}

/** Archived copies of links that failed just now and have none yet. */
async function lookUpArchivedCopies(
  links: readonly CheckedLink[],
  before: LinkHistory,
  context: JobContext,
): Promise<Map<string, string>> {
  const wanted = new Map<string, { identity: string; url: string; until?: string }>();
  for (const link of links) {
    const known = before.links.get(link.identity);
    // One failure is not worth the archive's time.
    if (classifyStrike(link) === undefined || known?.archived !== undefined || (known?.strikes.length ?? 0) === 0) continue;
    const until = known?.strikes[0]?.at.slice(0, 10);
    wanted.set(link.identity, { identity: link.identity, url: link.url, ...(until === undefined ? {} : { until }) });
  }
  return wanted.size === 0 ? new Map() : findArchivedCopiesByIdentity([...wanted.values()], context);
}

interface HistoryCommitInput {
  after: LinkHistory;
  state: HealthState;
  settings: Settings;
  head: string;
  asked: number;
  now: Date;
}

/** The memory on its branch, with the badge beside it. Where another run was faster, both memories are joined. */
function buildHistoryCommit({ after, state, settings, head, asked, now }: HistoryCommitInput): PlanAction {
  const files = (history: LinkHistory): SourceFile[] => {
    const last = history.runs.at(-1);
    // One failure is not a death: what is in doubt counts as alive until it is known.
    const judged = (last?.links ?? 0) - (last?.unjudged ?? 0);
    const share = { alive: judged - (last?.dead ?? 0), judged };
    // An empty list has no run of its own: the last one counted what has left it.
    const badge = { at: state.at, ...(history.links.size === 0 ? { alive: 0, judged: 0 } : share) };
    return [
      { path: historyFile, text: formatHistory(history) },
      { path: badgeFile, text: formatBadgeJson(badge, settings.language) },
      { path: badgeImageFile, text: formatBadgeSvg(badge, settings.language) },
    ];
  };
  return {
    do: 'commit',
    branch: healthBranch,
    expectedHead: head,
    message: `Record what ${asked} of ${state.links.length} links answered on ${formatInstant(now).slice(0, 10)}`,
    files: files(after),
    squash: true,
    merge: (present) => files(mergeHistories(parseHistory(present.find(({ path }) => path === historyFile)?.text ?? ''), after)),
  };
}

function buildEditProposal(
  repository: Repository,
  commit: string,
  state: HealthState,
  { files, edits }: CheckboxEdits,
  { issue }: CheckboxSelection,
  settings: Settings,
): PlanAction {
  const words = formatHealthPullRequest(
    { repository: repository.url, commit, edits, ...(issue ? { issue: issue.number } : {}) },
    settings.language,
  );
  return {
    do: 'propose',
    branch: remediesBranch,
    base: state.branch,
    baseHead: commit,
    ...words,
    files,
    labels: ['link-health'],
  };
}

function buildIssueAction(
  state: HealthState,
  { done, refused, files }: CheckboxEdits,
  selection: CheckboxSelection,
  settings: Settings,
  hasBoxes: boolean,
): PlanAction {
  const safeMoves = state.links.filter((link) => isSafeMove(link, state.at)).length;
  const renderIssue = (pull: string | undefined) => {
    if (!hasBoxes) return buildHealthIssue(state, settings.language);
    const boxes = { proposed: done, refused, safeMoveCount: safeMoves, ...(pull === undefined ? {} : { pull }) };
    return buildHealthIssue({ ...state, checkboxes: boxes }, settings.language);
  };
  // A new pull request has no number yet: it is put in where it was made.
  const isNew = files.length > 0 && selection.pull === undefined;
  const number = files.length > 0 && selection.pull !== undefined ? String(selection.pull) : undefined;
  const { title, body, comment, isOpen } = renderIssue(number);
  return {
    do: 'issue',
    marker: commentMarkers.health,
    title,
    body,
    state: isOpen ? 'open' : 'closed',
    labels: ['link-health'],
    ...(comment === undefined ? {} : { comment }),
    // Links were asked for a while: what was ticked meanwhile waits for the next run, and must not be wiped out.
    ...(selection.issue
      ? { merge: (present, wanted) => tickCheckboxes(wanted, findNewlyTicked(selection.issue?.body ?? '', present)) }
      : {}),
    ...(isNew ? { proposed: { body: renderIssue(numberPlaceholder).body, number: numberPlaceholder } } : {}),
  };
}
