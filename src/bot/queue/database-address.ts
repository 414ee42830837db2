import { ListkeeperError } from '../../errors/listkeeper-error.ts';

/**
 * The address of a database for people: without user and password.
 * @throws ListkeeperError `bad-database-url`, which names nothing of it: there may be a password.
 */
export function formatDatabaseAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^postgres(?:ql)?:$/.test(parsed.protocol)) throw new ListkeeperError('bad-database-url');
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}
