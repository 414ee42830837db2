import type { PullRequest } from '../../forge/index.ts';
import type { Language } from '../../model/language.ts';

/** Longer descriptions say the same by their beginning. */
const maxDescriptionLength = 10_000;

/** What is nobody's own words: hints of a template, code, quotes of others, addresses. */
const quotedTextPatterns = [
  /<!--[\s\S]*?(?:-->|$)/g,
  /^(```|~~~)[\s\S]*?(?:^\1|(?![\s\S]))/gm,
  /`[^`\n]*`/g,
  /^ {0,3}>.*$/gm,
  /https?:\/\/[^\s）】]+/g,
];

/**
 * The language in which somebody wrote title and description of their pull request; `otherwise`
 * where these say too little. A character of Chinese counts as a word: names in Latin letters amid
 * Chinese do not make it English.
 */
export function detectContributorLanguage({ title, body }: Pick<PullRequest, 'title' | 'body'>, fallback: Language): Language {
  const ownText = quotedTextPatterns.reduce(
    (text, pattern) => text.replace(pattern, ' '),
    `${title}\n\n${body}`.slice(0, maxDescriptionLength),
  );
  const chineseCount = ownText.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latinCount = ownText.match(/(?<![\p{L}\p{N}])[A-Za-z][a-z]+(?![\p{L}\p{N}])/gu)?.length ?? 0;
  if (chineseCount + latinCount < 3 || chineseCount === latinCount) return fallback;
  if (chineseCount > latinCount) return 'zh';
  // Latin letters alone do not tell English from a third language that the list has chosen.
  return fallback === 'zh' ? 'en' : fallback;
}
