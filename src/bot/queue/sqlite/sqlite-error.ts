import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isListkeeperError, ListkeeperError } from '../../../errors/listkeeper-error.ts';
import type { JobStoreProblem } from '../../../model/error-values.ts';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html). */
const sqliteProblems = new Map<number, JobStoreProblem>([
  [3, 'read-only'], // PERM
  [5, 'locked'], // BUSY
  [6, 'locked'], // LOCKED
  [8, 'read-only'], // READONLY
  [11, 'damaged'], // CORRUPT
  [13, 'full'], // FULL
  [26, 'damaged'], // NOTADB
]);

const systemProblems: Record<string, JobStoreProblem> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  // Below `/proc` no folder can be made.
  ENOENT: 'no-folder',
  ENOTDIR: 'no-folder',
};

/**
 * Turns an error of SQLite, or of the file system below it, into one that names the file and the
 * remedy. Other errors are returned as they are.
 */
export function toSqliteStoreError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || isListkeeperError(error)) return error;
  const isSqlite = error.code === 'ERR_SQLITE_ERROR' && 'errcode' in error;
  if (!isSqlite && !('syscall' in error)) return error;
  // The low byte of an extended result code is the primary one.
  const known = isSqlite ? sqliteProblems.get(Number(error.errcode) & 0xff) : systemProblems[String(error.code)];
  const problem = known ?? findFolderProblem(file) ?? 'unreadable';
  return new ListkeeperError('queue-unavailable', { file, problem }, { cause: error });
}

/** Why a file can not be made. SQLite says only that it could not open it (CANTOPEN). */
function findFolderProblem(file: string): JobStoreProblem | undefined {
  let folder = dirname(resolve(file));
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return systemProblems[String((error as NodeJS.ErrnoException).code)];
  }
}
