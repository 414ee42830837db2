import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import type { HealthState, LinkState } from '../../../model/link-health.ts';
import { formatCodeSpan, wrapInLink } from '../../../text/escape/escape-markdown.ts';
import { shortenUrl } from '../../../text/escape/url-text.ts';
import { formatDate } from '../../../text/format.ts';
import { type Controls, selectCheckboxMessages } from '../controls.ts';
import type { IssueGroup, IssueModel, IssueSection } from '../issue-model.ts';
import {
  describeDoubt,
  describeSuspicion,
  formatArchivedCopy,
  formatEditLink,
  formatFailureEvidence,
  formatReason,
  formatSubject,
  joinFacts,
} from './link-parts.ts';

/**
 * How much is shown of each section, from the most to the least:
 * - `cards`: each link with two boxes and its evidence.
 * - `rows-with-evidence`, `rows`, `short-rows`: each link on a line with one box. The evidence is
 *   folded or left out, and short rows have no link for editing.
 * - `groups-with-new`, `groups`: only the groups, with or without the new links.
 */
export type SectionDetail = 'cards' | 'rows-with-evidence' | 'rows' | 'short-rows' | 'groups-with-new' | 'groups';

export interface SectionContext {
  state: HealthState;
  language: Language;
  controls: Controls;
  detail: SectionDetail;
  /** Too many links, so that no box fits. */
  isTooLong?: boolean;
}

/** The sections with something to decide, each as one block of Markdown. */
export function formatSections({ sections }: IssueModel, context: SectionContext): string[] {
  return sections.map((section) => {
    const { detail } = context;
    const parts = [formatHeading(section, context), ...formatHints(section, context)];
    if (detail === 'cards') parts.push(...formatCardGroups(section, context));
    else if (detail === 'groups' || detail === 'groups-with-new') parts.push(...formatGroupLines(section, context));
    else if (section.name === 'rechecking') parts.push(formatPlainRows(section, context));
    else parts.push(...formatSectionBulk(section, context), ...formatRowGroups(section, section.groups, context));
    if (detail === 'groups-with-new') parts.push(formatHiddenTicks(section, context).join('\n'));
    if (detail === 'groups') parts.push(formatOtherBulk(section, context).join('\n'));
    return parts.filter((part) => part !== '').join('\n\n');
  });
}

/**
 * The sections where each link is a card of its own while there are few; the others have one box a
 * link anyway.
 */
const hasCards = ({ name }: IssueSection): boolean => name === 'dead' || name === 'codes' || name === 'wrong';

function formatHeading({ name, links }: IssueSection, { controls, language }: SectionContext): string {
  const { sections, hints } = getMessages(language).linkHealth;
  const heading = sections[name](links.length);
  return `### ${controls.areShown && name === 'dead' ? hints.headingToTick(heading) : heading}`;
}

/** What a tick does, where the labels don't say it, and what else there is to do. */
function formatHints(section: IssueSection, { state, controls, language, detail, isTooLong }: SectionContext): string[] {
  const { common, linkHealth } = getMessages(language);
  const hints = state.source === undefined ? linkHealth.hints : { ...linkHealth.hints, ...linkHealth.readme.hints };
  const { name } = section;
  const command = (action: string) => formatCodeSpan(`/listkeeper ${action} ${hints.address}`);
  const others = hints.commands(command('remove'), command('snooze'), command('archive'));
  const hasCommands = state.checkboxes?.hasCommands ?? false;
  if (isTooLong) return name === 'dead' ? [common.sentences([hints.tooMany, hasCommands ? others : ''])] : [];
  if (!controls.areShown) {
    const status = formatCodeSpan(`status: {state: gone, since: ${formatDate(state.at)}}`);
    return name === 'dead' ? [hints.edit(status)] : name === 'moved' ? [hints.movedToEdit] : [];
  }
  if (detail === 'cards' && hasCards(section)) return [];
  if (name === 'moved') return [hints.moved];
  if (name === 'rechecking') return [hints.check];
  return [name === 'dead' ? common.sentences([hints.dead, hasCommands ? others : '']) : hints.snooze];
}

// Few problems: a card a link

function formatCardGroups(section: IssueSection, context: SectionContext): string[] {
  if (!hasCards(section)) return [formatPlainRows(section, context)];
  const hostGroups = section.groups.filter(({ host }) => host !== undefined);
  const cards = section.groups.filter(({ host }) => host === undefined).flatMap(({ links }) => links);
  return [...cards.map((link) => formatCard(section, link, context)), ...formatRowGroups(section, hostGroups, context)];
}

/** This many boxes of a card are visible. The others are folded. */
const openChoices = 2;

function formatCard(section: IssueSection, link: LinkState, context: SectionContext): string {
  const { state, language, controls } = context;
  const checkboxes = selectCheckboxMessages(state, language);
  const isDead = section.name === 'dead';
  const facts = [formatSubject(link, language), isDead ? formatReason(link, language) : describeLink(section, link, context)];
  const head = joinFacts([...facts, formatEditLink(state, link, language)]);
  const evidence = isDead ? [joinFacts([formatFailureEvidence(state, link, language), formatArchivedCopy(link, language)])] : [];
  const actions = link.remedies ?? [];
  const open = controls.formatChoices(link, actions.slice(0, openChoices));
  const folded = controls.formatChoices(link, actions.slice(openChoices));
  const names = actions.slice(openChoices).map((action) => checkboxes.each[action]);
  const fold = folded.length === 0 ? [] : [formatFold(checkboxes.others(names), folded)];
  return [[head, ...evidence].join('\\\n'), open.join('\n'), ...fold].filter((part) => part !== '').join('\n\n');
}

// More problems: a line a link, in groups

/**
 * One box for the section, where it has several groups or its groups have no boxes of their own.
 */
function formatSectionBulk(section: IssueSection, { controls, language, detail }: SectionContext): string[] {
  const { checkboxes } = getMessages(language).linkHealth;
  const { name, bulkGroups, groups } = section;
  const links = bulkGroups.flatMap((group) => group.links);
  const isCovered = (groups.length < 2 || bulkGroups.length < 2) && detail !== 'cards' && name !== 'rechecking';
  if (isCovered || links.length < 2) return [];
  return controls.formatBulk(name, links, checkboxes.all[name](links.length));
}

function formatRowGroups(section: IssueSection, groups: readonly IssueGroup[], context: SectionContext): string[] {
  return groups.map((group) => {
    const name = formatGroupName(group, context.language);
    const { allInGroup } = getMessages(context.language).linkHealth.checkboxes;
    const bulk =
      group.links.length < 2 ? [] : context.controls.formatBulk(group.id, group.links, allInGroup(group.links.length, name));
    const heading = `#### ${getMessages(context.language).linkHealth.counted(name, group.links.length)}`;
    const rows = [...bulk, formatRows(section, group.links, context)].join('\n');
    const [first] = group.links;
    // Links of one unreachable host share one story.
    if (group.host !== undefined && first) return [heading, formatStory(first, context), rows].join('\n\n');
    return [heading, rows, ...formatGroupEvidence(section, group, context)].join('\n\n');
  });
}

/** One list without groups, with the box for all of it on top. */
const formatPlainRows = (section: IssueSection, context: SectionContext): string =>
  [...formatSectionBulk(section, context), formatRows(section, section.links, context)].join('\n');

function formatRows(section: IssueSection, links: readonly LinkState[], context: SectionContext): string {
  const { controls } = context;
  const lines = links.flatMap((link) => [
    controls.formatRow(link, formatRowLabel(section, link, context)),
    ...controls.formatOtherTicks([link], '  '),
  ]);
  return lines.join('\n');
}

function formatRowLabel(section: IssueSection, link: LinkState, context: SectionContext): string {
  const { state, language, detail } = context;
  const { isNew } = getMessages(language).linkHealth;
  const subject = section.name === 'moved' ? formatMove(link, language) : formatSubject(link, language);
  const facts = [`${subject}${section.newLinks.includes(link) ? isNew : ''}`];
  // The heading of the group says what is wrong with a code.
  if (section.name === 'wrong' || section.name === 'rechecking') facts.push(describeLink(section, link, context));
  if (section.name === 'dead') facts.push(formatArchivedCopy(link, language));
  if (detail !== 'short-rows') facts.push(formatEditLink(state, link, language));
  return joinFacts(facts);
}

/** Why a link is called dead, in one line. */
const formatStory = (link: LinkState, { state, language }: SectionContext): string =>
  joinFacts([formatReason(link, language), formatFailureEvidence(state, link, language)]);

function formatGroupEvidence(section: IssueSection, { links }: IssueGroup, context: SectionContext): string[] {
  const { language, detail } = context;
  if (section.name !== 'dead' || detail !== 'rows-with-evidence') return [];
  const lines = links.map((link) => `- ${joinFacts([formatSubject(link, language), formatStory(link, context)])}`);
  return [formatFold(getMessages(language).linkHealth.evidence.heading, lines)];
}

// More than fits: the groups, and what is new

function formatGroupLines(section: IssueSection, context: SectionContext): string[] {
  const { controls, language, detail } = context;
  const { checkboxes, counted } = getMessages(language).linkHealth;
  const { name, groups, bulkGroups } = section;
  const lines: string[] = [];
  if (bulkGroups.length > 1) {
    const count = bulkGroups.reduce((sum, { links }) => sum + links.length, 0);
    lines.push(...controls.formatGroups(name, bulkGroups, checkboxes.all[name](count)));
  }
  for (const group of groups) {
    const groupName = formatGroupName(group, language);
    const boxes = controls.formatSplitBulk(group, groupName);
    lines.push(...(boxes.length > 0 ? boxes : [`- ${counted(groupName, group.links.length)}`]));
  }
  return [lines.join('\n'), ...(detail === 'groups-with-new' ? formatNewLinks(section, context) : [])];
}

/** The rows of new links show their own. */
const formatHiddenTicks = ({ links, newLinks }: IssueSection, { controls }: SectionContext): string[] =>
  controls.formatOtherTicks(links.filter((link) => !newLinks.includes(link)));

function formatOtherBulk({ name, links }: IssueSection, { controls, language }: SectionContext): string[] {
  const { sections } = getMessages(language).linkHealth;
  return controls.formatOtherBulk(name, links, sections[name](links.length));
}

function formatNewLinks(section: IssueSection, context: SectionContext): string[] {
  const { newThisWeek, checkboxes } = getMessages(context.language).linkHealth;
  const { name, newLinks } = section;
  if (newLinks.length === 0) return [];
  const title = checkboxes.newLinks(newLinks.length);
  const bulk = newLinks.length < 2 ? [] : context.controls.formatBulk(`${name}.new`, newLinks, title);
  const rows = formatRows({ ...section, newLinks: [] }, newLinks, { ...context, detail: 'rows' });
  return [`#### ${newThisWeek(newLinks.length)}`, [...bulk, rows].join('\n')];
}

// Parts

/** The name of a group, as a heading and as labels have it. A host is data, and shown as it is. */
export function formatGroupName({ cause, host }: IssueGroup, language: Language): string {
  const { causes, unreachableHost } = getMessages(language).linkHealth;
  return host === undefined ? causes[cause] : unreachableHost(formatCodeSpan(host, 80));
}

/** What there is to know about a link that is not dead. */
export function describeLink(
  { name }: IssueSection,
  link: LinkState,
  { state, language }: Pick<SectionContext, 'state' | 'language'>,
): string {
  if (name === 'wrong') return describeDoubt(link, language);
  return name === 'rechecking' ? describeSuspicion(state, link, language) : formatReason(link, language);
}

/** The entry with its old and its new address. */
export function formatMove(link: LinkState, language: Language): string {
  const newUrl = link.judged?.to ?? '';
  const target = wrapInLink(formatCodeSpan(shortenUrl(newUrl)), newUrl);
  const [name = ''] = formatSubject(link, language).split(' · ', 1);
  return `${name} · ${formatCodeSpan(shortenUrl(link.url))} → ${target}`;
}

export const formatFold = (summary: string, lines: readonly string[]): string =>
  `<details><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>`;
