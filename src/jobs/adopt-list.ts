import { setImmediate as turn } from 'node:timers/promises';
import type { Conversations, Forge } from '../forge/forge.ts';
import type { Plan } from '../forge/plan.ts';
import type { SourceFile } from '../list/finding.ts';
import { type Imported, importMarkdown, withZone } from '../list/import/import-markdown.ts';
import { isList } from '../list/import/is-list.ts';
import { lossesOf } from '../list/import/losses.ts';
import { type ReadList, readList } from '../list/read.ts';
import { readSettings } from '../list/read-settings.ts';
import { renderOutputs } from '../list/render/outputs.ts';
import { hasMarkers } from '../list/render/zone.ts';
import { exportSchema } from '../list/schema.ts';
import { type Settings, settingsPath } from '../list/settings.ts';
import { adoptionForm, adoptionSettings, adoptionWords } from '../report/adoption.ts';
import { firstLook } from './first-look.ts';
import { adoptBranch, type JobTools } from './tools.ts';

const readmes = ['README.md', 'readme.md', 'Readme.md', 'README.zh-CN.md', 'README_zh.md'];

/** Fewer entries are a page with links, not a list. */
const fewest = 10;

/**
 * Asks a repository once, by a pull request, whether its list shall be kept: data, schema, settings, form, and the README written from
 * them. Nothing for a repository that has settings or data, that has no list, or that said no: the closed pull request is the
 * memory. While it is open it follows the README. Its text says what a first look at some links saw. Between its steps others have their
 * turn: a list of thousands is seconds of work. Rejects with ForgeError.
 */
export async function adoptList(forge: Forge & Conversations, tools: JobTools): Promise<Plan> {
  // 1. Is there anything to propose?
  const repository = await forge.repository();
  if (repository.archived) return nothing('archived');
  const branch = repository.defaultBranch;
  const here = await forge.read(branch, [settingsPath, 'data/list.yml', ...readmes]);
  const texts = new Map(here.files.map(({ path, text }) => [path, text]));
  if (texts.has(settingsPath) || texts.has('data/list.yml')) return nothing('is kept already');
  const source = readmes.flatMap((path) => (texts.has(path) ? [{ path, text: texts.get(path) ?? '' }] : []))[0];
  if (source === undefined) return nothing('no README');
  if (hasMarkers(source.text)) return nothing(`${source.path} is written from data already`);
  const data = 'data';
  await turn();
  const imported = importMarkdown(source, { data });
  await turn();
  if (imported.entries.length < fewest) return nothing(`no list: ${imported.entries.length} entries in ${source.path}`);
  if (!isList(source.text, imported)) return nothing(`${source.path} explains something else than its list`);
  // What would lose an address is not proposed.
  const lost = lossesOf(source.text, imported);
  if (lost.length > 0) return nothing(`${lost.length} addresses of ${source.path} would be lost`);

  // 2. Was it asked before?
  const earlier = await forge.pullRequestsFrom(adoptBranch);
  if (earlier.length > 0 && earlier.every(({ state }) => state === 'closed')) return nothing('said no, or merged it');
  const open = earlier.find(({ state }) => state === 'open');
  if (open && !(await forge.isOwnProposal(open.head.sha))) return nothing(`somebody works on #${open.number}`);
  const ours = new Set([...imported.files.map(({ path }) => path), `${data}/schema.json`, adoptionForm]);
  const taken = await forge.files(here.commit, (path) => ours.has(path));
  if (taken.files.length + taken.refused.length > 0) return nothing(`${data}/ holds other files of these names`);

  // 3. The proposal.
  const { files, list, changedLines, language } = await filesOf(source, imported, data);
  const { memory, ...links } = await firstLook(list, open?.body ?? '', tools);
  const proposal = {
    branch: adoptBranch,
    base: branch,
    baseHead: here.commit,
    message: 'Keep the list as data',
    ...adoptionWords(
      {
        file: source.path,
        data,
        entries: imported.entries.length,
        sections: countOf(imported.list.sections),
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

const nothing = (summary: string): Plan => ({ actions: [], summary });

/** All files of the proposal, the README as it will be written ever after. */
async function filesOf(source: SourceFile, imported: Imported, data: string) {
  const language = imported.list.languages[0] ?? 'en';
  const text = adoptionSettings({ file: source.path, data, language, look: imported.look });
  const settingsFile = { path: settingsPath, text };
  const { settings } = readSettings(settingsFile);
  const list = await readInTurns(imported.files, settings);
  const outputs = renderOutputs(list, settings, new Map([[source.path, withZone(imported, data)]])).files;
  const schema = { path: `${data}/schema.json`, text: `${JSON.stringify(exportSchema(settings), null, 2)}\n` };
  const readme = outputs.find(({ path }) => path === source.path)?.text ?? source.text;
  const before = new Set(source.text.split('\n'));
  const changedLines = readme.split('\n').filter((line) => !before.has(line)).length;
  return { files: [...imported.files, schema, settingsFile, ...outputs], list, changedLines, language };
}

/** Files that are read before others have their turn. */
const atOnce = 200;

/** The list of freshly imported files, which have one entry each: as `readList` reads it, with pauses. */
async function readInTurns(files: readonly SourceFile[], settings: Settings): Promise<ReadList> {
  const isList = ({ path }: SourceFile) => path === `${settings.data}/list.yml`;
  const all = readList(files.filter(isList), settings);
  const entries = files.filter((file) => !isList(file)).sort((a, b) => (a.path < b.path ? -1 : 1));
  for (let from = 0; from < entries.length; from += atOnce) {
    await turn();
    const part = readList([...files.filter(isList), ...entries.slice(from, from + atOnce)], settings);
    all.entries.push(...part.entries);
    all.findings.push(...part.findings);
  }
  return all;
}

function countOf(sections: readonly { sections?: readonly unknown[] | undefined }[]): number {
  return sections.reduce((sum, each) => sum + 1 + countOf((each.sections ?? []) as typeof sections), 0);
}
