import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, LinkState } from '../../model/link-health.ts';
import { escapeInline, formatCodeSpan } from '../../text/escape-markdown.ts';
import { formatDate } from '../../text/format.ts';
import type { MarkdownPart } from '../markdown/index.ts';
import { describeMarker, formatSource } from '../verdicts/index.ts';
import { formatCheckboxes } from './checkbox-actions.ts';
import type { HealthGroups } from './groups.ts';
import {
  formatArchivedCopy,
  formatEditLink,
  formatEntryName,
  formatLocationLink,
  formatReason,
  formatSubject,
  formatUrl,
  getHostname,
  withCheckboxes,
} from './link-parts.ts';

/** Dead links: what to do is said once, then each link with its evidence. Links of one unreachable host are one item. */
export function formatDeadSection(state: HealthState, { dead }: HealthGroups, language: Language): MarkdownPart[] {
  if (dead.length === 0) return [];
  const messages = getMessages(language).linkHealth.dead;
  const status = formatCodeSpan(`status: {state: gone, since: ${formatDate(state.at)}}`);
  const instructions = state.checkboxes ? messages.tick : messages.edit(status);
  const newlyDead = new Set(state.changes?.died);
  const groups = Map.groupBy(dead, (link) => (link.silent ? getHostname(link.url) : link.identity));
  const items = [...groups.values()].map((links) => {
    const [first] = links;
    if (first && links.length > 1) return formatDeadHost(state, links, first, language);
    return links.map((link) => formatDeadLink(state, link, newlyDead.has(link.identity), language)).join('\n\n');
  });
  return [{ header: `### ${messages.heading(dead.length)}\n\n${instructions}`, items, separator: '\n\n' }];
}

function formatDeadLink(state: HealthState, link: LinkState, isNew: boolean, language: Language): string {
  const { common, linkHealth } = getMessages(language);
  const subject = `**${formatEntryName(link, language)}** › ${formatUrl(link)}`;
  const reason = `${formatReason(link, language)}${isNew ? linkHealth.dead.isNew : ''}`;
  const places = [formatLocationLink(state, link, language), formatEditLink(state, link, language)].join(' · ');
  const line = `${common.labelled(subject, reason)} · ${places}${formatArchivedCopy(link, language)}`;
  const boxes = formatCheckboxes(link, state.checkboxes, language);
  const list = boxes.length > 0 ? `\n\n${boxes.join('\n')}` : '';
  return `${line}\\\n<sub>${formatFailureEvidence(state, link, language)}</sub>${list}`;
}

/** Many links of one unreachable host are one event. */
function formatDeadHost(state: HealthState, links: readonly LinkState[], first: LinkState, language: Language): string {
  const host = formatCodeSpan(getHostname(first.url));
  const head = getMessages(language).linkHealth.dead.unreachableHost(host, links.length);
  const lines = links.map((link) => {
    const places = [formatLocationLink(state, link, language), formatEditLink(state, link, language)].join(' · ');
    const line = `- ${formatSubject(link, language)} · ${places}${formatArchivedCopy(link, language)}`;
    return withCheckboxes(line, state, link, language);
  });
  return `${head}\\\n<sub>${formatFailureEvidence(state, first, language)}</sub>\n${lines.join('\n')}`;
}

/** `Failing since 8 Nov (3 checks) · last worked 30 Oct · the page says “…” · checked via: …` */
function formatFailureEvidence(state: HealthState, link: LinkState, language: Language): string {
  const { common, linkHealth } = getMessages(language);
  const { evidence } = linkHealth;
  const { judged, since, strikes, lastAlive, firstSeen } = link;
  const facts = [
    evidence.failingSince(common.day(since, state.at), strikes),
    lastAlive === undefined
      ? evidence.neverWorked(common.day(firstSeen, state.at))
      : evidence.lastWorked(common.day(lastAlive, state.at)),
  ];
  const { text, isQuotation } = describeMarker(judged ?? {}, language);
  const marker = escapeInline(text, 80);
  if (marker !== '') {
    facts.push(isQuotation ? evidence.marker(marker) : marker);
  } else if (judged?.status !== undefined) facts.push(`HTTP ${judged.status}`);
  if (judged) facts.push(evidence.source(escapeInline(formatSource(judged.asked, language), 60)));
  return facts.join(' · ');
}
