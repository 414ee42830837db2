import { parse } from 'yaml';
import { mayNeedSetting, setChinese } from '../chinese-text.ts';
import type { Finding } from '../finding.ts';
import { findingAt, type Place } from '../place.ts';
import type { ReadList } from '../read.ts';
import { rewrittenScalar } from '../scalar.ts';
import { codePoint, unseenIn, withoutUnseen } from '../unseen.ts';
import type { Path } from '../yaml-file.ts';

/** Characters of texts that may need setting are looked at in one list at most: a stranger's long texts keep nobody busy. */
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
      const isToBeSet = path.at(-1) === 'zh' && left > 0 && mayNeedSetting(value);
      if (isToBeSet) left -= value.length;
      findings.push(...findingsOf(value, path, place, isToBeSet));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) look(item, [...path, Array.isArray(value) ? Number(key) : key], place);
  };
  if (list.info && list.listPlace) look(list.info, [], list.listPlace);
  for (const { entry, place } of list.entries) look(entry, [], place);
  return findings;
}

function findingsOf(value: string, path: Path, place: Place, isToBeSet: boolean): Finding[] {
  const unseen = unseenIn(value);
  const seen = unseen.length > 0 ? withoutUnseen(value) : value;
  const set = isToBeSet ? setChinese(seen) : { text: seen };
  if (set.text === value) return [];
  const source = place.source(path);
  // What was understood otherwise than it is written has its own finding first.
  if (source === undefined || !says(source, value)) return [];
  const mend = (line: string) => (isToBeSet ? setChinese(withoutUnseen(line)).text : withoutUnseen(line));
  const fix = rewrittenScalar(source, value, set.text, mend);
  const exact = fix === undefined ? {} : { fix };
  const findings: Finding[] = [];
  if (unseen.length > 0) {
    const found = [...new Set(unseen.map(({ character }) => codePoint(character)))].join(', ');
    findings.push(findingAt(place, path, 'invisible-character', 'warning', { found, ...exact }));
  }
  for (const [code, change] of [
    ['spacing', set.spacing],
    ['mixed-punctuation', set.punctuation],
  ] as const) {
    if (!change) continue;
    const rest = { found: change.before, nearest: change.after, ...exact };
    findings.push(findingAt(place, path, code, 'notice', rest));
  }
  return findings;
}

/** Whether a scalar's source says this. A block's indentation is the file's: its lines are held against the text's. */
function says(source: string, value: string): boolean {
  if (source === value || source.slice(1, -1) === value) return true;
  if (/^[|>]/.test(source)) return value.split(/\s+/).every((word) => source.includes(word));
  try {
    return parse(source) === value;
  } catch {
    return false;
  }
}
