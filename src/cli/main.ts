import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import type { Language } from '../model/language.ts';
import { createProgram } from './program.ts';
import { detectLanguage, exitCodes, processTerminal, type Terminal, UsageError } from './terminal/index.ts';

/**
 * Runs one command line (without `node` and the program's name) and returns its exit code: 0 nothing found, 1 something found,
 * 2 wrong use or settings, and whatever else went wrong. Throws nothing.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCodes.nothingFound;
  const program = createProgram(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return reportError(error, terminal, { json: wantsJson(args), language: parseLanguageArgument(args, terminal) });
  } finally {
    terminal.progress('');
  }
}

/** Whether the caller reads stdout as JSON. Read here by hand, for an error may be in the very options. */
function wantsJson(args: readonly string[]): boolean {
  return args.some((arg, index) => arg === '--format=json' || (arg === '--format' && args[index + 1] === 'json'));
}

/** The language of messages, read by hand for the same reason. */
function parseLanguageArgument(args: readonly string[], { environment }: Terminal): Language {
  const given = args.findLast((arg, index) => args[index - 1] === '--language' || arg.startsWith('--language='));
  const named = given?.replace('--language=', '');
  return named === 'zh' || named === 'en' ? named : detectLanguage(environment);
}

function reportError(error: unknown, terminal: Terminal, { json, language }: { json: boolean; language: Language }): number {
  // Commander has said its own words already; asking for help or the version is no mistake.
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.nothingFound;
  const message = getErrorMessage(error, language);
  const remedy = getErrorRemedy(error, language);
  if (json) {
    const said = { message: message.replace(/^error: /, ''), remedy };
    terminal.out(`${JSON.stringify({ findings: [], links: [], error: said }, null, 2)}\n`);
  }
  if (error instanceof CommanderError) return exitCodes.wrongUse;
  terminal.err(`listkeeper: ${message}\n`);
  if (remedy) terminal.err(`${remedy}\n`);
  if (terminal.environment.DEBUG && error instanceof Error) terminal.err(`${error.stack}\n`);
  else if (!(error instanceof UsageError) && !remedy) terminal.err(`${debugHint[language]}\n`);
  return exitCodes.wrongUse;
}

const debugHint = { en: 'Set DEBUG=1 to see where this comes from.', zh: '设置 DEBUG=1 可查看错误来源。' };

function getErrorMessage(error: unknown, language: Language): string {
  if (error instanceof UsageError) return error.messages[language];
  return error instanceof Error ? error.message : String(error);
}

/** Errors of this project carry their remedy with them, whichever room they come from; the system's have a number of their own. */
function getErrorRemedy(error: unknown, language: Language): string {
  if (error instanceof UsageError) return error.remedy?.[language] ?? '';
  if (typeof error !== 'object' || error === null) return '';
  if ('remedy' in error && typeof error.remedy === 'string') return error.remedy;
  return 'code' in error ? (systemRemedies[String(error.code)]?.[language] ?? '') : '';
}

const permissionRemedy = { en: 'Look at who may read and write that file or folder.', zh: '请检查该文件或目录的读写权限。' };
const systemRemedies: Readonly<Record<string, Record<Language, string>>> = {
  EACCES: permissionRemedy,
  EPERM: permissionRemedy,
  EROFS: { en: 'That disk can only be read: work in a copy of the list.', zh: '该磁盘只读：请在清单的副本中操作。' },
  ENOSPC: { en: 'That disk is full.', zh: '磁盘已满。' },
  ENOTDIR: { en: 'A file stands where a folder is wanted.', zh: '此处应为目录，却是文件。' },
  EISDIR: { en: 'A folder stands where a file is wanted.', zh: '此处应为文件，却是目录。' },
  EMFILE: {
    en: 'Too many files are open: close other programs, or raise the limit (ulimit -n).',
    zh: '打开的文件过多：请关闭其他程序，或提高上限（ulimit -n）。',
  },
};

const isProgram = process.argv[1] !== undefined && isThisFile(process.argv[1]);
// The published package's launcher imports this module instead of starting it.
const isLaunched = process.argv[1]?.endsWith('launch.mjs') || process.argv[1]?.endsWith('listkeeper');
if (isProgram || isLaunched) process.exitCode = await main(process.argv.slice(2), processTerminal());

function isThisFile(path: string): boolean {
  return path === fileURLToPath(import.meta.url);
}
