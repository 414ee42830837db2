import type { Language } from '../../model/language.ts';
import type { Review, SuggestedMetadata } from '../../model/review.ts';
import { escapeInline, formatCodeBlock, formatLink, wrapInLink } from '../../text/escape-markdown.ts';
import { formatItems, type MarkdownPart } from '../markdown/index.ts';
import { formatList } from '../messages/index.ts';
import { buildLocationUrl } from './problems.ts';

const fieldLabels: Record<string, { en: string; zh: string }> = {
  title: { en: 'title', zh: '标题' },
  authors: { en: 'authors', zh: '作者' },
  venue: { en: 'venue', zh: '发表处' },
  year: { en: 'year', zh: '年份' },
  identifiers: { en: 'identifiers', zh: '标识符' },
  license: { en: 'licence', zh: '许可证' },
};

/** What an entry could also say, folded, one fold a source: the fields to paste, and who says so. */
export function formatSuggestedMetadata(
  { suggestedMetadata: all = [], headBlobUrl }: Review,
  language: Language,
): MarkdownPart[] {
  const folds = formatItems(all, (offer) => {
    const place = wrapInLink(escapeInline(offer.name, 80), buildLocationUrl(headBlobUrl, offer.file, offer.line));
    const source = formatLink(`${offer.source} ${offer.id}`, offer.url);
    if (offer.yaml === '') {
      const told = language === 'zh' ? `${place}：见 ${source}。` : `${place}: see ${source}.`;
      return `<details><summary>${formatSummary(offer, language)}</summary>\n\n${told}\n\n</details>`;
    }
    const said =
      language === 'zh'
        ? `${place}：以下内容来自 ${source}，确认后可粘贴到条目中。`
        : `${place}: ${source} says this; paste into the entry what is right.`;
    return `<details><summary>${formatSummary(offer, language)}</summary>\n\n${said}\n\n${formatCodeBlock(offer.yaml, 'yaml', 8000)}\n\n</details>`;
  });
  return [{ ...folds, separator: '\n\n' }];
}

function formatSummary({ source, id, fields, stars }: SuggestedMetadata, language: Language): string {
  const named = formatList(
    fields.map((field) => fieldLabels[field]?.[language] ?? field),
    language,
  );
  // A summary is HTML, where a backslash would be shown; entities and what breaks mentions stay.
  const from = escapeInline(`${source} ${id}`, 120).replace(/\\(.)/g, '$1');
  const zh = language === 'zh';
  const parts = [
    fields.length === 0 ? '' : zh ? `可补充${named}` : `${named} that could be added`,
    stars === undefined ? '' : formatStars(stars, language),
  ].filter(Boolean);
  return zh ? `来自 ${from}：${parts.join('，')}` : `From ${from}: ${parts.join(', ')}`;
}

function formatStars({ count, on }: NonNullable<SuggestedMetadata['stars']>, language: Language): string {
  if (language === 'zh') return `${on} 有 ${count} 个星标`;
  return `${count} ${count === 1 ? 'star' : 'stars'} on ${on}`;
}
