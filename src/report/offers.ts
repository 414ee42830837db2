import { block, inline, link, linked } from './escape.ts';
import { type MarkdownPart, written } from './limits.ts';
import type { Offer, Review } from './review.ts';
import { placeLink } from './review-words.ts';
import { type Language, listed } from './words.ts';

const words: Record<string, { en: string; zh: string }> = {
  title: { en: 'title', zh: '标题' },
  authors: { en: 'authors', zh: '作者' },
  venue: { en: 'venue', zh: '发表处' },
  year: { en: 'year', zh: '年份' },
  identifiers: { en: 'identifiers', zh: '标识符' },
  license: { en: 'licence', zh: '许可证' },
};

/** What an entry could also say, folded, one fold a source: the fields to paste, and who says so. */
export function offers({ offers: all = [], headBlob }: Review, language: Language): MarkdownPart[] {
  const folds = written(all, (offer) => {
    const place = linked(inline(offer.name, 80), placeLink(headBlob, offer.file, offer.line));
    const source = link(`${offer.source} ${offer.id}`, offer.url);
    if (offer.yaml === '') {
      const told = language === 'zh' ? `${place}：见 ${source}。` : `${place}: see ${source}.`;
      return `<details><summary>${summary(offer, language)}</summary>\n\n${told}\n\n</details>`;
    }
    const said =
      language === 'zh'
        ? `${place}：以下内容来自 ${source}，确认后可粘贴到条目中。`
        : `${place}: ${source} says this; paste into the entry what is right.`;
    return `<details><summary>${summary(offer, language)}</summary>\n\n${said}\n\n${block(offer.yaml, 'yaml', 8000)}\n\n</details>`;
  });
  return [{ ...folds, between: '\n\n' }];
}

function summary({ source, id, fields, stars }: Offer, language: Language): string {
  const named = listed(
    fields.map((field) => words[field]?.[language] ?? field),
    language,
  );
  // A summary is HTML, where a backslash would be shown; entities and what breaks mentions stay.
  const from = inline(`${source} ${id}`, 120).replace(/\\(.)/g, '$1');
  const zh = language === 'zh';
  const parts = [
    fields.length === 0 ? '' : zh ? `可补充${named}` : `${named} that could be added`,
    stars === undefined ? '' : starWords(stars, language),
  ].filter(Boolean);
  return zh ? `来自 ${from}：${parts.join('，')}` : `From ${from}: ${parts.join(', ')}`;
}

function starWords({ count, on }: NonNullable<Offer['stars']>, language: Language): string {
  if (language === 'zh') return `${on} 有 ${count} 个星标`;
  return `${count} ${count === 1 ? 'star' : 'stars'} on ${on}`;
}
