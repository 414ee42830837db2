import { ListkeeperError } from '../../errors/listkeeper-error.ts';

/**
 * The filter of `--include` and `--exclude`: a URL matches one of the former, where there are any,
 * and none of the latter.
 * @throws ListkeeperError `bad-pattern`
 */
export function createUrlFilter(include: readonly string[], exclude: readonly string[]): (url: string) => boolean {
  const included = include.map(parsePattern);
  const excluded = exclude.map(parsePattern);
  return (url) =>
    (included.length === 0 || included.some((pattern) => pattern.test(url))) && !excluded.some((pattern) => pattern.test(url));
}

function parsePattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (cause) {
    throw new ListkeeperError('bad-pattern', { text }, { cause });
  }
}
