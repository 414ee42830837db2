import type { Finding } from '../list/finding.ts';
import { factsOf, type Wording } from './finding-facts.ts';
import { english } from './findings-en.ts';
import { chinese } from './findings-zh.ts';

/**
 * Words for a finding: what is wrong, and what to do about it. Plain text in one line each, values as they were found: whoever puts it
 * into Markdown escapes it. Every code has words in both languages.
 */
export function explain(finding: Finding, language: 'zh' | 'en'): Wording {
  const words = language === 'zh' ? chinese : english;
  const { message, remedy } = words[finding.code](factsOf(finding, language));
  return { message: oneLine(message), remedy: oneLine(remedy) };
}

/** One line; Chinese has no space at a full-width bracket, nor before its own words after a field's name or a verb of ours. */
const oneLine = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[）」]) (?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han}) (?=「)/gu, '')
    .replace(/(?<=应为|写成|\d 项) (?=\p{Script=Han})/gu, '')
    .trim();
