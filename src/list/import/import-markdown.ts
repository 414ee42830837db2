import type { Nodes, Root } from 'mdast';
import { exceedsMarkdownLimits } from '../../links/extract/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { formatStartMarker, generatedEndMarker } from '../render/index.ts';
import type { ListInfo } from '../schema/index.ts';
import { autofixList, isEnglishBulletList } from './autofix/index.ts';
import { buildList, toLocalizedName } from './entries/index.ts';
import { ImportReporter } from './import-reporter.ts';
import type { ImportedList, ImportOptions } from './imported-list.ts';
import { splitDocument } from './layout/index.ts';
import {
  collectAnchors,
  collectDefinitions,
  createAnchorTest,
  parseMarkdown,
  type ReadContext,
  reportBrokenAnchors,
} from './read/index.ts';
import { serializeEntries, serializeListFile } from './serialize-files.ts';
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
 * Every address, code, name and sentence of the source is then in the entries, in
 * `surroundingText`, or in the report with the reason. `findLosses` verifies it.
 */
export function importMarkdown(file: SourceFile, options: ImportOptions = {}): ImportedList {
  if (file.text.length > maxSourceCharacters) return keepUnchanged(file, options, 'too-large');
  if (exceedsMarkdownLimits(file.text)) return keepUnchanged(file, options, 'too-deep');
  const root = parseMarkdown(file.text);
  return measureDepth(root) > maxDepth ? keepUnchanged(file, options, 'too-deep') : importTree(file, root, options);
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

function importTree(file: SourceFile, root: Root, options: ImportOptions): ImportedList {
  const source = file.text;
  const data = options.data ?? 'data';
  const report = new ImportReporter();
  const anchors = collectAnchors(root);
  const isAnchor = createAnchorTest(root, anchors);
  const context: ReadContext = { source, ...collectDefinitions(root), usedFootnotes: new Set(), isAnchor, report };
  reportBrokenAnchors(root, anchors, isAnchor, report);
  const document = splitDocument(root, context);
  if (document.sections.length === 0)
    return { ...keepUnchanged(file, options), report: report.lines.filter(({ what }) => what === 'anchor') };
  const built = buildList(document, { language: options.language, data, report });
  const { list, entries } = options.autofix ? autofixList(built, document.detectedLayout, report) : built;
  const { surroundingText } = document;
  reportMistakes(entries, report);
  for (const loss of findLosses(source, { list, entries, report: report.lines, surroundingText, syntaxTree: root }))
    report.lines.push({ ...loss, why: 'not-placed' });
  report.lines.sort((a, b) => a.line - b.line);
  return {
    list,
    entries,
    files: [serializeListFile(list, data), ...serializeEntries(entries, data)],
    report: report.lines,
    detectedLayout: selectLayout(list, document.detectedLayout, options),
    surroundingText,
    syntaxTree: root,
  };
}

/**
 * Repaired sentences need no template of their own: without one, items are written as awesome-lint
 * wants them.
 */
function selectLayout(list: ListInfo, detected: ImportedList['detectedLayout'], { autofix }: ImportOptions) {
  return autofix && isEnglishBulletList(list, detected) ? { layout: detected.layout } : detected;
}

/** The whole source as hand-written text, where there is no list in it. */
function keepUnchanged(file: SourceFile, options: ImportOptions, why?: 'too-large' | 'too-deep'): ImportedList {
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
  const lineEnding = /\r\n/.test(before + after) ? '\r\n' : '\n';
  const trimmedBefore = before.trimEnd();
  const head = trimmedBefore === '' ? '' : `${trimmedBefore}${lineEnding}${lineEnding}`;
  const tail = after.trim() === '' ? '' : `${lineEnding}${after.replace(/^\s*\n/, '')}`;
  return `${head}${formatStartMarker(data)}${lineEnding}${generatedEndMarker}${lineEnding}${tail}`;
}
