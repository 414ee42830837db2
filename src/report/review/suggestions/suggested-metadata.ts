import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import type { Review, SuggestedMetadata } from '../../../model/review.ts';
import { escapeInline, formatCodeBlock, formatLink, wrapInLink } from '../../../text/escape/escape-markdown.ts';
import { formatItems, type MarkdownPart } from '../../markdown/index.ts';
import { buildLocationUrl } from '../locations.ts';

/**
 * Fields that an entry could also have, one fold a source: the YAML to paste, and where it comes
 * from.
 */
export function formatSuggestedMetadata({ suggestedMetadata = [], headBlobUrl }: Review, language: Language): MarkdownPart[] {
  const { metadata } = getMessages(language).review;
  const folds = formatItems(suggestedMetadata, (suggestion) => {
    const { name, file, line, source, id, url, yaml } = suggestion;
    const place = wrapInLink(escapeInline(name, 80), buildLocationUrl(headBlobUrl, file, line));
    const sourceLink = formatLink(`${source} ${id}`, url);
    const text =
      yaml === ''
        ? metadata.seeSource(place, sourceLink)
        : `${metadata.fromSource(place, sourceLink)}\n\n${formatCodeBlock(yaml, 'yaml', 8000)}`;
    return `<details><summary>${formatSummary(suggestion, language)}</summary>\n\n${text}\n\n</details>`;
  });
  return [{ ...folds, separator: '\n\n' }];
}

function formatSummary({ source, id, fields, stars }: SuggestedMetadata, language: Language): string {
  const { common, review } = getMessages(language);
  const { metadata } = review;
  const facts: string[] = [];
  if (fields.length > 0) facts.push(metadata.canAdd(common.list(fields.map((field) => metadata.fields[field] ?? field))));
  if (stars !== undefined) facts.push(metadata.stars(stars.count, stars.on));
  // A summary is HTML, where a backslash would be shown. Entities and characters that break
  // mentions stay.
  const from = escapeInline(`${source} ${id}`, 120).replace(/\\(.)/g, '$1');
  return metadata.summary(from, common.series(facts));
}
