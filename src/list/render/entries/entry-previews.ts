import type { LocatedEntry, ParsedList } from '../../read-list.ts';
import { detectOutputFormat, getLayout, type Output, type Section, type Settings, walkSections } from '../../schema/index.ts';
import { createFactDisplay } from '../repository-facts.ts';
import { parseTemplate, renderTemplateEntries } from '../template/index.ts';
import { renderBullet, renderTable } from './entry-layouts.ts';
import { type EntryRenderOptions, isLineSection, renderEntry } from './entry-markdown.ts';

export interface PreviewContext {
  list: ParsedList;
  settings: Settings;
  /** The present texts by path: templates of outputs. */
  existing: ReadonlyMap<string, string>;
}

/**
 * Single entries as the README will show them. The first output in Markdown decides: its layout,
 * its line or its template. Without one, the default layout is used.
 */
export function renderEntryPreviews(
  entries: readonly LocatedEntry[],
  context: PreviewContext,
): ReadonlyMap<LocatedEntry, string> {
  const { list, settings } = context;
  const output = settings.outputs.find((each) => detectOutputFormat(each) === 'markdown');
  const byId = new Map(list.entries.map((located) => [located.id, located.entry]));
  const options: EntryRenderOptions = {
    words: list.info?.words,
    usualLanguages: list.info?.usual_languages,
    findEntry: (id) => byId.get(id),
    display: createFactDisplay(list.facts, settings.facts, output ?? {}),
  };
  const byTemplate = renderByTemplate(entries, output, context, options);
  const headingSections = findHeadingSections(list, output);
  const sections = indexSections(list);
  return new Map(
    entries.map((located) => {
      const { section } = located.entry;
      const layout = headingSections.has(section) ? 'heading' : 'line';
      const ownOptions: EntryRenderOptions = { ...options, layout, hasFactsInLines: sections.get(section)?.layout === 'lines' };
      const text = byTemplate?.get(located) ?? renderByLayout(located, output ?? { language: settings.language }, ownOptions);
      return [located, text];
    }),
  );
}

const indexSections = ({ info }: ParsedList): ReadonlyMap<string, Section> =>
  new Map([...walkSections(info?.sections)].map(([section]) => [section.id, section]));

/** The entries by the output's template; undefined without a readable one. */
function renderByTemplate(
  entries: readonly LocatedEntry[],
  output: Output | undefined,
  { list, settings, existing }: PreviewContext,
  options: EntryRenderOptions,
): ReadonlyMap<unknown, string> | undefined {
  const template = existing.get(output?.template ?? '');
  if (output === undefined || template === undefined) return undefined;
  const parsed = parseTemplate(template.replaceAll('\r\n', '\n'));
  if ('brokenLine' in parsed) return undefined;
  const document = {
    language: output.language,
    entries: list.entries,
    sections: list.info?.sections ?? [],
    fieldNames: Object.keys(settings.fields),
    line: output.line,
    sort: output.sort,
    options: { ...options, layout: 'line' as const },
  };
  const rendered = renderTemplateEntries(parsed.parts, document, new Set(entries));
  return new Map([...rendered].map(([located, text]) => [located, dedent(text)]));
}

/** Without the indentation that an entry has below another one. */
function dedent(text: string): string {
  const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  return text.replace(new RegExp(`^[ \\t]{0,${indent}}`, 'gm'), '').trimEnd();
}

function renderByLayout(
  located: LocatedEntry,
  output: Pick<Output, 'language' | 'layout' | 'line' | 'columns'>,
  options: EntryRenderOptions,
): string {
  const { language, line, columns } = output;
  const layout = getLayout(output);
  if (layout === 'tables') return renderTable([located], language, options, columns);
  if (layout === 'bullets') return renderBullet(located.entry, language, line, options);
  return renderEntry(located.entry, language, options);
}

/** Sections whose entries have headings, because not every one of them is a line. */
function findHeadingSections(list: ParsedList, output: Output | undefined): ReadonlySet<string> {
  const layout = output && getLayout(output);
  if (layout === 'tables' || layout === 'bullets') return new Set();
  const sections = indexSections(list);
  const bySection = Map.groupBy(list.entries, ({ entry }) => entry.section);
  return new Set([...bySection].flatMap(([id, own]) => (isLineSection(sections.get(id), own) ? [] : [id])));
}
