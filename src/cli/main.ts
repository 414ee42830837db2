import { fileURLToPath } from 'node:url';
import { CommanderError } from 'commander';
import { listkeeper } from './commands.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { exitCodes, UsageError } from './usage-error.ts';

/**
 * Runs one command line (without `node` and the program's name) and returns its exit code: 0 nothing found, 1 something found,
 * 2 wrong use or settings, and whatever else went wrong. Throws nothing.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCodes.nothingFound;
  const program = listkeeper(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return codeOf(error, terminal, wantsJson(args));
  } finally {
    terminal.progress('');
  }
}

/** Whether the caller reads stdout as JSON. Read here by hand, for an error may be in the very options. */
function wantsJson(args: readonly string[]): boolean {
  return args.some((arg, index) => arg === '--format=json' || (arg === '--format' && args[index + 1] === 'json'));
}

function codeOf(error: unknown, terminal: Terminal, json: boolean): number {
  // Commander has said its own words already; asking for help or the version is no mistake.
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.nothingFound;
  const message = error instanceof Error ? error.message : String(error);
  if (json) {
    const said = { message: message.replace(/^error: /, ''), remedy: remedyOf(error) };
    terminal.out(`${JSON.stringify({ findings: [], links: [], error: said }, null, 2)}\n`);
  }
  if (error instanceof CommanderError) return exitCodes.wrongUse;
  terminal.err(`listkeeper: ${message}\n`);
  const remedy = remedyOf(error);
  if (remedy) terminal.err(`${remedy}\n`);
  if (terminal.environment.DEBUG && error instanceof Error) terminal.err(`${error.stack}\n`);
  else if (!(error instanceof UsageError) && !remedy) terminal.err('Set DEBUG=1 to see where this comes from.\n');
  return exitCodes.wrongUse;
}

/** Errors of this project carry their remedy with them, whichever room they come from; the system's have a number of their own. */
function remedyOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('remedy' in error && typeof error.remedy === 'string') return error.remedy;
  return 'code' in error ? (systemRemedies[String(error.code)] ?? '') : '';
}

const systemRemedies: Readonly<Record<string, string>> = {
  EACCES: 'Look at who may read and write that file or folder.',
  EPERM: 'Look at who may read and write that file or folder.',
  EROFS: 'That disk can only be read: work in a copy of the list.',
  ENOSPC: 'That disk is full.',
  ENOTDIR: 'A file stands where a folder is wanted.',
  EISDIR: 'A folder stands where a file is wanted.',
  EMFILE: 'Too many files are open: close other programs, or raise the limit (ulimit -n).',
};

const isProgram = process.argv[1] !== undefined && isThisFile(process.argv[1]);
// The published package's launcher imports this module instead of starting it.
const isLaunched = process.argv[1]?.endsWith('launch.mjs') || process.argv[1]?.endsWith('listkeeper');
if (isProgram || isLaunched) process.exitCode = await main(process.argv.slice(2), processTerminal());

function isThisFile(path: string): boolean {
  return path === fileURLToPath(import.meta.url);
}
