import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { Forge, ForgeDiscussions } from '../../forge/index.ts';
import { findRefusal, type ImportedList, importMarkdown, insertZoneMarkers, isCuratedList } from '../../list/import/index.ts';
import { describeLosses } from '../../list/import/verify/index.ts';
import { type ParsedList, readList } from '../../list/index.ts';
import { hasZoneMarkers, renderOutputs } from '../../list/render/index.ts';
import { exportJsonSchema, type Settings, serializeJsonSchema, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import { validateList } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { Plan } from '../../model/plan.ts';
import { formatAdoptionPullRequest, formatAdoptionSettings, issueFormPath } from '../../report/adoption/index.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { countChangedLines } from '../../text/count-changed-lines.ts';
import { adoptionBranch, emptyPlan, type JobContext } from '../shared/index.ts';
import { checkInitialLinks } from './initial-link-check.ts';

const readmePaths = ['README.md', 'readme.md', 'Readme.md', 'README.zh-CN.md', 'README_zh.md'];

/** A page with fewer entries is not a list. */
const minEntries = 10;

/**
 * Proposes once, by a pull request, to set a repository's list up: data, schema, settings, form,
 * and the README generated from them. The plan is empty for a repository with settings or data,
 * without a list, or whose pull request was closed before. An open pull request is updated when the
 * README changes.
 *
 * The text has the verdicts on some links. A list of thousands takes seconds, so the event loop
 * gets a turn between the steps. Rejects with ForgeError.
 */
export async function adoptList(forge: Forge & ForgeDiscussions, context: JobContext): Promise<Plan> {
  const words = getMessages('en').log.plans;
  const repository = await forge.readRepository();
  if (repository.archived) return emptyPlan(words.archived(`${repository.owner}/${repository.name}`));
  const branch = repository.defaultBranch;
  const branchFiles = await forge.readFiles(branch, [settingsPath, 'data/list.yml', ...readmePaths]);
  const texts = new Map(branchFiles.files.map(({ path, text }) => [path, text]));
  if (texts.has(settingsPath) || texts.has('data/list.yml')) return emptyPlan(words.alreadyAdopted);
  const source = readmePaths.flatMap((path) => (texts.has(path) ? [{ path, text: texts.get(path) ?? '' }] : []))[0];
  if (source === undefined) return emptyPlan(words.noReadme);
  if (hasZoneMarkers(source.text)) return emptyPlan(words.alreadyGenerated(source.path));
  const data = 'data';
  await yieldToEventLoop();
  const imported = importMarkdown(source, { data });
  await yieldToEventLoop();
  const refusal = findRefusal(imported);
  if (refusal !== undefined) return emptyPlan(words.notImported(source.path, getMessages('en').importReport.reasons[refusal]));
  if (imported.entries.length < minEntries) return emptyPlan(words.tooFewEntries(imported.entries.length, source.path));
  if (!isCuratedList(source.text, imported)) return emptyPlan(words.notAList(source.path));
  const losses = describeLosses(imported);
  if (losses.length > 0) return emptyPlan(words.wouldLoseLinks(losses.length, source.path));

  const earlier = await forge.listPullRequestsFrom(adoptionBranch);
  if (earlier.length > 0 && earlier.every(({ state }) => state === 'closed')) return emptyPlan(words.adoptionDeclined);
  const open = earlier.find(({ state }) => state === 'open');
  if (open && !(await forge.isOwnProposal(open.head.sha))) return emptyPlan(words.adoptionTakenOver(open.number));
  const proposedPaths = new Set([...imported.files.map(({ path }) => path), `${data}/schema.json`, issueFormPath]);
  const inTheWay = await forge.readMatchingFiles(branchFiles.commit, (path) => proposedPaths.has(path));
  if (inTheWay.files.length + inTheWay.refused.length > 0) return emptyPlan(words.filesInTheWay(data));

  const { files, list, change, language } = await buildProposedFiles(source, imported, data);
  if (change.removed > 0) return emptyPlan(words.wouldLoseLinks(change.removed, source.path));
  const { memory, ...links } = await checkInitialLinks(list, open?.body ?? '', context);
  await yieldToEventLoop();
  const problems = validateList(list).filter(({ severity }) => severity !== 'notice');
  const proposal = {
    branch: adoptionBranch,
    base: branch,
    baseHead: branchFiles.commit,
    message: getMessages(language).commits.adoptList,
    ...formatAdoptionPullRequest(
      {
        file: source.path,
        data,
        entries: imported.entries.length,
        sections: countSections(imported.list.sections),
        report: imported.report,
        problems,
        blobUrl: `${repository.url}/blob/${adoptionBranch}`,
        change,
        template: imported.template?.path ?? data,
        links,
        memory,
      },
      language,
    ),
    files,
    labels: ['listkeeper'],
  };
  const summary = words.adoptionProposed(imported.entries.length, source.path);
  return { actions: [{ type: 'propose', ...proposal }], summary };
}

/** All files of the proposal. The README is as it will be generated from now on. */
async function buildProposedFiles(source: SourceFile, imported: ImportedList, data: string) {
  const language = imported.list.languages[0] ?? 'en';
  const text = formatAdoptionSettings({
    file: source.path,
    data,
    language,
    look: imported.detectedLayout,
    fields: imported.fields,
  });
  const settingsFile = { path: settingsPath, text };
  const { settings } = readSettings(settingsFile);
  const list = await readInBatches(imported.files, settings);
  const existing = new Map(imported.files.map((file) => [file.path, file.text]));
  existing.set(source.path, insertZoneMarkers(imported, data));
  const outputs = renderOutputs(list, settings, existing).files;
  const schema = { path: `${data}/schema.json`, text: serializeJsonSchema(exportJsonSchema(settings)) };
  const readme = outputs.find(({ path }) => path === source.path)?.text ?? source.text;
  const change = countChangedLines(source.text, readme);
  return { files: [...imported.files, schema, settingsFile, ...outputs], list, change, language };
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
