import type { Language } from '../../model/language.ts';
import type { Review } from '../../model/review.ts';
import { formatCodeBlock } from '../../text/escape-markdown.ts';
import { formatItems, type MarkdownPart } from '../markdown/index.ts';

/** What was written into a generated file, as the files of data it should be, folded, to be copied. */
export function formatSuggestedEntries({ suggestedEntries: all = [] }: Review, language: Language): MarkdownPart[] {
  const head =
    language === 'zh'
      ? '生成的部分会被覆盖。添加的内容可以写成下面的数据文件：'
      : 'What is generated gets overwritten. What was added there can be written as data:';
  const folds = formatItems(
    all,
    ({ path, yaml }) =>
      `<details><summary>${formatFilePath(path)}</summary>\n\n${formatCodeBlock(yaml.trimEnd(), 'yaml', 6000)}\n\n</details>`,
  );
  return [{ header: head, ...folds, separator: '\n\n' }];
}

/** Ids of ours hold nothing but letters, digits, dots and hyphens; whatever else a path has is left out. */
const formatFilePath = (path: string): string => path.replace(/[^\w./-]/g, '').slice(0, 200);
