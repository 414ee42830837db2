import type { ChangedSetting, SettingValue } from '../../model/settings-change.ts';
import type { Settings } from '../schema/index.ts';

/**
 * The settings that differ, by their names in the file: `review.links`. Lists are compared by their
 * items, since their order says nothing.
 */
export function compareSettings(before: Settings, after: Settings): ChangedSetting[] {
  return compareValues('', before, after);
}

function compareValues(name: string, before: unknown, after: unknown): ChangedSetting[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isList(before) || isList(after)) return compareLists(name, toList(before), toList(after));
  if (isRecord(before) && isRecord(after)) {
    const members = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return members.flatMap((member) => compareValues(name === '' ? member : `${name}.${member}`, before[member], after[member]));
  }
  return [{ name, before: toValue(before), after: toValue(after) }];
}

function compareLists(name: string, before: string[], after: string[]): ChangedSetting[] {
  const added = after.filter((item) => !before.includes(item));
  const removed = before.filter((item) => !after.includes(item));
  return added.length + removed.length === 0 ? [] : [{ name, added, removed }];
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !isList(value);
const toList = (value: unknown): string[] => (isList(value) ? value.map((item) => String(toValue(item))) : []);

/** An item or a value as one text: that of a file or an address as it is, others as YAML reads them. */
function toValue(value: unknown): SettingValue {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  if (isList(value)) return `[${value.map((item) => String(toValue(item))).join(', ')}]`;
  return Object.entries(value)
    .map(([name, each]) => `${name}: ${String(toValue(each))}`)
    .join(', ');
}
