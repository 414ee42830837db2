import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import type { Review } from '../../../model/review.ts';
import { formatCodeBlock } from '../../../text/escape/escape-markdown.ts';
import { formatItems, type MarkdownPart } from '../../markdown/index.ts';

/** Edits of a generated file as the data files they should be, folded, ready to be copied. */
export function formatSuggestedEntries({ suggestedEntries: all = [] }: Review, language: Language): MarkdownPart[] {
  const folds = formatItems(
    all,
    ({ path, yaml }) =>
      `<details><summary>${formatFilePath(path)}</summary>\n\n${formatCodeBlock(yaml.trimEnd(), 'yaml', 6000)}\n\n</details>`,
  );
  return [{ header: getMessages(language).review.suggestedEntries(all.length), ...folds, separator: '\n\n' }];
}

/** Paths of data files have only these characters; others are left out. */
const formatFilePath = (path: string): string => path.replace(/[^\w./-]/g, '').slice(0, 200);
