import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { ListkeeperError } from '../errors/listkeeper-error.ts';
import { limitYoungGeneration } from '../runtime/young-generation.ts';
import { createProgram, findOnlyCommand, readEarlyOptions, reportError } from './program/index.ts';
import { exitCodes, processTerminal, type Terminal } from './terminal/index.ts';

/**
 * Runs one command line (without `node` and the program's name). Never rejects.
 * @returns the exit code: 0 no problems, 1 problems found, 2 wrong usage or settings, or any other
 *   error
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const early = readEarlyOptions(args, terminal.environment);
  let exitCode: number = exitCodes.nothingFound;
  const program = createProgram({
    terminal,
    ...early,
    onlyCommand: findOnlyCommand(args),
    onExit(code) {
      exitCode = code;
    },
  });
  try {
    refuseUnknownHelp(program, args);
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportError(error, terminal, early);
  } finally {
    terminal.progress('');
  }
}

/**
 * `help` with a name that is no command: Commander would show the overview as if that was asked
 * for.
 */
function refuseUnknownHelp(program: Command, args: readonly string[]): void {
  // The only option with a value that may come before a command.
  const isLanguage = (arg: string, index: number) => arg.startsWith('--language') || args[index - 1] === '--language';
  const [first, name] = args.filter((arg, index) => !isLanguage(arg, index));
  if (first !== 'help' || name === undefined || name.startsWith('-')) return;
  if (!program.commands.some((command) => command.name() === name))
    throw new ListkeeperError('unknown-command', { command: name, suggestions: [] });
}

// The launcher imports this module, and says so in the same way.
const isProgram = process.argv[1] === fileURLToPath(import.meta.url);
if (isProgram) {
  limitYoungGeneration();
  process.exitCode = await main(process.argv.slice(2), processTerminal());
}
