import { identify } from '../../../links/identify/index.ts';
import { getMessages } from '../../../messages/index.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import { type Entry, type EntryKind, resolveIdentifiers, splitAuthors } from '../../schema/index.ts';
import { formatSize } from '../entries/entry-sizes.ts';
import { writeDescription } from './dataset-description.ts';
import { getExportTitle, type ListExport } from './list-export.ts';

const datasetKinds: ReadonlySet<EntryKind> = new Set<EntryKind>(['dataset', 'corpus', 'benchmark']);

/** Whether dataset search engines list entries of this kind. */
export const isDatasetKind = (kind: EntryKind): boolean => datasetKinds.has(kind);

/**
 * Formats the datasets of a list as schema.org/Dataset in JSON-LD, for dataset search engines.
 * Licenses are links to SPDX. The text is safe inside a `<script>` element.
 */
export function formatJsonLd({ entries, language, info }: ListExport): string {
  const papers = new Map(entries.map(({ entry }) => [entry.id, entry]));
  const graph = entries
    .filter(({ entry }) => isDatasetKind(entry.kind))
    .map(({ entry }) => describeDataset(entry, { language, info }, (id) => papers.get(id)));
  const document = { '@context': 'https://schema.org', '@graph': graph };
  return `${JSON.stringify(document, null, 2).replaceAll('<', '\\u003c')}\n`;
}

/** An entry of such a kind as schema.org/Dataset. */
export function describeDataset(
  entry: Entry,
  { language, info }: Pick<ListExport, 'language' | 'info'>,
  other: (id: string) => Entry | undefined,
) {
  const name = 'name' in entry ? entry.name : undefined;
  const names = [...new Set([name?.zh, name?.en])].filter((each) => each !== undefined);
  const shown = getExportTitle(entry, language);
  const page = entry.links.find(({ role }) => role === 'homepage') ?? entry.links[0];
  const downloads = entry.links.filter(({ role }) => role === 'data' || role === 'mirror');
  const papers = entry.links.filter(({ role }) => role === 'paper').map(({ url }) => identify(url).url);
  const described = listRelated(entry, 'described-by', other);
  const published = (entry.publications ?? []).flatMap(({ identifiers }) => formatAddresses(identifiers));
  const organization = localizeText(entry.organization, language);
  const licenses = [entry.license, ...(entry.licenses ?? []).map((part) => part.license)].flatMap(formatLicense);
  return {
    '@type': 'Dataset',
    identifier: entry.id,
    name: shown,
    alternateName: omitEmpty([...names.filter((each) => each !== shown), ...(entry.formerly ?? [])]),
    description: writeDescription(entry, { language, info }),
    version: entry.version,
    url: page?.url,
    inLanguage: omitEmpty(entry.languages ?? []),
    license: licenses.length > 1 ? [...new Set(licenses)] : licenses[0],
    conditionsOfAccess: entry.use === undefined ? undefined : getMessages(language).readme.uses[entry.use],
    sameAs: omitEmpty(formatAddresses(entry.identifiers)),
    size: omitEmpty(('size' in entry ? (entry.size ?? []) : []).map((size) => formatSize(size, language, info.words))),
    isPartOf: omitEmpty(listRelated(entry, 'part-of', other)),
    isBasedOn: omitEmpty(listRelated(entry, 'derived-from', other)),
    publisher: organization === undefined ? undefined : { '@type': 'Organization', name: organization },
    isAccessibleForFree: entry.access === 'open' ? true : entry.access === 'paid' ? false : undefined,
    keywords: omitEmpty([...(entry.tasks ?? []), ...(entry.tags ?? [])]),
    creator: omitEmpty(splitAuthors(entry).names.map((author) => ({ '@type': 'Person', name: author }))),
    datePublished: entry.year === undefined ? undefined : String(entry.year),
    distribution: omitEmpty(downloads.map(({ url }) => ({ '@type': 'DataDownload', contentUrl: url }))),
    citation: omitEmpty([...new Set([...papers, ...described, ...published])]),
  };
}

/** Licenses as links to SPDX. One of a list's own has no address. */
const formatLicense = (license: string | undefined): string[] =>
  license === undefined || license === 'not-stated' || license.startsWith('LicenseRef-')
    ? []
    : [`https://spdx.org/licenses/${license}.html`];

const formatAddresses = (identifiers: Entry['identifiers']): string[] =>
  resolveIdentifiers({ identifiers }).map(({ url }) => url);

const listRelated = (entry: Entry, wanted: string, other: (id: string) => Entry | undefined) =>
  (entry.relations ?? []).flatMap(({ type, to }) => {
    const url = type === wanted ? other(to)?.links[0]?.url : undefined;
    return url ? [url] : [];
  });

const omitEmpty = <T>(values: readonly T[]): readonly T[] | undefined => (values.length > 0 ? values : undefined);
