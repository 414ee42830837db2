import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { identify } from '../links/identify.ts';
import { slugOf } from '../list/corrections.ts';
import { type Answers, type Draft, draft, idOf, kindGuess, linkFrom, linkOf, roleGuess } from '../list/draft.ts';
import type { Link } from '../list/entry.ts';
import { slugPattern } from '../list/patterns.ts';
import { renderEntry } from '../list/render/entry.ts';
import { shownPath } from './files.ts';
import { findingText, type PrintedFinding, printedFindings, printJson } from './findings.ts';
import { type Folder, openFolder } from './folder.ts';
import { withMetadata } from './new-metadata.ts';
import { write } from './render.ts';
import type { CommonOptions, Terminal } from './terminal.ts';
import { exitCodes, UsageError } from './usage-error.ts';
import { visible } from './visible.ts';

export interface NewOptions extends CommonOptions, Omit<Answers, 'links' | 'year'> {
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
export async function newEntry(address: string | undefined, options: NewOptions, terminal: Terminal): Promise<number> {
  const folder = openFolder(options.dir, terminal.cwd);
  const known = answersIn(address, options);
  const asks = terminal.interactive && !options.yes && options.format === 'text';
  const lookUp = async (answers: Answers) => (options.offline ? answers : withMetadata(answers, options.language, terminal));
  const answers = asks
    ? await (await import('./new-questions.ts')).ask(known, folder, {
        language: options.language,
        lookUp,
        at: terminal.questions,
      })
    : await lookUp(known);
  if (!answers) return exitCodes.wrongUse;
  requireAll(answers);
  staysInList(answers);

  const made = draft(answers, folder.files, folder.settings);
  const findings = printedFindings(made.findings, { language: options.language, root: folder.root, cwd: terminal.cwd });
  const taken = existsSync(join(folder.root, made.file.path));
  const refused = taken || findings.some((finding) => finding.severity === 'error');
  const isWritten = !refused && !options.dryRun;
  if (isWritten) write(folder.root, made.file);
  tell({ made, findings, taken, isWritten, folder }, options, terminal);
  return refused ? exitCodes.somethingFound : exitCodes.nothingFound;
}

/** What address and options say, with what the address suggests where they say nothing. */
function answersIn(address: string | undefined, options: NewOptions): Answers {
  const { link, code, year, yes, dryRun, dir, format, language, offline, ...rest } = options;
  const links = link.map(parsedLink);
  const identity = address === undefined ? undefined : identify(address);
  if (identity?.service === 'unknown')
    throw new UsageError(
      { en: `${address} is not an address.`, zh: `${address} 不是网址。` },
      { en: 'Give one with http:// or https://.', zh: '请给出以 http:// 或 https:// 开头的网址。' },
    );
  const kind = rest.kind ?? (identity && kindGuess(identity));
  if (address && identity) links.unshift(linkOf(address, roleGuess(identity, kind), code));
  else if (code !== undefined && links[0]) links[0] = { ...links[0], code };
  return {
    ...rest,
    ...(kind === undefined ? {} : { kind }),
    ...(year === undefined ? {} : { year: numberIn(year) }),
    links,
  };
}

function parsedLink(text: string): Link {
  const link = linkFrom(text);
  if (!link)
    throw new UsageError(
      { en: `--link ${text} is not of the form role=address.`, zh: `--link ${text} 不符合“角色=网址”的形式。` },
      { en: 'Such as --link paper=https://arxiv.org/abs/2010.07497', zh: '例如 --link paper=https://arxiv.org/abs/2010.07497' },
    );
  return link;
}

function numberIn(year: string): number {
  if (!/^\d{4}$/.test(year)) throw new UsageError({ en: `--year ${year} is not a year.`, zh: `--year ${year} 不是年份。` });
  return Number(year);
}

/** Without these there is not even a file to find mistakes in. */
function requireAll(answers: Answers): void {
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
    answers.nameEn || answers.title || answers.nameZh ? (idOf(answers) ? '' : '--id') : '',
  ].filter(Boolean);
  if (missing.length > 0)
    throw new UsageError(
      { en: `Missing: ${missing.join(', ')}.`, zh: `缺少：${missing.join('、')}。` },
      { en: 'See listkeeper new --help.', zh: '见 listkeeper new --help。' },
    );
}

/** The id and the folder make a path that is written to: nothing in them may lead out of the list's folder. */
function staysInList(answers: Answers): void {
  const id = idOf(answers);
  if (!slugPattern.test(id)) {
    throw new UsageError(
      {
        en: `--id ${visible(id)} is not an id: lower-case letters, digits and hyphens.`,
        zh: `--id ${visible(id)} 不是合格的 id：只能用小写字母、数字和连字符。`,
      },
      { en: `Such as --id ${slugOf(id) || 'a-name'}`, zh: `例如 --id ${slugOf(id) || 'a-name'}` },
    );
  }
  const parts = (answers.folder ?? '').split('/').filter((part) => part !== '');
  if (parts.every((part) => /^[^.\\\p{Cc}][^\\\p{Cc}]*$/u.test(part) && part !== 'node_modules')) return;
  throw new UsageError(
    {
      en: `--folder ${visible(answers.folder ?? '')} is not a folder of the list.`,
      zh: `--folder ${visible(answers.folder ?? '')} 不是清单中的目录。`,
    },
    { en: 'Give one under the data folder, such as --folder datasets', zh: '请给出数据目录下的目录，例如 --folder datasets' },
  );
}

interface Outcome {
  made: Draft;
  findings: PrintedFinding[];
  taken: boolean;
  isWritten: boolean;
  folder: Folder;
}

function tell({ made, findings, taken, isWritten, folder }: Outcome, options: NewOptions, terminal: Terminal): void {
  const path = shownPath(folder.root, made.file.path, terminal.cwd);
  const preview = renderEntry(made.entry, options.language);
  if (options.format === 'json') {
    printJson(terminal, { findings, file: path, written: isWritten, exists: taken, text: made.file.text, preview });
    return;
  }
  const zh = options.language === 'zh';
  for (const finding of findings) terminal.out(findingText(finding, options.language, terminal));
  if (taken) terminal.out(zh ? `${path} 已经存在，未改动。\n` : `${path} is there already and was left as it is.\n`);
  if (isWritten) terminal.out(zh ? `${path}：已写入\n` : `${path}: written\n`);
  else terminal.out(`${terminal.paint('dim', zh ? '（未写入）' : '(not written)')}\n${made.file.text}`);
  terminal.out(`\n${terminal.paint('dim', zh ? '在 README 中将显示为：' : 'How it will look in the README:')}\n\n${preview}\n`);
}
