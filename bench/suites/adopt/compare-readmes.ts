import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countMissing, readVisibleContent } from './read-markdown.ts';

/** How much of a README its adoption keeps. Shares are percent of the old README. */
export interface ReadmeComparison {
  lostAddresses: number;
  /** Addresses that only the new README has. */
  newAddresses: number;
  wordsGone: number;
  headingsKept: number;
  linksKept: number;
  /**
   * Lines added and removed for each 100 of the old README, without white space, lists of contents
   * and the two markers.
   */
  changedLines: number;
  addedLines: number;
  removedLines: number;
}

export function compareReadmes(before: string, after: string): ReadmeComparison {
  const [old, fresh] = [readVisibleContent(before), readVisibleContent(after)];
  // An address may be written in several ways, and links within the page are not addresses.
  const [oldAddresses, newAddresses] = [old, fresh].map(({ addresses }) => addresses.filter(isExternal).map(normalize));
  const { added, removed } = countChangedLines(removeContents(before), removeContents(after));
  // The markers of the list are announced. In a short list they would be most of the change.
  const others = added + removed - countMarkers(after) + countMarkers(before);
  const lines = before.split('\n').filter((line) => line.trim() !== '').length;
  return {
    lostAddresses: countMissing([...new Set(oldAddresses)], newAddresses ?? []),
    newAddresses: countMissing([...new Set(newAddresses)], oldAddresses ?? []),
    wordsGone: percent(countMissing(old.words, fresh.words), old.words.length, 0),
    headingsKept: percent(old.headings.length - countMissing(old.headings, fresh.headings), old.headings.length, 100),
    linksKept: percent(old.links.length - countMissing(old.links, fresh.links), old.links.length, 100),
    changedLines: percent(Math.max(0, others), lines, 0),
    addedLines: added,
    removedLines: removed,
  };
}

const countMarkers = (text: string) => text.match(/^<!-- listkeeper:(?:start|end)\b/gm)?.length ?? 0;
const isExternal = (url: string) => /^(?:https?:)?\/\//i.test(url);
const normalize = (url: string) => URL.parse(url, 'https://example.org/')?.href ?? url;
const percent = (part: number, whole: number, ofNothing: number) => (whole === 0 ? ofNothing : (100 * part) / whole);

/** The text without items that only lead to a heading of the page. */
function removeContents(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*(?:[-*+]|\d+[.)])\s+(?:\*\*)?\[.*\]\(<?#[^)]*\)[\s*()\d（）]*$/.test(line))
    .join('\n');
}

/** Lines that `git diff` counts as added and removed, without white space. */
function countChangedLines(before: string, after: string): { added: number; removed: number } {
  const folder = mkdtempSync(join(tmpdir(), 'listkeeper-bench-'));
  try {
    const [old, fresh] = [join(folder, 'old'), join(folder, 'new')];
    writeFileSync(old, before);
    writeFileSync(fresh, after);
    const options = ['diff', '--no-index', '--ignore-all-space', '--ignore-blank-lines', '--numstat'];
    const { stdout } = spawnSync('git', [...options, old, fresh], { encoding: 'utf8' });
    const [added, removed] = stdout.split('\t').map(Number);
    return { added: added || 0, removed: removed || 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
