import { block } from './escape.ts';
import { type MarkdownPart, written } from './limits.ts';
import type { Review } from './review.ts';
import type { Language } from './words.ts';

/** What was written into a generated file, as the files of data it should be, folded, to be copied. */
export function asData({ asData: all = [] }: Review, language: Language): MarkdownPart[] {
  const head =
    language === 'zh'
      ? '生成的部分会被覆盖。添加的内容可以写成下面的数据文件：'
      : 'What is generated gets overwritten. What was added there can be written as data:';
  const folds = written(
    all,
    ({ path, yaml }) => `<details><summary>${summary(path)}</summary>\n\n${block(yaml.trimEnd(), 'yaml', 6000)}\n\n</details>`,
  );
  return [{ head, ...folds, between: '\n\n' }];
}

/** Ids of ours hold nothing but letters, digits, dots and hyphens; whatever else a path has is left out. */
const summary = (path: string): string => path.replace(/[^\w./-]/g, '').slice(0, 200);
