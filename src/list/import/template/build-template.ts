import type { Language } from '../../../model/language.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import {
  buildPatternValues,
  createFingerprint,
  createPattern,
  type EntriesPart,
  fillPattern,
  fingerprintHiddenFields,
  formatTemplate,
  type PatternValues,
  type TemplateMark,
  type TemplatePart,
} from '../../render/template/index.ts';
import type { Entry, Section } from '../../schema/index.ts';
import { walkSections } from '../../schema/index.ts';
import type { BuiltList, ImportedEntry } from '../imported-list.ts';

/** The list's part of a source, and what was read from it. */
export interface TemplateSource {
  /** Lines of the source with their line breaks, from the first to the last of the list. */
  lines: readonly string[];
  /** Number of the first of these lines, from 1. */
  firstLine: number;
  built: BuiltList;
  /** Where each section begins, by id. */
  sectionLines: ReadonlyMap<string, number>;
  language: Language;
  /** Fields that the settings declare. */
  fieldNames: readonly string[];
  /** Marks of the entries that the source explains. */
  marks: readonly TemplateMark[];
}

interface TemplateEvent {
  line: number;
  section?: Section;
  entry?: ImportedEntry;
}

/**
 * The template of a source: all of its text, with places for the entries.
 * @returns the values of the entries too. Rendering the template needs them again.
 */
export function buildTemplate(source: TemplateSource): { text: string; values: ReadonlyMap<string, PatternValues> } {
  const { lines, firstLine } = source;
  const parts: TemplatePart[] = source.marks.map((mark) => ({ type: 'mark', mark }));
  const values = new Map<string, PatternValues>();
  const events = collectEvents(source);
  const lastLine = firstLine + lines.length - 1;
  let at = firstLine;
  const take = (from: number, to: number) => lines.slice(from - firstLine, to - firstLine + 1).join('');
  for (const [index, { line, section, entry }] of events.entries()) {
    const text = take(at, line - 1);
    at = line;
    if (section !== undefined) {
      addText(parts, text);
      const name = localizeText(section.name, source.language) ?? section.id;
      parts.push({ type: 'section', id: section.id, fingerprint: createFingerprint(name) });
    } else if (entry !== undefined) {
      const end = Math.min(entry.endLine, (events[index + 1]?.line ?? lastLine + 1) - 1, lastLine);
      addEntry(parts, text, buildEntriesPart(entry, take(line, end), source, values));
      at = end + 1;
    }
  }
  addText(parts, take(at, lastLine));
  return { text: formatTemplate(parts), values };
}

/** Sections and entries by line; a section comes before an entry of the same line. */
function collectEvents({ built, sectionLines, lines, firstLine }: TemplateSource): TemplateEvent[] {
  const sections = [...walkSections(built.list.sections)].map(([section]) => section);
  const events: TemplateEvent[] = [
    ...sections.flatMap((section) => {
      const line = sectionLines.get(section.id);
      return line === undefined ? [] : [{ line, section }];
    }),
    ...built.entries.map((entry) => ({ line: entry.line, entry })),
  ];
  const isInside = ({ line }: TemplateEvent) => line >= firstLine && line < firstLine + lines.length;
  return events.filter(isInside).sort((a, b) => a.line - b.line);
}

function addText(parts: TemplatePart[], text: string): void {
  if (text !== '') parts.push({ type: 'text', text });
}

/**
 * Adds an entry to the part before it, if only blank lines are between and both are written alike.
 */
function addEntry(parts: TemplatePart[], textBefore: string, part: EntriesPart): void {
  const last = parts.at(-1);
  const isGap = /^\n{0,9}$/.test(textBefore);
  if (
    last?.type === 'entries' &&
    isGap &&
    last.section === part.section &&
    last.pattern === part.pattern &&
    (last.slots.length === 1 || last.gap === textBefore.length)
  ) {
    last.gap = textBefore.length;
    last.slots.push(...part.slots);
    return;
  }
  addText(parts, textBefore);
  parts.push(part);
}

function buildEntriesPart(
  { id, entry }: ImportedEntry,
  markdown: string,
  source: TemplateSource,
  allValues: Map<string, PatternValues>,
): EntriesPart {
  const { language, fieldNames, marks } = source;
  const whole: Entry = { ...entry, links: entry.links ?? [] };
  const text = markdown.endsWith('\n') ? markdown : `${markdown}\n`;
  const values = buildPatternValues(whole, text, language, fieldNames);
  allValues.set(id, values);
  const found = createPattern(text, values, fieldNames);
  const pattern = fillPattern(found, values) === text ? found : text.replaceAll('{', '{{');
  const fingerprint = fingerprintHiddenFields(whole, pattern, values, marks);
  return { type: 'entries', section: entry.section, slots: [{ id, fingerprint }], pattern, gap: 0 };
}
