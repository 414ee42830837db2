import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { buildMessageValues, type FindingMessage } from './message-values.ts';
import { englishMessages } from './messages-en.ts';
import { chineseMessages } from './messages-zh.ts';

/**
 * Words for a finding: what is wrong, and what to do about it. Plain text in one line each, values as they were found: whoever puts it
 * into Markdown escapes it. Every code has words in both languages.
 */
export function explainFinding(finding: Finding, language: Language): FindingMessage {
  const words = language === 'zh' ? chineseMessages : englishMessages;
  const { message, remedy } = words[finding.code](buildMessageValues(finding, language));
  return { message: normalizeSpacing(message), remedy: normalizeSpacing(remedy) };
}

/** One line; Chinese has no space at a full-width bracket, nor before its own words after a field's name or a verb of ours. */
const normalizeSpacing = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[）」]) (?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han}) (?=「)/gu, '')
    .replace(/(?<=应为|写成|\d 项) (?=\p{Script=Han})/gu, '')
    .trim();
