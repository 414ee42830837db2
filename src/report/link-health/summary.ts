import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, RunSummary } from '../../model/link-health.ts';
import { wrapInLink } from '../../text/escape/escape-markdown.ts';
import { formatMinute } from '../../text/format.ts';
import type { HealthGroups } from './groups.ts';
import { formatFold } from './sections/sections.ts';

/** The numbers of the link-health issue: one line, and how the share of working links changed. */

/** The counts alone, for a terminal: `124 links: 118 work · 2 dead · … · 2026-11-22 03:12 UTC`. */
export function formatPlainCounts(state: HealthState, groups: HealthGroups, language: Language): string {
  const moment = state.at === '' ? '' : ` · ${formatMinute(state.at)}`;
  return `${formatCounts(groups, language).replaceAll('**', '')}${moment}`;
}

/** Each link is counted once, so the counts add up to the total. */
function formatCounts(groups: HealthGroups, language: Language): string {
  const { counts } = getMessages(language).linkHealth;
  const { working, dead, codes, wrong, moved, certainSuspects, suspects, unjudged, ignored, settled } = groups;
  const parts: [count: number, message: (count: number) => string, isStrong?: boolean][] = [
    [working.length, counts.working],
    [dead.length, counts.dead, true],
    [codes.length, counts.codes, true],
    [wrong.length, counts.wrong, true],
    [moved.length, counts.moved],
    [certainSuspects.length + suspects.length, counts.suspects],
    [unjudged.length, counts.unjudged],
    [ignored.length, counts.ignored],
    [settled.length, counts.settled],
  ];
  const total = parts.reduce((sum, [count]) => sum + count, 0);
  const shown = parts.filter(([count]) => count > 0);
  return counts.sum(
    counts.total(total),
    shown.map(([count, message, isStrong]) => (isStrong ? `**${message(count)}**` : message(count))),
  );
}

/**
 * The counts, when the links were checked, and where there is more: `124 links: 118 work · **2
 * dead** · …`.
 */
export function formatSummaryLine(state: HealthState, groups: HealthGroups, language: Language): string {
  const { common, linkHealth } = getMessages(language);
  const facts = [
    linkHealth.checked(common.day(state.at, state.at)),
    ...(state.deferred > 0 ? [linkHealth.deferred(state.deferred)] : []),
    ...(state.next === undefined ? [] : [linkHealth.nextRun(common.day(state.next, state.at))]),
  ];
  const pages = [
    ...(state.reportUrl === undefined ? [] : [wrapInLink(linkHealth.fullList, state.reportUrl)]),
    ...(state.historyUrl === undefined ? [] : [wrapInLink(linkHealth.history, state.historyUrl)]),
  ];
  return `${formatCounts(groups, language)}\\\n<sub>${[common.series(facts), ...pages].join(' · ')}</sub>`;
}

const maxChartRuns = 12;
/** A smaller change, in points of a hundred, needs no chart. */
const minShareChange = 1;

/**
 * How the share of working links changed over the last runs: a sentence, and the chart that GitHub
 * draws from Mermaid, folded. Empty where it changed by less than a point.
 */
export function formatTrend(state: HealthState, language: Language): string[] {
  const runs = keepLastOfDay(state.runs.filter((run) => run.links > run.unjudged)).slice(-maxChartRuns);
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last) return [];
  const [before, now] = [computeShare(first), computeShare(last)];
  if (Math.abs(now - before) < minShareChange) return [];
  const { common, linkHealth } = getMessages(language);
  const sentence = linkHealth.trend[now < before ? 'down' : 'up'];
  const day = common.day(first.run, state.at);
  return [formatFold(sentence(`${now}%`, `${before}%`, day), [formatChart(runs, language)])];
}

/** The last run of each day. Mermaid draws points with equal words on the axis over each other. */
const keepLastOfDay = (runs: readonly RunSummary[]): RunSummary[] =>
  runs.filter(({ run }, at) => runs[at + 1]?.run.slice(0, 10) !== run.slice(0, 10));

/** The days of runs, with their years where two would be equal. */
function formatDays(runs: readonly RunSummary[]): string[] {
  const days = runs.map(({ run }) => run.slice(5, 10));
  return new Set(days).size === days.length ? days : runs.map(({ run }) => run.slice(0, 10));
}

function formatChart(runs: readonly RunSummary[], language: Language): string {
  const shares = runs.map(computeShare);
  const floor = Math.max(0, Math.min(95, Math.floor((Math.min(...shares) - 1) / 5) * 5));
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${getMessages(language).linkHealth.trend.chart}"`,
    `  x-axis [${formatDays(runs)
      .map((day) => `"${day}"`)
      .join(', ')}]`,
    `  y-axis "%" ${floor} --> 100`,
    `  line [${shares.join(', ')}]`,
    '```',
  ].join('\n');
}

/** Working links of those that could be judged, in percent, rounded down so that 100 means all. */
const computeShare = ({ alive, links, unjudged }: RunSummary): number => Math.floor((1000 * alive) / (links - unjudged)) / 10;
