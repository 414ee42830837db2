import { identify } from '../../../links/identify/index.ts';
import { isServiceOf, serviceTitle } from '../../../links/services/index.ts';
import { unstatedCode } from '../../../links/url/index.ts';
import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import type { VerdictReason } from '../../../model/verdict.ts';
import { escapeReadme, formatAccessCode, formatReadmeLink } from '../../../text/escape/escape-markdown.ts';
import { renderProse } from '../../../text/escape/render-prose.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import type { LocatedEntry } from '../../read-list.ts';
import type { Entry, Link, Section } from '../../schema/index.ts';
import { getDeathReasonLabel, getLicenseLabel, getRequirementLabel, getRoleLabel, getStateLabel } from '../labels.ts';
import { renderMarks, renderMarksAfterName } from '../repository-facts.ts';
import { getDisplayName } from '../sort-entries.ts';
import { type FactOptions, renderAuthors, renderFacts, renderPublication } from './entry-facts.ts';
import { renderSizes } from './entry-sizes.ts';

/** A dead link, as link health reports it. `since` is a day. */
export interface DeadLinkInfo {
  dead: true;
  since: string;
  reason?: VerdictReason;
  /** Address of an archived copy. */
  archived?: string;
}

/** Dead links by identity key or by address. */
export type DeadLinkMap = ReadonlyMap<string, DeadLinkInfo>;

export interface EntryRenderOptions extends FactOptions {
  /**
   * `line` for one item of a list, `heading` for a heading with what follows; papers and similar
   * entries are always lines.
   */
  layout?: 'line' | 'heading';
  /** Level of the heading, 1 to 6. Deeper ones are bold paragraphs. Default 3. */
  level?: number;
  deadLinks?: DeadLinkMap;
  /** Whether a line has the sizes and facts too, as below a heading; then without authors. */
  hasFactsInLines?: boolean;
}

/** Kinds that are rendered as one line each in a section that has nothing else. */
function isSingleLineEntry(entry: Entry): boolean {
  return entry.kind === 'paper' || entry.kind === 'article' || entry.kind === 'product' || entry.kind === 'collection';
}

/**
 * Whether the entries of a section are one line each: by its layout, else when all are of such
 * kinds.
 */
export const isLineSection = (
  section: Pick<Section, 'layout'> | undefined,
  entries: readonly Pick<LocatedEntry, 'entry'>[],
): boolean =>
  section?.layout === 'lines' || (section?.layout === undefined && entries.every(({ entry }) => isSingleLineEntry(entry)));

/**
 * Renders an entry for the README, as Markdown without a blank line at its end. Its texts are
 * escaped, so that a hostile entry cannot inject markup. The same entry gives the same bytes.
 */
export function renderEntry(entry: Entry, language: Language, options: EntryRenderOptions = {}): string {
  const layout = options.layout ?? (isSingleLineEntry(entry) ? 'line' : 'heading');
  return layout === 'line' ? renderLine(entry, language, options) : renderWithHeading(entry, language, options);
}

function renderWithHeading(entry: Entry, language: Language, options: EntryRenderOptions): string {
  const level = options.level ?? 3;
  const name = escapeReadme(getDisplayName(entry, language));
  const heading = level <= 6 ? `${'#'.repeat(level)} ${name}` : `**${name}**`;
  const status = [renderStatus(entry, language), ...renderMarks(entry, language, options.display)].filter(Boolean).join(' · ');
  // Lines of a description stay separate here: people write them as paragraphs and small lists.
  const lines = (localizeText(entry.description, language) ?? '').split('\n').filter((each) => each.trim() !== '');
  const end = joinSentences(
    [lines.pop(), renderSizes(entry, language, options.words), localizeText(entry.note, language)],
    language,
  );
  const about = [...lines.map((each) => renderProse(each, []).text), end].filter(Boolean).join('\n\n');
  const facts = [...renderLinks(entry, language, options), ...renderFacts(entry, language, options)].join(' · ');
  // Prettier writes emphasis with underscores.
  return [heading, status && `_${status}_`, about, facts].filter(Boolean).join('\n\n');
}

function renderLine(entry: Entry, language: Language, options: EntryRenderOptions): string {
  const texts = getMessages(language).readme;
  const status = renderStatus(entry, language);
  const sizes = options.hasFactsInLines ? renderSizes(entry, language, options.words) : undefined;
  const about = joinSentences([localizeText(entry.description, language), sizes, localizeText(entry.note, language)], language);
  const aside = `${status ? texts.inParentheses(status) : ''}${renderMarksAfterName(entry, language, options.display)}`;
  if (entry.kind === 'paper') {
    const credit = [renderAuthors(entry, language), renderPublication(entry, language)].filter(Boolean).join(texts.comma);
    const head = `**${escapeReadme(entry.title)}**${renderShortName(entry, language)}${credit ? `${texts.comma}${credit}` : ''}${aside}`;
    const links = renderLinks(entry, language, options).join(' · ');
    return `- ${[about ? `${head} — ${about}` : `${head}${texts.stop}`, links].filter(Boolean).join(' ')}`;
  }
  const [first] = entry.links;
  const head = renderNameLink(entry, language, options);
  const authors = options.hasFactsInLines ? '' : renderAuthors(entry, language);
  const credit = [authors, renderPublication(entry, language)].filter(Boolean).join(texts.comma);
  const need = first ? renderRequirement(first, language) : '';
  const rest = renderLineEnd(entry, language, options);
  return `- ${[`${head}${need}${credit ? `${texts.comma}${credit}` : ''}${aside}${about ? ` — ${about}` : ''}`, rest].filter(Boolean).join(' ')}`;
}

/** What follows the sentences of a line: the code of its first link, the other links, the facts. */
function renderLineEnd(entry: Entry, language: Language, options: EntryRenderOptions): string {
  const [first, ...rest] = entry.links;
  const code = renderExtractionCode(first, language);
  const links = [code, ...renderLinks({ ...entry, links: rest }, language, options)].filter(Boolean);
  const facts = options.hasFactsInLines ? renderFacts(withoutPublication(entry), language, options) : [];
  // Facts without a link before them would read as one more sentence.
  return (links.length === 0 && facts.length > 0 ? ['', ...facts] : [...links, ...facts]).join(' · ').trimStart();
}

/** The entry without what its line says beside the name. */
const withoutPublication = ({ venue: _venue, year: _year, publications: _publications, ...entry }: Entry): Entry =>
  entry as Entry;

/** The name, linked to the first link. Bold for an entry without links. */
export function renderNameLink(entry: Entry, language: Language, options: EntryRenderOptions): string {
  const [first] = entry.links;
  const name = escapeReadme(getDisplayName(entry, language));
  if (first === undefined) return `**${name}**`;
  const text = formatReadmeLink(name, first.url);
  return [findDeadLink(first, options) ? `~~${text}~~` : text, ...renderNameLinkStatus(entry, language, options)].join(' ');
}

/**
 * The status of the link behind an entry's name: since when it is dead, and the archived copy.
 * Empty for a working link.
 */
export function renderNameLinkStatus(entry: Entry, language: Language, options: EntryRenderOptions): string[] {
  const [first] = entry.links;
  const fate = first && (renderDeadLinkNote(first, language, options) || renderArchivedCopy(first, entry, language).trimStart());
  return fate ? [fate] : [];
}

/** The note on a dead link with its archived copy, as Markdown. Empty for any other link. */
function renderDeadLinkNote(link: Link, language: Language, options: EntryRenderOptions): string {
  const mark = findDeadLink(link, options);
  return mark
    ? `${renderDeathReason(mark, language).trimStart()}${renderArchivedLink(link.archived ?? mark.archived, language)}`
    : '';
}

/** The archived copy of a link, where the entry itself is gone or withdrawn. */
function renderArchivedCopy(link: Link, { status }: Entry, language: Language): string {
  return status?.state === 'gone' || status?.state === 'withdrawn' ? renderArchivedLink(link.archived, language) : '';
}

/** Joins texts, each with a full stop at its end. */
function joinSentences(texts: (string | undefined)[], language: Language): string {
  const stops = texts.flatMap((text) => {
    if (text === undefined || text.trim() === '') return [];
    const escaped = renderProse(text, []).text;
    return [/[.!?。！？…：:]["”」）)]?$/.test(escaped) ? escaped : `${escaped}${/[\p{Script=Han}]/u.test(escaped) ? '。' : '.'}`];
  });
  return stops.join(getMessages(language).readme.sentenceSeparator);
}

/** The status of an entry, as Markdown. Empty for an active one. */
export function renderStatus(entry: Entry, language: Language): string {
  const { status } = entry;
  if (status === undefined || status.state === 'active') return '';
  const texts = getMessages(language).readme;
  const reason = localizeText(status.reason, language);
  const state = getStateLabel(status.state, language) + (status.since ? texts.inParentheses(status.since) : '');
  return reason ? texts.withReason(state, escapeReadme(reason)) : state;
}

// Links

/**
 * The links of an entry with labels, codes and notes, as Markdown. Links with the same label are
 * numbered.
 */
export function renderLinks(entry: Entry, language: Language, options: EntryRenderOptions): string[] {
  const labels = chooseLinkLabels(entry, language);
  const texts = entry.links.map((link, index) =>
    renderLink({ link, label: labels[index] ?? link.role }, entry, language, options),
  );
  return [...texts, ...renderRelatedPaper(entry, language, options)];
}

/** The labels of an entry's links, as plain text, numbered where several are the same. */
export function chooseLinkLabels(entry: Entry, language: Language): string[] {
  const labels = entry.links.map((link) => chooseLinkLabel(link, entry, language));
  const used = new Map<string, number>();
  return labels.map((label) => {
    const number = (used.get(label) ?? 0) + 1;
    used.set(label, number);
    return labels.filter((other) => other === label).length > 1 ? `${label} ${number}` : label;
  });
}

function chooseLinkLabel(link: Link, entry: Entry, language: Language): string {
  const own = localizeText(link.label, language);
  if (own !== undefined) return own;
  // Saying what an address is takes longer than all else here.
  const { service } = link.role === 'data' || link.role === 'mirror' ? identify(link.url) : {};
  return service !== undefined && isServiceOf(service, 'file-share')
    ? serviceTitle(service, language)
    : getRoleLabel(link.role, entry.kind, language);
}

function renderLink(
  { link, label }: { link: Link; label: string },
  entry: Entry,
  language: Language,
  options: EntryRenderOptions,
): string {
  const code = renderExtractionCode(link, language);
  const withCode = code === '' ? '' : ` ${code}`;
  const text = formatReadmeLink(escapeReadme(label), link.url);
  const dead = renderDeadLinkNote(link, language, options);
  if (dead) return `~~${text}~~ ${dead}`;
  const requirement = renderRequirement(link, language);
  return `${text}${withCode}${requirement}${renderLinkLicense(link, language)}${renderArchivedCopy(link, entry, language)}`;
}

/**
 * The extraction code of a link with its label, or that none is stated. Empty for any other link.
 */
export function renderExtractionCode(link: Link | undefined, language: Language): string {
  const words = getMessages(language).readme;
  const secret = link && (link.code ?? identify(link.url).code);
  if (secret === undefined) return '';
  return secret === unstatedCode ? words.noExtractionCode : `${words.extractionCode} ${formatAccessCode(secret)}`;
}

function findDeadLink(link: Link, { deadLinks }: EntryRenderOptions): DeadLinkInfo | undefined {
  const known = deadLinks?.get(link.url) ?? deadLinks?.get(identify(link.url).key);
  return known ?? (link.gone === undefined ? undefined : { dead: true, since: link.gone });
}

/** Whether a link of an entry is dead. */
export const hasDeadLink = (entry: Entry, options: EntryRenderOptions): boolean =>
  entry.links.some((link) => findDeadLink(link, options) !== undefined);

/** Whether a link has only its address: no code, no requirement, no note. */
export function isPlainLink(link: Link, options: EntryRenderOptions): boolean {
  const isBare = [link.code, link.requires, link.license, link.archived].every((each) => each === undefined);
  return isBare && identify(link.url).code === undefined && findDeadLink(link, options) === undefined;
}

function renderDeathReason(mark: DeadLinkInfo, language: Language): string {
  const since = getMessages(language).readme.inParentheses(escapeReadme(mark.since));
  return ` ${getDeathReasonLabel(mark.reason, language)}${since}`;
}

function renderArchivedLink(url: string | undefined, language: Language): string {
  return url === undefined ? '' : ` · ${formatReadmeLink(getMessages(language).readme.archivedCopy, url)}`;
}

function renderRequirement(link: Link, language: Language): string {
  const requirement = link.requires && getRequirementLabel(link.requires, language);
  return requirement ? getMessages(language).readme.inParentheses(requirement) : '';
}

/** A license that only this link states, as a mirror may. */
function renderLinkLicense({ license }: Link, language: Language): string {
  if (license === undefined || license === 'not-stated') return '';
  const texts = getMessages(language).readme;
  return texts.inParentheses(texts.license(escapeReadme(getLicenseLabel(license))));
}

/** The paper that describes an entry, where the entry itself has no link to one. */
function renderRelatedPaper(entry: Entry, language: Language, { findEntry }: EntryRenderOptions): string[] {
  if (entry.kind === 'paper' || entry.links.some((link) => link.role === 'paper')) return [];
  return (entry.relations ?? []).flatMap(({ type, to }) => {
    const link = type === 'described-by' ? findEntry?.(to)?.links.find(({ role }) => role === 'paper') : undefined;
    return link ? [formatReadmeLink(getRoleLabel('paper', entry.kind, language), link.url)] : [];
  });
}

/** The short name of a paper, unless its title contains it. */
function renderShortName(entry: Entry, language: Language): string {
  if (entry.kind !== 'paper') return '';
  const name = localizeText(entry.name, language);
  return name === undefined || entry.title.toLowerCase().includes(name.toLowerCase())
    ? ''
    : getMessages(language).readme.inParentheses(escapeReadme(name));
}
