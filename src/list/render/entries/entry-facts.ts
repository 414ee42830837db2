import { getMessages } from '../../../messages/index.ts';
import type { Language, LocalizedText } from '../../../model/language.ts';
import { escapeReadme, formatReadmeLink } from '../../../text/escape/escape-markdown.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import { type Entry, splitAuthors } from '../../schema/index.ts';
import { getLanguageLabel, getLicenseLabel, getModalityLabel, getRequirementLabel, getTaskLabel } from '../labels.ts';
import type { FactDisplay } from '../repository-facts.ts';
import { getDisplayName } from '../sort-entries.ts';

/** What the facts of an entry need of its list. */
export interface FactOptions {
  /** The list's own labels for tasks and tags. */
  words?: Record<string, LocalizedText> | undefined;
  /** The languages of most entries, which need no mention. */
  usualLanguages?: readonly string[] | undefined;
  /** Finds another entry of the list, for relations. */
  findEntry?: (id: string) => Entry | undefined;
  /** The anchor of another entry in the same file, where it has one. */
  findAnchor?: (id: string) => string | undefined;
  /** What is shown of repositories, where the list keeps facts about them. */
  display?: FactDisplay | undefined;
}

/** The facts of an entry that follow its links, as Markdown, each a short phrase. */
export function renderFacts(entry: Entry, language: Language, options: FactOptions): string[] {
  const texts = getMessages(language).readme;
  const list = (values: readonly string[] | undefined) => (values ?? []).map(escapeReadme).join(texts.listSeparator);
  const facts: (string | undefined)[] = [renderPublication(entry, language), ...renderIdentityFacts(entry, language)];
  facts.push(...renderModelFacts(entry, language));
  facts.push(list(entry.tasks?.map((task) => getTaskLabel(task, language, options.words))));
  facts.push(list([...new Set(listUnusualLanguages(entry, options).map((tag) => getLanguageLabel(tag, language)))]));
  if ('modality' in entry) facts.push(list(entry.modality?.map((each) => getModalityLabel(each, language))));
  const isShownWithLinks = entry.links.some((link) => link.requires !== undefined);
  if (!isShownWithLinks && entry.access !== undefined && entry.access !== 'open')
    facts.push(getRequirementLabel(entry.access, language));
  facts.push(renderLicenses(entry, language), entry.use === undefined ? '' : texts.uses[entry.use]);
  const source = 'source' in entry ? localizeText(entry.source, language) : undefined;
  if (source) facts.push(texts.source(escapeReadme(source)));
  facts.push(...renderRelations(entry, language, options));
  return facts.filter((fact) => fact !== undefined && fact !== '') as string[];
}

/** The languages of an entry; none where they are the usual ones of the list. */
function listUnusualLanguages({ languages = [] }: Entry, { usualLanguages = [] }: FactOptions): string[] {
  const isUsual = languages.length === usualLanguages.length && languages.every((tag) => usualLanguages.includes(tag));
  return isUsual ? [] : languages;
}

/** Version, makers, earlier names and dates. An earlier address is not a name to read. */
function renderIdentityFacts(entry: Entry, language: Language): string[] {
  const texts = getMessages(language).readme;
  const names = (entry.formerly ?? []).filter((name) => !/^https?:/.test(name));
  const organization = localizeText(entry.organization, language);
  const dates = [entry.opens, entry.closes].map((date) => escapeReadme(date ?? ''));
  return [
    entry.version === undefined ? '' : escapeReadme(texts.version(entry.version)),
    organization === undefined ? '' : texts.organization(escapeReadme(organization)),
    names.length === 0 ? '' : texts.formerly(names.map(escapeReadme).join(texts.listSeparator)),
    dates.every((date) => date === '') ? '' : texts.period(dates[0] ?? '', dates[1] ?? ''),
  ];
}

function renderModelFacts(entry: Entry, language: Language): string[] {
  if (entry.kind !== 'model') return [];
  const texts = getMessages(language).readme;
  const { base = [], parameters = [], context } = entry;
  return [
    parameters.length === 0 ? '' : texts.parameters(parameters.map(escapeReadme).join(texts.listSeparator)),
    base.length === 0 ? '' : texts.basedOn(base.map(escapeReadme).join(texts.listSeparator)),
    context === undefined ? '' : texts.context(texts.largeNumber(context)),
  ];
}

/** The licenses of the parts where they are given, otherwise that of the whole. */
function renderLicenses({ license, licenses = [] }: Entry, language: Language): string {
  const texts = getMessages(language).readme;
  const formatLicense = (id: string) => (id === 'not-stated' ? texts.notStated : escapeReadme(getLicenseLabel(id)));
  if (licenses.length > 0) {
    const parts = licenses.map((part) => texts.partLicense(texts.licensedParts[part.of], formatLicense(part.license)));
    return texts.license(parts.join(texts.listSeparator));
  }
  if (license === undefined) return '';
  // On most entries of a list it would say nothing.
  return license === 'not-stated' ? '' : texts.license(escapeReadme(getLicenseLabel(license)));
}

function renderRelations(entry: Entry, language: Language, options: FactOptions): string[] {
  const texts = getMessages(language).readme;
  const words = {
    'part-of': texts.partOf,
    'derived-from': texts.derivedFrom,
    'replaced-by': texts.replacedBy,
    replaces: texts.replaces,
    'trained-on': texts.trainedOn,
    'evaluated-on': texts.evaluatedOn,
    'different-from': texts.differentFrom,
  };
  return (entry.relations ?? []).flatMap(({ type, to }) => {
    const word = Object.hasOwn(words, type) ? words[type as keyof typeof words] : undefined;
    const name = word && renderRelatedName(to, language, options);
    return word && name ? [word(name)] : [];
  });
}

/** The name before its subtitle: `CBLUE` of “CBLUE: Chinese Biomedical …”. */
const shortenName = (name: string): string => /^(\S.*?\S)\s*[:：]\s*\S/.exec(name)?.[1] ?? name;

function renderRelatedName(id: string, language: Language, { findEntry, findAnchor }: FactOptions): string | undefined {
  const other = findEntry?.(id);
  if (other === undefined) return undefined;
  const name = escapeReadme(shortenName(getDisplayName(other, language)));
  const anchor = findAnchor?.(id);
  const url = anchor === undefined ? other.links[0]?.url : `#${anchor}`;
  return url === undefined ? name : formatReadmeLink(name, url);
}

/** Venue and year, and those of further publications in parentheses. */
export function renderPublication(entry: Entry, language: Language): string {
  const further = (entry.publications ?? []).map(formatPublication).filter((text) => text !== '');
  const own = formatPublication(entry);
  if (further.length === 0) return own;
  const { inParentheses, listSeparator } = getMessages(language).readme;
  return own === '' ? further.join(listSeparator) : `${own}${inParentheses(further.join(listSeparator))}`;
}

function formatPublication({ venue, year }: Pick<Entry, 'venue' | 'year'>): string {
  if (venue === undefined) return year === undefined ? '' : String(year);
  return escapeReadme(year === undefined || venue.includes(String(year)) ? venue : `${venue} ${year}`);
}

/** The first three authors, as Markdown. */
export function renderAuthors(entry: Entry, language: Language): string {
  const { names, hasMore } = splitAuthors(entry);
  const texts = getMessages(language).readme;
  const shown = names.slice(0, 3).map(escapeReadme).join(texts.listSeparator);
  return names.length > 3 || hasMore ? texts.andOthers(shown) : shown;
}
