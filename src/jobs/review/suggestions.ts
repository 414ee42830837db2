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
  const patches = new Map(changes.map(({ path, patch }) => [path, patch]));
  const fixable = findings.filter(({ fix, line, endLine }) => fix !== undefined && !fix.includes('\n') && endLine === line);
  const byLine = Map.groupBy(fixable, ({ file, line }) => JSON.stringify([file, line]));
  const diffLinesByFile = new Map<string, Set<number>>();
  return [...byLine.values()].flatMap((here): LineSuggestion[] => {
    const [{ file, line }] = here as [Finding];
    const before = texts.get(file)?.split('\n')[line - 1];
    if (before === undefined || before.length > maxLineLength) return [];
    if (!diffLinesByFile.has(file)) diffLinesByFile.set(file, parseDiffLines(patches.get(file) ?? ''));
    if (!diffLinesByFile.get(file)?.has(line)) return [];
    const { text: after, applied } = applyFixes(
      before,
      here.map((finding) => ({ ...finding, line: 1, endLine: 1 })),
    );
    if (applied.length === 0 || after === before || hasInvisibleCharacters(after)) return [];
    const told = applied.map((finding) => ({ ...finding, line, endLine: line }));
    const key = createHash('sha256')
      .update(JSON.stringify([file, before, after]))
      .digest('hex')
      .slice(0, 16);
    return [{ path: file, line, key, body: formatSuggestedChange(told, after, language) }];
  });
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
