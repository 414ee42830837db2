import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { Forge, ForgeDiscussions } from '../../forge/index.ts';
import { findRefusal, type ImportedList, importMarkdown, insertZoneMarkers, isCuratedList } from '../../list/import/index.ts';
import { describeLosses, findHandWritten } from '../../list/import/verify/index.ts';
import { type ParsedList, readList } from '../../list/index.ts';
import { readmePaths } from '../../list/markdown/index.ts';
import { getDisplayName, hasZoneMarkers, renderOutputs } from '../../list/render/index.ts';
import { exportJsonSchema, type Settings, serializeJsonSchema, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import { validateList } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { Plan, PlanAction } from '../../model/plan.ts';
import {
  type AdoptionProblem,
  formatAdoptionPullRequest,
  formatAdoptionSettings,
  type InitialLinkCheck,
  issueFormPath,
  replaceSourceSetting,
} from '../../report/adoption/index.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { countChangedLines } from '../../text/count-changed-lines.ts';
import { adoptionBranch, emptyPlan, type JobContext } from '../shared/index.ts';
import { addLineDays } from './add-days.ts';
import { checkInitialLinks, storeVerdicts } from './initial-link-check.ts';

/** A page with fewer entries is not a list. */
const minEntries = 10;

/** The two markers, and line ends that a file may have lacked. */
const maxAddedLines = 4;

export interface AdoptionOptions {
  /**
   * Somebody asked for the proposal. So it is made also for a README that the settings name as the
   * list, and after an earlier pull request was closed.
   */
  isRequested?: boolean;
  /** An open pull request follows the list, and no link is checked for it. */
  isFollowing?: boolean;
  /**
   * Verdicts on the links of the list, where there are some. Default: the first links are checked.
   */
  links?: InitialLinkCheck;
}

/**
 * Proposes once, by a pull request, to set a repository's list up: data, schema, settings, form,
 * and the README generated from them. The plan is empty for a repository with settings or data,
 * without a list, or whose pull request was closed before. An open pull request is updated when the
 * README changes.
 *
 * The text has the verdicts on some links. A list of thousands takes seconds, so the event loop
 * gets a turn between the steps. Rejects with ForgeError.
 */
export async function adoptList(
  forge: Forge & Partial<ForgeDiscussions>,
  context: JobContext,
  options: AdoptionOptions = {},
): Promise<Plan> {
  const words = getMessages('en').log.plans;
  const repository = await forge.readRepository();
  if (repository.archived) return emptyPlan(words.archived(`${repository.owner}/${repository.name}`));
  const { commit, source, settingsFile, refusal } = await readListSource(forge, repository.defaultBranch, options);
  if (source === undefined) return emptyPlan(refusal);
  await yieldToEventLoop();
  const imported = importMarkdown(source, { data });
  await yieldToEventLoop();
  const reason = findObstacle(source, imported, options);
  if (reason !== undefined) return emptyPlan(reason);
  const earlier = await readEarlierProposal(forge, options);
  if (earlier.refusal !== undefined) return emptyPlan(earlier.refusal);
  const proposedPaths = new Set([...imported.files.map(({ path }) => path), `${data}/schema.json`, issueFormPath]);
  const inTheWay = await forge.readMatchingFiles(commit, (path) => proposedPaths.has(path));
  if (inTheWay.files.length + inTheWay.refused.length > 0) return emptyPlan(words.filesInTheWay(data));

  const { files: undated, list, change, language } = await buildProposedFiles(source, imported, settingsFile);
  const files = undated.map(await addLineDays(forge, commit, source, imported));
  // Nobody merges a diff of a proposal that they did not ask for, if they must read it all.
  const isLargeChange = change.removed > 0 || change.added > maxAddedLines;
  if (isLargeChange && !options.isRequested) return emptyPlan(words.wouldChangeLines(change.removed + change.added, source.path));
  const { memory, ...links } = options.links
    ? storeVerdicts(options.links, context)
    : await checkInitialLinks(list, earlier.body, context, { onlyKnown: options.isFollowing ?? false });
  await yieldToEventLoop();
  const report = {
    file: source.path,
    data,
    entries: imported.entries.length,
    sections: countSections(imported.list.sections),
    report: imported.report,
    problems: locateProblems(list, imported, language),
    handWritten: findHandWritten(imported),
    sourceUrl: `${repository.url}/blob/${commit}`,
    change,
    template: imported.template?.path ?? data,
    links,
    memory,
    isMove: settingsFile !== undefined,
  };
  const proposal: PlanAction = {
    type: 'propose',
    branch: adoptionBranch,
    base: repository.defaultBranch,
    baseHead: commit,
    message: getMessages(language).commits.adoptList,
    ...formatAdoptionPullRequest(report, language),
    files,
    labels: ['listkeeper'],
  };
  return { actions: [proposal], summary: words.adoptionProposed(imported.entries.length, source.path) };
}

/**
 * Brings an open adoption pull request up to date with a list that has changed. Merged as it was,
 * it would lack what was added meanwhile. The plan is empty without one. Rejects with ForgeError.
 */
export async function followList(forge: Forge & Partial<ForgeDiscussions>, context: JobContext): Promise<Plan> {
  const pulls = (await forge.listPullRequestsFrom?.(adoptionBranch)) ?? [];
  if (!pulls.some(({ state }) => state === 'open')) return emptyPlan(getMessages('en').log.plans.noAdoption);
  return adoptList(forge, context, { isRequested: true, isFollowing: true });
}

const data = 'data';

/** The README that holds the list, or why there is none to set up. */
async function readListSource(forge: Forge, branch: string, { isRequested }: AdoptionOptions) {
  const words = getMessages('en').log.plans;
  const { files, commit } = await forge.readFiles(branch, [settingsPath, `${data}/list.yml`, ...readmePaths]);
  const settingsFile = files.find(({ path }) => path === settingsPath);
  const named = isRequested ? readSettings(settingsFile).settings.source : undefined;
  const isSetUp = files.some(({ path }) => path === `${data}/list.yml`) || (settingsFile !== undefined && named === undefined);
  if (isSetUp) return { commit, refusal: words.alreadyAdopted };
  const present = named === undefined || readmePaths.includes(named) ? files : (await forge.readFiles(commit, [named])).files;
  const paths = named === undefined ? readmePaths : [named];
  const source = paths.flatMap((path) => present.find((file) => file.path === path) ?? [])[0];
  if (source === undefined) return { commit, refusal: words.noReadme };
  if (hasZoneMarkers(source.text)) return { commit, refusal: words.alreadyGenerated(source.path) };
  return { commit, source, settingsFile, refusal: '' };
}

/** Why a README is not proposed as data; undefined where nothing is in the way. */
function findObstacle(source: SourceFile, imported: ImportedList, { isRequested }: AdoptionOptions): string | undefined {
  const words = getMessages('en').log.plans;
  const { path, text } = source;
  const refusal = findRefusal(imported);
  if (refusal !== undefined) return words.notImported(path, getMessages('en').importReport.reasons[refusal]);
  const count = imported.entries.length;
  if (count < (isRequested ? 1 : minEntries)) return words.tooFewEntries(count, path);
  if (!isRequested && !isCuratedList(text, imported)) return words.notAList(path);
  const losses = describeLosses(imported);
  return losses.length > 0 ? words.wouldLoseLinks(losses.length, path) : undefined;
}

/** The text of the open pull request, or why there must not be another one. */
async function readEarlierProposal(
  forge: Forge & Partial<ForgeDiscussions>,
  { isRequested }: AdoptionOptions,
): Promise<{ body: string; refusal?: string }> {
  const words = getMessages('en').log.plans;
  const earlier = (await forge.listPullRequestsFrom?.(adoptionBranch)) ?? [];
  const open = earlier.find(({ state }) => state === 'open');
  if (!open && earlier.length > 0 && !isRequested) return { body: '', refusal: words.adoptionDeclined };
  const isTakenOver = open !== undefined && !(await forge.isOwnProposal?.(open.head.sha));
  return isTakenOver ? { body: '', refusal: words.adoptionTakenOver(open.number) } : { body: open?.body ?? '' };
}

/** All files of the proposal. The README is as it will be generated from now on. */
async function buildProposedFiles(source: SourceFile, imported: ImportedList, present: SourceFile | undefined) {
  const text = formatAdoptionSettings({
    file: source.path,
    data,
    language: imported.list.languages[0] ?? 'en',
    look: imported.detectedLayout,
    fields: imported.fields,
  });
  const fresh = { path: settingsPath, text };
  const settingsFile = present === undefined ? fresh : replaceSourceSetting(present, fresh);
  const { settings } = readSettings(settingsFile);
  const list = await readInBatches(imported.files, settings);
  const existing = new Map(imported.files.map((file) => [file.path, file.text]));
  existing.set(source.path, insertZoneMarkers(imported, data));
  const outputs = renderOutputs(list, settings, existing).files;
  const schema = { path: `${data}/schema.json`, text: serializeJsonSchema(exportJsonSchema(settings)) };
  const readme = outputs.find(({ path }) => path === source.path)?.text ?? source.text;
  const change = countChangedLines(source.text, readme);
  return { files: [...imported.files, schema, settingsFile, ...outputs], list, change, language: settings.language };
}

/** The errors and warnings of the new data, at the entries that the README has. */
function locateProblems(list: ParsedList, imported: ImportedList, language: Language): AdoptionProblem[] {
  const linesByPath = new Map(imported.entries.map(({ path, line }) => [path, line]));
  const entries = new Map(list.entries.map((located) => [located.file, located]));
  const findEntry = (file: string) => {
    const located = entries.get(file);
    return { name: located ? getDisplayName(located.entry, language) : file, line: linesByPath.get(file) ?? 1 };
  };
  const findings = validateList(list).filter(({ severity }) => severity !== 'notice');
  return findings.map((finding) => {
    const { file, twin } = finding;
    const isPair = twin !== undefined && twin.file !== file;
    return { finding, entry: findEntry(file), ...(isPair ? { twin: findEntry(twin.file) } : {}) };
  });
}

/** Files that are read before the event loop gets a turn. */
const batchSize = 200;

/** `readList` in batches. The imported files have one entry each, so they can be read apart. */
async function readInBatches(files: readonly SourceFile[], settings: Settings): Promise<ParsedList> {
  const isList = ({ path }: SourceFile) => path === `${settings.data}/list.yml`;
  const all = readList(files.filter(isList), settings);
  const entries = files.filter((file) => !isList(file)).sort((a, b) => compareCodeUnits(a.path, b.path));
  for (let from = 0; from < entries.length; from += batchSize) {
    await yieldToEventLoop();
    const part = readList([...files.filter(isList), ...entries.slice(from, from + batchSize)], settings);
    all.entries.push(...part.entries);
    all.findings.push(...part.findings);
  }
  return all;
}

function countSections(sections: readonly { sections?: readonly unknown[] | undefined }[]): number {
  return sections.reduce((sum, each) => sum + 1 + countSections((each.sections ?? []) as typeof sections), 0);
}
