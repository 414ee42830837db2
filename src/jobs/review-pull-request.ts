import { type ForgeError, isForgeError } from '../forge/errors.ts';
import type { ChangedFile, Forge, OpenChange, PullRequest, Tree } from '../forge/forge.ts';
import type { Action, CheckRun, Plan, SuggestedLine } from '../forge/plan.ts';
import type { Finding, SourceFile } from '../list/finding.ts';
import { isListFile, type PlacedEntry, type ReadList, readList } from '../list/read.ts';
import { readSettings } from '../list/read-settings.ts';
import { renderOutputs } from '../list/render/outputs.ts';
import { type Settings, settingsPath } from '../list/settings.ts';
import { validateList } from '../list/validate.ts';
import { reviewCheck } from '../report/check-run.ts';
import { pullRequestComment } from '../report/pull-request.ts';
import type { Review } from '../report/review.ts';
import { tooLargeCheck } from '../report/too-large.ts';
import { addedAsData } from './added-markdown.ts';
import { atTouched, splitFindings } from './brought.ts';
import { languageOfContributor } from './contributor-language.ts';
import { editedOutputs } from './edited-outputs.ts';
import { linksOf, verdictsOn, withoutIgnored } from './links-of.ts';
import { relevantFiles } from './narrow.ts';
import { offersFor } from './offers.ts';
import { addedLinks, deadAdditions, reviewedEntries, touchedEntries, untitledOf } from './review-entries.ts';
import { rivalsOf } from './rivals.ts';
import { isSaidDuplicate } from './said-duplicate.ts';
import { bringsTooMuch, isAdoption, mostEntries, TooManyEntries } from './size.ts';
import { concerns, differences, filesAtHead, overlay, refusals, settingsAt, textsByPath } from './state.ts';
import { suggestedLines } from './suggestions.ts';
import { type JobTools, markers, publishBranch, reviewCheckName } from './tools.ts';

/**
 * Reviews a pull request: what it brings to the list, judged by the settings of the branch it goes to. Those of the pull request itself
 * are looked at, never obeyed: nobody chooses their own judge. Only problems that the pull request brings can block it.
 * Returns the plan: one check run, one comment, suggestions on the lines, labels. A closed pull request plans nothing. Rejects with ForgeError.
 */
export async function reviewPullRequest(forge: Forge, number: number, tools: JobTools): Promise<Plan> {
  const pull = await forge.pullRequest(number);
  if (pull.state === 'closed') return { actions: [], summary: `#${number} is closed: nothing to review` };
  try {
    const review = await reviewOf(forge, pull, tools);
    return planOf(review, pull, await isSaidDuplicate(forge, pull, review.head, review.settings));
  } catch (error) {
    // A required check must never hang: what is too large to be read gets its verdict too.
    if (isForgeError(error, 'too-large')) return tooLarge(pull, error);
    throw error;
  }
}

function tooLarge(pull: PullRequest, error: ForgeError): Plan {
  const check: CheckRun = {
    do: 'check-run',
    name: reviewCheckName,
    headSha: pull.head.sha,
    conclusion: 'failure',
    ...tooLargeCheck(error instanceof TooManyEntries ? mostEntries : undefined),
  };
  return { actions: [check], summary: `#${pull.number} at ${pull.head.sha.slice(0, 7)}: ${error.message}` };
}

/** A review, and what else is done with it than to say it. */
export interface Reviewed extends Review {
  /** Those of the base. */
  settings: Settings;
  /** The files of the list that the pull request adds or changes, as it has them. */
  head: readonly SourceFile[];
  suggestions: SuggestedLine[];
}

/**
 * The review itself, for whoever wants to show it in another way; with `links: false` without asking anybody about links. Rejects with
 * {@link TooManyEntries} for what is beyond one review.
 */
export async function reviewOf(
  forge: Forge,
  pull: PullRequest,
  tools: JobTools,
  options: { links?: boolean } = {},
): Promise<Reviewed> {
  // 1. The judge: settings of the base's tip. What is compared is the tip of today, so that duplicates of what came meanwhile are found.
  const judge = await settingsAt(forge, pull.base.ref);
  const { settings } = judge;
  const concerned = concerns(settings);

  // 2. What the pull request changes, as far as it has to do with the list.
  const listed = await forge.changes(pull);
  const review = await emptyReview(forge, pull, judge.commit, settings, tools);
  const listedHere = listed.files.filter(
    ({ path, previousPath }) => concerned(path) || (previousPath !== undefined && concerned(previousPath)),
  );
  if (listedHere.length === 0 && !listed.truncated) return review;

  // 3. The two states: before, and as it would be after the merge. Where the forge does not list all changes, the trees tell them.
  const base = await forge.files(judge.commit, concerned);
  const whole = listed.truncated ? await forge.files(pull.head.sha, concerned) : undefined;
  const changes = whole ? differences(base, whole) : listedHere;
  if (changes.length === 0) return review;
  const present = changes.filter(({ path, status }) => status !== 'removed' && concerned(path)).map(({ path }) => path);
  const head = whole ?? (await filesAtHead(forge, pull, changes, present));
  const isBounded = !isAdoption(pull);
  if (isBounded && bringsTooMuch({ base: base.files, head: head.files, changes, settings })) throw new TooManyEntries(pull);
  const touched = new Set(present);
  const files = relevantFiles({ base: base.files, head: head.files, changes, settings });
  const before = judged({ files, refused: base.refused, settings, changes, more: judge.findings });
  const ids = new Set(before.list.entries.map(({ id }) => id));
  const after = judged({
    files: overlay(files, changes, head.files),
    refused: stillRefused(base, head, changes),
    settings,
    changes,
    more: settingsFindings(changes, head, judge.findings),
    isNew: ({ id, file }) => touched.has(file) && !ids.has(id),
  });

  // 4. Whose problem is it.
  const formerly = new Set(changes.map(({ path, previousPath }) => previousPath ?? path));
  const settle = (finding: Finding) => atTouched(finding, (file) => touched.has(file));
  const split = splitFindings(before.findings, after.findings, changes);
  const edited = isOwnProposal(pull) ? [] : editedOutputs({ base: base.files, head: head.files, list: after.list, settings });
  const hands = edited.map(({ file }) => file);
  const written = addedAsData({ edited: hands, base: base.files, head: head.files, list: after.list, settings });
  const brought = [...split.brought.map(settle), ...edited].sort(byPlace);

  // 5. Entries, and their links that were not there before.
  const entries = touchedEntries(before.list, after.list, changes, settings);
  if (isBounded && entries.changed.length > mostEntries) throw new TooManyEntries(pull);
  const known = linksOf(before.list.entries);
  const asks = settings.review.links && options.links !== false;
  const wanted = asks ? withoutIgnored(addedLinks(known, entries, after.findings), settings.links.ignore) : [];
  const { links, summary } = await verdictsOn(wanted, tools);
  const dead = deadAdditions(known, links);
  const added = entries.changed.flatMap(({ placed, change }) => (change === 'added' && placed.sound ? [placed] : []));
  const offline = summary?.online === false;
  const open = added.length > 0 ? await openChanges(forge, pull, settings) : [];
  const listFile = files.find(({ path }) => path === after.list.listFile);
  const rivals = rivalsOf(added, open, listFile, settings);
  const untitled = new Set(untitledOf(entries, brought));
  const offers = asks && !offline ? await offersFor([...added, ...untitled], review.language, tools, untitled) : [];

  return {
    ...review,
    entries: reviewedEntries(entries, { list: after.list, brought, links, dead, settings }),
    removed: entries.removed,
    findings: brought,
    before: split.before.filter(({ file }) => formerly.has(file)).sort(byPlace),
    settingsFindings: brought.filter(({ file }) => file === settingsPath),
    editedOutputs: edited.map(({ file, line }) => ({ file, line })),
    links,
    deadLinks: dead,
    linksChecked: links.length > 0,
    offline,
    ...(written.length > 0 ? { asData: written } : {}),
    ...(rivals.length > 0 ? { rivals } : {}),
    ...(offers.length > 0 ? { offers } : {}),
    untouched: false,
    head: head.files,
    suggestions: suggestedLines({ findings: brought, head: head.files, changes, language: review.language }),
  };
}

/** What other open pull requests add to the list; nothing where the forge does not say, since it is only a hint. */
async function openChanges(forge: Forge, { number }: PullRequest, settings: Settings): Promise<OpenChange[]> {
  try {
    return (await forge.openChanges?.({ except: number, wanted: (path) => isListFile(path, settings) })) ?? [];
  } catch (error) {
    if (isForgeError(error)) return [];
    throw error;
  }
}

async function emptyReview(
  forge: Forge,
  pull: PullRequest,
  baseCommit: string,
  settings: Settings,
  { docs, commands }: JobTools,
) {
  const repository = pull.url.replace(/\/pull\/\d+$/, '') || (await forge.repository()).url;
  const host = repository.replace(/\/[^/]+\/[^/]+$/, '');
  const headRepository = pull.fork && pull.head.repository ? `${host}/${pull.head.repository}` : repository;
  const { number, title, author, url, fork, draft, head, association } = pull;
  const review: Reviewed = {
    settings,
    language: settings.review.language === 'contributor' ? languageOfContributor(pull, settings.language) : settings.language,
    pull: { number, title, author, url, fork, draft },
    firstTime: ['FIRST_TIME_CONTRIBUTOR', 'FIRST_TIMER', 'NONE'].includes(association),
    headSha: head.sha,
    headBlob: `${headRepository}/blob/${head.sha}`,
    baseBlob: `${repository}/blob/${baseCommit}`,
    ...(docs === undefined ? {} : { docs }),
    ...(commands ? { commands } : {}),
    dataFolder: settings.data,
    entries: [],
    removed: [],
    findings: [],
    before: [],
    settingsFindings: [],
    editedOutputs: [],
    links: [],
    deadLinks: [],
    linksChecked: false,
    offline: false,
    truncated: false,
    untouched: true,
    head: [],
    suggestions: [],
  };
  return review;
}

interface State {
  files: readonly SourceFile[];
  refused: Tree['refused'];
  settings: Settings;
  changes: readonly ChangedFile[];
  /** Findings from elsewhere. */
  more: readonly Finding[];
  isNew?: (placed: PlacedEntry) => boolean;
}

/** A state of the list and all that is wrong with it. Outputs are rendered only when a change may break their markers or sections. */
function judged({ files, refused, settings, changes, more, isNew }: State) {
  const list: ReadList = readList(files, settings);
  const matters = new Set([list.listFile, ...settings.outputs.map(({ file }) => file)]);
  const rendered = changes.some(({ path }) => matters.has(path))
    ? renderOutputs(list, settings, textsByPath(files)).findings
    : [];
  return { list, findings: [...more, ...validateList(list, settings, isNew), ...rendered, ...refusals({ refused })] };
}

/** What can not be read after the merge: what could not before and is still there, and what comes. */
function stillRefused(base: Tree, head: Tree, changes: readonly ChangedFile[]): Tree['refused'] {
  const replaced = new Set(changes.flatMap(({ path, previousPath }) => [path, ...(previousPath ? [previousPath] : [])]));
  return [...base.refused.filter(({ path }) => !replaced.has(path)), ...head.refused];
}

/** Problems of the settings as they would be after the merge: those of the base when the pull request leaves the file alone. */
function settingsFindings(changes: readonly ChangedFile[], head: Tree, before: readonly Finding[]): readonly Finding[] {
  if (!changes.some(({ path, previousPath }) => path === settingsPath || previousPath === settingsPath)) return before;
  return readSettings(head.files.find(({ path }) => path === settingsPath)).findings;
}

/** Our own pull request with regenerated outputs: it may lag behind the base for a while, and nobody edited anything. */
const isOwnProposal = (pull: PullRequest) => !pull.fork && pull.head.ref === publishBranch;

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function planOf(review: Reviewed, pull: PullRequest, isSaidDuplicate: boolean): Plan {
  const { language } = review;
  const check = reviewCheck(review, language);
  const actions: Action[] = [
    { do: 'check-run', name: reviewCheckName, headSha: pull.head.sha, ...check },
    ...commentOf(review, check.conclusion !== 'success'),
    ...suggestionsOf(review),
    ...labelsOf(review, pull, isSaidDuplicate),
  ];
  const entries = `${review.entries.length} entries, ${review.links.length} links`;
  const what = review.untouched ? 'nothing of the list is touched' : `${entries}, ${review.findings.length} findings brought`;
  return {
    actions,
    summary: `#${pull.number} at ${pull.head.sha.slice(0, 7)}: ${what}: ${check.conclusion} (${language})`,
  };
}

function suggestionsOf({ settings, suggestions, pull, headSha }: Reviewed): Action[] {
  if (settings.review.comment === 'never' || suggestions.length === 0) return [];
  return [{ do: 'suggest', pull: pull.number, headSha, marker: markers.suggestion, lines: suggestions }];
}

function commentOf(review: Reviewed, problems: boolean): Action[] {
  const { settings, language, untouched, pull } = review;
  if (settings.review.comment === 'never') return [];
  const quiet = untouched || (settings.review.comment === 'problems' && !problems && review.findings.length === 0);
  const body = pullRequestComment(review, language);
  return [{ do: 'comment', issue: pull.number, marker: markers.review, body, ...(quiet ? { onlyIfPresent: true } : {}) }];
}

/** Labels of ours that should be there and are not, and the other way round; others are none of our business. */
function labelsOf(review: Review, pull: PullRequest, isSaidDuplicate: boolean): Action[] {
  const wanted: Record<string, boolean> = {
    'new-entry': review.entries.some(({ change }) => change === 'added'),
    'needs-fix': review.findings.some(({ severity }) => severity === 'error'),
    duplicate: isSaidDuplicate || review.findings.some(({ code }) => code === 'duplicate-identity' || code === 'duplicate-title'),
    'dead-link': review.deadLinks.length > 0,
  };
  const present = new Set(pull.labels.map((label) => label.toLowerCase()));
  const names = Object.keys(wanted);
  const add = names.filter((name) => wanted[name] && !present.has(name));
  const remove = names.filter((name) => !wanted[name] && present.has(name));
  return add.length + remove.length > 0 ? [{ do: 'labels', issue: pull.number, add, remove }] : [];
}
