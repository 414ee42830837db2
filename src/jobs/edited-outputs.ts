import type { Finding, SourceFile } from '../list/finding.ts';
import type { ReadList } from '../list/read.ts';
import { renderOutputs } from '../list/render/outputs.ts';
import { findZone } from '../list/render/zone.ts';
import { isWhole, type Settings } from '../list/settings.ts';
import { textsByPath } from './state.ts';

export interface OutputsTouched {
  base: readonly SourceFile[];
  head: readonly SourceFile[];
  /** The list as it would be after the merge. */
  list: ReadList;
  settings: Settings;
}

/**
 * Generated zones that a pull request changes by hand. Not those that it leaves as they are, nor those that it brings as they will be
 * written after the merge: running `listkeeper render` before pushing is fine.
 */
export function editedOutputs({ base, head, list, settings }: OutputsTouched): Finding[] {
  if (!head.some(({ path }) => settings.outputs.some(({ file }) => file === path))) return [];
  const before = textsByPath(base);
  const now = textsByPath(head);
  const asWritten = textsByPath(renderOutputs(list, settings, now).files);
  return settings.outputs.flatMap((output) => {
    const { file } = output;
    const zone = isWhole(output) ? 'whole' : 'markers';
    const text = now.get(file);
    if (text === undefined || text === asWritten.get(file)) return [];
    const old = generatedPart(before.get(file) ?? '', zone);
    const fresh = generatedPart(text, zone);
    if (!old || !fresh || old.text === fresh.text) return [];
    const line = fresh.line + firstDifference(old.text, fresh.text);
    return [{ code: 'edited-output', severity: 'error', file, line, column: 1 } satisfies Finding];
  });
}

interface Lines {
  text: string;
  /** Line of its first character, from 1. */
  line: number;
}

/** What is generated of a text; undefined where that can not be told, which is another finding's business. */
function generatedPart(text: string, kind: 'markers' | 'whole'): Lines | undefined {
  if (kind === 'whole') return text === '' ? undefined : { text, line: 1 };
  const zone = findZone(text);
  return 'broken' in zone ? undefined : { text: zone.inside, line: zone.line + 1 };
}

/** How many lines are the same before the first that is not. */
function firstDifference(a: string, b: string): number {
  const before = a.split('\n');
  const after = b.split('\n');
  const at = after.findIndex((line, index) => line !== before[index]);
  return at < 0 ? Math.max(0, after.length - 1) : at;
}
