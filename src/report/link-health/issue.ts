import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, LinkState } from '../../model/link-health.ts';
import { escapeInline } from '../../text/escape-markdown.ts';
import { shortName } from '../../text/format.ts';
import { localizeText } from '../../text/localize-text.ts';
import { fitMarkdown, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { formatServiceChart, formatSummaryLine, formatTrendChart } from './charts.ts';
import { formatDeadSection } from './dead-section.ts';
import { groupLinks, type HealthGroups } from './groups.ts';
import {
  formatArchivedSection,
  formatCodesSection,
  formatFoldedSections,
  formatMovedSection,
  formatSuspectSection,
  formatWrongLinksSection,
} from './sections.ts';

export interface HealthIssue {
  title: string;
  /** Markdown, within GitHub's limit. */
  body: string;
  /** A comment on what changed since the last run; left out when nothing did. */
  comment?: string;
  /** True when there is something to do or to know; else the issue is closed. */
  isOpen: boolean;
}

/**
 * The one issue about links: a headline that says whether there is something to do, then what, then the evidence, folded.
 * @param state everything known after a run.
 * @returns the whole issue. It is the same for the same state, so that a run without news only changes the date.
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
  const { title } = getMessages(language).linkHealth;
  const decisions = dead.length + codes.length + wrong.length;
  if (decisions > 0) return title.toDecide(decisions);
  if (moved.length > 0) return title.toUpdate(moved.length);
  return certainSuspects.length > 0 ? title.toRecheck : title.allWell;
}

function formatNothingToDo({ links }: HealthState, { suspects, unjudged }: HealthGroups, language: Language): string {
  const { noLinks, nothingToDo, allAlive } = getMessages(language).linkHealth;
  if (links.length === 0) return noLinks;
  return suspects.length + unjudged.length > 0 ? nothingToDo : allAlive;
}

/** `2 links died (CMID and MedDG), 1 recovered.` */
function formatChanges({ changes, links }: HealthState, language: Language): string | undefined {
  if (!changes) return undefined;
  const { common, linkHealth } = getMessages(language);
  const facts = (['died', 'recovered', 'codes', 'noted', 'moved'] as const).flatMap((kind) => {
    const identities = changes[kind];
    if (identities.length === 0) return [];
    const names = listNames(links, identities, language);
    return [`${linkHealth.changes[kind](identities.length)}${names === '' ? '' : common.remark(names)}`];
  });
  return facts.length === 0 ? undefined : common.sentence(common.series(facts));
}

/** At most this many entries are named in full. */
const maxChangedNames = 4;

/** The names of the entries that have these links. */
function listNames(links: readonly LinkState[], identities: readonly string[], language: Language): string {
  const { common, linkHealth } = getMessages(language);
  const selected = new Set(identities);
  const all = links
    .filter(({ identity }) => selected.has(identity))
    .map(({ name, at }) => localizeText(name, language) ?? at[0]?.entry ?? '');
  const names = [...new Set(all.filter((name) => name !== ''))].map((name) => escapeInline(shortName(name), 80));
  if (names.length <= maxChangedNames) return common.list(names);
  const shown = names.slice(0, maxChangedNames - 1);
  return common.list([...shown, linkHealth.changes.moreNames(names.length - shown.length)]);
}
