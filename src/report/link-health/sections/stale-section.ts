import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import { type HealthState, type LinkState, type StaleReason, staleReasons } from '../../../model/link-health.ts';
import { escapeInline } from '../../../text/escape/escape-markdown.ts';
import { formatDate } from '../../../text/format.ts';
import type { Controls } from '../controls.ts';
import { formatEditLink, formatSubject, joinFacts } from './link-parts.ts';

/**
 * Repositories that aren't kept up: folded, below what is to be decided, and bounded, so that many
 * of them don't hide a dead link.
 */

/** Up to this many, each has all its boxes; above, one box a line. */
const maxWithChoices = 25;

export interface StaleSectionInput {
  state: HealthState;
  language: Language;
  controls: Controls;
  /** At most this many lines; the others are in the full list. */
  maxRows: number;
}

/** The repositories by why they are shown; each is in one group. */
export function groupStale(links: readonly LinkState[]): [StaleReason, LinkState[]][] {
  const byReason = Map.groupBy(links, ({ stale = [] }) => stale[0]);
  return staleReasons.flatMap((reason): [StaleReason, LinkState[]][] => {
    const some = byReason.get(reason);
    return some === undefined ? [] : [[reason, some]];
  });
}

/** The section; empty without links. */
export function formatStaleSection(links: readonly LinkState[], input: StaleSectionInput): string[] {
  if (links.length === 0) return [];
  const { controls, language, maxRows } = input;
  const { stale } = getMessages(language).linkHealth;
  const hasChoices = links.length <= Math.min(maxWithChoices, maxRows);
  let left = maxRows;
  const groups = groupStale(links).map(([reason, some]) => {
    const shown = some.slice(0, left);
    left -= shown.length;
    return formatGroup(reason, { all: some, shown, hasChoices }, input);
  });
  const hint = controls.areShown && maxRows > 0 ? stale.hint(hasChoices) : stale.hintWithoutBoxes;
  const lines = [hint, '', groups.join('\n\n')];
  return [`<details><summary>${stale.summary(links.length)}</summary>\n\n${lines.join('\n')}\n\n</details>`];
}

interface StaleGroup {
  all: readonly LinkState[];
  shown: readonly LinkState[];
  hasChoices: boolean;
}

function formatGroup(reason: StaleReason, { all, shown, hasChoices }: StaleGroup, input: StaleSectionInput): string {
  const { controls, language, state } = input;
  const { stale, checkboxes, counted } = getMessages(language).linkHealth;
  const name = stale.groups[reason];
  const hidden = all.slice(shown.length);
  const title = (hidden.length === 0 ? checkboxes.allInGroup : checkboxes.someInGroup)(shown.length, name);
  const bulk = shown.length < 2 ? [] : controls.formatBulk(`stale.${reason}`, shown, title);
  const rows = shown.flatMap((link) => {
    const label = joinFacts([
      formatSubject(link, language),
      describeUpkeep(link, state.at, language),
      formatEditLink(state, link, language),
    ]);
    if (!hasChoices) return [controls.formatRow(link, label), ...controls.formatOtherTicks([link], '  ')];
    return [`- ${label}`, ...controls.formatChoices(link, link.remedies ?? []).map((line) => `  ${line}`)];
  });
  // What was ticked stays, or its change would leave the pull request.
  const more = [...controls.formatOtherTicks(hidden), ...(hidden.length > 0 ? [`- ${stale.more(hidden.length)}`] : [])];
  return [`#### ${counted(name, all.length)}`, [...bulk, ...rows, ...more].join('\n')].join('\n\n');
}

/** What is known of a repository, such as its last push: `last push 3 Mar 2023 · MIT`. */
export function describeUpkeep(
  { stale = [], upkeep = {} }: Pick<LinkState, 'stale' | 'upkeep'>,
  today: string,
  language: Language,
): string {
  const { common, linkHealth } = getMessages(language);
  const words = linkHealth.stale;
  const license = (id: string | null | undefined) =>
    typeof id !== 'string' ? words.noLicense : id === 'other' ? words.otherLicense : escapeInline(id, 60);
  const day = (date: string) => common.day(formatDate(date), today);
  const facts: Record<StaleReason, () => string> = {
    'license-gone': () => words.licenseGone(license(upkeep.formerLicense)),
    'license-changed': () => words.licenseChanged(license(upkeep.formerLicense), license(upkeep.license)),
    archived: () => words.archived,
    'no-push': () => words.lastPush(day(upkeep.pushed ?? '')),
    'no-release': () => words.lastRelease(day(upkeep.released ?? '')),
  };
  const parts = stale.map((reason) => facts[reason]());
  // How old an archived repository is helps to decide.
  if (!stale.includes('no-push') && upkeep.pushed !== undefined) parts.push(words.lastPush(day(upkeep.pushed)));
  return common.series(parts);
}
