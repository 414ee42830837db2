import { z } from 'zod';

/**
 * Words and fields of a newer version survive a run of this one: an older Action may run beside a
 * newer App. On reading they are set aside as they are, and on writing they are put back.
 */

/** The words that a field may hold, and what an unknown one is read as; without that, as none. */
type KnownWords = Readonly<Record<string, readonly [known: readonly string[], fallback?: string]>>;

/** What a word looks like. Anything else is damage, and the line is invalid. */
const wordPattern = /^[a-z\d][a-z\d-]{0,59}$/;

/** The schema of an object, with unknown fields and words moved to its field `newer`. */
export function preserveNewerWords<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, words: KnownWords = {}) {
  const fields: ReadonlySet<string> = new Set(Object.keys(schema.shape).filter((field) => field !== 'newer'));
  const wordsByField = new Map(
    Object.entries(words).map(([field, [known, fallback]]) => [field, { known: new Set(known), fallback }] as const),
  );
  return z.preprocess((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const kept: [string, unknown][] = [];
    const newer: [string, unknown][] = [];
    for (const [field, content] of Object.entries(value)) {
      const word = wordsByField.get(field);
      const isNewWord = typeof content === 'string' && word?.known.has(content) === false && wordPattern.test(content);
      if (fields.has(field) && !isNewWord) kept.push([field, content]);
      else if (field !== '__proto__') newer.push([field, content]);
      if (isNewWord && word?.fallback !== undefined) kept.push([field, word.fallback]);
    }
    return Object.fromEntries(newer.length === 0 ? kept : [...kept, ['newer', Object.fromEntries(newer)]]);
  }, schema);
}

/** The object as it is written: what was set aside is back in its place. */
export function restoreNewer<T extends { newer?: Record<string, unknown> | undefined }>({ newer, ...own }: T): object {
  return newer === undefined ? own : { ...own, ...newer };
}

/** Joins what two texts had set aside: of two values of one field the larger text. */
export function mergeNewer(
  a: Record<string, unknown> | undefined,
  b: Record<string, unknown> | undefined,
): { newer?: Record<string, unknown> } {
  if (a === undefined && b === undefined) return {};
  const merged = new Map(Object.entries(a ?? {}));
  for (const [field, content] of Object.entries(b ?? {})) {
    const known = merged.get(field);
    if (known === undefined || (JSON.stringify(content) ?? '') > (JSON.stringify(known) ?? '')) merged.set(field, content);
  }
  return { newer: Object.fromEntries([...merged].sort(([x], [y]) => (x < y ? -1 : 1))) };
}
