import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { identify } from '../../links/identify/index.ts';
import {
  createLink,
  deriveEntryId,
  draftEntry,
  type NewEntryDraft,
  type NewEntryFields,
  parseLinkOption,
  suggestKind,
  suggestRole,
} from '../../list/authoring/index.ts';
import { renderEntry } from '../../list/render/index.ts';
import { type Link, slugify, slugPattern } from '../../list/schema/index.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { toDisplayPath } from '../files/index.ts';
import { type ListFolder, openListFolder } from '../list/index.ts';
import { fetchMissingMetadata } from '../new-entry/fetch-metadata.ts';
import { formatFinding, type PrintedFinding, printJson, toPrintedFindings } from '../output/index.ts';
import { type CommonOptions, exitCodes, type Terminal, UsageError } from '../terminal/index.ts';
import { writeRepositoryFile } from './render.ts';

export interface NewOptions extends CommonOptions, Omit<NewEntryFields, 'links' | 'year'> {
  dir?: string;
  link: string[];
  code?: string;
  year?: string;
  yes?: boolean;
  dryRun?: boolean;
  offline?: boolean;
}

/**
 * `listkeeper new [address]`: writes the file of a new entry and shows how it will look. What the options leave open is asked of the
 * owner of the address's identifier, then where a person sits at a terminal. An entry with mistakes, or one that the list has already, is told and not written: exit code 1.
 */
export async function runNew(address: string | undefined, options: NewOptions, terminal: Terminal): Promise<number> {
  const folder = openListFolder(options.dir, terminal.cwd);
  const known = parseAnswers(address, options);
  const asks = terminal.interactive && !options.yes && options.format === 'text';
  const lookUp = async (answers: NewEntryFields) =>
    options.offline ? answers : fetchMissingMetadata(answers, options.language, terminal);
  const answers = asks
    ? await (await import('../new-entry/prompts.ts')).promptForEntry(known, folder, {
        language: options.language,
        lookUp,
        streams: terminal.promptStreams,
      })
    : await lookUp(known);
  if (!answers) return exitCodes.wrongUse;
  requireFields(answers);
  requireSafePath(answers);

  const made = draftEntry(answers, folder.files, folder.settings);
  const findings = toPrintedFindings(made.findings, { language: options.language, root: folder.root, cwd: terminal.cwd });
  const taken = existsSync(join(folder.root, made.file.path));
  const refused = taken || findings.some((finding) => finding.severity === 'error');
  const isWritten = !refused && !options.dryRun;
  if (isWritten) writeRepositoryFile(folder.root, made.file);
  printResult({ draft: made, findings, exists: taken, isWritten, folder }, options, terminal);
  return refused ? exitCodes.somethingFound : exitCodes.nothingFound;
}

/** What address and options say, with what the address suggests where they say nothing. */
function parseAnswers(address: string | undefined, options: NewOptions): NewEntryFields {
  const { link, code, year, yes, dryRun, dir, format, language, offline, ...rest } = options;
  const links = link.map(requireLinkOption);
  const identity = address === undefined ? undefined : identify(address);
  if (identity?.service === 'unknown')
    throw new UsageError(
      { en: `${address} is not an address.`, zh: `${address} 不是网址。` },
      { en: 'Give one with http:// or https://.', zh: '请给出以 http:// 或 https:// 开头的网址。' },
    );
  const kind = rest.kind ?? (identity && suggestKind(identity));
  if (address && identity) links.unshift(createLink(address, suggestRole(identity, kind), code));
  else if (code !== undefined && links[0]) links[0] = { ...links[0], code };
  return {
    ...rest,
    ...(kind === undefined ? {} : { kind }),
    ...(year === undefined ? {} : { year: parseYear(year) }),
    links,
  };
}

function requireLinkOption(text: string): Link {
  const link = parseLinkOption(text);
  if (!link)
    throw new UsageError(
      { en: `--link ${text} is not of the form role=address.`, zh: `--link ${text} 不符合“角色=网址”的形式。` },
      { en: 'Such as --link paper=https://arxiv.org/abs/2010.07497', zh: '例如 --link paper=https://arxiv.org/abs/2010.07497' },
    );
  return link;
}

function parseYear(year: string): number {
  if (!/^\d{4}$/.test(year)) throw new UsageError({ en: `--year ${year} is not a year.`, zh: `--year ${year} 不是年份。` });
  return Number(year);
}

/** Without these there is not even a file to find mistakes in. */
function requireFields(answers: NewEntryFields): void {
  const missing = [
    answers.kind ? '' : '--kind',
    answers.section ? '' : '--section',
    answers.kind === 'paper'
      ? answers.title
        ? ''
        : '--title'
      : answers.nameEn || answers.nameZh
        ? ''
        : '--name-en or --name-zh',
    answers.links.length > 0 ? '' : 'an address',
    answers.nameEn || answers.title || answers.nameZh ? (deriveEntryId(answers) ? '' : '--id') : '',
  ].filter(Boolean);
  if (missing.length > 0)
    throw new UsageError(
      { en: `Missing: ${missing.join(', ')}.`, zh: `缺少：${missing.join('、')}。` },
      { en: 'See listkeeper new --help.', zh: '见 listkeeper new --help。' },
    );
}

/** The id and the folder make a path that is written to: nothing in them may lead out of the list's folder. */
function requireSafePath(answers: NewEntryFields): void {
  const id = deriveEntryId(answers);
  if (!slugPattern.test(id)) {
    throw new UsageError(
      {
        en: `--id ${escapeTerminal(id)} is not an id: lower-case letters, digits and hyphens.`,
        zh: `--id ${escapeTerminal(id)} 不是合格的 id：只能用小写字母、数字和连字符。`,
      },
      { en: `Such as --id ${slugify(id) || 'a-name'}`, zh: `例如 --id ${slugify(id) || 'a-name'}` },
    );
  }
  const parts = (answers.folder ?? '').split('/').filter((part) => part !== '');
  if (parts.every((part) => /^[^.\\\p{Cc}][^\\\p{Cc}]*$/u.test(part) && part !== 'node_modules')) return;
  throw new UsageError(
    {
      en: `--folder ${escapeTerminal(answers.folder ?? '')} is not a folder of the list.`,
      zh: `--folder ${escapeTerminal(answers.folder ?? '')} 不是清单中的目录。`,
    },
    { en: 'Give one under the data folder, such as --folder datasets', zh: '请给出数据目录下的目录，例如 --folder datasets' },
  );
}

interface NewEntryResult {
  draft: NewEntryDraft;
  findings: PrintedFinding[];
  exists: boolean;
  isWritten: boolean;
  folder: ListFolder;
}

function printResult(
  { draft, findings, exists, isWritten, folder }: NewEntryResult,
  options: NewOptions,
  terminal: Terminal,
): void {
  const path = toDisplayPath(folder.root, draft.file.path, terminal.cwd);
  const preview = renderEntry(draft.entry, options.language);
  if (options.format === 'json') {
    printJson(terminal, { findings, file: path, written: isWritten, exists: exists, text: draft.file.text, preview });
    return;
  }
  const zh = options.language === 'zh';
  for (const finding of findings) terminal.out(formatFinding(finding, options.language, terminal));
  if (exists) terminal.out(zh ? `${path} 已经存在，未改动。\n` : `${path} is there already and was left as it is.\n`);
  if (isWritten) terminal.out(zh ? `${path}：已写入\n` : `${path}: written\n`);
  else terminal.out(`${terminal.paint('dim', zh ? '（未写入）' : '(not written)')}\n${draft.file.text}`);
  terminal.out(`\n${terminal.paint('dim', zh ? '在 README 中将显示为：' : 'How it will look in the README:')}\n\n${preview}\n`);
}
