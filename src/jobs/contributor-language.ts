import type { PullRequest } from '../forge/forge.ts';

/** Longer descriptions say the same by their beginning. */
const most = 10_000;

/** What is nobody's own words: hints of a template, code, quotes of others, addresses. */
const borrowed = [
  /<!--[\s\S]*?(?:-->|$)/g,
  /^(```|~~~)[\s\S]*?(?:^\1|(?![\s\S]))/gm,
  /`[^`\n]*`/g,
  /^ {0,3}>.*$/gm,
  /https?:\/\/[^\s）】]+/g,
];

/**
 * The language in which somebody wrote title and description of their pull request; `otherwise` where these say too little. A character of
 * Chinese counts as a word: names in Latin letters amid Chinese do not make it English.
 */
export function languageOfContributor({ title, body }: Pick<PullRequest, 'title' | 'body'>, otherwise: 'zh' | 'en'): 'zh' | 'en' {
  const own = borrowed.reduce((text, pattern) => text.replace(pattern, ' '), `${title}\n\n${body}`.slice(0, most));
  const chinese = own.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = own.match(/(?<![\p{L}\p{N}])[A-Za-z][a-z]+(?![\p{L}\p{N}])/gu)?.length ?? 0;
  if (chinese + latin < 3 || chinese === latin) return otherwise;
  return chinese > latin ? 'zh' : 'en';
}
