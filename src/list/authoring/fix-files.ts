import type { Finding, SourceFile } from '../../model/finding.ts';
import { isListFile } from '../read-list.ts';
import type { Settings } from '../schema/index.ts';
import { applyFixes } from './apply-fixes.ts';
import { formatFile } from './format-file.ts';

export interface FixedFiles {
  /** The files that changed, as they should be. */
  files: SourceFile[];
  /** The number of findings that this fixes. */
  fixes: number;
}

/**
 * Applies every exact fix, and the standard formatting, to the files of a list. A list that is a
 * README is not formatted.
 */
export function fixFiles(files: readonly SourceFile[], findings: readonly Finding[], settings: Settings): FixedFiles {
  const byFile = Map.groupBy(findings, ({ file }) => file);
  let fixes = 0;
  const changed = files.flatMap((file): SourceFile[] => {
    if (!isListFile(file.path, settings)) return [];
    const { text, applied } = applyFixes(file.text, byFile.get(file.path) ?? []);
    const fixed = settings.source === undefined ? formatFile({ path: file.path, text }, settings.data) : { ...file, text };
    if (fixed.text === file.text) return [];
    fixes += applied.length;
    return [fixed];
  });
  return { files: changed, fixes };
}
