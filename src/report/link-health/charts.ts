import { serviceTitle } from '../../links/services/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, RunSummary } from '../../model/link-health.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { wrapInLink } from '../../text/escape-markdown.ts';
import { formatDate, formatMinute, pluralize } from '../messages/index.ts';
import type { HealthGroups } from './groups.ts';

/** The numbers of the link-health issue: one line, and a chart that GitHub draws by itself. */

/** The counts alone, for a terminal: `124 links · 118 alive · 2 dead · … · 2026-11-22 03:12 UTC`. */
export function formatPlainCounts(state: HealthState, groups: HealthGroups, language: Language): string {
  const when = state.at === '' ? '' : ` · ${formatMinute(state.at)}`;
  return `${formatCounts(state, groups, language).replaceAll('**', '')}${when}`;
}

function formatCounts(state: HealthState, groups: HealthGroups, language: Language): string {
  const zh = language === 'zh';
  const { dead, codes, moved, unjudged, ignored } = groups;
  const suspects = groups.suspects.length + groups.certainSuspects.length;
  // Each link is counted once, so that the numbers add up to the first: who reads them will try.
  const elsewhere = new Set([...codes, ...moved, ...unjudged, ...ignored]);
  const alive = state.links.filter(
    (link) => (link.state === 'healthy' || link.state === 'recovered') && !elsewhere.has(link),
  ).length;
  const told = alive + dead.length + suspects + elsewhere.size;
  const some = (count: number, words: string, strong = false) => {
    if (count === 0) return [];
    const text = zh ? `${words} ${count}` : `${count} ${words}`;
    return [strong ? `**${text}**` : text];
  };
  return [
    zh ? `共 ${pluralize(state.links.length, 'link', language)}` : pluralize(state.links.length, 'link', language),
    ...some(alive, zh ? '正常' : 'alive'),
    ...some(dead.length, zh ? '失效' : 'dead', true),
    ...some(codes.length, zh ? '提取码不对' : codes.length === 1 ? 'wrong code' : 'wrong codes', true),
    ...some(moved.length, zh ? '地址变更' : 'moved'),
    ...some(suspects, zh ? '待复查' : 'asked again'),
    ...some(unjudged.length, zh ? '无法判断' : 'could not be judged'),
    ...some(ignored.length, zh ? '暂不提醒' : 'ignored for now'),
    ...some(state.links.length - told, zh ? '已注明失效' : 'noted as gone'),
  ].join(' · ');
}

/** `124 links · 118 alive · **2 dead** · …` and when that was. */
export function formatSummaryLine(state: HealthState, groups: HealthGroups, language: Language): string {
  const zh = language === 'zh';
  const later = zh ? `，${state.deferred} 个留待下次` : `, ${state.deferred} left for the next run`;
  const when = zh ? `检查于 ${formatMinute(state.at)}` : `checked ${formatMinute(state.at)}`;
  const next = state.next === undefined ? '' : zh ? `，下次 ${formatDate(state.next)}` : `, next on ${formatDate(state.next)}`;
  const history = state.historyUrl === undefined ? '' : ` · ${wrapInLink(zh ? '历史记录' : 'History', state.historyUrl)}`;
  return `${formatCounts(state, groups, language)}\\\n<sub>${when}${state.deferred > 0 ? later : ''}${next}${history}</sub>`;
}

const maxChartRuns = 12;

/** Share of live links over the last runs, for Mermaid; nothing before there are two runs to compare. */
export function formatTrendChart(state: HealthState, language: Language): string[] {
  const runs = state.runs.filter((run) => run.links > run.unjudged).slice(-maxChartRuns);
  if (runs.length < 2) return [];
  const shares = runs.map((run) => Math.floor((1000 * run.alive) / countJudged(run)) / 10);
  const lowest = Math.min(...shares);
  const floor = Math.max(0, Math.min(95, Math.floor((lowest - 1) / 5) * 5));
  const zh = language === 'zh';
  return [
    [
      '```mermaid',
      'xychart-beta',
      `  title "${zh ? '可访问链接的比例' : 'Share of live links'}"`,
      `  x-axis [${runs.map(({ run }) => `"${run.slice(5, 10)}"`).join(', ')}]`,
      `  y-axis "%" ${floor} --> 100`,
      `  line [${shares.join(', ')}]`,
      '```',
    ].join('\n'),
  ];
}

/** Fewer links than these need no picture to be counted. */
const minPieLinks = 5;
const maxPieSlices = 6;

/** What there is to do, by service, for Mermaid: whether one drive or one host is behind it all. */
export function formatServiceChart({ dead, codes, wrong, moved }: HealthGroups, language: Language): string[] {
  const zh = language === 'zh';
  const all = [...dead, ...codes, ...wrong, ...moved];
  const services = [...Map.groupBy(all, ({ service }) => serviceTitle(service, language))].map(([name, links]) => ({
    name,
    count: links.length,
  }));
  if (all.length < minPieLinks || services.length < 2) return [];
  services.sort((a, b) => b.count - a.count || compareCodeUnits(a.name, b.name));
  const rest = services.slice(maxPieSlices).reduce((sum, { count }) => sum + count, 0);
  const slices = services.slice(0, maxPieSlices);
  if (rest > 0) slices.push({ name: zh ? '其他' : 'others', count: rest });
  const lines = slices.map(({ name, count }) => `  "${name.replace(/[^\p{L}\p{N} ._-]/gu, '')}" : ${count}`);
  return [
    ['```mermaid', `pie showData title ${zh ? '待处理链接所在的服务' : 'Where the links above lead'}`, ...lines, '```'].join(
      '\n',
    ),
  ];
}

const countJudged = (run: RunSummary): number => run.links - run.unjudged;
