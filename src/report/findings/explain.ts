import { findingRules } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Finding, FindingCode } from '../../model/finding.ts';
import type { FindingMessage, FindingSentence, FindingValues, FindingWording } from '../../model/finding-message.ts';
import type { Language } from '../../model/language.ts';
import { buildFindingValues } from './finding-values.ts';

/**
 * What a finding code says in a language. English and Chinese are in the file of the rule; any
 * other language has them in its catalogue, `src/messages/<language>/findings.ts`. Without one
 * there, the code says it in English.
 */
export function findingMessages(code: FindingCode, language: Language): FindingWording {
  const wordings: Partial<Record<Language, FindingWording>> & { en: FindingWording } = findingRules[code].messages;
  return getMessages(language).findings.wordings?.[code] ?? wordings[language] ?? wordings.en;
}

/**
 * A finding in words: what is wrong, and what to do about it. Each is plain text on one line with
 * values as they were found; the caller escapes it.
 * @example
 * explainFinding({ code: 'code-missing', file: 'a.yml', line: 1, column: 1 }, 'en').message
 * // 'This Baidu Pan share has no extraction code.'
 */
export function explainFinding(finding: Finding, language: Language): FindingMessage {
  const { message, remedy } = findingMessages(resolveCode(finding), language);
  const values = buildFindingValues(finding, language);
  return { message: formatSentence(message, values), remedy: formatSentence(remedy, values) };
}

/** Settings and `list.yml` have the problems of any other file, and say them in the same words. */
function resolveCode({ code, problem }: Finding): FindingCode {
  const isNested = (code === 'settings-refused' || code === 'list-refused') && problem !== undefined;
  return isNested ? problem : code;
}

const formatSentence = (sentence: FindingSentence, values: FindingValues): string =>
  normalizeSpacing(typeof sentence === 'string' ? sentence : sentence(values));

/**
 * Puts the text on one line. Removes spaces that inserted values leave between Chinese words, or
 * next to full-width brackets.
 */
const normalizeSpacing = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[）”]) (?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han}) (?=“)/gu, '')
    .replace(/(?<=应为|改为|写成|\d 项|\d 个链接) (?=\p{Script=Han})/gu, '')
    .trim();
