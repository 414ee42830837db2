import { getMessages } from '../../messages/index.ts';
import type { LinkToCheck } from '../../model/verdict.ts';
import { formatPosition } from '../../report/formats/index.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { exitCodes, printJson, type Terminal } from '../terminal/index.ts';
import type { CheckOptions } from './check-options.ts';

/**
 * `check --offline` without a cache: prints the links that would be checked.
 * @returns the exit code
 */
export function printUncheckedLinks(
  links: readonly LinkToCheck[],
  { format, language }: Pick<CheckOptions, 'language' | 'format'>,
  terminal: Terminal,
): number {
  if (format === 'json') {
    const requests = { byHost: {}, byService: {} };
    printJson(terminal, { unchecked: links, requests, seconds: 0, online: false });
    return exitCodes.nothingFound;
  }
  for (const { url, at } of links)
    terminal.out(`${at[0] === undefined ? '' : `${formatPosition(at[0])}: `}${escapeTerminal(url)}\n`);
  terminal.out(`${getMessages(language).commandResults.check.offline({ links: links.length })}\n`);
  return exitCodes.nothingFound;
}
