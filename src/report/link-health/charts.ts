import { serviceTitle } from '../../links/services/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, RunSummary } from '../../model/link-health.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { wrapInLink } from '../../text/escape-markdown.ts';
import { formatMinute } from '../../text/format.ts';
import type { HealthGroups } from './groups.ts';

/** The numbers of the link-health issue: one line, and charts that GitHub draws from Mermaid. */

/** The counts alone, for a terminal: `124 links · 118 work · 2 dead · … · 2026-11-22 03:12 UTC`. */
export function formatPlainCounts(state: HealthState, groups: HealthGroups, language: Language): string {
  const moment = state.at === '' ? '' : ` · ${formatMinute(state.at)}`;
  return `${formatCounts(state, groups, language).replaceAll('**', '')}${moment}`;
}

function formatCounts(state: HealthState, groups: HealthGroups, language: Language): string {
  const { counts } = getMessages(language).linkHealth;
  const { dead, codes, moved, unjudged, ignored } = groups;
  const suspects = groups.suspects.length + groups.certainSuspects.length;
  // Each link is counted once, so that the counts add up to the total.
  const countedElsewhere = new Set([...codes, ...moved, ...unjudged, ...ignored]);
  const alive = state.links.filter(
    (link) => (link.state === 'healthy' || link.state === 'recovered') && !countedElsewhere.has(link),
  ).length;
  const settled = state.links.length - alive - dead.length - suspects - countedElsewhere.size;
  const format = (count: number, message: (count: number) => string) => (count === 0 ? [] : [message(count)]);
  const formatStrong = (count: number, message: (count: number) => string) => format(count, message).map((text) => `**${text}**`);
  return [
    counts.total(state.links.length),
    ...format(alive, counts.alive),
    ...formatStrong(dead.length, counts.dead),
    ...formatStrong(codes.length, counts.codes),
    ...format(moved.length, counts.moved),
    ...format(suspects, counts.suspects),
    ...format(unjudged.length, counts.unjudged),
    ...format(ignored.length, counts.ignored),
    ...format(settled, counts.settled),
  ].join(' · ');
}

/** The counts, and when the links were checked: `124 links · 118 work · **2 dead** · …`. */
export function formatSummaryLine(state: HealthState, groups: HealthGroups, language: Language): string {
  const { common, linkHealth } = getMessages(language);
  const facts = [
    linkHealth.checked(formatMinute(state.at)),
    ...(state.deferred > 0 ? [linkHealth.deferred(state.deferred)] : []),
    ...(state.next === undefined ? [] : [linkHealth.nextRun(common.day(state.next, state.at))]),
  ];
  const history = state.historyUrl === undefined ? '' : ` · ${wrapInLink(linkHealth.history, state.historyUrl)}`;
  return `${formatCounts(state, groups, language)}\\\n<sub>${common.series(facts)}${history}</sub>`;
}

const maxChartRuns = 12;

/** Share of working links over the last runs, for Mermaid; empty before there are two runs to compare. */
export function formatTrendChart(state: HealthState, language: Language): string[] {
  const runs = state.runs.filter((run) => run.links > run.unjudged).slice(-maxChartRuns);
  if (runs.length < 2) return [];
  const shares = runs.map((run) => Math.floor((1000 * run.alive) / countJudged(run)) / 10);
  const lowest = Math.min(...shares);
  const floor = Math.max(0, Math.min(95, Math.floor((lowest - 1) / 5) * 5));
  return [
    [
      '```mermaid',
      'xychart-beta',
      `  title "${getMessages(language).linkHealth.trendChart}"`,
      `  x-axis [${runs.map(({ run }) => `"${run.slice(5, 10)}"`).join(', ')}]`,
      `  y-axis "%" ${floor} --> 100`,
      `  line [${shares.join(', ')}]`,
      '```',
    ].join('\n'),
  ];
}

/** Fewer links than this need no chart. */
const minPieLinks = 5;
const maxPieSlices = 6;

/** Links with something to do, by service, for Mermaid: shows whether one service is behind them all. */
export function formatServiceChart({ dead, codes, wrong, moved }: HealthGroups, language: Language): string[] {
  const messages = getMessages(language).linkHealth;
  const all = [...dead, ...codes, ...wrong, ...moved];
  const byService = Map.groupBy(all, ({ service }) => serviceTitle(removeMermaidSyntax(service), language));
  const services = [...byService].map(([name, links]) => ({ name, count: links.length }));
  if (all.length < minPieLinks || services.length < 2) return [];
  services.sort((a, b) => b.count - a.count || compareCodeUnits(a.name, b.name));
  const rest = services.slice(maxPieSlices).reduce((sum, { count }) => sum + count, 0);
  const slices = services.slice(0, maxPieSlices);
  if (rest > 0) slices.push({ name: messages.otherServices, count: rest });
  const lines = slices.map(({ name, count }) => `  "${name}" : ${count}`);
  return [['```mermaid', `pie showData title ${messages.serviceChart}`, ...lines, '```'].join('\n')];
}

/** A name from an old history may hold anything; a quotation mark, say, would end the label. */
const removeMermaidSyntax = (name: string): string => name.replace(/[^\p{L}\p{N} ._-]/gu, '');

const countJudged = (run: RunSummary): number => run.links - run.unjudged;
