import { ListkeeperError } from '../../errors/listkeeper-error.ts';

/**
 * Reads a TCP port.
 * @throws ListkeeperError `bad-port`
 */
export function parsePort(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535) throw new ListkeeperError('bad-port', { value });
  return number;
}
