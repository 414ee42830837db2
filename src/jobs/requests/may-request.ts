import type { Forge } from '../../forge/index.ts';
import { isAllowedForAuthor } from '../commands/index.ts';
import type { JobRequest } from './job-request.ts';

/**
 * Whether somebody without write access may run the command of a request: the author of a pull
 * request may run those that help to get it merged. Rejects with ForgeError.
 */
export async function mayRequestAsAuthor(
  { asked, number }: Pick<JobRequest, 'asked' | 'number'>,
  login: string,
  forge: Forge,
): Promise<boolean> {
  if (!asked?.onPullRequest || number === undefined || !isAllowedForAuthor(asked.command)) return false;
  return (await forge.readPullRequest(number)).author.toLowerCase() === login.toLowerCase();
}
