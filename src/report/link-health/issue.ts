import type { Language } from '../../model/language.ts';
import type { HealthState } from '../../model/link-health.ts';
import { escapeInline } from '../../text/escape-markdown.ts';
import { localizeText } from '../../text/localize-text.ts';
import { fitMarkdown, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { formatList, pluralize, shortName } from '../messages/index.ts';
import { formatServiceChart, formatSummaryLine, formatTrendChart } from './charts.ts';
import { groupLinks, type HealthGroups } from './groups.ts';
import {
  formatArchivedSection,
  formatCodesSection,
  formatDeadSection,
  formatFoldedSections,
  formatMovedSection,
  formatSuspectSection,
  formatWrongLinksSection,
} from './sections.ts';

export interface HealthIssue {
  title: string;
  /** Markdown, within GitHub's limit. */
  body: string;
  /** What changed, to be said once below an issue that existed before; left out when nothing did. */
  comment?: string;
  /** Whether there is something to do or to know: the issue is closed otherwise. */
  isOpen: boolean;
}

/**
 * The one issue about links: a headline that says whether there is something to do, then what, then the evidence folded away.
 * @param state everything known after a run, see `health-state.ts`.
 * @returns the whole issue; it is the same for the same state, so that a run without news changes nothing but the run's date.
 */
export function buildHealthIssue(state: HealthState, language: Language): HealthIssue {
  const groups = groupLinks(state);
  const open = needsAttention(groups);
  const parts: MarkdownPart[] = [
    formatSummaryLine(state, groups, language),
    ...(open ? [] : [formatNothingToDo(state, groups, language)]),
    ...formatDeadSection(state, groups, language),
    ...formatCodesSection(state, groups, language),
    ...formatWrongLinksSection(state, groups, language),
    ...formatMovedSection(state, groups, language),
    ...formatSuspectSection(state, groups, language),
    ...formatArchivedSection(state, groups, language),
    ...(open ? [...formatTrendChart(state, language), ...formatServiceChart(groups, language)] : []),
    ...formatFoldedSections(state, groups, language),
  ];
  const comment = formatChanges(state, language);
  return {
    title: formatTitle(groups, language),
    body: fitMarkdown(parts, githubLimits.body, language),
    ...(comment === undefined ? {} : { comment }),
    isOpen: open,
  };
}

const needsAttention = ({ dead, codes, wrong, moved, certainSuspects }: HealthGroups): boolean =>
  [dead, codes, wrong, moved, certainSuspects].some((group) => group.length > 0);

function formatTitle({ dead, codes, wrong, moved, certainSuspects }: HealthGroups, language: Language): string {
  const decisions = dead.length + codes.length + wrong.length;
  const zh = language === 'zh';
  if (decisions > 0) {
    const links = pluralize(decisions, 'link', language);
    return zh ? `链接健康：${links}待处理` : `Link health: ${links} ${decisions === 1 ? 'needs' : 'need'} a decision`;
  }
  if (moved.length > 0) {
    const addresses = pluralize(moved.length, 'address', language);
    return zh ? `链接健康：${addresses}可更新` : `Link health: ${addresses} to update`;
  }
  if (certainSuspects.length > 0) return zh ? '链接健康：暂无需处理，有待复查' : 'Link health: nothing to decide yet';
  return zh ? '链接健康：一切正常' : 'Link health: all is well';
}

function formatNothingToDo({ links }: HealthState, { suspects, unjudged }: HealthGroups, language: Language): string {
  if (links.length === 0) return language === 'zh' ? '没有需要检查的链接。' : 'There is no link to look at.';
  const doubts = suspects.length + unjudged.length;
  if (language === 'zh') return doubts > 0 ? '没有需要处理的链接。' : '所有链接均可访问。';
  return doubts > 0 ? 'Nothing needs to be done.' : 'Every link is alive.';
}

/** `2 links died (CMID, MedDG), 1 came back.` */
function formatChanges({ changes, links }: HealthState, language: Language): string | undefined {
  if (!changes) return undefined;
  const zh = language === 'zh';
  const named = (ids: string[]): string => {
    const wanted = new Set(ids);
    const names = links
      .filter(({ identity }) => wanted.has(identity))
      .map(({ name, at }) => localizeText(name, language) ?? at[0]?.entry ?? '');
    const few = [...new Set(names.filter((name) => name !== ''))].map((name) => escapeInline(shortName(name), 80));
    if (few.length === 0) return '';
    const shown = few.length > 4 ? [...few.slice(0, 3), zh ? `另外 ${few.length - 3} 个` : `${few.length - 3} more`] : few;
    return zh ? `（${formatList(shown, language)}）` : ` (${formatList(shown, language)})`;
  };
  const many = (ids: string[], one: string, more: string) => `${ids.length} ${ids.length === 1 ? one : more}`;
  const { died, recovered, moved, codes, noted } = changes;
  const words = [
    died.length > 0 &&
      (zh ? `${pluralize(died.length, 'link', language)}失效` : many(died, 'link died', 'links died')) + named(died),
    recovered.length > 0 && (zh ? `${recovered.length} 个恢复` : `${recovered.length} came back`) + named(recovered),
    codes.length > 0 &&
      (zh ? `${codes.length} 个提取码不对` : many(codes, 'code does not fit', 'codes do not fit')) + named(codes),
    noted.length > 0 &&
      (zh ? `${noted.length} 个有新情况` : many(noted, 'needs a second look', 'need a second look')) + named(noted),
    moved.length > 0 &&
      (zh ? `${moved.length} 个地址变更` : many(moved, 'has a new address', 'have new addresses')) + named(moved),
  ].filter((word) => word !== false);
  if (words.length === 0) return undefined;
  return zh ? `${words.join('，')}。` : `${words.join(', ')}.`;
}
