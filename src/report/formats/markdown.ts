import type { Language } from '../../model/language.ts';
import { type CheckedLink, verdictNames } from '../../model/verdict.ts';
import { compareLocations } from '../../text/compare.ts';
import { escapeInline, escapeTableCell, formatCodeSpan, formatLink as linkTo } from '../../text/escape-markdown.ts';
import { shortUrl } from '../../text/url-text.ts';
import { fitMarkdown, formatItems, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { formatEvidence, formatVerdict, pluralize } from '../messages/index.ts';
import {
  classifyLink,
  formatNote,
  formatOfflineMessage,
  formatPosition,
  isJudged,
  type LinkClass,
  type LinkReport,
} from './link-report.ts';

/**
 * A check of links as Markdown, for a comment, an issue or the summary of a job: one headline that says whether there is something to do, a table of that,
 * the rest folded. Within the length that GitHub takes; strangers' text is shown as text.
 */
export function formatMarkdownReport(report: LinkReport): string {
  const { language, summary, links, isFailure } = report;
  const zh = language === 'zh';
  const known = links.filter(isJudged).length;
  const offline = summary.online ? [] : [`**${formatOfflineMessage(known, links.length, language)}**`];
  if (!summary.online && known === 0) return `${offline.join('')}\n`;
  const groups = Map.groupBy(links, (one): LinkClass => classifyLink(one, isFailure));
  const of = (name: LinkClass) => (groups.get(name) ?? []).toSorted(compareByLocation);
  const bad = of('bad');
  const parts: MarkdownPart[] = [
    ...offline,
    `**${formatReportHeadline(bad.length, links.length, language)}**`,
    formatTotals(report),
  ];
  if (bad.length > 0) parts.push(formatLinkTable(bad, language));
  parts.push(
    ...formatFold(zh ? '已迁移：请改用新地址' : 'Moved: use the new address', of('moved'), language),
    ...formatFold(zh ? '值得看一眼' : 'Worth a look', of('look'), language),
    ...formatFold(zh ? '未能判断：无需处理' : 'Could not be judged: nothing to do', of('unjudged'), language),
  );
  return `${fitMarkdown(parts, githubLimits.body, language)}\n`;
}

function formatReportHeadline(bad: number, all: number, language: Language): string {
  if (language === 'zh')
    return bad === 0 ? `${pluralize(all, 'link', language)}，没有需要处理的` : `${all} 个链接中有 ${bad} 个需要处理`;
  if (bad > 0) return `${bad} of ${pluralize(all, 'link', language)} ${bad === 1 ? 'needs' : 'need'} mending`;
  return `${pluralize(all, 'link', language)}: nothing to mend`;
}

function formatTotals({ links, summary, language }: LinkReport): string {
  const counts = verdictNames.flatMap((name) => {
    const count = links.filter(({ verdict }) => verdict === name).length;
    if (count === 0) return [];
    return [`${count} ${language === 'zh' ? '个' : ''}${formatVerdict({ verdict: name, reason: 'ok' }, language).verdict}`];
  });
  const requests = Object.values(summary.requests.byHost).reduce((all, count) => all + count, 0);
  const seconds = summary.seconds.toFixed(1);
  return [...counts, language === 'zh' ? `${requests} 次请求，${seconds} 秒` : `${requests} requests, ${seconds} s`].join(' · ');
}

function formatLinkTable(links: readonly CheckedLink[], language: Language): MarkdownPart {
  const head = language === 'zh' ? '| 链接 | 位置 | 原因 |' : '| link | where | what was seen |';
  return { header: `${head}\n|---|---|---|`, ...formatItems(links, (one) => formatRow(one, language)) };
}

function formatFold(title: string, links: readonly CheckedLink[], language: Language): MarkdownPart[] {
  if (links.length === 0) return [];
  const part = formatLinkTable(links, language);
  if (typeof part === 'string') return [];
  return [{ ...part, header: `<details><summary>${title} (${links.length})</summary>\n\n${part.header}`, footer: '</details>' }];
}

function formatRow(one: CheckedLink, language: Language): string {
  const zh = language === 'zh';
  const [first, ...others] = one.at;
  const more = others.length === 0 ? '' : zh ? ` 等 ${one.at.length} 处` : ` and ${others.length} more`;
  const where = first === undefined ? '' : `${formatCodeSpan(formatPosition(first))}${more}`;
  const { verdict, reason } = formatVerdict(one, language);
  const note = one.note === undefined ? '' : `${zh ? '；' : '; '}${formatNote(one.note, language)}`;
  const to = one.to === undefined ? '' : ` → ${linkTo(shortUrl(one.to), one.to)}`;
  const seen = `${verdict}${zh ? '：' : ': '}${reason}${note}${to} <sub>${escapeInline(formatEvidence(one.evidence, language), 300)}</sub>`;
  return `| ${[linkTo(shortUrl(one.url), one.url), where, seen].map(escapeTableCell).join(' | ')} |`;
}

function compareByLocation(a: CheckedLink, b: CheckedLink): number {
  const nowhere = { file: '', line: 0 };
  return compareLocations(a.at[0] ?? nowhere, b.at[0] ?? nowhere);
}
