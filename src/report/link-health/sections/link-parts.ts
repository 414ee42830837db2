import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import type { HealthState, LinkState } from '../../../model/link-health.ts';
import { escapeInline, formatCodeSpan, formatLink, wrapInLink } from '../../../text/escape/escape-markdown.ts';
import { encodeUrlPath, formatLinePath, shortenUrl } from '../../../text/escape/url-text.ts';
import { getFileName } from '../../../text/format.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import { describeMarker, formatNote, formatSource, formatVerdict } from '../../verdicts/index.ts';

/** What the lines about a link in the link-health issue are made of. */

const maxNameLength = 80;

/** The name of the link's entry; its id or its file where it has no name. */
export function formatEntryName({ name, at }: LinkState, language: Language): string {
  return escapeInline(localizeText(name, language) ?? at[0]?.entry ?? at[0]?.file ?? '', maxNameLength);
}

const formatUrl = ({ url }: LinkState): string => wrapInLink(formatCodeSpan(shortenUrl(url)), url);

/** The entry's name and the link's address. */
export const formatSubject = (link: LinkState, language: Language): string =>
  `**${formatEntryName(link, language)}** · ${formatUrl(link)}`;

/** The same where nothing is to be done. */
export const formatQuietSubject = (link: LinkState, language: Language): string =>
  `${formatEntryName(link, language)} · ${formatUrl(link)}`;

/** Why the link is in its group; empty where no check gave an answer. */
export const formatReason = ({ judged, service }: LinkState, language: Language): string =>
  judged ? formatVerdict({ ...judged, service }, language).reason : '';

/** The place in the list, as a link, and how many other places have the same link. */
export function formatLocationLink(state: HealthState, { at }: LinkState, language: Language): string {
  const [first] = at;
  if (!first) return '';
  const { common } = getMessages(language);
  const url = `${state.repository}/blob/${encodeUrlPath(state.branch)}/${formatLinePath(first.file, first.line)}`;
  return `${formatLink(common.location(getFileName(first.file), first.line), url)}${formatMorePlaces(at.length, language)}`;
}

/** `edit line 14`, as a link to GitHub's editor. */
export function formatEditLink(state: HealthState, { at }: LinkState, language: Language): string {
  const [first] = at;
  if (!first) return '';
  const url = `${state.repository}/edit/${encodeUrlPath(state.branch)}/${encodeUrlPath(first.file)}#L${first.line}`;
  const label = getMessages(language).linkHealth.editLine(first.line);
  return `${wrapInLink(label, url)}${formatMorePlaces(at.length, language)}`;
}

const formatMorePlaces = (count: number, language: Language): string =>
  count > 1 ? getMessages(language).common.morePlaces(count - 1) : '';

/** The archived copy of a link, as a link; empty where there is none. */
export const formatArchivedCopy = ({ archived }: LinkState, language: Language): string =>
  archived === undefined ? '' : wrapInLink(getMessages(language).linkHealth.archivedCopy, archived);

/** The day of a copy in the Wayback Machine; empty for other archives. */
export function findCaptureDay(archived: string | undefined): string {
  const [, year, month, day] = /^https?:\/\/web\.archive\.org\/web\/(\d{4})(\d{2})(\d{2})/.exec(archived ?? '') ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}

/** Facts one after another, without those that are empty. */
export const joinFacts = (facts: readonly string[]): string => facts.filter((fact) => fact !== '').join(' · ');

/** `Failing since 8 Nov (3 checks) · last worked 30 Oct · the page says “…” · checked via: …` */
export function formatFailureEvidence({ at }: HealthState, link: LinkState, language: Language): string {
  const { common, linkHealth } = getMessages(language);
  const { evidence } = linkHealth;
  const { judged, since, strikes, lastAlive, firstSeen } = link;
  const { text, isQuotation } = describeMarker(judged ?? {}, language);
  const marker = escapeInline(text, 80);
  const status = judged?.status === undefined ? '' : `HTTP ${judged.status}`;
  return joinFacts([
    evidence.failingSince(common.day(since, at), strikes),
    lastAlive === undefined ? evidence.neverWorked(common.day(firstSeen, at)) : evidence.lastWorked(common.day(lastAlive, at)),
    marker === '' ? status : isQuotation ? evidence.marker(marker) : marker,
    judged ? evidence.source(escapeInline(formatSource(judged.asked, language), 60)) : '',
  ]);
}

/** What is to be verified about a link that works. */
export function describeDoubt({ judged }: LinkState, language: Language): string {
  const { wrong } = getMessages(language).linkHealth;
  const title = judged?.title ? escapeInline(judged.title, 120) : '';
  if (judged?.note === 'retracted' || judged?.note === 'withdrawn') return wrong[judged.note];
  // The title of a repository is its full name, which shows whose it is.
  if (judged?.note === 'another-repository') return wrong.anotherRepository(title);
  return judged?.note === undefined || judged.note === 'possibly-wrong-link'
    ? wrong.titled(title)
    : formatNote(judged.note, language);
}

/** How a link fails that is not called dead yet, and when it is checked again. */
export function describeSuspicion({ at, next }: HealthState, link: LinkState, language: Language): string {
  const { common, linkHealth } = getMessages(language);
  const recheckAt = next !== undefined && next > link.next ? next : link.next;
  return common.series([
    formatReason(link, language),
    linkHealth.suspects.failed(link.strikes, common.day(link.since, at)),
    linkHealth.suspects.recheck(common.day(recheckAt, at)),
  ]);
}
