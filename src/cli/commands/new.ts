import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { identify } from '../../links/identify/index.ts';
import {
  createLink,
  deriveEntryId,
  draftEntry,
  findPreviewTemplate,
  type NewEntryDraft,
  type NewEntryFields,
  parseLinkOption,
  previewDraft,
  suggestKind,
  suggestRole,
} from '../../list/authoring/index.ts';
import { readFacts, splitFacts } from '../../list/facts/index.ts';
import { idPattern, type Link, slugify, toFreeId } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { MissingField } from '../../model/error-values.ts';
import { escapeTerminal } from '../../text/escape/escape-terminal.ts';
import { readOptionalFile, toDisplayPath, writeRepositoryFile } from '../files/index.ts';
import { type ListFolder, openListFolder } from '../list/index.ts';
import { fetchMissingMetadata } from '../new-entry/fetch-metadata.ts';
import { formatFinding, type PrintedFinding, toPrintedFindings } from '../output/index.ts';
import { type CommonOptions, exitCodes, printJson, type Terminal } from '../terminal/index.ts';

export interface NewOptions extends CommonOptions, Omit<NewEntryFields, 'links' | 'year' | 'facts'> {
  dir?: string;
  link: string[];
  fact: string[];
  code?: string;
  year?: string;
  yes?: boolean;
  dryRun?: boolean;
  offline?: boolean;
}

/**
 * `listkeeper new [url]`: writes the file of a new entry and shows it as the README will. What the
 * options leave open is looked up by the URL, then asked in a terminal. An entry with mistakes, or
 * one that is already on the list, is not written: exit code 1.
 */
export async function runNew(url: string | undefined, options: NewOptions, terminal: Terminal): Promise<number> {
  const { language } = options;
  const folder = openListFolder(options.dir, terminal.cwd);
  const answers = await completeFields(readFields(url, options), folder, options, terminal);
  if (!answers) return exitCodes.wrongUse;
  requireFields(answers);
  requireSafePath(answers);

  const draft = draftEntry(answers, folder.files, folder.settings);
  const findings = toPrintedFindings(draft.findings, { language, root: folder.root, cwd: terminal.cwd });
  const exists = existsSync(join(folder.root, draft.file.path));
  const isRefused = exists || findings.some(({ severity }) => severity === 'error');
  const isWritten = !isRefused && !options.dryRun;
  if (isWritten) writeRepositoryFile(folder.root, draft.file);
  printResult({ draft, findings, exists, isWritten, folder }, options, terminal);
  return isRefused ? exitCodes.somethingFound : exitCodes.nothingFound;
}

/** Looks up and asks for what is missing. Undefined when the person cancels. */
async function completeFields(
  known: NewEntryFields,
  folder: ListFolder,
  { language, offline, yes, format }: NewOptions,
  terminal: Terminal,
): Promise<NewEntryFields | undefined> {
  const { mailto } = folder.settings.links;
  const lookUp = async (answers: NewEntryFields) =>
    offline ? answers : fetchMissingMetadata(answers, language, terminal, mailto);
  if (!terminal.interactive || yes || format !== 'text') return lookUp(known);
  const { promptForEntry } = await import('../new-entry/prompts.ts');
  return promptForEntry(known, { folder, language, lookUp, streams: terminal.promptStreams });
}

/** The fields of URL and options, with what the URL suggests where they say nothing. */
function readFields(url: string | undefined, options: NewOptions): NewEntryFields {
  const { link, fact, code, year, yes, dryRun, dir, format, language, hasLanguageOption, offline, ...fields } = options;
  const links = link.map(parseLink);
  const identity = url === undefined ? undefined : identify(url);
  if (url !== undefined && identity?.service === 'unknown') throw new ListkeeperError('bad-url', { text: url });
  const kind = fields.kind ?? (identity && suggestKind(identity));
  if (url && identity) links.unshift(createLink(url, suggestRole(identity, kind), code));
  else if (code !== undefined && links[0]) links[0] = { ...links[0], code };
  return {
    ...fields,
    ...readFactOptions(fact, kind ?? '', links),
    ...(kind === undefined ? {} : { kind }),
    ...(year === undefined ? {} : { year: parseYear(year) }),
    links,
  };
}

function parseLink(text: string): Link {
  const link = parseLinkOption(text);
  if (!link) throw new ListkeeperError('bad-link-option', { text });
  return link;
}

/** The fields of `--fact` options. Their links are added to the others. */
function readFactOptions(texts: readonly string[], kind: string, links: Link[]): Pick<NewEntryFields, 'facts'> {
  const { facts, rest } = splitFacts(texts.join('\n'));
  const { fields, links: more, refused } = readFacts(facts, kind);
  const [text] = [...rest.split('\n').filter(Boolean), ...refused];
  if (text !== undefined) throw new ListkeeperError('bad-fact-option', { text });
  links.push(...more);
  return Object.keys(fields).length === 0 ? {} : { facts: fields };
}

function parseYear(year: string): number {
  if (!/^\d{4}$/.test(year)) throw new ListkeeperError('bad-year', { year });
  return Number(year);
}

/** Without these fields there is no file in which mistakes could be found. */
function requireFields(answers: NewEntryFields): void {
  const { kind, section, title, nameEn, nameZh, links } = answers;
  const fields: MissingField[] = [];
  if (!kind) fields.push('kind');
  if (!section) fields.push('section');
  if (kind === 'paper' && !title) fields.push('title');
  if (kind !== 'paper' && !nameEn && !nameZh) fields.push('name');
  if (links.length === 0) fields.push('address');
  if ((nameEn || title || nameZh) && !deriveEntryId(answers)) fields.push('id');
  if (fields.length > 0) throw new ListkeeperError('missing-fields', { fields });
}

/** Id and folder make the path of the new file, which must not lead out of the list's folder. */
function requireSafePath(answers: NewEntryFields): void {
  const id = deriveEntryId(answers);
  if (!idPattern.test(id))
    throw new ListkeeperError('bad-id', { id: escapeTerminal(id), suggestion: toFreeId(slugify(id)) || 'a-name' });
  const folder = answers.folder ?? '';
  const parts = folder.split('/').filter((part) => part !== '');
  const isSafe = parts.every((part) => /^[^.\\\p{Cc}][^\\\p{Cc}]*$/u.test(part) && part !== 'node_modules');
  if (!isSafe) throw new ListkeeperError('bad-folder', { folder: escapeTerminal(folder) });
}

interface NewEntryResult {
  draft: NewEntryDraft;
  findings: PrintedFinding[];
  /** Another file is in its place. */
  exists: boolean;
  isWritten: boolean;
  folder: ListFolder;
}

function printResult(result: NewEntryResult, { format, language }: NewOptions, terminal: Terminal): void {
  const { draft, findings, exists, isWritten, folder } = result;
  const path = toDisplayPath(folder.root, draft.file.path, terminal.cwd);
  const template = findPreviewTemplate(folder.settings);
  const text = template === undefined ? undefined : readOptionalFile(folder.root, template)?.text;
  const existing = new Map(template === undefined || text === undefined ? [] : [[template, text]]);
  const preview = previewDraft(draft, { settings: folder.settings, existing, language });
  if (format === 'json') {
    printJson(terminal, { findings, file: path, written: isWritten, exists, text: draft.file.text, preview });
    return;
  }
  const { new: words, written } = getMessages(language).commandResults;
  for (const finding of findings) terminal.out(formatFinding(finding, language, terminal));
  if (exists) terminal.out(`${words.exists({ path })}\n`);
  if (isWritten) terminal.out(`${written({ path })}\n`);
  else terminal.out(`${terminal.paint('dim', words.notWritten)}\n${draft.file.text}`);
  terminal.out(`\n${terminal.paint('dim', words.preview)}\n\n${preview}\n`);
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  if (isWritten || hasErrors) terminal.out(`\n${isWritten ? words.next : words.nextFix}\n`);
}
