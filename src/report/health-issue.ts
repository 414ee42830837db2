import { inline } from './escape.ts';
import { breakdown, chart, numbers } from './health-chart.ts';
import { groupsOf, type HealthGroups } from './health-groups.ts';
import { archivedPart, codesPart, deadPart, foldedParts, movedPart, suspectPart, wrongPart } from './health-parts.ts';
import type { HealthState } from './health-state.ts';
import { fitMarkdown, type MarkdownPart, maximum } from './limits.ts';
import { counted, inLanguage, type Language, listed, shortName } from './words.ts';

export interface HealthIssue {
  title: string;
  /** Markdown, within GitHub's limit. */
  body: string;
  /** What changed, to be said once below an issue that existed before; left out when nothing did. */
  comment?: string;
  /** Whether there is something to do or to know: the issue is closed otherwise. */
  open: boolean;
}

/**
 * The one issue about links: a headline that says whether there is something to do, then what, then the evidence folded away.
 * @param state everything known after a run, see `health-state.ts`.
 * @returns the whole issue; it is the same for the same state, so that a run without news changes nothing but the run's date.
 */
export function healthIssue(state: HealthState, language: Language): HealthIssue {
  const groups = groupsOf(state);
  const open = isOpen(groups);
  const parts: MarkdownPart[] = [
    numbers(state, groups, language),
    ...(open ? [] : [allWell(state, groups, language)]),
    ...deadPart(state, groups, language),
    ...codesPart(state, groups, language),
    ...wrongPart(state, groups, language),
    ...movedPart(state, groups, language),
    ...suspectPart(state, groups, language),
    ...archivedPart(state, groups, language),
    ...(open ? [...chart(state, language), ...breakdown(groups, language)] : []),
    ...foldedParts(state, groups, language),
  ];
  const comment = changeWords(state, language);
  return {
    title: title(groups, language),
    body: fitMarkdown(parts, maximum.body, language),
    ...(comment === undefined ? {} : { comment }),
    open,
  };
}

const isOpen = ({ dead, codes, wrong, moved, certainSuspects }: HealthGroups): boolean =>
  [dead, codes, wrong, moved, certainSuspects].some((group) => group.length > 0);

function title({ dead, codes, wrong, moved, certainSuspects }: HealthGroups, language: Language): string {
  const decisions = dead.length + codes.length + wrong.length;
  const zh = language === 'zh';
  if (decisions > 0) {
    const links = counted(decisions, 'link', language);
    return zh ? `链接健康：${links}待处理` : `Link health: ${links} ${decisions === 1 ? 'needs' : 'need'} a decision`;
  }
  if (moved.length > 0) {
    const addresses = counted(moved.length, 'address', language);
    return zh ? `链接健康：${addresses}可更新` : `Link health: ${addresses} to update`;
  }
  if (certainSuspects.length > 0) return zh ? '链接健康：暂无需处理，有待复查' : 'Link health: nothing to decide yet';
  return zh ? '链接健康：一切正常' : 'Link health: all is well';
}

function allWell({ links }: HealthState, { suspects, unjudged }: HealthGroups, language: Language): string {
  if (links.length === 0) return language === 'zh' ? '没有需要检查的链接。' : 'There is no link to look at.';
  const doubts = suspects.length + unjudged.length;
  if (language === 'zh') return doubts > 0 ? '没有需要处理的链接。' : '所有链接均可访问。';
  return doubts > 0 ? 'Nothing needs to be done.' : 'Every link is alive.';
}

/** `2 links died (CMID, MedDG), 1 came back.` */
function changeWords({ changes, links }: HealthState, language: Language): string | undefined {
  if (!changes) return undefined;
  const zh = language === 'zh';
  const named = (ids: string[]): string => {
    const wanted = new Set(ids);
    const names = links
      .filter(({ identity }) => wanted.has(identity))
      .map(({ name, at }) => inLanguage(name, language) ?? at[0]?.entry ?? '');
    const few = [...new Set(names.filter((name) => name !== ''))].map((name) => inline(shortName(name), 80));
    if (few.length === 0) return '';
    const shown = few.length > 4 ? [...few.slice(0, 3), zh ? `另外 ${few.length - 3} 个` : `${few.length - 3} more`] : few;
    return zh ? `（${listed(shown, language)}）` : ` (${listed(shown, language)})`;
  };
  const many = (ids: string[], one: string, more: string) => `${ids.length} ${ids.length === 1 ? one : more}`;
  const { died, recovered, moved, codes, noted } = changes;
  const words = [
    died.length > 0 &&
      (zh ? `${counted(died.length, 'link', language)}失效` : many(died, 'link died', 'links died')) + named(died),
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
