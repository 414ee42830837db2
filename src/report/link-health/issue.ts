import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, LinkState } from '../../model/link-health.ts';
import { escapeInline, formatCodeSpan } from '../../text/escape/escape-markdown.ts';
import { shortenName } from '../../text/format.ts';
import { localizeText } from '../../text/language/localize-text.ts';
import { githubLimits } from '../markdown/index.ts';
import { adoptionTarget, formatAdoptionMark } from './checkbox-actions.ts';
import { Controls, selectCheckboxMessages } from './controls.ts';
import type { HealthGroups } from './groups.ts';
import { buildIssueModel } from './issue-model.ts';
import { formatFoldedSections } from './sections/folded-sections.ts';
import { formatFold, formatSections, type SectionDetail } from './sections/sections.ts';
import { formatStaleSection } from './sections/stale-section.ts';
import { formatSummaryLine, formatTrend } from './summary.ts';

export interface HealthIssue {
  title: string;
  /** Markdown, within GitHub's limit. */
  body: string;
  /** A comment on what changed since the last run; left out when nothing did. */
  comment?: string;
  /** True when there is something to do or to know; else the issue is closed. */
  isOpen: boolean;
}

/** Up to this many problems, each link is a card of its own. */
const maxCards = 10;
/** More lines never fit: each has at least 68 characters. */
const maxRows = 1000;

/**
 * What may be shown, from everything to the least. The first version that fits is taken, so nothing
 * is cut off in the middle.
 */
const versions: readonly { detail: SectionDetail; hasInformation: boolean; maxProblems?: number }[] = [
  { detail: 'cards', hasInformation: true, maxProblems: maxCards },
  { detail: 'cards', hasInformation: false, maxProblems: maxCards },
  { detail: 'rows-with-evidence', hasInformation: true, maxProblems: maxRows },
  { detail: 'rows-with-evidence', hasInformation: false, maxProblems: maxRows },
  { detail: 'rows', hasInformation: false, maxProblems: maxRows },
  { detail: 'short-rows', hasInformation: false, maxProblems: maxRows },
  { detail: 'groups-with-new', hasInformation: false },
  { detail: 'groups', hasInformation: false },
];

/**
 * The one issue about links: the counts, then what there is to decide, then what needs nothing,
 * folded.
 * @param state everything known after a run.
 * @returns the whole issue. It is the same for the same state, so that a run without news only
 * changes the date.
 */
export function buildHealthIssue(state: HealthState, language: Language): HealthIssue {
  const { groups, problemCount } = buildIssueModel(state, { splitHosts: false });
  const comment = formatChanges(state, language);
  const fitting = versions
    .filter(({ maxProblems = problemCount }) => problemCount <= maxProblems)
    .values()
    .map((version) => formatBody(state, version, language));
  const body =
    fitting.find(fitsBody) ?? formatBody(state, { detail: 'groups', hasInformation: false, isTooLong: true }, language);
  return {
    title: formatTitle(groups, language),
    body,
    ...(comment === undefined ? {} : { comment }),
    isOpen: needsAttention(groups) || groups.stale.length > 0,
  };
}

/** Repositories that aren't kept up are left out first. */
const getMaxStaleRows = (detail: SectionDetail, hasInformation: boolean): number =>
  detail.startsWith('groups') ? 0 : hasInformation ? 60 : 20;

/** A line end counts as two characters, since an edit in the browser stores it as CR and LF. */
const fitsBody = (body: string): boolean => body.length + body.split('\n').length <= githubLimits.body;

function formatBody(
  shown: HealthState,
  { detail, hasInformation, isTooLong = false }: { detail: SectionDetail; hasInformation: boolean; isTooLong?: boolean },
  language: Language,
): string {
  // A group for each host would cost a heading each.
  const model = buildIssueModel(shown, { splitHosts: !detail.startsWith('groups') });
  const { groups, sections } = model;
  const controls = new Controls(
    isTooLong ? undefined : shown.checkboxes,
    [...sections.flatMap(({ links }) => links), ...groups.stale],
    selectCheckboxMessages(shown, language),
    language,
  );
  const parts = [
    formatSummaryLine(shown, groups, language),
    ...(needsAttention(groups) ? [] : [formatNothingToDo(shown, groups, language)]),
    ...formatSections(model, { state: shown, language, controls, detail, isTooLong }),
    ...formatStaleSection(groups.stale, { state: shown, language, controls, maxRows: getMaxStaleRows(detail, hasInformation) }),
    ...(needsAttention(groups) ? formatTrend(shown, language) : []),
    ...formatFoldedSections(shown, groups, language, hasInformation),
    ...formatAdoptionBox(shown, language),
  ];
  return parts.join('\n\n');
}

/** How the list becomes data files, folded: most readers came for the links. */
function formatAdoptionBox({ source, checkboxes }: HealthState, language: Language): string[] {
  const box = checkboxes?.adoption;
  if (source === undefined || box === undefined) return [];
  const { linkHealth } = getMessages(language);
  const { adoption } = linkHealth.readme;
  const isPending = checkboxes?.pending?.has(adoptionTarget) ?? false;
  const pull = box.isProposed ? box.pull : undefined;
  const mark = formatAdoptionMark({ isOn: box.isProposed || isPending, pull });
  const note = pull === undefined ? (box.isRefused ? adoption.refused : '') : linkHealth.checkboxes.proposedIn(`#${pull}`);
  const line = `${mark} ${adoption.box}${note === '' ? '' : ` · ${note}`}`;
  return [formatFold(adoption.summary, [adoption.text(formatCodeSpan(source, 120)), '', line])];
}

const needsAttention = ({ dead, codes, wrong, moved, certainSuspects }: HealthGroups): boolean =>
  [dead, codes, wrong, moved, certainSuspects].some((group) => group.length > 0);

function formatTitle(groups: HealthGroups, language: Language): string {
  const { title } = getMessages(language).linkHealth;
  const { dead, codes, wrong, moved, stale, certainSuspects, suspects, unjudged, ignored, settled } = groups;
  const decisions = dead.length + codes.length + wrong.length;
  if (decisions > 0) return title.toDecide(decisions);
  if (moved.length > 0) return title.toUpdate(moved.length);
  if (stale.length > 0) return title.toLookAt(stale.length);
  if (certainSuspects.length > 0) return title.toRecheck;
  return [suspects, unjudged, ignored, settled].some((group) => group.length > 0) ? title.nothingToDo : title.allWell;
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
  const names = [...new Set(all.filter((name) => name !== ''))].map((name) => escapeInline(shortenName(name), 80));
  if (names.length <= maxChangedNames) return common.list(names);
  const shown = names.slice(0, maxChangedNames - 1);
  return common.list([...shown, linkHealth.changes.moreNames(names.length - shown.length)]);
}
