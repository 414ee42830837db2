import type { FieldPath } from '../../yaml/index.ts';

/** What to do about the value at a path. */
export interface Suggestion {
  path: FieldPath;
  /** The value to put there; without one, the value is removed. */
  suggestion?: unknown;
  /** The key that was meant. */
  suggestedKey?: string;
}

/**
 * Replaces an item of a list until all suggestions are applied, so that the others keep their
 * index.
 */
const removed: unique symbol = Symbol('removed');

/** A copy of the data in which each rejected value is replaced by what was meant, or removed. */
export function repairData(data: unknown, suggestions: readonly Suggestion[]): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const copy: unknown = structuredClone(data);
  for (const each of suggestions) applySuggestion(copy, each);
  return omitRemovedItems(copy);
}

function applySuggestion(copy: unknown, { path, suggestion, suggestedKey }: Suggestion): void {
  const parent = getValueAt(copy, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof parent !== 'object' || parent === null || key === undefined) return;
  const record = parent as Record<string | number, unknown>;
  // An item that lacks a required field is removed as a whole.
  if (!Object.hasOwn(record, key)) markItemRemoved(copy, path.slice(0, -1));
  else if (suggestedKey !== undefined) {
    record[suggestedKey] = record[key];
    delete record[key];
  } else if (suggestion !== undefined) record[key] = suggestion;
  else if (Array.isArray(parent)) record[key] = removed;
  else delete record[key];
}

function markItemRemoved(data: unknown, path: FieldPath): void {
  const list = getValueAt(data, path.slice(0, -1));
  const index = path.at(-1);
  if (Array.isArray(list) && typeof index === 'number') list[index] = removed;
}

function omitRemovedItems(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== removed).map(omitRemovedItems);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, omitRemovedItems(item)]));
}

export const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of plain data, or undefined. Reads own properties only. */
export function getValueAt(data: unknown, path: FieldPath): unknown {
  let current = data;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string | number, unknown>)[key];
  }
  return current;
}
