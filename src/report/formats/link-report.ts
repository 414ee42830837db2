import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { CheckedLink, CheckSummary, LinkLocation } from '../../model/verdict.ts';
import { redactUserinfo } from '../../text/escape/redact-userinfo.ts';
import { formatEvidence, formatNote, formatVerdict } from '../verdicts/index.ts';

/** The result of a check of links, for the formats that other programs and people read. */
export interface LinkReport {
  links: readonly CheckedLink[];
  summary: CheckSummary;
  language: Language;
  /** True for a link that should fail a pipeline. */
  isFailure(link: CheckedLink): boolean;
}

/** What a link means to the person who maintains the list. */
export type LinkClass = 'bad' | 'moved' | 'look' | 'unjudged' | 'fine';

/**
 * `bad` fails a pipeline; `moved` has a new address; `look` needs a person's check; `unjudged`
 * couldn't be checked.
 */
export function classifyLink(link: CheckedLink, isFailure: (link: CheckedLink) => boolean): LinkClass {
  if (isFailure(link)) return 'bad';
  if (link.verdict === 'moved') return 'moved';
  if (link.verdict === 'alive') return link.note === undefined || link.note === 'weak-evidence' ? 'fine' : 'look';
  if (link.verdict === 'gone' || link.verdict === 'unreachable' || link.verdict === 'restricted') return 'look';
  return 'unjudged';
}

/** The address of a link; a word where its author wrote none. */
export const formatAddress = ({ url }: Pick<CheckedLink, 'url'>, language: Language): string =>
  url === '' ? getMessages(language).common.emptyAddress : redactUserinfo(url);

/**
 * One sentence about a link, without its address: `dead: page not found (web page, 404)`.
 * Strangers' text is not escaped.
 */
export function formatLinkSummary(link: CheckedLink, language: Language): string {
  const { common, linkReport } = getMessages(language);
  const { verdict, reason } = formatVerdict(link, language);
  const facts = [
    reason,
    ...(link.note === undefined ? [] : [formatNote(link.note, language)]),
    ...(link.to === undefined ? [] : [linkReport.newAddress(link.to)]),
  ];
  return `${common.labelled(verdict, common.series(facts))}${common.remark(formatEvidence(link.evidence, language))}`;
}

/**
 * A sentence about a run without a network. Some verdicts hold all the same: those of a GitHub on
 * the same network, of an invalid address, or from the cache.
 * @param judgedCount the number of links with a verdict, of `totalCount`.
 */
export function formatOfflineMessage(judgedCount: number, totalCount: number, language: Language): string {
  const { linkReport } = getMessages(language);
  return judgedCount === 0 ? linkReport.offline : linkReport.partlyOffline(totalCount - judgedCount, totalCount);
}

/** False for a link that wasn't checked because there was no network. */
export const isJudged = ({ reason }: CheckedLink): boolean => reason !== 'offline';

/** The place of a link in the form of compilers; empty for an address given by hand. */
export function formatPosition(place: LinkLocation | undefined): string {
  return place === undefined ? '' : `${place.file}:${place.line}:${place.column}`;
}
