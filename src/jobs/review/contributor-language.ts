import type { PullRequest } from '../../forge/index.ts';
import type { Language } from '../../model/language.ts';

/** The beginning of a description is enough to tell its language. */
const maxDescriptionLength = 10_000;

/** Text that is not the contributor's own: hints of a template, code, quotes, addresses. */
const quotedTextPatterns = [
  /<!--[\s\S]*?(?:-->|$)/g,
  /^(```|~~~)[\s\S]*?(?:^\1|(?![\s\S]))/gm,
  /`[^`\n]*`/g,
  /^ {0,3}>.*$/gm,
  /https?:\/\/[^\s）】]+/g,
];

/**
 * The language in which somebody wrote the title and description of their pull request. A Chinese
 * character counts as a word, so that Latin names within Chinese do not make it English.
 * @param fallback where the texts are too short to tell.
 * @example detectContributorLanguage({ title: '添加 BERT 数据集', body: '' }, 'en') // 'zh'
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
  // Latin letters alone do not tell English from another language that the list has chosen.
  return fallback === 'zh' ? 'en' : fallback;
}
