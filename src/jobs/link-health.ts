import type { Forge, OwnIssue, Repository } from '../forge/forge.ts';
import type { Action, Plan } from '../forge/plan.ts';
import { readIfThere } from '../forge/read-if-there.ts';
import { formatHistory, ignore, merge, parseHistory, record } from '../health/history.ts';
import { policyOf, strikeKind } from '../health/policy.ts';
import { type History, instantOf } from '../health/record.ts';
import { nextRun, nextTry, scheduled } from '../health/schedule.ts';
import { archivedCopies } from '../links/archive.ts';
import type { CheckedLink } from '../links/verdict.ts';
import type { SourceFile } from '../list/finding.ts';
import { isListFile, readList } from '../list/read.ts';
import type { Settings } from '../list/settings.ts';
import { badgeJson, badgeSvg } from '../report/health-badge.ts';
import { boxesIn, boxName, tickedSince, withTicks } from '../report/health-boxes.ts';
import { healthIssue } from '../report/health-issue.ts';
import { proposalWords } from '../report/health-proposal.ts';
import type { HealthState } from '../report/health-state.ts';
import type { Language } from '../report/words.ts';
import { checkpoints } from './checkpoints.ts';
import { isSafeMove, keyOf, stateOf } from './health-state.ts';
import { type ListedLink, linksOf, verdictsOn, withoutIgnored } from './links-of.ts';
import { chosen, seenTwice } from './looks.ts';
import { type Remedied, remedied } from './remedy-edits.ts';
import { settingsAt } from './state.ts';
import { badgeFile, badgePicture, healthBranch, historyFile, type JobTools, markers, remediesBranch } from './tools.ts';

export interface HealthRun {
  /** Text of the history so far; without it the one on the branch `listkeeper/health`. */
  history?: string;
  /** Ask for every link, not only for those that are due. */
  all?: boolean;
  /** Show boxes to tick and do what is ticked: where somebody hears of ticks, as of commands. */
  boxes?: boolean;
  /** Ask only for those links whose box says so. */
  ticked?: boolean;
  /** Names of boxes whose ticks do not count. */
  disowned?: ReadonlySet<string>;
}

const dayMs = 86_400_000;
const ignoredDays = 90;
const numberMark = '{pull-request}';

/** One run over the health of links; what `check-links.ts` and `remedy-links.ts` have in common. */
export async function linkHealth(forge: Forge, tools: JobTools, run: HealthRun): Promise<Plan & { language?: Language }> {
  // 1. The list of today.
  const repository = await forge.repository();
  if (repository.archived) return nothing(`${repository.owner}/${repository.name} is archived`);
  const { settings, commit } = await settingsAt(forge, repository.defaultBranch);
  const tree = await forge.files(commit, (path) => isListFile(path, settings));
  const { entries, findings } = readList(tree.files, settings);
  const listed = withoutIgnored(linksOf(entries), settings.links.ignore);
  const isEmpty = listed.length === 0;
  // A file that can not be read for a day must not cost the memory of years.
  const isBroken = tree.refused.length > 0 || findings.some(({ severity }) => severity === 'error');
  if (isEmpty && isBroken) return nothing(`${noLinks} that can be read`);

  // 2. What is remembered, and what people have ticked.
  const branch = await readIfThere(forge, healthBranch, [historyFile]);
  const text = run.history ?? branch.files[0]?.text ?? '';
  if (isEmpty && text === '') return nothing(noLinks);
  const now = new Date(tools.clock.now());
  const wantsIssue = settings.links.issue && repository.hasIssues;
  const hasBoxes = run.boxes ?? tools.commands ?? false;
  const wishes = hasBoxes && wantsIssue ? await wishesIn(forge, listed, run.disowned) : noWishes;
  const before = ignore(parseHistory(text), wishes.ignore, new Date(now.getTime() + ignoredDays * dayMs));

  // 3. The looks.
  const identities = new Set(listed.map(({ identity }) => identity));
  const { every } = settings.links;
  const policy = policyOf(settings.links, identities.size);
  const { asked, late } = chosen(listed, before, wishes.again, now, policy, run);
  const seen = { listed: identities, second: tools.second !== undefined, policy };
  const { links: looks, summary } = await verdictsOn(asked, tools, checkpoints(tools, before, branch.commit, seen));
  if (summary && !summary.online)
    return { ...nothing(`no network: none of ${asked.length} links was judged`), ...sooner(nextTry(every, now), every, now) };

  const links = await seenTwice(looks, before, listed, now, seen, tools);

  // 4. The new memory, and what is to be said of it.
  const archived = await copiesOf(links, before, tools);
  const after = record(before, links, now, { ...seen, archived });
  const written = formatHistory(after);
  // Nothing of an empty list is ever due: were its issue not told now, it would stay open for ever.
  const isQuiet = written === text && !run.ticked && !isEmpty && wishes.ticked.size === 0 && wishes.pull === undefined;
  const next = isEmpty ? undefined : nextRun(after, every, policy, now, { late, unknown: identities.size - after.links.size });
  const again = sooner(next, every, now);
  if (isQuiet) return { ...nothing(`none of ${listed.length} links is due`), ...again };
  const deferred = (summary?.deferred ?? 0) + late;
  const state = stateOf({ repository, settings, commit, entries, listed, before, after, now, policy, next, deferred });

  // 5. What is ticked, as changes of the data.
  // What was proposed without asking and closed is not proposed again before there is something new in it.
  const isNew = before.runs.length === 0 || (state.changes?.moved.length ?? 0) > 0;
  const unasked = settings.links.moves === 'propose' && hasBoxes && isNew ? [boxName('moves', 'all')] : [];
  const ticked = new Set([...wishes.ticked, ...unasked]);
  const mended = remedied(state, ticked, { files: tree.files, entries, listed, settings });

  // 6. The plan.
  const actions: Action[] = [];
  if (written !== text) actions.push(memory({ after, state, settings, head: branch.commit, asked: links.length, now }));
  if (mended.files.length > 0 || wishes.pull !== undefined)
    actions.push(proposal(repository, commit, state, mended, wishes, settings));
  if (wantsIssue) actions.push(issueOf(state, mended, wishes, settings, hasBoxes));
  const dead = state.links.filter((link) => link.state === 'dead').length;
  const told = settings.links.issue && !repository.hasIssues ? ' (issues are turned off: only the history is written)' : '';
  const done = mended.files.length > 0 ? `, ${mended.edits.length} edits proposed` : '';
  const words = `${links.length} of ${listed.length} links asked: ${dead} dead${done}${told}`;
  return { actions, summary: isEmpty ? noLinks : words, language: settings.language, ...again };
}

const noLinks = 'the list has no links';
const nothing = (summary: string): Plan => ({ actions: [], summary });

interface Wishes {
  issue?: OwnIssue;
  /** Number of the open pull request with what was ticked before. */
  pull?: number;
  /** Names of ticked boxes that count. */
  ticked: Set<string>;
  /** Identities to ask again now, and to let rest. */
  again: Set<string>;
  ignore: Set<string>;
}

const noWishes: Wishes = { ticked: new Set(), again: new Set(), ignore: new Set() };

/**
 * What the issue's boxes say. A box that names a pull request which is not open any more is done with: merged, or declined by closing it.
 */
async function wishesIn(forge: Forge, listed: readonly ListedLink[], disowned: ReadonlySet<string> = new Set()): Promise<Wishes> {
  const issue = await forge.ownIssue?.(markers.health);
  if (!issue) return noWishes;
  const pulls = await forge.openPullRequests();
  const pull = pulls.find(({ fork, head }) => !fork && head.ref === remediesBranch)?.number;
  const identities = new Map(listed.map(({ identity }) => [keyOf(identity), identity]));
  const wishes: Wishes = {
    issue,
    ticked: new Set(),
    again: new Set(),
    ignore: new Set(),
    ...(pull === undefined ? {} : { pull }),
  };
  for (const box of boxesIn(issue.body)) {
    const name = boxName(box.remedy, box.id);
    if (!box.ticked || disowned.has(name) || (box.pull !== undefined && box.pull !== pull)) continue;
    const identity = identities.get(box.id);
    if (box.remedy === 'check' && identity !== undefined) wishes.again.add(identity);
    else if (box.remedy === 'ignore' && identity !== undefined) wishes.ignore.add(identity);
    else wishes.ticked.add(name);
  }
  return wishes;
}

/** For the worker: when to look again, where the schedule alone would be too late. */
function sooner(at: number | undefined, every: Settings['links']['every'], now: Date): Pick<Plan, 'again'> {
  return at === undefined || at >= (scheduled(every, now) ?? at) ? {} : { again: at };
}

/** Archived copies of links that failed just now and have none yet. */
async function copiesOf(links: readonly CheckedLink[], before: History, tools: JobTools): Promise<Map<string, string>> {
  const wanted = new Map<string, { identity: string; url: string; until?: string }>();
  for (const link of links) {
    const known = before.links.get(link.identity);
    // One failure is not worth the archive's time.
    if (strikeKind(link) === undefined || known?.archived !== undefined || (known?.strikes.length ?? 0) === 0) continue;
    const until = known?.strikes[0]?.at.slice(0, 10);
    wanted.set(link.identity, { identity: link.identity, url: link.url, ...(until === undefined ? {} : { until }) });
  }
  return wanted.size === 0 ? new Map() : archivedCopies([...wanted.values()], tools);
}

interface Remembered {
  after: History;
  state: HealthState;
  settings: Settings;
  head: string;
  asked: number;
  now: Date;
}

/** The memory on its branch, with the badge beside it. Where another run was faster, both memories are joined. */
function memory({ after, state, settings, head, asked, now }: Remembered): Action {
  const files = (history: History): SourceFile[] => {
    const last = history.runs.at(-1);
    // One failure is not a death: what is in doubt counts as alive until it is known.
    const judged = (last?.links ?? 0) - (last?.unjudged ?? 0);
    const share = { alive: judged - (last?.dead ?? 0), judged };
    // An empty list has no run of its own: the last one counted what has left it.
    const badge = { at: state.at, ...(history.links.size === 0 ? { alive: 0, judged: 0 } : share) };
    return [
      { path: historyFile, text: formatHistory(history) },
      { path: badgeFile, text: badgeJson(badge, settings.language) },
      { path: badgePicture, text: badgeSvg(badge, settings.language) },
    ];
  };
  return {
    do: 'commit',
    branch: healthBranch,
    expectedHead: head,
    message: `Record what ${asked} of ${state.links.length} links answered on ${instantOf(now).slice(0, 10)}`,
    files: files(after),
    squash: true,
    remake: (present) => files(merge(parseHistory(present.find(({ path }) => path === historyFile)?.text ?? ''), after)),
  };
}

function proposal(
  repository: Repository,
  commit: string,
  state: HealthState,
  { files, edits }: Remedied,
  { issue }: Wishes,
  settings: Settings,
): Action {
  const words = proposalWords(
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

function issueOf(
  state: HealthState,
  { done, refused, files }: Remedied,
  wishes: Wishes,
  settings: Settings,
  hasBoxes: boolean,
): Action {
  const safeMoves = state.links.filter((link) => isSafeMove(link, state.at)).length;
  const written = (pull: string | undefined) => {
    if (!hasBoxes) return healthIssue(state, settings.language);
    const boxes = { proposed: done, refused, safeMoves, ...(pull === undefined ? {} : { pull }) };
    return healthIssue({ ...state, boxes }, settings.language);
  };
  // A new pull request has no number yet: it is put in where it was made.
  const isNew = files.length > 0 && wishes.pull === undefined;
  const number = files.length > 0 && wishes.pull !== undefined ? String(wishes.pull) : undefined;
  const { title, body, comment, open } = written(number);
  return {
    do: 'issue',
    marker: markers.health,
    title,
    body,
    state: open ? 'open' : 'closed',
    labels: ['link-health'],
    ...(comment === undefined ? {} : { comment }),
    // Links were asked for a while: what was ticked meanwhile waits for the next run, and must not be wiped out.
    ...(wishes.issue ? { remake: (present, wanted) => withTicks(wanted, tickedSince(wishes.issue?.body ?? '', present)) } : {}),
    ...(isNew ? { proposed: { body: written(numberMark).body, number: numberMark } } : {}),
  };
}
