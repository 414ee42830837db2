import { isListkeeperError, ListkeeperError } from '../../../errors/listkeeper-error.ts';
import type { JobStoreProblem } from '../../../model/error-values.ts';

/**
 * By the class of an SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html) or
 * by all of it.
 */
const problems: Record<string, JobStoreProblem> = {
  '08': 'unreachable', // connection exception
  '28': 'refused', // invalid authorization
  '3D': 'refused', // no such database
  '57': 'unreachable', // shutdown, crash, restart, or a canceled statement
  '25006': 'no-rights', // a read-only replica
  '42501': 'no-rights',
  '53100': 'full',
  '53300': 'crowded', // too many connections
};

/**
 * Turns an error of PostgreSQL, or of the connection to it, into one that names the database and
 * the remedy. It never has the password.
 */
export function toPostgresStoreError(error: unknown, address: string): unknown {
  if (!(error instanceof Error) || error instanceof TypeError || isListkeeperError(error)) return error;
  // `EPIPE` and `EPERM` are codes of the system. No SQLSTATE begins like them.
  const state =
    'code' in error && typeof error.code === 'string' && /^(?!E)[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
  // Without an SQLSTATE the server has said nothing: it could not be reached, or did not answer.
  const problem = state === undefined ? 'unreachable' : (problems[state] ?? problems[state.slice(0, 2)] ?? 'failed');
  return new ListkeeperError('queue-unavailable', { file: address, problem }, { cause: error });
}
