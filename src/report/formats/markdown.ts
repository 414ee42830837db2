import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { compareLocations } from '../../text/compare.ts';
import { escapeInline, escapeTableCell, formatCodeSpan, formatLink } from '../../text/escape/escape-markdown.ts';
import { shortenUrl } from '../../text/escape/url-text.ts';
import { fitMarkdown, formatItems, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { formatEvidence, formatNote, formatVerdict, VerdictTally } from '../verdicts/index.ts';
import {
  classifyLink,
  formatAddress,
  formatOfflineMessage,
  formatPosition,
  isJudged,
  type LinkClass,
  type LinkReport,
} from './link-report.ts';

/**
 * A check of links as Markdown, for a comment, an issue or the summary of a job. A headline says
 * whether there is something to do, a table says what, and the rest is folded. The text is within
 * GitHub's limit. Strangers' text is shown as text.
 */
export function formatMarkdownReport(report: LinkReport): string {
  const { language, summary, links, isFailure } = report;
  const { linkReport: messages } = getMessages(language);
  const judgedCount = links.filter(isJudged).length;
  const offline = summary.online ? [] : [`**${formatOfflineMessage(judgedCount, links.length, language)}**`];
  if (!summary.online && judgedCount === 0) return `${offline.join('')}\n`;
  const groups = Map.groupBy(links, (link): LinkClass => classifyLink(link, isFailure));
  const select = (name: LinkClass) => (groups.get(name) ?? []).toSorted(compareByLocation);
  const bad = select('bad');
  const { allWell, broken } = messages.headline;
  const parts: MarkdownPart[] = [
    ...offline,
    `**${bad.length === 0 ? allWell(links.length) : broken(bad.length, links.length)}**`,
    formatTotals(report),
    ...(bad.length > 0 ? [formatLinkTable(bad, '', language)] : []),
    ...formatFold(messages.moved, select('moved'), language),
    ...formatFold(messages.doubtful, select('look'), language),
    ...formatFold(messages.unjudged, select('unjudged'), language),
  ];
  return `${fitMarkdown(parts, githubLimits.body, language)}\n`;
}

function formatTotals({ links, summary, language }: LinkReport): string {
  const { linkReport } = getMessages(language);
  const tally = new VerdictTally(language);
  for (const link of links) tally.add(link);
  const counts = tally.list().map(({ words, count }) => linkReport.count(count, words));
  const requests = Object.values(summary.requests.byHost).reduce((sum, count) => sum + count, 0);
  return [...counts, linkReport.effort(requests, summary.seconds.toFixed(1))].join(' · ');
}

/** @param introduction stands before the table. */
function formatLinkTable(links: readonly CheckedLink[], introduction: string, language: Language) {
  const { link, location, reason } = getMessages(language).linkReport.columns;
  const header = `${introduction}| ${link} | ${location} | ${reason} |\n|---|---|---|`;
  return { header, ...formatItems(links, (each) => formatRow(each, language)) };
}

function formatFold(title: string, links: readonly CheckedLink[], language: Language): MarkdownPart[] {
  if (links.length === 0) return [];
  const introduction = `<details><summary>${getMessages(language).linkHealth.counted(title, links.length)}</summary>\n\n`;
  return [{ ...formatLinkTable(links, introduction, language), footer: '</details>' }];
}

function formatRow(link: CheckedLink, language: Language): string {
  const { common, linkReport } = getMessages(language);
  const [first] = link.at;
  const more = link.at.length > 1 ? linkReport.moreLocations(link.at.length) : '';
  const location = first === undefined ? '' : `${formatCodeSpan(formatPosition(first))}${more}`;
  const { verdict, reason } = formatVerdict(link, language);
  const facts = common.clauses([reason, ...(link.note === undefined ? [] : [formatNote(link.note, language)])]);
  const target = link.to === undefined ? '' : ` → ${formatLink(shortenUrl(link.to), link.to)}`;
  const evidence = escapeInline(formatEvidence(link.evidence, language), 300);
  const cells = [
    link.url === '' ? formatAddress(link, language) : formatLink(shortenUrl(link.url), link.url),
    location,
    `${common.labelled(verdict, facts)}${target}${common.remark(evidence)}`,
  ];
  return `| ${cells.map(escapeTableCell).join(' | ')} |`;
}

function compareByLocation(a: CheckedLink, b: CheckedLink): number {
  const nowhere = { file: '', line: 0 };
  return compareLocations(a.at[0] ?? nowhere, b.at[0] ?? nowhere);
}
