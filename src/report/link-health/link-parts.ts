import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { HealthState, LinkState } from '../../model/link-health.ts';
import { escapeInline, formatCodeSpan, formatLink, wrapInLink } from '../../text/escape-markdown.ts';
import { fileName } from '../../text/format.ts';
import { localizeText } from '../../text/localize-text.ts';
import { encodeUrlPath, shortUrl } from '../../text/url-text.ts';
import type { MarkdownPart } from '../markdown/index.ts';
import { formatVerdict } from '../verdicts/index.ts';
import { formatCheckboxes } from './checkbox-actions.ts';

/** What the lines about a link in the link-health issue are made of. */

/** The name of the link's entry; its id or its file where it has no name. */
export function formatEntryName({ name, at }: LinkState, language: Language): string {
  return escapeInline(localizeText(name, language) ?? at[0]?.entry ?? at[0]?.file ?? '', 120);
}

export const formatUrl = ({ url }: LinkState): string => wrapInLink(formatCodeSpan(shortUrl(url)), url);

/** The entry's name and the link's address. */
export const formatSubject = (link: LinkState, language: Language): string =>
  `${formatEntryName(link, language)} › ${formatUrl(link)}`;

/** Why the link is in its group; empty where no check gave an answer. */
export const formatReason = ({ judged, service }: LinkState, language: Language): string =>
  judged ? formatVerdict({ ...judged, service }, language).reason : '';

/** The place in the list, as a link, and how many other places have the same link. */
export function formatLocationLink(state: HealthState, { at }: LinkState, language: Language): string {
  const [first] = at;
  if (!first) return '';
  const { common } = getMessages(language);
  const more = at.length > 1 ? common.morePlaces(at.length - 1) : '';
  const url = `${state.repository}/blob/${state.commit}/${encodeUrlPath(first.file)}#L${first.line}`;
  return `${formatLink(common.location(fileName(first.file), first.line), url)}${more}`;
}

export function formatEditLink(state: HealthState, { at }: LinkState, language: Language): string {
  const [first] = at;
  if (!first) return '';
  const url = `${state.repository}/edit/${encodeUrlPath(state.branch)}/${encodeUrlPath(first.file)}#L${first.line}`;
  return wrapInLink(getMessages(language).linkHealth.editLink, url);
}

/** The archived copy of a link, as a link; empty where there is none. */
export const formatArchivedCopy = ({ archived }: LinkState, language: Language): string =>
  archived === undefined ? '' : ` · ${wrapInLink(getMessages(language).linkHealth.dead.archivedCopy, archived)}`;

/** A list item about a link, with its boxes below. */
export function formatLinkItem(state: HealthState, link: LinkState, text: string, language: Language): string {
  const line = `- ${text} · ${formatLocationLink(state, link, language)} · ${formatEditLink(state, link, language)}`;
  return withCheckboxes(line, state, link, language);
}

/** A line with the boxes of a link below. */
export const withCheckboxes = (line: string, state: HealthState, link: LinkState, language: Language): string =>
  [line, ...formatCheckboxes(link, state.checkboxes, language, '  ')].join('\n');

export const formatFold = (summary: string, items: readonly string[]): MarkdownPart => ({
  header: `<details><summary>${summary}</summary>`,
  items,
  footer: '</details>',
});

export const getHostname = (url: string): string => URL.parse(url)?.hostname ?? url;
