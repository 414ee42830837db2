import { getMessages } from '../../messages/index.ts';
import type { CheckedLink, LinkCollection } from '../../model/verdict.ts';
import { formatPosition } from '../../report/formats/index.ts';
import { describeEvidence } from '../../report/verdicts/index.ts';
import { escapeTerminal } from '../../text/escape/escape-terminal.ts';
import { printJson, type Terminal } from '../terminal/index.ts';
import type { CheckOptions } from './check-options.ts';
import type { CheckFormat } from './formats/index.ts';

/** The links of a run that makes no requests. */
export interface OfflineLinks {
  links: LinkCollection;
  /** Those that need no network. */
  judged: readonly CheckedLink[];
  format: CheckFormat;
}

/**
 * `check --offline` without a cache: prints what could be judged, and the links that would be
 * checked.
 */
export function printUncheckedLinks(
  { links, judged, format: output }: OfflineLinks,
  { format, language }: Pick<CheckOptions, 'language' | 'format'>,
  terminal: Terminal,
): void {
  if (format === 'json') {
    const requests = { byHost: {}, byService: {} };
    const known = judged.map((link) => ({ ...link, evidence: describeEvidence(link.evidence) }));
    printJson(terminal, { unchecked: [...links], links: known, requests, seconds: 0, online: false });
    return;
  }
  for (const link of judged) output.addLink(link);
  for (const { url, at } of links)
    terminal.out(`${at[0] === undefined ? '' : `${formatPosition(at[0])}: `}${escapeTerminal(url)}\n`);
  terminal.out(`${getMessages(language).commandResults.check.offline({ links: links.length + judged.length })}\n`);
}
