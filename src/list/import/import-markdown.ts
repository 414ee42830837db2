import type { Nodes, Root } from 'mdast';
import { isTangled } from '../../links/tangled.ts';
import type { ListInfo, WrittenEntry } from '../entry.ts';
import type { SourceFile } from '../finding.ts';
import { defaultEnd, defaultStart } from '../render/zone.ts';
import { anchorsOf, parseMarkdown } from './chapters.ts';
import { anchorTest, tellAnchors } from './contents.ts';
import { divide } from './divide.ts';
import { textIn } from './guess.ts';
import type { Look } from './look.ts';
import { findLosses } from './losses.ts';
import { isEnglish, mendList } from './mend.ts';
import { tellMistakes } from './mistakes.ts';
import { namedIn, type Reading } from './pieces.ts';
import { type ReportLine, reporter } from './report.ts';
import { settleList } from './settle.ts';
import { writeEntries, writeList } from './write-files.ts';

export type { Look } from './look.ts';
export type { ReportLine } from './report.ts';

export interface ImportOptions {
  /** Folder of the list to be. Default `data`. */
  data?: string;
  /** Language of the list where it is not told by its words. */
  language?: 'zh' | 'en';
  /** Do the safe repairs: today's addresses for left hosts, one entry for two that are the same, English sentences as awesome-lint wants them. */
  mend?: boolean;
}

export interface ImportedEntry {
  id: string;
  /** Where its file will be. */
  path: string;
  /** Where it stood in the source. */
  line: number;
  entry: WrittenEntry & { id: string };
}

export interface Imported {
  list: ListInfo;
  entries: ImportedEntry[];
  /** `list.yml` and one file for each entry; none when nothing was found. */
  files: SourceFile[];
  report: ReportLine[];
  /** How the entries stood: the layout and the line that the output is to have. */
  look: Look;
  /** What people wrote around the list, byte for byte but for tables of contents: it stays outside the generated zone. */
  kept: { before: string; after: string };
  /** The source's tree: most of an import's time is spent on it, so that proofs do not grow it again. */
  tree?: Root;
}

/** Characters that are read at most; more is kept as it is. */
const mostCharacters = 4 * 1024 * 1024;

/**
 * Reads somebody's Markdown list as data. Pure; never throws. Every address, code, name and sentence of the source is then in the entries,
 * in the hand-written part (`kept`), or in a report line that says where it was and why it was left; `lossesOf` proves it. Mistakes are
 * imported as they stand and told, unless `mend` is set.
 */
export function importMarkdown(file: SourceFile, options: ImportOptions = {}): Imported {
  if (file.text.length > mostCharacters) return untouched(file, options, 'too-large');
  if (isTangled(file.text)) return untouched(file, options, 'too-deep');
  const root = parseMarkdown(file.text);
  // What nests that deep is no list, and would overflow whatever walks through it.
  return depthOf(root) > deepest ? untouched(file, options, 'too-deep') : importTree(file, root, options);
}

/** Blocks and inline markup within each other, at most. */
const deepest = 400;

function depthOf(root: Root): number {
  let depth = 0;
  let level: Nodes[] = [root];
  while (level.length > 0 && depth <= deepest) {
    depth += 1;
    level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []));
  }
  return depth;
}

function importTree(file: SourceFile, root: Root, options: ImportOptions): Imported {
  const source = file.text;
  const data = options.data ?? 'data';
  const report = reporter();
  const anchors = anchorsOf(root);
  const isAnchor = anchorTest(root, anchors);
  const reading: Reading = { source, ...namedIn(root), taken: new Set(), isAnchor, report };
  tellAnchors(root, anchors, isAnchor, report);
  const divided = divide(root, reading);
  if (divided.sections.length === 0)
    return { ...untouched(file, options), report: report.lines.filter(({ what }) => what === 'anchor') };
  const settled = settleList(divided, options.language, data, report);
  const { list, entries } = options.mend ? mendList(settled, divided.look, report) : settled;
  // Mended sentences stand as awesome-lint wants items to stand, which is what there is without a template.
  const look = options.mend && isEnglish(list, divided.look) ? { layout: divided.look.layout } : divided.look;
  const kept = divided.kept;
  tellMistakes(entries, report);
  for (const loss of findLosses(source, { list, entries, report: report.lines, kept, tree: root }))
    report.lines.push({ ...loss, why: 'not-placed' });
  report.lines.sort((a, b) => a.line - b.line);
  const files = [writeList(list, data), ...writeEntries(entries, data)];
  return { list, entries, files, report: report.lines, look, kept, tree: root };
}

/** The whole source as hand-written part, where there is no list in it. */
function untouched(file: SourceFile, options: ImportOptions, why?: 'too-large' | 'too-deep'): Imported {
  const name = (file.path.split('/').at(-1) ?? '').replace(/\.\w+$/, '') || 'list';
  const list: ListInfo = {
    title: textIn(name),
    languages: [options.language ?? 'en'],
    sections: [{ id: 'list', name: textIn(name) }],
  };
  const report: ReportLine[] = why ? [{ line: 1, what: 'text', text: '', why }] : [];
  return { list, entries: [], files: [], report, look: { layout: 'bullets' }, kept: { before: file.text, after: '' } };
}

/** The file in which the list stood, with markers where the generated zone is to be. */
export function withZone(imported: Imported, data = 'data'): string {
  const { before, after } = imported.kept;
  const end = /\r\n/.test(before + after) ? '\r\n' : '\n';
  const top = before.trimEnd();
  const head = top === '' ? '' : `${top}${end}${end}`;
  const tail = after.trim() === '' ? '' : `${end}${after.replace(/^\s*\n/, '')}`;
  return `${head}${defaultStart(data)}${end}${defaultEnd}${end}${tail}`;
}
