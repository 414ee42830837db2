import { setImmediate as turn } from 'node:timers/promises';
import type { Forge, ForgeDiscussions } from '../../forge/index.ts';
import { type ImportedList, importMarkdown, insertZoneMarkers, isCuratedList } from '../../list/import/index.ts';
import { describeLosses } from '../../list/import/verify/index.ts';
import { type ParsedList, readList } from '../../list/index.ts';
import { hasZoneMarkers, renderOutputs } from '../../list/render/index.ts';
import { exportJsonSchema, type Settings, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { Plan } from '../../model/plan.ts';
import { formatAdoptionPullRequest, formatAdoptionSettings, issueFormPath } from '../../report/adoption/index.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { adoptionBranch, emptyPlan, type JobContext } from '../shared/index.ts';
import { checkInitialLinks } from './initial-link-check.ts';

const readmePaths = ['README.md', 'readme.md', 'Readme.md', 'README.zh-CN.md', 'README_zh.md'];

/** Fewer entries are a page with links, not a list. */
const minEntries = 10;

/**
 * Asks a repository once, by a pull request, whether its list shall be kept: data, schema, settings, form, and the README written from
 * them. Nothing for a repository that has settings or data, that has no list, or that said no: the closed pull request is the
 * memory. While it is open it follows the README. Its text says what a first look at some links saw. Between its steps others have their
 * turn: a list of thousands is seconds of work. Rejects with ForgeError.
 */
export async function adoptList(forge: Forge & ForgeDiscussions, context: JobContext): Promise<Plan> {
  // 1. Is there anything to propose?
  const repository = await forge.readRepository();
  if (repository.archived) return emptyPlan('archived');
  const branch = repository.defaultBranch;
  const branchFiles = await forge.readFiles(branch, [settingsPath, 'data/list.yml', ...readmePaths]);
  const texts = new Map(branchFiles.files.map(({ path, text }) => [path, text]));
  if (texts.has(settingsPath) || texts.has('data/list.yml')) return emptyPlan('is kept already');
  const source = readmePaths.flatMap((path) => (texts.has(path) ? [{ path, text: texts.get(path) ?? '' }] : []))[0];
  if (source === undefined) return emptyPlan('no README');
  if (hasZoneMarkers(source.text)) return emptyPlan(`${source.path} is written from data already`);
  const data = 'data';
  await turn();
  const imported = importMarkdown(source, { data });
  await turn();
  if (imported.entries.length < minEntries) return emptyPlan(`no list: ${imported.entries.length} entries in ${source.path}`);
  if (!isCuratedList(source.text, imported)) return emptyPlan(`${source.path} explains something else than its list`);
  // What would lose an address is not proposed.
  const lost = describeLosses(source.text, imported);
  if (lost.length > 0) return emptyPlan(`${lost.length} addresses of ${source.path} would be lost`);

  // 2. Was it asked before?
  const earlier = await forge.listPullRequestsFrom(adoptionBranch);
  if (earlier.length > 0 && earlier.every(({ state }) => state === 'closed')) return emptyPlan('said no, or merged it');
  const open = earlier.find(({ state }) => state === 'open');
  if (open && !(await forge.isOwnProposal(open.head.sha))) return emptyPlan(`somebody works on #${open.number}`);
  const proposedPaths = new Set([...imported.files.map(({ path }) => path), `${data}/schema.json`, issueFormPath]);
  const taken = await forge.readMatchingFiles(branchFiles.commit, (path) => proposedPaths.has(path));
  if (taken.files.length + taken.refused.length > 0) return emptyPlan(`${data}/ holds other files of these names`);

  // 3. The proposal.
  const { files, list, changedLines, language } = await buildProposedFiles(source, imported, data);
  const { memory, ...links } = await checkInitialLinks(list, open?.body ?? '', context);
  const proposal = {
    branch: adoptionBranch,
    base: branch,
    baseHead: branchFiles.commit,
    message: 'Keep the list as data',
    ...formatAdoptionPullRequest(
      {
        file: source.path,
        data,
        entries: imported.entries.length,
        sections: countSections(imported.list.sections),
        report: imported.report,
        changedLines,
        links,
        memory,
      },
      language,
    ),
    files,
    labels: ['listkeeper'],
  };
  const summary = `${imported.entries.length} entries of ${source.path} proposed as data`;
  return { actions: [{ do: 'propose', ...proposal }], summary };
}

/** All files of the proposal, the README as it will be written ever after. */
async function buildProposedFiles(source: SourceFile, imported: ImportedList, data: string) {
  const language = imported.list.languages[0] ?? 'en';
  const text = formatAdoptionSettings({ file: source.path, data, language, look: imported.detectedLayout });
  const settingsFile = { path: settingsPath, text };
  const { settings } = readSettings(settingsFile);
  const list = await readInBatches(imported.files, settings);
  const outputs = renderOutputs(list, settings, new Map([[source.path, insertZoneMarkers(imported, data)]])).files;
  const schema = { path: `${data}/schema.json`, text: `${JSON.stringify(exportJsonSchema(settings), null, 2)}\n` };
  const readme = outputs.find(({ path }) => path === source.path)?.text ?? source.text;
  const before = new Set(source.text.split('\n'));
  const changedLines = readme.split('\n').filter((line) => !before.has(line)).length;
  return { files: [...imported.files, schema, settingsFile, ...outputs], list, changedLines, language };
}

/** Files that are read before others have their turn. */
const batchSize = 200;

/** The list of freshly imported files, which have one entry each: as `readList` reads it, with pauses. */
async function readInBatches(files: readonly SourceFile[], settings: Settings): Promise<ParsedList> {
  const isList = ({ path }: SourceFile) => path === `${settings.data}/list.yml`;
  const all = readList(files.filter(isList), settings);
  const entries = files.filter((file) => !isList(file)).sort((a, b) => compareCodeUnits(a.path, b.path));
  for (let from = 0; from < entries.length; from += batchSize) {
    await turn();
    const part = readList([...files.filter(isList), ...entries.slice(from, from + batchSize)], settings);
    all.entries.push(...part.entries);
    all.findings.push(...part.findings);
  }
  return all;
}

function countSections(sections: readonly { sections?: readonly unknown[] | undefined }[]): number {
  return sections.reduce((sum, each) => sum + 1 + countSections((each.sections ?? []) as typeof sections), 0);
}
