import { identify } from '../../../links/identify/index.ts';
import { getService } from '../../../links/services/index.ts';
import { unstatedCode } from '../../../links/url/index.ts';
import { redactUserinfo } from '../../../text/escape/redact-userinfo.ts';
import { removeAllInvisibleCharacters } from '../../../text/invisible-characters.ts';
import { identifiers } from '../entry/entry-parts.ts';
import {
  datePattern,
  idPattern,
  isDeviceName,
  languageTagPattern,
  licensePattern,
  slugPattern,
  toFreeId,
  urlPattern,
} from '../field-patterns.ts';
import { linePlaceholders } from '../settings/settings-schema.ts';
import { type Correction, findNearest, findNearestLicense } from './did-you-mean.ts';

const languageTagByName = new Map<string, string>(
  Object.entries({
    chinese: 'zh',
    中文: 'zh',
    汉语: 'zh',
    简体中文: 'zh-Hans',
    繁體中文: 'zh-Hant',
    english: 'en',
    英文: 'en',
    英语: 'en',
    japanese: 'ja',
    日语: 'ja',
    german: 'de',
    french: 'fr',
    spanish: 'es',
    'zh-cn': 'zh-Hans',
    'zh-tw': 'zh-Hant',
  }),
);

const correctors: [pattern: RegExp, correct: (text: string) => Correction | undefined][] = [
  [urlPattern, correctUrl],
  [licensePattern, findNearestLicense],
  [datePattern, correctDate],
  [languageTagPattern, correctLanguageTag],
  [slugPattern, correctSlug],
  [idPattern, correctId],
];

/**
 * What was probably meant by a text that does not fit its pattern. A correction always fits the
 * pattern.
 */
export function suggestCorrection(text: string, pattern: RegExp, field: string): Correction | undefined {
  const correct = correctors.find(([known]) => known.source === pattern.source)?.[1] ?? (() => correctIdentifier(text, field));
  const correction = correct(text);
  return correction && pattern.test(correction.value) && correction.value !== text ? correction : undefined;
}

/** A scheme with a letter too many or too few, a full-width colon or a wrong number of slashes. */
const misspelledScheme = /^h{0,2}t{1,3}p{1,2}(s{0,2})[:：]?\/{1,3}(?=[^/])/i;

function correctUrl(text: string): Correction | undefined {
  const rest = text.trim().replace(misspelledScheme, '');
  if (rest !== text.trim()) {
    const value = `http${misspelledScheme.exec(text.trim())?.[1] ? 's' : ''}://${rest}`;
    if (urlPattern.test(value) && /^[^/]+\.[^/]+/.test(rest)) return { value, isCertain: true };
  }
  const trimmed = removeAllInvisibleCharacters(text)
    .replace(/\s+/g, '')
    .replace(/^[<（(【「]+|[>）)】」，。；、,;]+$/g, '');
  const value = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed.replace(/^\/+/, '')}`;
  // Without a dot it is a word, not a host whose scheme was forgotten.
  if (!/^https?:\/\/[^/]+\.[^/]+/.test(value)) return undefined;
  if (urlPattern.test(value)) return { value, isCertain: value === text.trim() };
  return { value: identify(text).url, isCertain: false };
}

function correctDate(text: string): Correction | undefined {
  const parts = /^((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|月)?$/.exec(text.trim());
  if (!parts) return undefined;
  const [, year, month, day] = parts;
  return { value: [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-'), isCertain: true };
}

function correctLanguageTag(text: string): Correction | undefined {
  const folded = text.trim().toLowerCase().replaceAll('_', '-');
  const word = languageTagByName.get(folded);
  if (word) return { value: word, isCertain: true };
  const [primaryLanguage = '', ...rest] = folded.split('-');
  const parts = rest.map((part) => (part.length === 4 ? part.charAt(0).toUpperCase() + part.slice(1) : part.toUpperCase()));
  return { value: [primaryLanguage, ...parts].join('-'), isCertain: true };
}

/**
 * A text as an id: lower case, with hyphens. Empty when no character of it can be used.
 * @example slugify('Chinese BERT (2020)') // 'chinese-bert-2020'
 */
export function slugify(text: string): string {
  return redactUserinfo(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/[-.]*\.[-.]*/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80)
    .replace(/[-.]+$/, '');
}

/** A name of a device gets a number. Other entries may relate to it, so that is no fix. */
function correctId(text: string): Correction | undefined {
  const correction = correctSlug(text);
  if (correction === undefined || !isDeviceName(correction.value)) return correction;
  return { value: toFreeId(correction.value), isCertain: false };
}

function correctSlug(text: string): Correction | undefined {
  const value = slugify(text);
  // A text that loses letters becomes a guess.
  return value === '' ? undefined : { value, isCertain: /^[\w\s.-]+$/.test(text) };
}

/** A line with the placeholders that were meant. */
function correctLine(text: string): Correction {
  const value = text.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const nearest = findNearest(name, linePlaceholders)?.value;
    return nearest === undefined ? whole : `{${nearest}}`;
  });
  return { value, isCertain: false };
}

function correctIdentifier(text: string, field: string): Correction | undefined {
  if (field === 'line') return correctLine(text);
  const trimmed = text.trim();
  if (field === 'pmid') {
    const digits = /([1-9]\d{0,8})\/?$/.exec(trimmed)?.[1];
    return digits ? { value: digits, isCertain: true } : undefined;
  }
  if (field === 'code') {
    if (/^(?:无|没有|未知|未注明|暂无|unknown|n\/a|unstated|not stated|none-stated)$/i.test(trimmed))
      return { value: unstatedCode, isCertain: true };
    const code = /(?:^|[^0-9A-Za-z])([0-9A-Za-z]{4})$/.exec(trimmed)?.[1];
    return code ? { value: code, isCertain: false } : undefined;
  }
  const known = identify(
    field === 'doi' ? trimmed : field === 'arxiv' && !/^https?:|^arxiv:/i.test(trimmed) ? `arXiv:${trimmed}` : trimmed,
  );
  const isOfField = getService(known.service).identifier?.field === field && identifiers.safeParse({ [field]: known.id }).success;
  return isOfField ? { value: known.id, isCertain: true } : undefined;
}
