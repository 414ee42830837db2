import type { CheckedLink } from '../links/verdict.ts';
import { verdictNames } from '../links/verdict.ts';
import { cell, code, inline, link as linkTo } from './escape.ts';
import { evidenceWords } from './evidence.ts';
import { fitMarkdown, type MarkdownPart, maximum, written } from './limits.ts';
import { type Class, classOf, isJudged, type LinkReport, spotOf, withoutNetwork, wordsOfNote } from './link-report.ts';
import { verdictWords } from './verdicts.ts';
import { counted, type Language, spoken } from './words.ts';

/**
 * A check of links as Markdown, for a comment, an issue or the summary of a job: one headline that says whether there is something to do, a table of that,
 * the rest folded. Within the length that GitHub takes; strangers' text is shown as text.
 */
export function linksAsMarkdown(report: LinkReport): string {
  const { language, summary, links, isBad } = report;
  const zh = language === 'zh';
  const known = links.filter(isJudged).length;
  const offline = summary.online ? [] : [`**${withoutNetwork(known, links.length, language)}**`];
  if (!summary.online && known === 0) return `${offline.join('')}\n`;
  const groups = Map.groupBy(links, (one): Class => classOf(one, isBad));
  const of = (name: Class) => (groups.get(name) ?? []).toSorted(byPlace);
  const bad = of('bad');
  const parts: MarkdownPart[] = [...offline, `**${headline(bad.length, links.length, language)}**`, tally(report)];
  if (bad.length > 0) parts.push(table(bad, language));
  parts.push(
    ...fold(zh ? '已迁移：请改用新地址' : 'Moved: use the new address', of('moved'), language),
    ...fold(zh ? '值得看一眼' : 'Worth a look', of('look'), language),
    ...fold(zh ? '未能判断：无需处理' : 'Could not be judged: nothing to do', of('unjudged'), language),
  );
  return `${fitMarkdown(parts, maximum.body, language)}\n`;
}

function headline(bad: number, all: number, language: Language): string {
  if (language === 'zh')
    return bad === 0 ? `${counted(all, 'link', language)}，没有需要处理的` : `${all} 个链接中有 ${bad} 个需要处理`;
  if (bad > 0) return `${bad} of ${counted(all, 'link', language)} ${bad === 1 ? 'needs' : 'need'} mending`;
  return `${counted(all, 'link', language)}: nothing to mend`;
}

function tally({ links, summary, language }: LinkReport): string {
  const counts = verdictNames.flatMap((name) => {
    const count = links.filter(({ verdict }) => verdict === name).length;
    if (count === 0) return [];
    return [`${count} ${language === 'zh' ? '个' : ''}${verdictWords({ verdict: name, reason: 'ok' }, language).verdict}`];
  });
  const requests = Object.values(summary.requests.byHost).reduce((all, count) => all + count, 0);
  const seconds = summary.seconds.toFixed(1);
  return [...counts, language === 'zh' ? `${requests} 次请求，${seconds} 秒` : `${requests} requests, ${seconds} s`].join(' · ');
}

function table(links: readonly CheckedLink[], language: Language): MarkdownPart {
  const head = language === 'zh' ? '| 链接 | 位置 | 原因 |' : '| link | where | what was seen |';
  return { head: `${head}\n|---|---|---|`, ...written(links, (one) => row(one, language)) };
}

function fold(title: string, links: readonly CheckedLink[], language: Language): MarkdownPart[] {
  if (links.length === 0) return [];
  const part = table(links, language);
  if (typeof part === 'string') return [];
  return [{ ...part, head: `<details><summary>${title} (${links.length})</summary>\n\n${part.head}`, tail: '</details>' }];
}

function row(one: CheckedLink, language: Language): string {
  const zh = language === 'zh';
  const [first, ...others] = one.at;
  const more = others.length === 0 ? '' : zh ? ` 等 ${one.at.length} 处` : ` and ${others.length} more`;
  const where = first === undefined ? '' : `${code(spotOf(first))}${more}`;
  const { verdict, reason } = verdictWords(one, language);
  const note = one.note === undefined ? '' : `${zh ? '；' : '; '}${wordsOfNote(one.note, language)}`;
  const to = one.to === undefined ? '' : ` → ${linkTo(spoken(one.to), one.to)}`;
  const seen = `${verdict}${zh ? '：' : ': '}${reason}${note}${to} <sub>${inline(evidenceWords(one.evidence, language), 300)}</sub>`;
  return `| ${[linkTo(spoken(one.url), one.url), where, seen].map(cell).join(' | ')} |`;
}

function byPlace(a: CheckedLink, b: CheckedLink): number {
  const [one, other] = [a.at[0], b.at[0]];
  const file = (one?.file ?? '') < (other?.file ?? '') ? -1 : Number((one?.file ?? '') !== (other?.file ?? ''));
  return file || (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}
