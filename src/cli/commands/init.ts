import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isListkeeperError, ListkeeperError } from '../../errors/listkeeper-error.ts';
import { renderIssueForm } from '../../list/render/formats/index.ts';
import { getSiteFolder, type Settings, settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { formatAdoptionSettings, formatReadmeSettings } from '../../report/adoption/index.ts';
import { toDataLanguage } from '../../text/language/localize-text.ts';
import { runCommand } from '../../text/package-name.ts';
import { readOptionalFile, writeRepositoryFile } from '../files/index.ts';
import {
  enableForm,
  formatPagesWorkflow,
  formatWorkflow,
  type InitAnswers,
  pagesWorkflowPath,
  type RunsAs,
  releasedAction,
  workflowPath,
} from '../init/index.ts';
import { findRepositoryRoot, type ListFolder, openListFolder } from '../list/index.ts';
import { type CommonOptions, exitCodes, printJson, type Terminal } from '../terminal/index.ts';

export interface InitOptions extends CommonOptions {
  runsAs?: RunsAs;
  botLanguage?: Language;
}

/**
 * `listkeeper init [dir]`: settings, workflow and issue form for a repository, so that the bot runs
 * as an Action or as an App. Overwrites no file; of the settings it changes only the lines of the
 * form that `import` left ready.
 */
export async function runInit(dir: string | undefined, options: InitOptions, terminal: Terminal): Promise<number> {
  const start = resolve(terminal.cwd, dir ?? '.');
  if (!existsSync(start)) throw new ListkeeperError('no-such-path', { path: start, expected: 'list' });
  if (!statSync(start).isDirectory()) throw new ListkeeperError('not-a-folder', { path: start });
  const list = findList(start);
  const root = list?.root ?? findRepositoryRoot(start) ?? start;
  const present = readOptionalFile(root, settingsPath);
  // Settings that exist are not asked about again.
  const botLanguage = present ? readSettings(present).settings.language : options.botLanguage;
  const answers = await completeAnswers({ ...options, ...(botLanguage ? { botLanguage } : {}) }, list, terminal);
  if (!answers) return exitCodes.nothingFound;

  const { write, kept, hasSite } = planFiles(root, list, answers);
  for (const file of write) writeRepositoryFile(root, file);
  const steps = nextSteps(list, { runsAs: answers.runsAs, hasSite }, options.language);
  if (options.format === 'json') {
    printJson(terminal, { written: write.map(({ path }) => path), kept, next: steps });
    return exitCodes.nothingFound;
  }
  const { init, commandResults } = getMessages(options.language);
  for (const { path } of write) terminal.out(`${commandResults.written({ path })}\n`);
  for (const path of kept) terminal.out(`${init.kept({ path })}\n`);
  terminal.out(`\n${init.next}\n${steps.map((step, at) => `  ${at + 1}. ${step}\n`).join('')}`);
  return exitCodes.nothingFound;
}

/** The list, where there is one already. */
function findList(start: string): ListFolder | undefined {
  try {
    return openListFolder(start, start, { allowsReadme: true });
  } catch (error) {
    if (isListkeeperError(error) && error.code === 'no-list') return undefined;
    throw error;
  }
}

async function completeAnswers(
  { runsAs, botLanguage, language, format }: InitOptions,
  list: ListFolder | undefined,
  { interactive, promptStreams }: Terminal,
): Promise<InitAnswers | undefined> {
  const known = { ...(runsAs ? { runsAs } : {}), ...(botLanguage ? { botLanguage } : {}) };
  if (interactive && format === 'text' && !(runsAs && botLanguage)) {
    const { promptForInit } = await import('../init/prompts.ts');
    return promptForInit(known, { language, streams: promptStreams });
  }
  return { runsAs: runsAs ?? 'action', botLanguage: botLanguage ?? list?.list.info?.languages[0] ?? language };
}

/** The files to write, and the paths of those that exist and stay. */
function planFiles(root: string, list: ListFolder | undefined, { runsAs, botLanguage }: InitAnswers) {
  const write: SourceFile[] = [];
  const kept: string[] = [];
  const writeMissing = (path: string, format: () => string) => {
    if (existsSync(join(root, path))) kept.push(path);
    else write.push({ path, text: format() });
  };
  const settings = planSettings(root, list, botLanguage);
  if (settings.isChanged) write.push(settings.file);
  else kept.push(settingsPath);
  if (runsAs === 'action') {
    const schedule = { minute: minuteOf(root), hour: 3 };
    writeMissing(workflowPath, () => formatWorkflow({ language: botLanguage, uses: releasedAction, schedule }));
  }
  const site = findBuiltSite(settings.file);
  if (site !== undefined) {
    const schedule = { minute: minuteOf(root), hour: 5 };
    const commands = [`${runCommand} render`];
    writeMissing(pagesWorkflowPath, () => formatPagesWorkflow({ language: botLanguage, folder: site, commands, schedule }));
  }
  for (const form of list ? renderForms(list, settings.file) : []) writeMissing(form.path, () => form.text);
  return { write, kept, hasSite: site !== undefined };
}

/** The folder of a site that is built, and not kept in the repository. */
function findBuiltSite(settingsFile: SourceFile): string | undefined {
  const { outputs } = readSettings(settingsFile).settings;
  return outputs.flatMap((output) => (output.commit ? [] : (getSiteFolder(output) ?? [])))[0];
}

function planSettings(root: string, list: ListFolder | undefined, language: Language): { file: SourceFile; isChanged: boolean } {
  const present = readOptionalFile(root, settingsPath);
  if (present) {
    const text = enableForm(present.text);
    return { file: { path: settingsPath, text }, isChanged: text !== present.text };
  }
  const source = list?.settings.source;
  if (source !== undefined)
    return { file: { path: settingsPath, text: formatReadmeSettings(source, language) }, isChanged: true };
  const data = list?.settings.data ?? 'data';
  const text = formatAdoptionSettings({ file: 'README.md', data, language, look: { layout: 'headings' } });
  return { file: { path: settingsPath, text }, isChanged: true };
}

/** The forms that these settings name. */
function renderForms({ list, settings: { data } }: ListFolder, settingsFile: SourceFile): SourceFile[] {
  const { info } = list;
  const { outputs }: Settings = readSettings(settingsFile).settings;
  return outputs.flatMap(({ file, language }) => {
    const isForm = file.startsWith('.github/ISSUE_TEMPLATE/');
    return info && isForm ? [{ path: file, text: renderIssueForm(info, toDataLanguage(language) ?? 'en', data) }] : [];
  });
}

/**
 * Not on the hour, when everybody's schedules run, and not the same for all: a number from the name
 * of the folder.
 */
function minuteOf(root: string): number {
  let sum = 0;
  for (const character of root.split(/[\\/]/).at(-1) ?? '') sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 55;
  return sum + 3;
}

function nextSteps(
  list: ListFolder | undefined,
  { runsAs, hasSite }: { runsAs: RunsAs; hasSite: boolean },
  language: Language,
): string[] {
  const { steps } = getMessages(language).init;
  const setUp = runsAs === 'action' ? [steps.allowProposals, steps.firstRun] : [steps.startApp, steps.installApp];
  const { source } = list?.settings ?? {};
  const first = list === undefined ? [steps.import] : [];
  const later = source === undefined ? [] : [steps.moveToData({ source })];
  return [...first, steps.commit, ...setUp, ...(hasSite ? [steps.pages] : []), steps.require, ...later];
}
