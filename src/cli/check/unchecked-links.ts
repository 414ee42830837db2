import type { LinkToCheck } from '../../model/verdict.ts';
import { formatPosition } from '../../report/formats/index.ts';
import { pluralize } from '../../report/messages/index.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { printJson } from '../output/index.ts';
import { type CommonOptions, exitCodes, type Terminal } from '../terminal/index.ts';

/** `check --offline` without a cache: prints what would be asked, and asks nobody. Returns the exit code. */
export function printUncheckedLinks(
  links: readonly LinkToCheck[],
  { format, language }: Pick<CommonOptions, 'language'> & { format: string },
  terminal: Terminal,
): number {
  if (format === 'json') {
    const requests = { byHost: {}, byService: {} };
    printJson(terminal, { unchecked: links, requests, seconds: 0, online: false });
    return exitCodes.nothingFound;
  }
  for (const { url, at } of links)
    terminal.out(`${at[0] === undefined ? '' : `${formatPosition(at[0])}: `}${escapeTerminal(url)}\n`);
  const count = pluralize(links.length, 'link', language);
  terminal.out(language === 'zh' ? `${count}，未做任何请求（--offline）\n` : `${count}, nobody was asked (--offline)\n`);
  return exitCodes.nothingFound;
}
