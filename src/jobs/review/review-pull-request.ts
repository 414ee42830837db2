import {
  type ChangedFile,
  type FileTree,
  type Forge,
  type ForgeError,
  isForgeError,
  type OpenPullRequestFiles,
  type PullRequest,
} from '../../forge/index.ts';
import { isListFile, type LocatedEntry, type ParsedList, readList } from '../../list/index.ts';
import { renderOutputs } from '../../list/render/index.ts';
import { type Settings, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import { validateList } from '../../list/validate/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';
import type { CheckRunAction, LineSuggestion, Plan, PlanAction } from '../../model/plan.ts';
import type { Review } from '../../model/review.ts';
import { buildReviewCheck, buildTooLargeCheck, formatPullRequestComment } from '../../report/review/index.ts';
import { compareLocations } from '../../text/compare.ts';
import {
  checkAllLinks,
  collectEntryLinks,
  commentMarkers,
  createListPathFilter,
  diffTrees,
  excludeIgnoredLinks,
  type JobContext,
  mapTextsByPath,
  overlayChanges,
  publishBranch,
  readHeadFiles,
  readSettingsAt,
  reportRefusedFiles,
  reviewCheckName,
} from '../shared/index.ts';
import { convertAddedMarkdown } from './added-markdown.ts';
import { classifyFindings, relocateToTouchedFile } from './classify-findings.ts';
import { findCompetingPullRequests } from './competing-pull-requests.ts';
import { detectContributorLanguage } from './contributor-language.ts';
import { findEditedOutputs } from './edited-outputs.ts';
import { isMarkedDuplicate } from './marked-duplicate.ts';
import { selectRelevantFiles } from './relevant-files.ts';
import {
  buildReviewedEntries,
  findAddedDeadLinks,
  findAddedLinks,
  findTouchedEntries,
  findUntitledEntries,
} from './review-entries.ts';
import { exceedsReviewLimits, isAdoptionPullRequest, maxReviewedEntries, TooManyEntriesError } from './review-limits.ts';
import { suggestMetadata } from './suggest-metadata.ts';
import { buildSuggestions } from './suggestions.ts';

/**
 * Reviews a pull request: what it brings to the list, judged by the settings of the branch it goes to. Those of the pull request itself
 * are looked at, never obeyed: nobody chooses their own judge. Only problems that the pull request brings can block it.
 * Returns the plan: one check run, one comment, suggestions on the lines, labels. A closed pull request plans nothing. Rejects with ForgeError.
 */
export async function reviewPullRequest(forge: Forge, number: number, context: JobContext): Promise<Plan> {
  const pull = await forge.readPullRequest(number);
  if (pull.state === 'closed') return { actions: [], summary: `#${number} is closed: nothing to review` };
  try {
    const review = await buildReview(forge, pull, context);
    return buildReviewPlan(review, pull, await isMarkedDuplicate(forge, pull, review.head, review.settings));
  } catch (error) {
    // A required check must never hang: what is too large to be read gets its verdict too.
    if (isForgeError(error, 'too-large')) return planTooLarge(pull, error);
    throw error;
  }
}

function planTooLarge(pull: PullRequest, error: ForgeError): Plan {
  const check: CheckRunAction = {
    do: 'check-run',
    name: reviewCheckName,
    headSha: pull.head.sha,
    conclusion: 'failure',
    ...buildTooLargeCheck(error instanceof TooManyEntriesError ? maxReviewedEntries : undefined),
  };
  return { actions: [check], summary: `#${pull.number} at ${pull.head.sha.slice(0, 7)}: ${error.message}` };
}

/** A review, and what else is done with it than to say it. */
export interface PullRequestReview extends Review {
  /** Those of the base. */
  settings: Settings;
  /** The files of the list that the pull request adds or changes, as it has them. */
  head: readonly SourceFile[];
  suggestedChanges: LineSuggestion[];
}

/**
 * The review itself, for whoever wants to show it in another way; with `links: false` without asking anybody about links. Rejects with
 * {@link TooManyEntriesError} for what is beyond one review.
 */
export async function buildReview(
  forge: Forge,
  pull: PullRequest,
  context: JobContext,
  options: { links?: boolean } = {},
): Promise<PullRequestReview> {
  // 1. The judge: settings of the base's tip. What is compared is the tip of today, so that duplicates of what came meanwhile are found.
  const baseSettings = await readSettingsAt(forge, pull.base.ref);
  const { settings } = baseSettings;
  const isListPath = createListPathFilter(settings);

  // 2. What the pull request changes, as far as it has to do with the list.
  const listedChanges = await forge.listChangedFiles(pull);
  const review = await createEmptyReview(forge, pull, baseSettings.commit, settings, context);
  const relevantChanges = listedChanges.files.filter(
    ({ path, previousPath }) => isListPath(path) || (previousPath !== undefined && isListPath(previousPath)),
  );
  if (relevantChanges.length === 0 && !listedChanges.truncated) return review;

  // 3. The two states: before, and as it would be after the merge. Where the forge does not list all changes, the trees tell them.
  const base = await forge.readMatchingFiles(baseSettings.commit, isListPath);
  const headTree = listedChanges.truncated ? await forge.readMatchingFiles(pull.head.sha, isListPath) : undefined;
  const changes = headTree ? diffTrees(base, headTree) : relevantChanges;
  if (changes.length === 0) return review;
  const presentPaths = changes.filter(({ path, status }) => status !== 'removed' && isListPath(path)).map(({ path }) => path);
  const head = headTree ?? (await readHeadFiles(forge, pull, changes, presentPaths));
  const isLimited = !isAdoptionPullRequest(pull);
  if (isLimited && exceedsReviewLimits({ base: base.files, head: head.files, changes, settings }))
    throw new TooManyEntriesError(pull);
  const touched = new Set(presentPaths);
  const files = selectRelevantFiles({ base: base.files, head: head.files, changes, settings });
  const before = validateState({ files, refused: base.refused, settings, changes, otherFindings: baseSettings.findings });
  const ids = new Set(before.list.entries.map(({ id }) => id));
  const after = validateState({
    files: overlayChanges(files, changes, head.files),
    refused: mergeRefusedFiles(base, head, changes),
    settings,
    changes,
    otherFindings: selectSettingsFindings(changes, head, baseSettings.findings),
    isNew: ({ id, file }) => touched.has(file) && !ids.has(id),
  });

  // 4. Whose problem is it.
  const previousPaths = new Set(changes.map(({ path, previousPath }) => previousPath ?? path));
  const relocate = (finding: Finding) => relocateToTouchedFile(finding, (file) => touched.has(file));
  const classified = classifyFindings(before.findings, after.findings, changes);
  const edited = isPublishPullRequest(pull)
    ? []
    : findEditedOutputs({ base: base.files, head: head.files, list: after.list, settings });
  const editedPaths = edited.map(({ file }) => file);
  const converted = convertAddedMarkdown({ edited: editedPaths, base: base.files, head: head.files, list: after.list, settings });
  const introduced = [...classified.introduced.map(relocate), ...edited].sort(compareLocations);

  // 5. Entries, and their links that were not there before.
  const entries = findTouchedEntries(before.list, after.list, changes, settings);
  if (isLimited && entries.changed.length > maxReviewedEntries) throw new TooManyEntriesError(pull);
  const baseLinks = collectEntryLinks(before.list.entries);
  const shouldCheckLinks = settings.review.links && options.links !== false;
  const linksToCheck = shouldCheckLinks
    ? excludeIgnoredLinks(findAddedLinks(baseLinks, entries, after.findings), settings.links.ignore)
    : [];
  const { links, summary } = await checkAllLinks(linksToCheck, context);
  const dead = findAddedDeadLinks(baseLinks, links);
  const added = entries.changed.flatMap(({ located, change }) => (change === 'added' && located.isValid ? [located] : []));
  const offline = summary?.online === false;
  const otherChanges = added.length > 0 ? await readOpenChanges(forge, pull, settings) : [];
  const listFile = files.find(({ path }) => path === after.list.listFile);
  const rivals = findCompetingPullRequests(added, otherChanges, listFile, settings);
  const untitled = new Set(findUntitledEntries(entries, introduced));
  const offers =
    shouldCheckLinks && !offline ? await suggestMetadata([...added, ...untitled], review.language, context, untitled) : [];

  return {
    ...review,
    entries: buildReviewedEntries(entries, { list: after.list, introduced, links, deadLinks: dead, settings }),
    removedEntries: entries.removed,
    findings: introduced,
    preExistingFindings: classified.preExisting.filter(({ file }) => previousPaths.has(file)).sort(compareLocations),
    settingsFindings: introduced.filter(({ file }) => file === settingsPath),
    editedOutputs: edited.map(({ file, line }) => ({ file, line })),
    links,
    deadLinks: dead,
    areLinksChecked: links.length > 0,
    isOffline: offline,
    ...(converted.length > 0 ? { suggestedEntries: converted } : {}),
    ...(rivals.length > 0 ? { competingEntries: rivals } : {}),
    ...(offers.length > 0 ? { suggestedMetadata: offers } : {}),
    isUnaffected: false,
    head: head.files,
    suggestedChanges: buildSuggestions({ findings: introduced, head: head.files, changes, language: review.language }),
  };
}

/** What other open pull requests add to the list; nothing where the forge does not say, since it is only a hint. */
async function readOpenChanges(forge: Forge, { number }: PullRequest, settings: Settings): Promise<OpenPullRequestFiles[]> {
  try {
    return (await forge.listOpenPullRequestFiles?.({ except: number, wanted: (path) => isListFile(path, settings) })) ?? [];
  } catch (error) {
    if (isForgeError(error)) return [];
    throw error;
  }
}

async function createEmptyReview(
  forge: Forge,
  pull: PullRequest,
  baseCommit: string,
  settings: Settings,
  { docs, commands }: JobContext,
) {
  const repository = pull.url.replace(/\/pull\/\d+$/, '') || (await forge.readRepository()).url;
  const host = repository.replace(/\/[^/]+\/[^/]+$/, '');
  const headRepository = pull.fork && pull.head.repository ? `${host}/${pull.head.repository}` : repository;
  const { number, title, author, url, fork, draft, head, association } = pull;
  const review: PullRequestReview = {
    settings,
    language: settings.review.language === 'contributor' ? detectContributorLanguage(pull, settings.language) : settings.language,
    pull: { number, title, author, url, fork, draft },
    isFirstContribution: ['FIRST_TIME_CONTRIBUTOR', 'FIRST_TIMER', 'NONE'].includes(association),
    headSha: head.sha,
    headBlobUrl: `${headRepository}/blob/${head.sha}`,
    baseBlobUrl: `${repository}/blob/${baseCommit}`,
    ...(docs === undefined ? {} : { findingsDocsUrl: docs }),
    ...(commands ? { hasCommands: commands } : {}),
    dataFolder: settings.data,
    entries: [],
    removedEntries: [],
    findings: [],
    preExistingFindings: [],
    settingsFindings: [],
    editedOutputs: [],
    links: [],
    deadLinks: [],
    areLinksChecked: false,
    isOffline: false,
    isTruncated: false,
    isUnaffected: true,
    head: [],
    suggestedChanges: [],
  };
  return review;
}

interface ListStateInput {
  files: readonly SourceFile[];
  refused: FileTree['refused'];
  settings: Settings;
  changes: readonly ChangedFile[];
  /** Findings from elsewhere. */
  otherFindings: readonly Finding[];
  isNew?: (located: LocatedEntry) => boolean;
}

/** A state of the list and all that is wrong with it. Outputs are rendered only when a change may break their markers or sections. */
function validateState({ files, refused, settings, changes, otherFindings, isNew }: ListStateInput) {
  const list: ParsedList = readList(files, settings);
  const matters = new Set([list.listFile, ...settings.outputs.map(({ file }) => file)]);
  const rendered = changes.some(({ path }) => matters.has(path))
    ? renderOutputs(list, settings, mapTextsByPath(files)).findings
    : [];
  return {
    list,
    findings: [...otherFindings, ...validateList(list, isNew), ...rendered, ...reportRefusedFiles({ refused })],
  };
}

/** What can not be read after the merge: what could not before and is still there, and what comes. */
function mergeRefusedFiles(base: FileTree, head: FileTree, changes: readonly ChangedFile[]): FileTree['refused'] {
  const replaced = new Set(changes.flatMap(({ path, previousPath }) => [path, ...(previousPath ? [previousPath] : [])]));
  return [...base.refused.filter(({ path }) => !replaced.has(path)), ...head.refused];
}

/** Problems of the settings as they would be after the merge: those of the base when the pull request leaves the file alone. */
function selectSettingsFindings(changes: readonly ChangedFile[], head: FileTree, before: readonly Finding[]): readonly Finding[] {
  if (!changes.some(({ path, previousPath }) => path === settingsPath || previousPath === settingsPath)) return before;
  return readSettings(head.files.find(({ path }) => path === settingsPath)).findings;
}

/** Our own pull request with regenerated outputs: it may lag behind the base for a while, and nobody edited anything. */
const isPublishPullRequest = (pull: PullRequest) => !pull.fork && pull.head.ref === publishBranch;

function buildReviewPlan(review: PullRequestReview, pull: PullRequest, hasDuplicateMark: boolean): Plan {
  const { language } = review;
  const check = buildReviewCheck(review, language);
  const actions: PlanAction[] = [
    { do: 'check-run', name: reviewCheckName, headSha: pull.head.sha, ...check },
    ...buildCommentActions(review, check.conclusion !== 'success'),
    ...buildSuggestionActions(review),
    ...buildLabelActions(review, pull, hasDuplicateMark),
  ];
  const entries = `${review.entries.length} entries, ${review.links.length} links`;
  const what = review.isUnaffected ? 'nothing of the list is touched' : `${entries}, ${review.findings.length} findings brought`;
  return {
    actions,
    summary: `#${pull.number} at ${pull.head.sha.slice(0, 7)}: ${what}: ${check.conclusion} (${language})`,
  };
}

function buildSuggestionActions({ settings, suggestedChanges, pull, headSha }: PullRequestReview): PlanAction[] {
  if (settings.review.comment === 'never' || suggestedChanges.length === 0) return [];
  return [{ do: 'suggest', pull: pull.number, headSha, marker: commentMarkers.suggestion, lines: suggestedChanges }];
}

function buildCommentActions(review: PullRequestReview, problems: boolean): PlanAction[] {
  const { settings, language, isUnaffected, pull } = review;
  if (settings.review.comment === 'never') return [];
  const quiet = isUnaffected || (settings.review.comment === 'problems' && !problems && review.findings.length === 0);
  const body = formatPullRequestComment(review, language);
  return [{ do: 'comment', issue: pull.number, marker: commentMarkers.review, body, ...(quiet ? { onlyIfPresent: true } : {}) }];
}

/** Labels of ours that should be there and are not, and the other way round; others are none of our business. */
function buildLabelActions(review: Review, pull: PullRequest, hasDuplicateMark: boolean): PlanAction[] {
  const wanted: Record<string, boolean> = {
    'new-entry': review.entries.some(({ change }) => change === 'added'),
    'needs-fix': review.findings.some(({ severity }) => severity === 'error'),
    duplicate:
      hasDuplicateMark || review.findings.some(({ code }) => code === 'duplicate-identity' || code === 'duplicate-title'),
    'dead-link': review.deadLinks.length > 0,
  };
  const present = new Set(pull.labels.map((label) => label.toLowerCase()));
  const names = Object.keys(wanted);
  const add = names.filter((name) => wanted[name] && !present.has(name));
  const remove = names.filter((name) => !wanted[name] && present.has(name));
  return add.length + remove.length > 0 ? [{ do: 'labels', issue: pull.number, add, remove }] : [];
}
