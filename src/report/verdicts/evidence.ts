import { serviceTitle } from '../../links/services/index.ts';
import { parseMarker } from '../../links/verdict/index.ts';
import { getMessages, type Messages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { Evidence } from '../../model/verdict.ts';

/** Words for how a link was checked. `links/` and the history name sources and markers by codes. */

type EvidenceMessages = Messages['evidence'];

/** The suffix of a source's name when a second network was asked too. */
const fallbackSuffixes: readonly [string, 'confirmedByFallback' | 'viaFallback'][] = [
  [', also from a second network', 'confirmedByFallback'],
  [', from a second network', 'viaFallback'],
];

/**
 * Which service was asked. A name without a translation, such as one from an older history, is
 * returned as it is. Not escaped.
 */
export function formatSource(source: string, language: Language): string {
  const messages = getMessages(language).evidence;
  for (const [suffix, key] of fallbackSuffixes) {
    if (source.endsWith(suffix)) return messages[key](formatSource(source.slice(0, -suffix.length), language));
  }
  if (Object.hasOwn(messages.sources, source)) return messages.sources[source] ?? source;
  const [, service = '', means = ''] = /^([\w-]+) (api|page|share)$/.exec(source) ?? [];
  return means === '' ? source : messages.sourceOf[means as keyof EvidenceMessages['sourceOf']](serviceTitle(service, language));
}

interface Marker {
  code?: string | undefined;
  marker?: string | undefined;
}

/**
 * A marker in words, and whether it quotes somebody. A network error is named by its code, with
 * values as its marker. Not escaped.
 */
export function describeMarker({ code, marker = '' }: Marker, language: Language): { text: string; isQuotation: boolean } {
  const networkError = describeNetworkError(code, marker, language);
  if (networkError !== undefined) return { text: networkError, isQuotation: false };
  const parsed = parseMarker(marker);
  if (parsed !== undefined) return { text: getMessages(language).markers[parsed.code](parsed.value), isQuotation: false };
  return { text: marker, isQuotation: true };
}

/** A marker in words; a quotation stays as it is. Not escaped. */
export const formatMarker = (evidence: Marker, language: Language): string => describeMarker(evidence, language).text;

/**
 * Values of network errors: one word, perhaps with a remark in brackets. Older histories have
 * sentences there.
 */
const networkErrorValues = /^\S*(?: \([^()]*\))?$/;

function describeNetworkError(code: string | undefined, values: string, language: Language): string | undefined {
  if (code === undefined || !networkErrorValues.test(values)) return undefined;
  const { errors, tlsErrors, proxyStatus } = getMessages(language).network;
  if (Object.hasOwn(tlsErrors, code)) return tlsErrors[code as keyof typeof tlsErrors];
  const status = /^PROXY_(\d{3})$/.exec(code)?.[1];
  if (status !== undefined) return proxyStatus(status, values);
  return Object.hasOwn(errors, code) ? errors[code as keyof typeof errors](values) : undefined;
}

/**
 * Evidence for programs that read JSON: its marker is in words, in English, instead of a code and
 * values.
 */
export function describeEvidence(evidence: Evidence): Evidence {
  const marker = formatMarker(evidence, 'en');
  return marker === '' ? evidence : { ...evidence, marker };
}

/**
 * How a link was checked and what was found, on one line: `web page, 404`. Not escaped.
 * @example formatEvidence({ asked: 'page', status: 404 }, 'en') // 'web page, 404'
 */
export function formatEvidence({ asked, status, code, marker }: Evidence, language: Language): string {
  const facts = [
    formatSource(asked, language),
    status === undefined ? '' : String(status),
    code ?? '',
    formatMarker({ code, marker }, language),
  ];
  return getMessages(language).common.series(facts.filter((fact) => fact !== ''));
}
