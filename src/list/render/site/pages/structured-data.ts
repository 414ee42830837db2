import { localizeText } from '../../../../text/language/localize-text.ts';
import { type EntryKind, splitAuthors } from '../../../schema/index.ts';
import { describeDataset, isDatasetKind } from '../../formats/index.ts';
import type { EntryView } from '../entries/index.ts';
import { getSafeUrl } from './markup.ts';
import type { Page } from './page.ts';

const schemaTypes: Partial<Record<EntryKind, string>> = {
  paper: 'ScholarlyArticle',
  article: 'Article',
  toolkit: 'SoftwareSourceCode',
  model: 'SoftwareSourceCode',
  product: 'Product',
};

/** An entry as schema.org describes it, without `@context`. */
export function describeEntry({ entry, name, paragraphs }: EntryView, { site, plan, language }: Page): object {
  const { info } = site;
  if (isDatasetKind(entry.kind)) return describeDataset(entry, { language, info }, (id) => plan.entriesById.get(id)?.entry);
  const authors = splitAuthors(entry).names.map((author) => ({ '@type': 'Person', name: author }));
  const organization = localizeText(entry.organization, language);
  return {
    '@type': schemaTypes[entry.kind] ?? 'CreativeWork',
    name: name.text,
    ...(entry.kind === 'paper' ? { headline: name.text } : {}),
    description: paragraphs.map(({ text }) => text).join('\n') || undefined,
    url: getSafeUrl(entry.links[0]?.url ?? ''),
    author: authors.length === 0 ? undefined : authors,
    publisher: organization === undefined ? undefined : { '@type': 'Organization', name: organization },
    datePublished: entry.year === undefined ? undefined : String(entry.year),
  };
}
