import type { Language } from '../../../model/language.ts';
import { escapeReadme } from '../../../text/escape/escape-markdown.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import { type Output, type Section, walkSections } from '../../schema/index.ts';
import { type EntryRenderOptions, hasDeadLink } from '../entries/entry-markdown.ts';
import { renderMarksAfterName, withOutputSort } from '../repository-facts.ts';
import { type SortableEntry, sortEntries } from '../sort-entries.ts';
import { buildPatternValues, createFingerprint, fingerprintHiddenFields, withFacts } from './entry-pattern.ts';
import { fillPattern, type PatternValues } from './fill-pattern.ts';
import { adjustRowspan, isHtmlRow, joinHtmlRows } from './html-rows.ts';
import { type PlacedEntry, type Placement, placeEntries } from './place-entries.ts';
import { findUsualPatterns, type Neighbourhood, renderAnew, type UsualPatterns } from './render-anew.ts';
import type { EntriesPart, TemplateMark, TemplatePart } from './template-syntax.ts';

export interface TemplateDocument {
  language: Language;
  entries: readonly SortableEntry[];
  /** The sections to render, with those below them. */
  sections: readonly Section[];
  /** Names of the fields that the settings declare. */
  fieldNames: readonly string[];
  /** The template of a line, where the output sets one. */
  line: string | undefined;
  /** The order of entries, where the output sets one. */
  sort?: Output['sort'];
  options: EntryRenderOptions;
  /** Values that are known already, by the entry's id. */
  values?: ReadonlyMap<string, PatternValues>;
}

/**
 * Renders a README by its template. Text of the template stays byte for byte, and so does an entry
 * while its fields are those that the template was written for. Other entries are rendered from
 * their fields in the form of their neighbours.
 */
export function renderTemplate(parts: readonly TemplatePart[], document: TemplateDocument): string {
  return new TemplateRenderer(parts, document).render();
}

/**
 * Renders some entries alone, each as `renderTemplate` does it in its place.
 * @param wanted among the entries of the document.
 */
export function renderTemplateEntries(
  parts: readonly TemplatePart[],
  document: TemplateDocument,
  wanted: ReadonlySet<SortableEntry>,
): Map<SortableEntry, string> {
  return new TemplateRenderer(parts, document).renderEntries(wanted);
}

/** Where a row that is open is searched for. */
const maxRowCharacters = 4000;
/** Parts of one table between two texts. */
const maxRowParts = 1000;

class TemplateRenderer {
  readonly #parts: readonly TemplatePart[];
  readonly #document: TemplateDocument;
  readonly #partsBySection: ReadonlyMap<string, EntriesPart[]>;
  readonly #around: Neighbourhood;
  readonly #levels: ReadonlyMap<string, number>;
  readonly #sections: ReadonlyMap<string, Section>;
  readonly #marks: readonly TemplateMark[];
  readonly #usualBySection = new Map<string, UsualPatterns>();
  /** Markdown to add at the end of a section of the template. */
  readonly #additions = new Map<string, string[]>();

  constructor(parts: readonly TemplatePart[], document: TemplateDocument) {
    this.#parts = parts;
    this.#document = document;
    const entriesParts = parts.filter((part) => part.type === 'entries');
    this.#partsBySection = Map.groupBy(entriesParts, ({ section }) => section);
    const { language, fieldNames, line, options } = document;
    this.#marks = parts.flatMap((part) => (part.type === 'mark' ? [part.mark] : []));
    const usual = [findUsualPatterns(entriesParts, this.#marks)];
    this.#around = { language, fieldNames, line, options, usual, marks: this.#marks };
    this.#levels = findHeadingLevels(parts);
    this.#sections = new Map([...walkSections(document.sections)].map(([section]) => [section.id, section]));
  }

  render(): string {
    const placement = this.#placeAll();
    let text = '';
    let open = '';
    const close = () => {
      for (const addition of this.#additions.get(open) ?? []) text = `${endWithBlankLine(text)}${addition}\n`;
    };
    for (const [index, part] of this.#parts.entries()) {
      if (part.type === 'text') {
        const before = this.#parts[index - 1];
        const own = adjustRowspan(part.text, this.#countNewRows(index, placement));
        text += before?.type === 'section' ? this.#renameHeading(own, before) : own;
      } else if (part.type === 'section') {
        close();
        open = part.id;
      } else if (part.type === 'entries') text += this.#renderEntries(index, part, placement, text);
    }
    close();
    return text;
  }

  renderEntries(wanted: ReadonlySet<SortableEntry>): Map<SortableEntry, string> {
    const texts = new Map<SortableEntry, string>();
    for (const [part, placed] of this.#placeAll()) {
      const here = placed.filter(({ located }) => wanted.has(located));
      const around = here.length > 0 ? this.#findNeighbourhood(part) : this.#around;
      for (const each of here) texts.set(each.located, this.#renderEntry(each, around));
    }
    for (const located of wanted)
      if (!texts.has(located)) texts.set(located, renderAnew(located.entry, this.#usualBullet(), this.#around));
    return texts;
  }

  /** Places all entries. Those of a section that the template has no place for become additions. */
  #placeAll(): Placement {
    const all = new Map<EntriesPart, readonly PlacedEntry[]>();
    const bySection = Map.groupBy(this.#document.entries, ({ entry }) => entry.section);
    const known = new Set(this.#parts.flatMap((part) => (part.type === 'section' ? [part.id] : [])));
    let previous = '';
    for (const [section, path] of walkSections(this.#document.sections)) {
      const parts = this.#partsBySection.get(section.id) ?? [];
      const entries = this.#sort(bySection.get(section.id) ?? [], section, parts);
      if (parts.length > 0) for (const [part, placed] of placeEntries(parts, entries)) all.set(part, placed);
      else if (entries.length > 0) {
        const home = known.has(section.id) ? section.id : previous;
        const heading = known.has(section.id) ? '' : this.#renderHeading(section, path.length);
        const list = entries.map(({ entry }) => renderAnew(entry, this.#usualBullet(), this.#around)).join('');
        this.#additions.set(home, [...(this.#additions.get(home) ?? []), heading + list]);
      }
      if (known.has(section.id)) previous = section.id;
    }
    return all;
  }

  /** Without an order of the data, that of the template counts. */
  #sort(entries: readonly SortableEntry[], section: Section, parts: readonly EntriesPart[]): SortableEntry[] {
    const { sort: ownSort, language, options } = this.#document;
    const { sort, order: given } = withOutputSort(section, ownSort);
    const isOrdered = (sort !== undefined && sort !== 'manual') || given !== undefined;
    const order = isOrdered ? given : parts.flatMap(({ slots }) => slots.map(({ id }) => id));
    return sortEntries(entries, { ...section, sort, order }, language, options.display?.facts);
  }

  #usualBullet(): string {
    return this.#around.usual[0]?.bullets[0] ?? this.#document.line ?? '- [{name}]({url}) - {description}';
  }

  /** @param depth length of the section's path in `list.yml`, two for each level. */
  #renderHeading(section: Section, depth: number): string {
    const alike = [...walkSections(this.#document.sections)].find(
      ([{ id }, path]) => path.length === depth && this.#levels.has(id),
    );
    const level = (alike && this.#levels.get(alike[0].id)) ?? Math.min(6, 1 + depth / 2);
    return `${'#'.repeat(level)} ${escapeReadme(this.#getName(section))}\n\n`;
  }

  #getName = (section: Section): string => localizeText(section.name, this.#document.language) ?? section.id;

  #renameHeading(text: string, { id, fingerprint }: { id: string; fingerprint: string }): string {
    const section = this.#sections.get(id);
    if (section === undefined || createFingerprint(this.#getName(section)) === fingerprint) return text;
    return text.replace(/^( {0,3}#{1,6}[ \t]+)[^\n]*/, (_, marks: string) => marks + escapeReadme(this.#getName(section)));
  }

  #renderEntries(index: number, part: EntriesPart, placement: Placement, textBefore: string): string {
    const around = this.#findNeighbourhood(part);
    const placed = placement.get(part) ?? [];
    const texts = placed.map((each, at) => {
      const known = placed.findLastIndex(({ pattern }, index) => index <= at && pattern !== undefined);
      return this.#renderEntry(each, around, at - Math.max(known, -1));
    });
    if (!isHtmlRow(part.pattern) || this.#isAsBefore(index, part, placement)) return texts.join('\n'.repeat(part.gap));
    return joinHtmlRows(textBefore.slice(-maxRowCharacters), texts).join('\n'.repeat(part.gap));
  }

  /**
   * Whether a part has its entries in their order, and so have the parts before it in its table.
   */
  #isAsBefore(index: number, part: EntriesPart, placement: Placement): boolean {
    const before = this.#parts[index - 1];
    const isEmptied = before?.type === 'entries' && before.slots.length > 0 && !placement.get(before)?.length;
    const placed = placement.get(part) ?? [];
    return !isEmptied && placed.length === part.slots.length && placed.every(({ slot }, at) => slot === part.slots[at]);
  }

  /** How many more entries than before follow the text of an index, up to the next text. */
  #countNewRows(index: number, placement: Placement): number {
    let count = 0;
    for (const part of this.#parts.slice(index + 1, index + 1 + maxRowParts)) {
      if (part.type !== 'entries' || !isHtmlRow(part.pattern)) break;
      count += (placement.get(part)?.length ?? 0) - part.slots.length;
    }
    return count;
  }

  #findNeighbourhood({ section }: EntriesPart): Neighbourhood {
    return { ...this.#around, usual: [this.#findUsualPatterns(section), ...this.#around.usual] };
  }

  #findUsualPatterns(section: string): UsualPatterns {
    const known = this.#usualBySection.get(section) ?? findUsualPatterns(this.#partsBySection.get(section) ?? [], this.#marks);
    this.#usualBySection.set(section, known);
    return known;
  }

  /** @param step how many new entries there are since the last known one. */
  #renderEntry({ located: { entry }, slot, pattern, part }: PlacedEntry, around: Neighbourhood, step = 0): string {
    const { language, fieldNames, options } = this.#document;
    if (pattern === undefined || hasDeadLink(entry, options)) return renderAnew(entry, pattern ?? part.pattern, around, step);
    const known = this.#document.values?.get(slot.id);
    const values = known ?? buildPatternValues(entry, pattern, language, fieldNames);
    const isAsBefore = fingerprintHiddenFields(entry, pattern, values, this.#marks) === slot.fingerprint;
    if (!isAsBefore) return renderAnew(entry, pattern, around);
    const { display } = options;
    return addMarks(
      fillPattern(pattern, withFacts(values, entry, { language, fieldNames, display })),
      pattern,
      renderMarksAfterName(entry, language, display),
    );
  }
}

/**
 * An entry with its marks at the end of its line, unless its pattern has a place for them. Headings
 * and rows have no end that would be theirs.
 */
function addMarks(text: string, pattern: string, marks: string): string {
  const isItem = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t][^\n]*\n$/.test(text);
  return marks === '' || !isItem || pattern.includes('{marks}') ? text : text.replace(/[ \t]*\n$/, () => `${marks}\n`);
}

/** The levels of the headings with which sections begin. */
function findHeadingLevels(parts: readonly TemplatePart[]): Map<string, number> {
  const levels = new Map<string, number>();
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    if (part.type !== 'section' || next?.type !== 'text') continue;
    const marks = /^ {0,3}(#{1,6})[ \t]/.exec(next.text)?.[1];
    if (marks !== undefined) levels.set(part.id, marks.length);
  }
  return levels;
}

const endWithBlankLine = (text: string): string =>
  text === '' || text.endsWith('\n\n') ? text : text.endsWith('\n') ? `${text}\n` : `${text}\n\n`;
