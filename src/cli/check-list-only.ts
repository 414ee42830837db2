import type { LinkToCheck } from '../links/verdict.ts';
import { spotOf } from '../report/link-report.ts';
import { counted } from '../report/words.ts';
import { printJson } from './findings.ts';
import type { CommonOptions, Terminal } from './terminal.ts';
import { exitCodes } from './usage-error.ts';
import { visible } from './visible.ts';

/** `check --offline` without a cache: prints what would be asked, and asks nobody. Returns the exit code. */
export function listOnly(
  links: readonly LinkToCheck[],
  { format, language }: Pick<CommonOptions, 'language'> & { format: string },
  terminal: Terminal,
): number {
  if (format === 'json') {
    const requests = { byHost: {}, byService: {} };
    printJson(terminal, { unchecked: links, requests, seconds: 0, online: false });
    return exitCodes.nothingFound;
  }
  for (const { url, at } of links) terminal.out(`${at[0] === undefined ? '' : `${spotOf(at[0])}: `}${visible(url)}\n`);
  const count = counted(links.length, 'link', language);
  terminal.out(language === 'zh' ? `${count}，未做任何请求（--offline）\n` : `${count}, nobody was asked (--offline)\n`);
  return exitCodes.nothingFound;
}
