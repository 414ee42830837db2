import { type Forge, isForgeError, type OpenPullRequestFiles, type PullRequest } from '../../forge/index.ts';
import { renderEntryPreviews } from '../../list/render/index.ts';
import { defaultSettings, type Settings, settingsPath } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Plan } from '../../model/plan.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { compareLocations } from '../../text/compare.ts';
import {
  checkAllLinks,
  collectEntryLinks,
  emptyPlan,
  excludeIgnoredLinks,
  type JobContext,
  type ListedLink,
  mapTextsByPath,
  type RepositorySettings,
  readSettingsAt,
  withContactAddress,
} from '../shared/index.ts';
import { checkAcceptance } from './acceptance/acceptance.ts';
import { convertAddedMarkdown } from './changes/added-markdown.ts';
import { isOwnPublication } from './changes/edited-facts.ts';
import { findEditedOutputs } from './changes/edited-outputs.ts';
import { type ListChanges, type ListState, readListChanges, validateListChanges } from './changes/list-changes.ts';
import { findSettingsChange } from './changes/settings-change.ts';
import { classifyFindings, relocateToTouchedEntry } from './classify-findings.ts';
import { detectContributorLanguage } from './contributor-language.ts';
import { findCompetingPullRequests } from './other-pull-requests/competing-pull-requests.ts';
import { isMarkedDuplicate } from './other-pull-requests/marked-duplicate.ts';
import {
  buildReviewedEntries,
  findAddedDeadLinks,
  findAddedLinks,
  findTouchedEntries,
  findUntitledEntries,
  type TouchedEntries,
} from './review-entries.ts';
import { isAdoptionPullRequest, isTooLarge, maxReviewedEntries, TooManyEntriesError } from './review-limits.ts';
import { buildReviewPlan, buildTooLargePlan, type PullRequestReview, planAdoptionCheck } from './review-plan.ts';
import { suggestMetadata } from './suggest-metadata.ts';
import { buildSuggestions, needsPatches } from './suggestions.ts';
import { isUseAsked } from './use-question.ts';

/**
 * Reviews what a pull request changes in the list, by the settings of its base branch. The settings
 * in the pull request are validated but never applied: nobody chooses the rules for their own
 * review. Only problems that the pull request introduces can block it. Rejects with ForgeError.
 */
export async function reviewPullRequest(forge: Forge, number: number, context: JobContext): Promise<Plan> {
  const pull = await forge.readPullRequest(number);
  if (pull.state === 'closed') return emptyPlan(getMessages('en').log.plans.closed(number));
  if (isAdoptionPullRequest(pull)) return planAdoptionCheck(pull, await readSettingsAt(forge, pull.head.sha));
  try {
    const review = await buildReview(forge, pull, context);
    return buildReviewPlan(review, pull, await isMarkedDuplicate(forge, pull, review.head, review.settings));
  } catch (error) {
    if (isTooLarge(error)) return buildTooLargePlan(pull, error, await readSettingsIfReadable(forge, pull));
    throw error;
  }
}

/** The settings of the base. What is too large to read may be the settings themselves. */
async function readSettingsIfReadable(forge: Forge, { base }: PullRequest): Promise<Settings> {
  try {
    return (await readSettingsAt(forge, base.ref)).settings;
  } catch (error) {
    if (isForgeError(error)) return defaultSettings;
    throw error;
  }
}

/**
 * The review alone, for other ways to show it.
 * @param options.links false to send no request about links.
 * @throws TooManyEntriesError for more than one review covers.
 */
export async function buildReview(
  forge: Forge,
  pull: PullRequest,
  context: JobContext,
  options: { links?: boolean } = {},
): Promise<PullRequestReview> {
  // The tip of the base and not the merge base, so that duplicates of entries merged meanwhile are
  // found.
  const baseSettings = await withoutSourceOnMove(forge, pull, await readSettingsAt(forge, pull.base.ref));
  const emptyReview = await createEmptyReview(forge, pull, baseSettings, context);
  const listChanges = await readListChanges(forge, pull, baseSettings);
  if (!listChanges) return emptyReview;
  const settingsChange = await findSettingsChange(forge, pull, listChanges);
  const known = settingsChange === undefined ? emptyReview : { ...emptyReview, settingsChange };
  return reviewListChanges({ forge, pull, context, baseSettings, listChanges, emptyReview: known, ...options });
}

interface ListReviewInput {
  forge: Forge;
  pull: PullRequest;
  context: JobContext;
  baseSettings: RepositorySettings;
  listChanges: ListChanges;
  /** What is known without looking at the list. */
  emptyReview: PullRequestReview;
  links?: boolean;
}

async function reviewListChanges(input: ListReviewInput): Promise<PullRequestReview> {
  const { forge, pull, context, baseSettings, listChanges, emptyReview } = input;
  const { settings } = baseSettings;
  const { before, after, files } = validateListChanges(listChanges, baseSettings);
  const { base, head, changes, openChanges } = listChanges;
  const entries = findTouchedEntries(before.list, after.list, changes, settings);
  const findings = collectFindings(pull, listChanges, { before, after, entries }, settings);
  if (entries.changed.length > maxReviewedEntries && !isAdoptionPullRequest(pull)) throw new TooManyEntriesError(pull);

  const shouldCheckLinks = settings.review.links && input.links !== false;
  const checks = await checkAddedLinks(before, after, entries, { settings, context, isEnabled: shouldCheckLinks });
  const { links, isOffline } = checks;
  const added = entries.changed.flatMap(({ located, change }) => (change === 'added' && located.isValid ? [located] : []));
  const unmet = checkAcceptance(added, {
    list: after.list,
    settings,
    links,
    now: new Date(context.clock.now()),
    author: pull.author,
    openPullRequests: countOpenPullRequests(pull, openChanges),
  });
  const introduced = [...findings.introduced, ...unmet].sort(compareLocations);
  const existing = new Map([...mapTextsByPath(base.files), ...mapTextsByPath(head.files)]);
  const changed = entries.changed.map(({ located }) => located);
  const previews = renderEntryPreviews(changed, { list: after.list, settings, existing });
  const listFile = files.find(({ path }) => path === after.list.listFile);
  const competingEntries = findCompetingPullRequests(added, openChanges, listFile, settings);
  const untitled = new Set(findUntitledEntries(entries, introduced));
  const { language } = emptyReview;
  const suggestedMetadata =
    shouldCheckLinks && !isOffline && settings.source === undefined
      ? await suggestMetadata([...added, ...untitled], language, withContactAddress(context, settings), { untitled, links })
      : [];
  // A comparison of two trees has no patches, and comments on lines need them.
  const shown = needsPatches(introduced, changes) ? (await forge.listChangedFiles(pull, { patches: true })).files : changes;
  const edited = findings.editedOutputs.map(({ file }) => file);
  const suggestedEntries = convertAddedMarkdown({ edited, base: base.files, head: head.files, list: after.list, settings });

  return {
    ...emptyReview,
    entries: buildReviewedEntries(entries, { list: after.list, introduced, ...checks, settings, previews }),
    removedEntries: entries.removed,
    findings: introduced,
    preExistingFindings: findings.preExisting,
    settingsFindings: introduced.filter(({ file }) => file === settingsPath),
    editedOutputs: findings.editedOutputs.map(({ file, line }) => ({ file, line })),
    ...checks,
    areLinksChecked: links.length > 0,
    isUseAsked: await isUseAsked(forge, pull, settings, added.length > 0),
    ...(suggestedEntries.length > 0 ? { suggestedEntries } : {}),
    ...(competingEntries.length > 0 ? { competingEntries } : {}),
    ...(suggestedMetadata.length > 0 ? { suggestedMetadata } : {}),
    isUnaffected: settings.source !== undefined && emptyReview.settingsChange === undefined && changesNoItem(entries, introduced),
    head: head.files,
    suggestedChanges: buildSuggestions({ findings: introduced, head: head.files, changes: shown, language }),
  };
}

/** The findings after the merge, divided by whether the pull request introduces them. */
function collectFindings(
  pull: PullRequest,
  { base, head, changes, touchedFiles, editedFacts }: ListChanges,
  { before, after, entries }: { before: ListState; after: ListState; entries: TouchedEntries },
  settings: Settings,
): { introduced: Finding[]; preExisting: Finding[]; editedOutputs: Finding[] } {
  const classified = classifyFindings(before.findings, after.findings, changes);
  const editedOutputs = isOwnPublication(pull)
    ? []
    : findEditedOutputs({ base: base.files, head: head.files, list: after.list, settings });
  const previousPaths = new Set(changes.map(({ path, previousPath }) => previousPath ?? path));
  // One file has the whole list, so only problems of the changed items are reported.
  const touchedIds = settings.source === undefined ? undefined : new Set(entries.changed.map(({ located }) => located.id));
  const isTouched = (file: string, entry: string | undefined) =>
    touchedIds === undefined ? touchedFiles.has(file) : entry !== undefined && touchedIds.has(entry);
  const relocated = classified.introduced.map((finding) => relocateToTouchedEntry(finding, isTouched));
  const isNear = ({ entry, twin }: Finding) =>
    touchedIds === undefined ||
    entry === undefined ||
    touchedIds.has(entry) ||
    (twin !== undefined && touchedIds.has(twin.entry));
  return {
    introduced: [...relocated.filter(isNear), ...editedOutputs, ...editedFacts].sort(compareLocations),
    preExisting: classified.preExisting
      .filter((finding) => previousPaths.has(finding.file) && isNear(finding))
      .sort(compareLocations),
    editedOutputs,
  };
}

/** A README has words around its list. A change of these alone is not about the list. */
const changesNoItem = ({ changed, removed }: TouchedEntries, introduced: readonly Finding[]): boolean =>
  changed.length + removed.length + introduced.length === 0;

interface LinkCheckInput {
  settings: Settings;
  context: JobContext;
  isEnabled: boolean;
}

async function checkAddedLinks(
  before: ListState,
  after: ListState,
  entries: TouchedEntries,
  { settings, context, isEnabled }: LinkCheckInput,
): Promise<{ links: CheckedLink[]; deadLinks: CheckedLink[]; isOffline: boolean }> {
  const baseLinks = collectEntryLinks(before.list.entries);
  const added: ListedLink[] = isEnabled ? findAddedLinks(baseLinks, entries, after.findings, after.list.lines) : [];
  const { links, summary } = await checkAllLinks(excludeIgnoredLinks(added, settings.links.ignore), {
    ...withContactAddress(context, settings),
    hosts: settings.links.hosts,
    collectFacts: 'acceptance',
  });
  return { links, deadLinks: findAddedDeadLinks(baseLinks, links), isOffline: summary?.online === false };
}

/**
 * How many open pull requests of its author add to the list, this one included. A merge queue has
 * none, and the bot's own are suggestions of many people.
 */
function countOpenPullRequests({ author }: PullRequest, openChanges: readonly OpenPullRequestFiles[]): number | undefined {
  if (author === '' || isBot(author)) return undefined;
  return 1 + openChanges.filter((other) => other.author === author && other.isLonger).length;
}

/**
 * A pull request that brings the data of a list is reviewed as data, though until its merge the
 * README is the list.
 */
async function withoutSourceOnMove(forge: Forge, pull: PullRequest, given: RepositorySettings): Promise<RepositorySettings> {
  const { settings } = given;
  if (settings.source === undefined) return given;
  const listFile = `${settings.data}/list.yml`;
  const { files, truncated } = await forge.listChangedFiles(pull);
  const isMove = truncated || files.some(({ path, status }) => path === listFile && status !== 'removed');
  return isMove ? { ...given, settings: { ...settings, source: undefined, outputs: defaultSettings.outputs } } : given;
}

/** The review of a pull request that does not change the list. */
async function createEmptyReview(
  forge: Forge,
  pull: PullRequest,
  { settings, commit }: RepositorySettings,
  { docs, commands }: JobContext,
): Promise<PullRequestReview> {
  const repository = pull.url.replace(/\/pull\/\d+$/, '') || (await forge.readRepository()).url;
  const host = repository.replace(/\/[^/]+\/[^/]+$/, '');
  const headRepository = pull.fork && pull.head.repository ? `${host}/${pull.head.repository}` : repository;
  const { number, title, author, url, fork, draft, head, association } = pull;
  return {
    settings,
    language: settings.review.language === 'contributor' ? detectContributorLanguage(pull, settings.language) : settings.language,
    pull: { number, title, author, url, fork, draft },
    isFirstContribution: !isBot(author) && ['FIRST_TIME_CONTRIBUTOR', 'FIRST_TIMER', 'NONE'].includes(association),
    headSha: head.sha,
    headBlobUrl: `${headRepository}/blob/${head.sha}`,
    baseBlobUrl: `${repository}/blob/${commit}`,
    ...(docs === undefined ? {} : { findingsDocsUrl: docs }),
    ...(commands ? { hasCommands: commands } : {}),
    dataFolder: settings.data,
    ...(settings.source === undefined ? {} : { source: settings.source }),
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
}

/** GitHub gives the accounts of Apps, ours too, a suffix that no person's login can have. */
const isBot = (login: string) => login.endsWith('[bot]');
