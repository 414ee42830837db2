import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import type { Review } from '../../../model/review.ts';
import { formatFoldedYaml, formatItems, type MarkdownPart } from '../../markdown/index.ts';

/** Edits of a generated file as the data files they should be, folded, ready to be copied. */
export function formatSuggestedEntries({ suggestedEntries: all = [] }: Review, language: Language): MarkdownPart[] {
  const folds = formatItems(all, ({ path, yaml }) => formatFoldedYaml(path, yaml, 6000));
  return [{ header: getMessages(language).review.suggestedEntries(all.length), ...folds, separator: '\n\n' }];
}
