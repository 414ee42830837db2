import { getMessages } from '../../../../messages/index.ts';
import type { Language } from '../../../../model/language.ts';
import { localizeText } from '../../../../text/language/localize-text.ts';
import { type Entry, type ListInfo, resolveIdentifiers, splitAuthors } from '../../../schema/index.ts';
import { formatSize } from '../../entries/entry-sizes.ts';
import {
  getLabel,
  getLanguageLabel,
  getLicenseLabel,
  getModalityLabel,
  getRequirementLabel,
  getTaskLabel,
} from '../../labels.ts';
import { type FactDisplay, formatQuarter, formatStars } from '../../repository-facts.ts';

/** One fact with its name. Texts are plain. */
export interface FactView {
  name: string;
  values: readonly FactValue[];
}

/** A value leads to an entry of the list, to a search for its like, or to an address. */
export interface FactValue {
  text: string;
  entry?: string;
  find?: { facet: string; value: string };
  url?: string;
}

const toValues = (texts: readonly (string | undefined)[]): FactValue[] => texts.flatMap((text) => (text ? [{ text }] : []));

/** The name of a kind. Those of a list's own settings have only their slug. */
export const getKindLabel = (kind: string, language: Language): string =>
  getLabel(getMessages(language).issueForm.kinds, kind) ?? kind.replaceAll('-', ' ');

export const getAccessLabel = (access: string, language: Language): string =>
  getLabel(getMessages(language).site.find.accessLevels, access) ?? getRequirementLabel(access, language) ?? access;

/** The licenses that an entry states, each once. */
export const listLicenses = ({ license, licenses = [] }: Entry): string[] => [
  ...new Set(
    [...(license === undefined ? [] : [license]), ...licenses.map((part) => part.license)].filter((id) => id !== 'not-stated'),
  ),
];

/** The languages of an entry; none where they are the usual ones of the list. */
function listUnusualLanguages({ languages = [] }: Entry, { usual_languages: usual = [] }: ListInfo): string[] {
  return languages.length === usual.length && languages.every((tag) => usual.includes(tag)) ? [] : languages;
}

/** Venue and year, in one text each publication. */
export function formatPublications(entry: Entry): string[] {
  return [entry, ...(entry.publications ?? [])].flatMap(({ venue, year }) => {
    if (venue === undefined) return year === undefined ? [] : [String(year)];
    return [year === undefined || venue.includes(String(year)) ? venue : `${venue} ${year}`];
  });
}

function formatSizes(entry: Entry, language: Language, info: ListInfo): string[] {
  return ('size' in entry ? (entry.size ?? []) : []).map((size) => formatSize(size, language, info.words));
}

/** Authors of a paper that a card names. */
const maxCardAuthors = 3;

function formatFirstAuthors(entry: Entry, language: Language): string {
  const texts = getMessages(language).readme;
  const { names, hasMore } = splitAuthors(entry);
  const shown = names.slice(0, maxCardAuthors).join(texts.listSeparator);
  return names.length > maxCardAuthors || hasMore ? texts.andOthers(shown) : shown;
}

/** What the facts of an entry need of its list. */
export interface EntryFactContext {
  info: ListInfo;
  language: Language;
  display: FactDisplay | undefined;
  findName: FindName;
}

/** The facts that a card shows, in their order. */
export function buildCardFacts(entry: Entry, { info, language, display }: Omit<EntryFactContext, 'findName'>): FactValue[] {
  const { stars, pushed } = display?.facts.get(entry.id) ?? {};
  const { repository } = getMessages(language).site;
  const tasks = (entry.tasks ?? []).map((task) => ({
    text: getTaskLabel(task, language, info.words),
    find: { facet: 'task', value: task },
  }));
  const isShownAtLinks = entry.links.some(({ requires }) => requires !== undefined);
  return [
    { text: getKindLabel(entry.kind, language), find: { facet: 'kind', value: entry.kind } },
    ...toValues([entry.kind === 'paper' ? formatFirstAuthors(entry, language) : undefined]),
    ...toValues(formatPublications(entry).slice(0, 1)),
    ...toValues(formatSizes(entry, language, info).slice(0, 2)),
    ...listLicenses(entry).map((license) => ({ text: getLicenseLabel(license), find: { facet: 'license', value: license } })),
    ...toValues([
      stars === undefined ? undefined : repository.stars(formatStars(stars, language)),
      pushed && repository.pushed(formatQuarter(pushed)),
    ]),
    ...toValues([entry.use && getMessages(language).readme.uses[entry.use]]),
    ...toValues([
      isShownAtLinks || !entry.access || entry.access === 'open' ? undefined : getAccessLabel(entry.access, language),
    ]),
    ...toValues([...new Set(listUnusualLanguages(entry, info).map((tag) => getLanguageLabel(tag, language)))]),
    ...tasks,
  ];
}

/** All facts, for the page of an entry. */
export function buildAllFacts(entry: Entry, { info, language, display, findName }: EntryFactContext): FactView[] {
  const { site, readme } = getMessages(language);
  const words = site.facts;
  const { names, hasMore } = splitAuthors(entry);
  const authors = names.join(readme.listSeparator);
  const find = (facet: string, value: string, text: string) => ({ text, find: { facet, value } });
  const facts: [string, readonly FactValue[]][] = [
    [words.kind, [find('kind', entry.kind, getKindLabel(entry.kind, language))]],
    [words.authors, toValues([hasMore ? readme.andOthers(authors) : authors])],
    [words.published, toValues(formatPublications(entry))],
    [words.organization, toValues([localizeText(entry.organization, language)])],
    [words.size, toValues(formatSizes(entry, language, info))],
    ...buildModelFacts(entry, language),
    [words.license, buildLicenseValues(entry, language)],
    [words.use, toValues([entry.use && readme.uses[entry.use]])],
    [words.access, entry.access ? [find('access', entry.access, getAccessLabel(entry.access, language))] : []],
    [words.tasks, (entry.tasks ?? []).map((task) => find('task', task, getTaskLabel(task, language, info.words)))],
    [words.languages, (entry.languages ?? []).map((tag) => find('language', tag, getLanguageLabel(tag, language)))],
    [words.tags, toValues((entry.tags ?? []).map((tag) => getTaskLabel(tag, language, info.words)))],
    [words.version, toValues([entry.version])],
    [words.formerly, toValues((entry.formerly ?? []).filter((name) => !/^https?:/.test(name)))],
    [words.period, toValues([entry.opens || entry.closes ? readme.period(entry.opens ?? '', entry.closes ?? '') : undefined])],
    [words.source, toValues(['source' in entry ? localizeText(entry.source, language) : undefined])],
    ...buildRepositoryFacts(entry, language, display),
    [words.identifiers, buildIdentifierValues(entry)],
    ...buildRelationFacts(entry, language, findName),
    [words.added, toValues([entry.added])],
  ];
  return facts.filter(([, values]) => values.length > 0).map(([name, values]) => ({ name, values }));
}

/** What is known of its repository, by the names of the columns of a table. */
function buildRepositoryFacts(
  { id }: Entry,
  language: Language,
  display: FactDisplay | undefined,
): [string, readonly FactValue[]][] {
  const { columns } = getMessages(language).readme;
  const { stars, pushed, released, license } = display?.facts.get(id) ?? {};
  return [
    [columns.stars, toValues([stars === undefined ? undefined : formatStars(stars, language)])],
    [columns.pushed, toValues([formatQuarter(pushed)])],
    [columns.released, toValues([formatQuarter(released)])],
    [columns.detected_license, toValues([license])],
  ];
}

function buildModelFacts(entry: Entry, language: Language): [string, readonly FactValue[]][] {
  const { site, readme } = getMessages(language);
  const modality = 'modality' in entry ? (entry.modality ?? []) : [];
  const rows: [string, readonly FactValue[]][] = [
    [site.facts.modality, toValues(modality.map((each) => getModalityLabel(each, language)))],
  ];
  if (entry.kind !== 'model') return rows;
  const { base = [], parameters = [], context } = entry;
  rows.push([site.facts.parameters, toValues(parameters)], [site.facts.base, toValues(base)]);
  if (context !== undefined) rows.push([site.facts.context, toValues([readme.largeNumber(context)])]);
  return rows;
}

function buildLicenseValues(entry: Entry, language: Language): FactValue[] {
  const texts = getMessages(language).readme;
  const format = (id: string) => (id === 'not-stated' ? texts.notStated : getLicenseLabel(id));
  const parts = (entry.licenses ?? []).map(({ of, license }) => texts.partLicense(texts.licensedParts[of], format(license)));
  if (parts.length > 0 || entry.license === undefined) return toValues(parts);
  if (entry.license === 'not-stated') return toValues([texts.notStated]);
  return [{ text: getLicenseLabel(entry.license), find: { facet: 'license', value: entry.license } }];
}

const buildIdentifierValues = (entry: Entry): FactValue[] =>
  [entry, ...(entry.publications ?? [])].flatMap(({ identifiers }) =>
    resolveIdentifiers({ identifiers }).map(({ url, field }) => ({
      text: `${identifierNames[field] ?? field} ${Object.entries(identifiers ?? {}).find(([name]) => name === field)?.[1] ?? ''}`.trim(),
      url,
    })),
  );

const identifierNames: Readonly<Record<string, string>> = {
  doi: 'DOI',
  arxiv: 'arXiv',
  acl: 'ACL',
  pmid: 'PMID',
  huggingface: 'Hugging Face',
  modelscope: 'ModelScope',
  zenodo: 'Zenodo',
};

/** The name of another entry of the list; undefined where there is none. */
export type FindName = (id: string) => string | undefined;

function buildRelationFacts(entry: Entry, language: Language, findName: FindName): [string, readonly FactValue[]][] {
  const words = getMessages(language).site.relations;
  const byType = Map.groupBy(entry.relations ?? [], ({ type }) => type);
  return [...byType].map(([type, relations]) => [
    getLabel(words, type) ?? type,
    relations.flatMap(({ to }) => {
      const name = findName(to);
      return name === undefined ? [] : [{ text: name, entry: to }];
    }),
  ]);
}
