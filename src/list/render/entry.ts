import { identify } from '../../links/identify.ts';
import type { Reason } from '../../links/verdict.ts';
import type { Entry, Link, Text } from '../entry.ts';
import { code, linked, markdown, prose } from './escape.ts';
import { nameOf } from './sort.ts';
import {
  countWord,
  deathWord,
  driveWord,
  type Language,
  languageWord,
  localized,
  phrases,
  requirementWord,
  roleWord,
  stateWord,
  taskWord,
} from './words.ts';

/** What the link health knows of a dead link. `since` is a day. */
export interface HealthMark {
  dead: true;
  since: string;
  reason?: Reason;
  /** Address of an archived copy. */
  archived?: string;
}

/** Marks by identity key or by address. A link without one is shown as it is. */
export type HealthMarks = ReadonlyMap<string, HealthMark>;

export interface EntryOptions {
  /** `line` for one item of a list, `heading` for a heading with what follows; papers and the like are lines by themselves. */
  layout?: 'line' | 'heading';
  /** Level of the heading, 1 to 6. Deeper ones are bold paragraphs. Default 3. */
  level?: number;
  health?: HealthMarks;
  /** The list's own words for tasks and tags. */
  words?: Record<string, Text> | undefined;
  /** Finds another entry of the list, for relations. */
  entryOf?: (id: string) => Entry | undefined;
  /** The anchor of another entry in the same file, where it has one. */
  anchorOf?: (id: string) => string | undefined;
}

/** Kinds that read as one line each where a section holds nothing else. */
export function isLine(entry: Entry): boolean {
  return entry.kind === 'paper' || entry.kind === 'article' || entry.kind === 'product' || entry.kind === 'collection';
}

/**
 * An entry as the README shows it, as Markdown without a blank line at its end. All of its texts are shown as plain text, so that it is safe
 * under anybody's name. Deterministic: same entry, same bytes.
 */
export function renderEntry(entry: Entry, language: Language, options: EntryOptions = {}): string {
  const layout = options.layout ?? (isLine(entry) ? 'line' : 'heading');
  return layout === 'line' ? line(entry, language, options) : withHeading(entry, language, options);
}

function withHeading(entry: Entry, language: Language, options: EntryOptions): string {
  const level = options.level ?? 3;
  const name = markdown(nameOf(entry, language));
  const heading = level <= 6 ? `${'#'.repeat(level)} ${name}` : `**${name}**`;
  const status = statusOf(entry, language);
  // Lines of a description stay lines of their own where there is room: people write them as paragraphs and small lists.
  const lines = (localized(entry.description, language) ?? '').split('\n').filter((each) => each.trim() !== '');
  const end = sentences([lines.pop(), sizes(entry, language), localized(entry.note, language)], language);
  const about = [...lines.map((each) => prose(each, []).text), end].filter(Boolean).join('\n\n');
  const facts = [...linkTextsOf(entry, language, options), ...factsOf(entry, language, options)].join(' · ');
  return [heading, status && `*${status}*`, about, facts].filter(Boolean).join('\n\n');
}

function line(entry: Entry, language: Language, options: EntryOptions): string {
  const words = phrases[language];
  const links = linkTextsOf(entry, language, options);
  const status = statusOf(entry, language);
  const about = sentences([localized(entry.description, language), localized(entry.note, language)], language);
  const aside = status ? `${words.open}${status}${words.close}` : '';
  if (entry.kind === 'paper') {
    const credit = [authorsOf(entry, language), publishedOf(entry)].filter(Boolean).join(words.comma);
    const head = `**${markdown(entry.title)}**${shortName(entry, language)}${credit ? `${words.comma}${credit}` : ''}${aside}`;
    return `- ${[about ? `${head} — ${about}` : `${head}${words.stop}`, links.join(' · ')].filter(Boolean).join(' ')}`;
  }
  const [first, ...rest] = entry.links;
  const head = nameLink(entry, language, options);
  const others = [codeOf(first, language), ...linkTextsOf({ ...entry, links: rest }, language, options)]
    .filter(Boolean)
    .join(' · ');
  const credit = [authorsOf(entry, language), publishedOf(entry)].filter(Boolean).join(words.comma);
  const need = first ? needOf(first, language) : '';
  return `- ${[`${head}${need}${credit ? `${words.comma}${credit}` : ''}${aside}${about ? ` — ${about}` : ''}`, others].filter(Boolean).join(' ')}`;
}

/** The name as the first link: a product, an article or another list is where it leads. Bold where it leads nowhere. */
export function nameLink(entry: Entry, language: Language, options: EntryOptions): string {
  const [first] = entry.links;
  const name = markdown(nameOf(entry, language));
  if (first === undefined) return `**${name}**`;
  const text = linked(name, first.url);
  return [markOf(first, options) ? `~~${text}~~` : text, ...fateOf(entry, language, options)].join(' ');
}

/** What became of the link that the name of an entry is: when it died, the archived copy. Nothing where it is well. */
export function fateOf(entry: Entry, language: Language, options: EntryOptions): string[] {
  const [first] = entry.links;
  const fate = first && (deathOf(first, language, options) || copyOf(first, entry, language).trimStart());
  return fate ? [fate] : [];
}

/** What readers have to know of a dead link, with its archived copy, as Markdown; empty for any other. */
function deathOf(link: Link, language: Language, options: EntryOptions): string {
  const mark = markOf(link, options);
  return mark ? `${deathNote(mark, language).trimStart()}${archivedText(link.archived ?? mark.archived, language)}` : '';
}

/** The archived copy of a link where the whole thing is over. */
function copyOf(link: Link, { status }: Entry, language: Language): string {
  return status?.state === 'gone' || status?.state === 'withdrawn' ? archivedText(link.archived, language) : '';
}

/** Texts one after another, each with a stop at its end. */
function sentences(texts: (string | undefined)[], language: Language): string {
  const stops = texts.flatMap((text) => {
    if (text === undefined || text.trim() === '') return [];
    const escaped = prose(text, []).text;
    return [/[.!?。！？…：:]["”」）)]?$/.test(escaped) ? escaped : `${escaped}${/[\p{Script=Han}]/u.test(escaped) ? '。' : '.'}`];
  });
  return stops.join(language === 'zh' ? '' : ' ');
}

/** What has become of it, as Markdown; empty for what is in use. */
export function statusOf(entry: Entry, language: Language): string {
  const { status } = entry;
  if (status === undefined || status.state === 'active') return '';
  const { open, close } = phrases[language];
  const reason = localized(status.reason, language);
  const since = status.since ? `${open}${status.since}${close}` : '';
  return `${stateWord(status.state, language)}${since}${reason ? `${language === 'zh' ? '：' : ': '}${markdown(reason)}` : ''}`;
}

function sizes(entry: Entry, language: Language): string | undefined {
  const size = 'size' in entry ? entry.size : undefined;
  if (size === undefined || size.length === 0) return undefined;
  const texts = size.map(({ count, unit, precision }) => {
    const number = countWord(count, language);
    const word = localized(unit, language) ?? '';
    if (language === 'en')
      return `${precision === 'about' ? 'about ' : precision === 'at-least' ? 'at least ' : ''}${number} ${word}`;
    const prefix = precision === 'about' ? '约 ' : precision === 'at-least' ? '至少 ' : '';
    // Chinese writes the measure word right after 万 and 亿.
    return `${prefix}${number}${/\d$/.test(number) || !han.test(word.charAt(0)) ? ' ' : ''}${word}`;
  });
  const text = texts.join(phrases[language].and);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
const han = /\p{Script=Han}/u;

// Links

/** The links of an entry with their words, codes and marks, as Markdown; several alike are numbered. */
export function linkTextsOf(entry: Entry, language: Language, options: EntryOptions): string[] {
  const labels = entry.links.map((link) => labelOf(link, entry, language));
  const used = new Map<string, number>();
  const texts = entry.links.map((link, index) => {
    const label = labels[index] ?? link.role;
    const number = (used.get(label) ?? 0) + 1;
    used.set(label, number);
    // Several alike are numbered, so that one can speak of them.
    const alike = labels.filter((other) => other === label).length > 1;
    return linkText(link, alike ? `${label} ${number}` : label, entry, language, options);
  });
  return [...texts, ...paperOf(entry, language, options)];
}

function labelOf(link: Link, entry: Entry, language: Language): string {
  const own = localized(link.label, language);
  if (own !== undefined) return own;
  const drive = driveWord(identify(link.url).service, language);
  return drive !== undefined && (link.role === 'data' || link.role === 'mirror')
    ? drive
    : roleWord(link.role, entry.kind, language);
}

function linkText(link: Link, label: string, entry: Entry, language: Language, options: EntryOptions): string {
  const secret = link.code ?? identify(link.url).code;
  const withCode = secret === undefined ? '' : ` ${codeText(secret, language)}`;
  const text = linked(markdown(label), link.url);
  const dead = deathOf(link, language, options);
  if (dead) return `~~${text}~~ ${dead}`;
  return `${text}${withCode}${needOf(link, language)}${copyOf(link, entry, language)}`;
}

const codeText = (secret: string, language: Language): string => `${phrases[language].code} ${code(secret)}`;

/** The extraction code of a link with its word; empty where it needs none. */
export function codeOf(link: Link | undefined, language: Language): string {
  const secret = link && (link.code ?? identify(link.url).code);
  return secret === undefined ? '' : codeText(secret, language);
}

function markOf(link: Link, { health }: EntryOptions): HealthMark | undefined {
  const known = health?.get(link.url) ?? health?.get(identify(link.url).key);
  return known ?? (link.gone === undefined ? undefined : { dead: true, since: link.gone });
}

/** Whether nothing is to be said of a link but where it leads: no code, no need, no mark of death. */
export function isPlainLink(link: Link, options: EntryOptions): boolean {
  const isBare = link.code === undefined && link.requires === undefined && link.archived === undefined;
  return isBare && identify(link.url).code === undefined && markOf(link, options) === undefined;
}

function deathNote(mark: HealthMark, language: Language): string {
  const { open, close } = phrases[language];
  return ` ${deathWord(mark.reason, language)}${open}${markdown(mark.since)}${close}`;
}

function archivedText(url: string | undefined, language: Language): string {
  return url === undefined ? '' : ` · ${linked(phrases[language].archived, url)}`;
}

function needOf(link: Link, language: Language): string {
  const { open, close } = phrases[language];
  const need = link.requires && requirementWord(link.requires, language);
  return need ? `${open}${need}${close}` : '';
}

/** The paper that describes a thing, where the thing itself has no link to one. */
function paperOf(entry: Entry, language: Language, { entryOf }: EntryOptions): string[] {
  if (entry.kind === 'paper' || entry.links.some((link) => link.role === 'paper')) return [];
  return (entry.relations ?? []).flatMap(({ type, to }) => {
    const link = type === 'described-by' ? entryOf?.(to)?.links.find(({ role }) => role === 'paper') : undefined;
    return link ? [linked(roleWord('paper', entry.kind, language), link.url)] : [];
  });
}

// Facts

function factsOf(entry: Entry, language: Language, options: EntryOptions): string[] {
  const words = phrases[language];
  const facts: (string | undefined)[] = [publishedOf(entry)];
  facts.push((entry.tasks ?? []).map((task) => markdown(taskWord(task, language, options.words))).join(words.and));
  facts.push([...new Set((entry.languages ?? []).map((tag) => markdown(languageWord(tag, language))))].join(words.and));
  const asked = entry.links.some((link) => link.requires !== undefined);
  if (!asked && entry.access !== undefined && entry.access !== 'open') facts.push(requirementWord(entry.access, language));
  if (entry.license !== undefined)
    facts.push(entry.license === 'not-stated' ? words.noLicense : words.license(markdown(entry.license)));
  const source = 'source' in entry ? localized(entry.source, language) : undefined;
  if (source) facts.push(words.source(markdown(source)));
  for (const { type, to } of entry.relations ?? []) {
    if (type !== 'part-of' && type !== 'derived-from') continue;
    const name = otherName(to, language, options);
    if (name) facts.push(type === 'part-of' ? words.partOf(name) : words.derivedFrom(name));
  }
  return facts.filter((fact) => fact !== undefined && fact !== '') as string[];
}

function otherName(id: string, language: Language, { entryOf, anchorOf }: EntryOptions): string | undefined {
  const other = entryOf?.(id);
  if (other === undefined) return undefined;
  const name = markdown(nameOf(other, language));
  const anchor = anchorOf?.(id);
  const url = anchor === undefined ? other.links[0]?.url : `#${anchor}`;
  return url === undefined ? name : linked(name, url);
}

function publishedOf(entry: Entry): string {
  const { venue, year } = entry;
  if (venue === undefined) return year === undefined ? '' : String(year);
  return markdown(year === undefined || venue.includes(String(year)) ? venue : `${venue} ${year}`);
}

/** The first three authors, as Markdown. */
export function authorsOf(entry: Entry, language: Language): string {
  const all = entry.authors ?? [];
  const words = phrases[language];
  const shown = all.slice(0, 3).map(markdown).join(words.and);
  return all.length > 3 ? `${shown}${words.others}` : shown;
}

/** What people call a paper, unless its title says so already. */
function shortName(entry: Entry, language: Language): string {
  if (entry.kind !== 'paper') return '';
  const name = localized(entry.name, language);
  const { open, close } = phrases[language];
  return name === undefined || entry.title.toLowerCase().includes(name.toLowerCase()) ? '' : `${open}${markdown(name)}${close}`;
}
