import { parse } from 'yaml';
import { type Change, mayNeedSetting, setChinese } from '../chinese-text.ts';
import type { Finding } from '../finding.ts';
import { findingAt, type Place } from '../place.ts';
import type { ReadList } from '../read.ts';
import { rewrittenScalar } from '../scalar.ts';
import { codePoint, unseenIn, withoutUnseen } from '../unseen.ts';
import type { Path } from '../yaml-file.ts';

/** So many characters that may need setting are looked at in one list: a stranger's long texts keep nobody busy. */
const mostSet = 1_000_000;

/**
 * How the texts of a list are written: characters that nobody sees in any of them, and the setting of Chinese in those under `zh`. All
 * findings of one text have the same fix, the text as it should be.
 */
export function textFindings(list: ReadList): Finding[] {
  let left = mostSet;
  const findings: Finding[] = [];
  const look = (value: unknown, path: Path, place: Place): void => {
    if (typeof value === 'string') {
      const isToBeSet = path.at(-1) === 'zh' && left > 0 && mayNeedSetting(withoutUnseen(value));
      if (isToBeSet) left -= value.length;
      if (isToBeSet || unseenIn(value).length > 0) findings.push(...findingsOf(value, path, place, isToBeSet));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) look(item, [...path, Array.isArray(value) ? Number(key) : key], place);
  };
  if (list.info && list.listPlace) look(list.info, [], list.listPlace);
  for (const { entry, place } of list.entries) look(entry, [], place);
  return findings;
}

/** What is wrong with a text, or with one line of it. */
interface Mended {
  text: string;
  unseen: string[];
  spacing?: Change;
  punctuation?: Change;
}

function findingsOf(value: string, path: Path, place: Place, isToBeSet: boolean): Finding[] {
  const source = place.source(path);
  // What was understood otherwise than it is written has its own finding first.
  if (source === undefined || !says(source, value)) return [];
  const { fix, unseen, spacing, punctuation } = mendedSource(source, value, isToBeSet);
  const findings: Finding[] = [];
  const find = (code: 'invisible-character' | 'spacing' | 'mixed-punctuation', rest: Partial<Finding>) =>
    findings.push(
      findingAt(place, path, code, code === 'invisible-character' ? 'warning' : 'notice', {
        ...rest,
        ...(fix === undefined ? {} : { fix }),
      }),
    );
  if (unseen.length > 0) find('invisible-character', { found: [...new Set(unseen)].slice(0, 12).join(', ') });
  if (spacing) find('spacing', { found: spacing.before, nearest: spacing.after });
  if (punctuation) find('mixed-punctuation', { found: punctuation.before, nearest: punctuation.after });
  return findings;
}

/** What stands on one line is mended as the text that it is; what stands on several, line by line, since folding makes spaces. */
function mendedSource(source: string, value: string, isToBeSet: boolean): Mended & { fix?: string } {
  if (!source.includes('\n')) {
    const mended = mendedText(value, isToBeSet);
    return { ...mended, fix: rewrittenScalar(source, value, mended.text) };
  }
  const all = source.split('\n').map((line): Mended => {
    const [, indent = '', text = ''] = /^(\s*)(.*)$/s.exec(line) ?? [];
    const mended = mendedText(text, isToBeSet);
    return { ...mended, text: indent + mended.text };
  });
  const [spacing, punctuation] = [all.find((each) => each.spacing)?.spacing, all.find((each) => each.punctuation)?.punctuation];
  return {
    text: value,
    unseen: all.flatMap((each) => each.unseen),
    ...(spacing ? { spacing } : {}),
    ...(punctuation ? { punctuation } : {}),
    // Behind a backslash stands something else than what is seen.
    ...(source.startsWith('"') && source.includes('\\') ? {} : { fix: all.map(({ text }) => text).join('\n') }),
  };
}

function mendedText(text: string, isToBeSet: boolean): Mended {
  const unseen = unseenIn(text).map(({ character }) => codePoint(character));
  const seen = unseen.length > 0 ? withoutUnseen(text) : text;
  return { unseen, ...(isToBeSet ? setChinese(seen) : { text: seen }) };
}

/** Whether a scalar's source says this; of one on several lines, whose indentation is the file's, whether its words do. */
function says(source: string, value: string): boolean {
  if (source === value || source.slice(1, -1) === value) return true;
  if (source.includes('\n')) return value.split(/\s+/).every((word) => source.includes(word));
  try {
    return parse(source) === value;
  } catch {
    return false;
  }
}
