import { z } from 'zod';
import { localizedText } from '../entry/entry-parts.ts';
import { jsonPathPattern } from '../field-patterns.ts';

/** `facts` of the settings: what a list shows of repositories at GitHub. Off without a file. */

/** What an entry may be marked with in a README. */
export const factMarks = ['archived', 'stale', 'popular'] as const;
export type FactMark = (typeof factMarks)[number];

/** Columns of a table, in their usual order. */
export const tableColumns = [
  'name',
  'description',
  'authors',
  'venue',
  'year',
  'license',
  'stars',
  'pushed',
  'released',
  'detected_license',
  'status',
  'links',
] as const;
export type TableColumn = (typeof tableColumns)[number];

/** Columns, and placeholders of a line, that only the facts file can fill. */
export const factColumns = ['stars', 'pushed', 'released', 'detected_license'] as const;
export type FactColumn = (typeof factColumns)[number];

/** Orders that only the facts file knows. */
export const factSorts = ['stars', 'pushed', 'released'] as const;
export type FactSort = (typeof factSorts)[number];

const word = localizedText(40).optional();

export const factsSchema = z.strictObject({
  file: z
    .string()
    .max(200)
    .regex(jsonPathPattern)
    .optional()
    .describe('Where they are kept, such as data/facts.json: the checks of links write it. Without it outputs know none'),
  popular: z.number().int().min(1).max(10_000_000).default(1000).describe('Stars from which an entry has the mark `popular`'),
  words: z
    .strictObject({ archived: word, stale: word, popular: word })
    .prefault({})
    .describe('Words or signs of the marks, in place of the usual ones'),
});
