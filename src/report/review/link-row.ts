import { isDoubtNote } from '../../links/verdict/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { Review } from '../../model/review.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { escapeInline, formatCodeSpan, wrapInLink } from '../../text/escape/escape-markdown.ts';
import { shortenUrl } from '../../text/escape/url-text.ts';
import { formatMarker, formatNote, formatVerdict } from '../verdicts/index.ts';
import { buildLocationUrl, formatLocationLink, formatPlaces } from './locations.ts';

/** The row of a link, or of several with the same result: what was seen, and what to do. */
export function formatLinkGroup(
  review: Review,
  links: readonly CheckedLink[],
  kind: 'dead' | 'doubtful',
  language: Language,
): string {
  const [first] = links;
  if (first === undefined) return '';
  const { common, review: messages } = getMessages(language);
  const text = kind === 'dead' ? messages.item.deadLink(describeDeath(first, language)) : describeDoubt(first, language);
  if (links.length === 1) {
    const url = formatCodeSpan(shortenUrl(first.url, 100));
    const [place] = first.at;
    const said = common.labelled(url, text);
    return place === undefined ? said : common.labelled(formatLocationLink(review.headBlobUrl, place, language), said);
  }
  const places = formatPlaces(links.length, (index) => formatLinkPlace(review, links[index] ?? first), language);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}\n  ${places}`;
}

/** The address of a link, which leads to its place in the list. */
function formatLinkPlace({ headBlobUrl }: Review, { url, at: [place] }: CheckedLink): string {
  const text = formatCodeSpan(shortenUrl(url, 60));
  return place === undefined ? text : wrapInLink(text, buildLocationUrl(headBlobUrl, place.file, place.line));
}

function describeDeath(link: CheckedLink, language: Language): string {
  const { common } = getMessages(language);
  const reason = formatReasonWithNewUrl(link, language);
  const marker = escapeInline(formatMarker(link.evidence, language), 80);
  return marker === '' ? reason : `${reason}${common.remark(common.quoted(marker))}`;
}

/** A sentence about a link that needs a person's check. */
function describeDoubt(link: CheckedLink, language: Language): string {
  const { common, review: messages } = getMessages(language);
  const { item } = messages;
  if (link.note === 'possibly-wrong-link' && link.evidence.title) return item.wrongTitle(escapeInline(link.evidence.title, 120));
  if (link.note === 'retracted' || link.note === 'withdrawn' || link.note === 'archived') return common.sentence(item[link.note]);
  if (isDoubtNote(link.note)) return common.sentence(formatNote(link.note, language));
  return common.sentence(formatReasonWithNewUrl(link, language));
}

/** The reason, with the new address where there is one. */
function formatReasonWithNewUrl(link: CheckedLink, language: Language): string {
  const { reason } = formatVerdict(link, language);
  if (link.to === undefined) return reason;
  return getMessages(language).review.item.movedTo(reason, formatCodeSpan(shortenUrl(link.to, 100)));
}
