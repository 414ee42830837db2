import type { ParsedList } from '../../../list/index.ts';
import { findGeneratedZone, renderOutputs } from '../../../list/render/index.ts';
import { detectOutputFormat, fillsWholeFile, type Settings } from '../../../list/schema/index.ts';
import type { Finding, SourceFile } from '../../../model/finding.ts';
import { mapTextsByPath } from '../../shared/index.ts';

export interface OutputChanges {
  base: readonly SourceFile[];
  head: readonly SourceFile[];
  /** The list as it would be after the merge. */
  list: ParsedList;
  settings: Settings;
}

/**
 * Generated zones that a pull request edits by hand. Zones that are already as they will be
 * generated after the merge do not count, so running `listkeeper render` before pushing is fine.
 */
export function findEditedOutputs({ base, head, list, settings }: OutputChanges): Finding[] {
  if (!head.some(({ path }) => settings.outputs.some(({ file }) => file === path))) return [];
  const before = mapTextsByPath(base);
  const now = mapTextsByPath(head);
  // A template that the pull request leaves alone is that of the base.
  const regenerated = mapTextsByPath(renderOutputs(list, settings, new Map([...before, ...now])).files);
  return settings.outputs.flatMap((output) => {
    // A site is rendered by people who commit it: only the command line writes one.
    if (detectOutputFormat(output) === 'html') return [];
    const { file } = output;
    const zone = fillsWholeFile(output) ? 'whole' : 'markers';
    const text = now.get(file);
    if (text === undefined || text === regenerated.get(file)) return [];
    const old = extractGeneratedText(before.get(file) ?? '', zone);
    const fresh = extractGeneratedText(text, zone);
    if (!old || !fresh || old.text === fresh.text) return [];
    const line = fresh.line + countCommonLines(old.text, fresh.text);
    return [{ code: 'edited-output', severity: 'error', file, line, column: 1 } satisfies Finding];
  });
}

interface GeneratedText {
  text: string;
  /** Line of its first character, from 1. */
  line: number;
}

/**
 * The generated zone of a text. Undefined where its markers are broken, which is another finding.
 */
function extractGeneratedText(text: string, kind: 'markers' | 'whole'): GeneratedText | undefined {
  if (kind === 'whole') return text === '' ? undefined : { text, line: 1 };
  const zone = findGeneratedZone(text);
  return 'broken' in zone ? undefined : { text: zone.inside, line: zone.line + 1 };
}

/** How many lines are equal before the first that differs. */
function countCommonLines(a: string, b: string): number {
  const before = a.split('\n');
  const after = b.split('\n');
  const at = after.findIndex((line, index) => line !== before[index]);
  return at < 0 ? Math.max(0, after.length - 1) : at;
}
