import { z } from 'zod';
import type { EntryFacts, FactIndex } from '../../model/repository-facts.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { maxOutputBytes } from '../../text/output-files.ts';
import { parseJson } from '../../text/parse-json.ts';
import { slugPattern } from '../schema/index.ts';

/**
 * The facts file of a list: one JSON object, an entry on each line, by id. Programs write it, but
 * everybody with write access can edit it, so everything in it is checked.
 */

const repositoryPattern = /^[A-Za-z\d][\w-]{0,38}\/[\w.-]{1,100}$/;
const quarter = z.string().regex(/^(?:19|20)\d{2}-Q[1-4]$/);

const factsSchema = z.strictObject({
  repository: z.string().regex(repositoryPattern),
  stars: z.int().min(0).max(1_000_000_000).optional(),
  pushed: quarter.optional(),
  released: quarter.optional(),
  license: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9.+-]+$/)
    .optional(),
  archived: z.literal(true).optional(),
  stale: z.literal(true).optional(),
});

const fileSchema = z.record(z.string().max(100).regex(slugPattern), factsSchema);

/**
 * Reads a facts file. Never throws.
 * @returns undefined for a text that is not one, such as one with the markers of a merge conflict.
 */
export function parseFactsFile(text: string): FactIndex | undefined {
  const parsed = text.length > maxOutputBytes ? undefined : fileSchema.safeParse(parseJson(text));
  return parsed?.success ? new Map(Object.entries(parsed.data)) : undefined;
}

const keys = ['repository', 'stars', 'pushed', 'released', 'license', 'archived', 'stale'] as const;

/** Writes a facts file. The same facts always give the same bytes. */
export function formatFactsFile(facts: FactIndex): string {
  const lines = [...facts]
    .sort(([a], [b]) => compareCodeUnits(a, b))
    .map(([id, of]) => `  ${JSON.stringify(id)}: { ${formatMembers(of)} }`);
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}

const formatMembers = (facts: EntryFacts): string =>
  keys.flatMap((key) => (facts[key] === undefined ? [] : [`"${key}": ${JSON.stringify(facts[key])}`])).join(', ');

/** Whether two indexes say the same, however their files are laid out. */
export function hasSameFacts(a: FactIndex, b: FactIndex): boolean {
  return formatFactsFile(a) === formatFactsFile(b);
}
