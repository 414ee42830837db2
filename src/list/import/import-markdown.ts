import type { Nodes, Root } from 'mdast';
import { exceedsMarkdownLimits } from '../../links/extract/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { formatStartMarker, generatedEndMarker } from '../render/index.ts';
import type { EntryInput, ListInfo } from '../schema/index.ts';
import { autofixList, isEnglishBulletList } from './autofix/index.ts';
import { buildList, toLocalizedName } from './entries/index.ts';
import { createImportReporter, type ImportReportLine } from './import-report.ts';
import { type DetectedLayout, splitDocument } from './layout/index.ts';
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

export type { ImportReportLine } from './import-report.ts';
export type { DetectedLayout } from './layout/index.ts';

export interface ImportOptions {
  /** Folder of the list to be. Default `data`. */
  data?: string;
  /** Language of the list where it is not told by its words. */
  language?: Language;
  /** Do the safe repairs: today's addresses for left hosts, one entry for two that are the same, English sentences as awesome-lint wants them. */
  autofix?: boolean;
}

export interface ImportedEntry {
  id: string;
  /** Where its file will be. */
  path: string;
  /** Where it stood in the source. */
  line: number;
  entry: EntryInput & { id: string };
}

export interface ImportedList {
  list: ListInfo;
  entries: ImportedEntry[];
  /** `list.yml` and one file for each entry; none when nothing was found. */
  files: SourceFile[];
  report: ImportReportLine[];
  /** How the entries stood: the layout and the line that the output is to have. */
  detectedLayout: DetectedLayout;
  /** What people wrote around the list, byte for byte but for tables of contents: it stays outside the generated zone. */
  surroundingText: { before: string; after: string };
  /** The source's tree: most of an import's time is spent on it, so that proofs do not grow it again. */
  syntaxTree?: Root;
}

/** Characters that are read at most; more is kept as it is. */
const maxSourceCharacters = 4 * 1024 * 1024;

/**
 * Reads somebody's Markdown list as data. Pure; never throws. Every address, code, name and sentence of the source is then in the entries,
 * in the hand-written part (`kept`), or in a report line that says where it was and why it was left; `lossesOf` proves it. Mistakes are
 * imported as they stand and told, unless `mend` is set.
 */
export function importMarkdown(file: SourceFile, options: ImportOptions = {}): ImportedList {
  if (file.text.length > maxSourceCharacters) return keepUnchanged(file, options, 'too-large');
  if (exceedsMarkdownLimits(file.text)) return keepUnchanged(file, options, 'too-deep');
  const root = parseMarkdown(file.text);
  // What nests that deep is no list, and would overflow whatever walks through it.
  return measureDepth(root) > maxDepth ? keepUnchanged(file, options, 'too-deep') : importTree(file, root, options);
}

/** Blocks and inline markup within each other, at most. */
const maxDepth = 400;

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
  const report = createImportReporter();
  const anchors = collectAnchors(root);
  const isAnchor = createAnchorTest(root, anchors);
  const context: ReadContext = { source, ...collectDefinitions(root), usedFootnotes: new Set(), isAnchor, report };
  reportBrokenAnchors(root, anchors, isAnchor, report);
  const document = splitDocument(root, context);
  if (document.sections.length === 0)
    return { ...keepUnchanged(file, options), report: report.lines.filter(({ what }) => what === 'anchor') };
  const built = buildList(document, options.language, data, report);
  const { list, entries } = options.autofix ? autofixList(built, document.detectedLayout, report) : built;
  // Mended sentences stand as awesome-lint wants items to stand, which is what there is without a template.
  const look =
    options.autofix && isEnglishBulletList(list, document.detectedLayout)
      ? { layout: document.detectedLayout.layout }
      : document.detectedLayout;
  const kept = document.surroundingText;
  reportMistakes(entries, report);
  for (const loss of findLosses(source, { list, entries, report: report.lines, surroundingText: kept, syntaxTree: root }))
    report.lines.push({ ...loss, why: 'not-placed' });
  report.lines.sort((a, b) => a.line - b.line);
  const files = [serializeListFile(list, data), ...serializeEntries(entries, data)];
  return { list, entries, files, report: report.lines, detectedLayout: look, surroundingText: kept, syntaxTree: root };
}

/** The whole source as hand-written part, where there is no list in it. */
function keepUnchanged(file: SourceFile, options: ImportOptions, why?: 'too-large' | 'too-deep'): ImportedList {
  const name = (file.path.split('/').at(-1) ?? '').replace(/\.\w+$/, '') || 'list';
  const list: ListInfo = {
    title: toLocalizedName(name),
    languages: [options.language ?? 'en'],
    sections: [{ id: 'list', name: toLocalizedName(name) }],
  };
  const report: ImportReportLine[] = why ? [{ line: 1, what: 'text', text: '', why }] : [];
  return {
    list,
    entries: [],
    files: [],
    report,
    detectedLayout: { layout: 'bullets' },
    surroundingText: { before: file.text, after: '' },
  };
}

/** The file in which the list stood, with markers where the generated zone is to be. */
export function insertZoneMarkers(imported: ImportedList, data = 'data'): string {
  const { before, after } = imported.surroundingText;
  const lineEnding = /\r\n/.test(before + after) ? '\r\n' : '\n';
  const trimmedBefore = before.trimEnd();
  const head = trimmedBefore === '' ? '' : `${trimmedBefore}${lineEnding}${lineEnding}`;
  const tail = after.trim() === '' ? '' : `${lineEnding}${after.replace(/^\s*\n/, '')}`;
  return `${head}${formatStartMarker(data)}${lineEnding}${generatedEndMarker}${lineEnding}${tail}`;
}
