import { ListkeeperError } from '../../errors/listkeeper-error.ts';

/** An option that may be repeated: its values in order. */
export function collectValues(value: string, _flag: string, before: unknown): string[] {
  return [...(before as readonly string[]), value];
}

/** A list separated by commas. */
export function splitList(value: string): string[] {
  return value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** @throws ListkeeperError `bad-count` */
export function parseCount(value: string, option: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 256) throw new ListkeeperError('bad-count', { option, value });
  return number;
}

/** @throws ListkeeperError `bad-seconds` */
export function parseSeconds(value: string, option: string): number {
  const number = Number(value);
  if (!(number > 0)) throw new ListkeeperError('bad-seconds', { option, value });
  return number;
}
