import type { Nodes, Root } from 'mdast';
import { exceedsMarkdownLimits } from '../../links/extract/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { formatStartMarker, generatedEndMarker } from '../render/index.ts';
import { hasTemplateDirectives, type PatternValues } from '../render/template/index.ts';
import { type ListInfo, walkSections } from '../schema/index.ts';
import { autofixList, isEnglishBulletList, mendPatterns } from './autofix/index.ts';
import { buildList, toLocalizedName } from './entries/index.ts';
import { ImportReporter } from './import-reporter.ts';
import type { ImportedList, ImportOptions } from './imported-list.ts';
import { type SplitDocument, splitDocument } from './layout/index.ts';
import { applyLegend, marksField } from './legend/index.ts';
import {
  collectAnchors,
  collectDefinitions,
  createAnchorTest,
  parseMarkdown,
  type ReadContext,
  reportBrokenAnchors,
} from './read/index.ts';
import { isGeneratedPage, isMagazineIndex, type RefusalReason } from './recognize-page.ts';
import { serializeEntries, serializeListFile } from './serialize-files.ts';
import { buildTemplate, type TemplateSource } from './template/index.ts';
import { findLosses, reportMistakes } from './verify/index.ts';

/** A longer source is not parsed and stays as it is. */
const maxSourceCharacters = 4 * 1024 * 1024;

/**
 * Maximum nesting of blocks and inline markup. A deeper text is no list, and walking its tree would
 * overflow the stack.
 */
const maxDepth = 400;

/**
 * Reads a Markdown list as data. Mistakes are imported as they are and reported, unless `autofix`
 * is set. Pure; never throws.
 *
 * What is not an entry stays in the template, in its place. Rendered with the entries as they are,
 * it gives the source again.
 */
export function importMarkdown(file: SourceFile, options: ImportOptions = {}): ImportedList {
  const { root, refused } = parseSource(file.text);
  if (root === undefined) return keepUnchanged(file, options, refused);
  if (isGeneratedPage(file.text)) return keepUnchanged(file, options, 'generated-page');
  return isMagazineIndex(root) ? keepUnchanged(file, options, 'magazine') : importTree(file, root, options);
}

/**
 * The entries of a Markdown list with their lines, as the import reads them, for a list that stays
 * Markdown. Costs less than an import, because no template is made and nothing is compared.
 * @returns undefined where the text cannot be read as a list.
 */
export function readMarkdownEntries(
  file: SourceFile,
): (Pick<ImportedList, 'list' | 'entries' | 'surroundingText'> & { tree: Root }) | undefined {
  const { root } = parseSource(file.text);
  if (root === undefined) return undefined;
  const { document, built } = readTree(file, root, {});
  const { list, entries } = built ?? keepUnchanged(file, {});
  return { list, entries, surroundingText: document.surroundingText, tree: root };
}

/** The syntax tree of a source, or why it is not read. */
function parseSource(text: string): { root?: Root; refused?: 'too-large' | 'too-deep' } {
  if (text.length > maxSourceCharacters) return { refused: 'too-large' };
  if (exceedsMarkdownLimits(text)) return { refused: 'too-deep' };
  // A lone carriage return ends a line in Markdown, but not in a file.
  // No file has half a character.
  if (/\r(?!\n)/.test(text) || !text.isWellFormed() || hasTemplateDirectives(text)) return {};
  const root = parseMarkdown(text);
  return measureDepth(root) > maxDepth ? { refused: 'too-deep' } : { root };
}

function measureDepth(root: Root): number {
  let depth = 0;
  let level: Nodes[] = [root];
  while (level.length > 0 && depth <= maxDepth) {
    depth += 1;
    level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []));
  }
  return depth;
}

/** @returns `built` undefined where the source has no list. */
function readTree(file: SourceFile, root: Root, options: ImportOptions) {
  const source = file.text;
  const data = options.data ?? 'data';
  const report = new ImportReporter();
  const anchors = collectAnchors(root);
  const isAnchor = createAnchorTest(root, anchors);
  const context: ReadContext = { source, ...collectDefinitions(root), usedFootnotes: new Set(), isAnchor, report };
  reportBrokenAnchors(root, anchors, isAnchor, report);
  const document = splitDocument(root, context);
  if (document.sections.length === 0) return { report, document, built: undefined };
  const findBlockEnd = createBlockEndFinder(root);
  const { before, after } = document.surroundingText;
  const inside = source.slice(before.length, source.length - after.length);
  const first = before.split('\n').length;
  const lines = { first, last: first + inside.replace(/\n$/, '').split('\n').length - 1 };
  return { report, document, built: buildList(document, { language: options.language, data, report, findBlockEnd, lines }) };
}

function importTree(file: SourceFile, root: Root, options: ImportOptions): ImportedList {
  const source = file.text;
  const data = options.data ?? 'data';
  const { report, document, built } = readTree(file, root, options);
  if (built === undefined)
    return { ...keepUnchanged(file, options), report: report.reported().filter(({ what }) => what === 'anchor') };
  const isMended = options.autofix === true && isEnglishBulletList(built.list, document.detectedLayout);
  const listFile = serializeFittingListFile(built.list, data);
  if (listFile === undefined) return keepUnchanged(file, options, 'too-large');
  const marks = marksField in built.fields ? [] : applyLegend(built.entries, source.split(/\r?\n/));
  if (marks.some(({ field }) => field === marksField)) built.fields[marksField] = 'list';
  const { template, values } = createTemplate(file, document, { ...built, marks }, data);
  const faithful = {
    ...built,
    surroundingText: document.surroundingText,
    template,
    usesCrlf: usesCrlf(source),
    fields: built.fields,
    values,
  };
  for (const loss of findLosses(source, faithful)) report.lines.push({ ...loss, why: 'not-placed' });
  const { list, entries } = options.autofix ? autofixList(built, document.detectedLayout, report) : built;
  const written = isMended ? { ...template, text: mendPatterns(template.text) } : template;
  reportMistakes(entries, report);
  return {
    list,
    entries,
    files: [
      list === built.list ? listFile : serializeListFile(list, data),
      ...serializeEntries(entries, data, Object.keys(built.fields)),
      written,
    ],
    report: report.reported(),
    detectedLayout: { ...selectLayout(list, document.detectedLayout, options), template: template.path },
    surroundingText: document.surroundingText,
    template: written,
    usesCrlf: faithful.usesCrlf,
    fields: built.fields,
    syntaxTree: root,
  };
}

/** `list.yml` has to stay well below what a YAML file of a list may have. */
const maxListFileCharacters = 120 * 1024;

/**
 * `list.yml`; without the orders of its sections where they would make it too long, because the
 * template has them too. Undefined if there are too many sections.
 */
function serializeFittingListFile(list: ListInfo, data: string): SourceFile | undefined {
  const whole = serializeListFile(list, data);
  if (whole.text.length <= maxListFileCharacters) return whole;
  for (const [section] of walkSections(list.sections)) {
    delete section.order;
    delete section.sort;
  }
  const short = serializeListFile(list, data);
  return short.text.length <= maxListFileCharacters ? short : undefined;
}

/** The template of the list's part of a source. */
function createTemplate(
  { path, text }: SourceFile,
  { surroundingText: { before, after } }: SplitDocument,
  built: ReturnType<typeof buildList> & Pick<TemplateSource, 'marks'>,
  data: string,
): { template: SourceFile; values: ReadonlyMap<string, PatternValues> } {
  const inside = text.slice(before.length, text.length - after.length);
  const body = usesCrlf(text) ? inside.replaceAll('\r\n', '\n') : inside;
  const { text: template, values } = buildTemplate({
    lines: body.split(/(?<=\n)/),
    firstLine: before.split('\n').length,
    built,
    sectionLines: built.sectionLines,
    language: built.list.languages[0] ?? 'en',
    fieldNames: Object.keys(built.fields),
    marks: built.marks,
  });
  const name = (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '') || 'list';
  return { template: { path: `${data}/${name}.template.md`, text: template }, values };
}

/** Finds the last line of the block at the top of the tree that a line is in. */
function createBlockEndFinder(root: Root): (line: number) => number {
  const ends = new Map<number, number>();
  for (const { position } of root.children)
    for (let line = position?.start.line ?? 1; line <= (position?.end.line ?? 0); line += 1)
      ends.set(line, position?.end.line ?? line);
  return (line) => ends.get(line) ?? line;
}

/** Whether all line breaks of a text are those of Windows. */
const usesCrlf = (text: string): boolean => text.includes('\r\n') && !/(?<!\r)\n/.test(text);

/**
 * Repaired sentences need no template of their own: without one, items are written as awesome-lint
 * wants them.
 */
function selectLayout(list: ListInfo, detected: ImportedList['detectedLayout'], { autofix }: ImportOptions) {
  return autofix && isEnglishBulletList(list, detected) ? { layout: detected.layout } : detected;
}

/** The whole source as hand-written text, where there is no list in it. */
function keepUnchanged(file: SourceFile, options: ImportOptions, why?: RefusalReason): ImportedList {
  const name = (file.path.split('/').at(-1) ?? '').replace(/\.\w+$/, '') || 'list';
  return {
    list: {
      title: toLocalizedName(name),
      languages: [options.language ?? 'en'],
      sections: [{ id: 'list', name: toLocalizedName(name) }],
    },
    entries: [],
    files: [],
    report: why ? [{ line: 1, what: 'text', text: '', why }] : [],
    detectedLayout: { layout: 'bullets' },
    surroundingText: { before: file.text, after: '' },
  };
}

/** The source with markers for the generated zone in place of its list. */
export function insertZoneMarkers(imported: ImportedList, data = 'data'): string {
  const { before, after } = imported.surroundingText;
  const lineEnding = imported.usesCrlf ? '\r\n' : '\n';
  return `${before}${formatStartMarker(data)}${lineEnding}${generatedEndMarker}${lineEnding}${after}`;
}
