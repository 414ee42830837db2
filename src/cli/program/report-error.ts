import { CommanderError } from 'commander';
import { type ErrorCode, type ExplainedError, isListkeeperError, ListkeeperError } from '../../errors/listkeeper-error.ts';
import type { ListenProblem } from '../../model/error-values.ts';
import { escapeTerminal } from '../../text/escape/escape-terminal.ts';
import { exitCodes, printJson, type Terminal } from '../terminal/index.ts';
import type { EarlyOptions } from './early-options.ts';
import { fromCommanderError } from './usage-errors.ts';

/**
 * Prints what went wrong on stderr, and as JSON on stdout for a caller that reads JSON.
 * @returns the exit code
 */
export function reportError(error: unknown, terminal: Terminal, { json, language }: EarlyOptions): number {
  // Commander also throws after --help and --version.
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.nothingFound;
  const { code, message, remedy, docs } = explainAnyError(error, language);
  if (json) printJson(terminal, { error: { code, message, remedy, docs } });
  // Without a command, Commander has printed the help.
  if (code === 'missing-command') return exitCodes.wrongUse;
  terminal.err(`listkeeper: ${escapeTerminal(message)}\n`);
  const { DEBUG } = terminal.environment;
  if (DEBUG && error instanceof Error) terminal.err(`${error.stack}\n`);
  else if (remedy) terminal.err(`${escapeTerminal(remedy)}\n`);
  return exitCodes.wrongUse;
}

function explainAnyError(error: unknown, language: EarlyOptions['language']): ExplainedError {
  if (isListkeeperError(error)) return error.explain(language);
  if (error instanceof CommanderError) return fromCommanderError(error).explain(language);
  const known = fromSystemError(error);
  if (known) return known.explain(language);
  const detail = error instanceof Error ? error.message : String(error);
  const internal = new ListkeeperError('internal', { detail }).explain(language);
  // Errors of other folders that carry an English remedy of their own.
  return hasRemedy(error) ? { ...internal, remedy: error.remedy } : internal;
}

const hasRemedy = (error: unknown): error is { remedy: string } =>
  typeof error === 'object' && error !== null && 'remedy' in error && typeof error.remedy === 'string';

/** Codes of the operating system (`errno`), as Node names them. */
const systemCodes: Readonly<Record<string, Extract<ErrorCode, SystemErrorCode>>> = {
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  EROFS: 'read-only-disk',
  ENOSPC: 'disk-full',
  ENOTDIR: 'file-in-the-way',
  EEXIST: 'file-in-the-way',
  EISDIR: 'folder-in-the-way',
};

type SystemErrorCode = 'permission-denied' | 'read-only-disk' | 'disk-full' | 'file-in-the-way' | 'folder-in-the-way';

function fromSystemError(error: unknown): ListkeeperError | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code === 'EMFILE') return new ListkeeperError('too-many-open-files', {}, { cause: error });
  const address = findListenAddress(error);
  if (address) {
    const problem = listenProblems[String(error.code)] ?? 'no-such-address';
    return new ListkeeperError('cannot-listen', { address, problem }, { cause: error });
  }
  const code = systemCodes[String(error.code)];
  const path = 'path' in error ? String(error.path) : error.message;
  return code && new ListkeeperError(code, { path }, { cause: error });
}

const listenProblems: Readonly<Record<string, ListenProblem>> = {
  EADDRINUSE: 'taken',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
};

/**
 * Where a server should have listened, when that is what failed. A name that has no address fails
 * before there is a port. Names of other hosts are looked up in clients, which explain that
 * themselves.
 */
function findListenAddress(error: object): string | undefined {
  const { syscall, address, port, hostname } = error as Record<string, unknown>;
  if (syscall === 'getaddrinfo') return String(hostname);
  if (syscall !== 'listen') return undefined;
  return port === undefined ? String(address) : `${address}:${port}`;
}
