import { createHash } from 'node:crypto';
import type { ChangedFile } from '../../forge/index.ts';
import { applyFixes } from '../../list/authoring/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { LineSuggestion } from '../../model/plan.ts';
import { formatSuggestedChange } from '../../report/review/index.ts';
import { hasInvisibleCharacters } from '../../text/invisible-characters.ts';

export interface SuggestionInput {
  findings: readonly Finding[];
  /** The files of the head. */
  head: readonly SourceFile[];
  changes: readonly ChangedFile[];
  language: Language;
}

/** Longer lines are not readable in a comment. */
const maxLineLength = 2000;

/**
 * Suggested changes for lines with an exact fix that are in the diff. All fixes of a line are one
 * suggestion. Its key depends on the text of the line only, so a later push that moves the line
 * does not repeat it.
 */
export function buildSuggestions({ findings, head, changes, language }: SuggestionInput): LineSuggestion[] {
  const texts = new Map(head.map(({ path, text }) => [path, text]));
  const changesByPath = new Map(changes.map((change) => [change.path, change]));
  const fixable = findings.filter(isFixedInLine);
  const byLine = Map.groupBy(fixable, ({ file, line }) => JSON.stringify([file, line]));
  const diffLinesByFile = new Map<string, Set<number>>();
  return [...byLine.values()].flatMap((here): LineSuggestion[] => {
    const [{ file, line }] = here as [Finding];
    const lines = texts.get(file)?.split('\n') ?? [];
    const before = lines[line - 1];
    if (before === undefined || before.length > maxLineLength) return [];
    if (!diffLinesByFile.has(file)) diffLinesByFile.set(file, listDiffLines(changesByPath.get(file), lines.length));
    if (!diffLinesByFile.get(file)?.has(line)) return [];
    const { text: after, applied } = applyFixes(
      before,
      here.map((finding) => ({ ...finding, line: 1, endLine: 1 })),
    );
    if (applied.length === 0 || after === before || hasInvisibleCharacters(after)) return [];
    const moved = applied.map((finding) => ({ ...finding, line, endLine: line }));
    const key = createHash('sha256')
      .update(JSON.stringify([file, before, after]))
      .digest('hex')
      .slice(0, 16);
    return [{ path: file, line, key, body: formatSuggestedChange(moved, after, language) }];
  });
}

/** Whether one line is all that a fix changes. */
const isFixedInLine = ({ fix, line, endLine }: Finding): boolean => fix !== undefined && !fix.includes('\n') && endLine === line;

/** Whether only a patch tells which of the lines to correct are in the diff. */
export function needsPatches(findings: readonly Finding[], changes: readonly ChangedFile[]): boolean {
  const unknown = new Set(
    changes.flatMap(({ path, status, patch }) => (status === 'added' || patch !== undefined ? [] : [path])),
  );
  return findings.some((finding) => isFixedInLine(finding) && unknown.has(finding.file));
}

/** The diff shows all lines of a new file. */
function listDiffLines(change: ChangedFile | undefined, lines: number): Set<number> {
  if (change?.status === 'added' && change.patch === undefined)
    return new Set(Array.from({ length: lines }, (_, index) => index + 1));
  return parseDiffLines(change?.patch ?? '');
}

/** Line numbers of the new side that a unified diff shows. Only these can have comments. */
export function parseDiffLines(patch: string): Set<number> {
  const lines = new Set<number>();
  let line = 0;
  for (const text of patch.split('\n')) {
    const start = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(text)?.[1];
    if (start !== undefined) line = Number(start);
    else if (line > 0 && (text.startsWith('+') || text.startsWith(' '))) lines.add(line++);
  }
  return lines;
}
