import { parseJson } from '../../../text/parse-json.ts';
import { detectOutputFormat, getLayout, type Output, type Settings } from '../../schema/index.ts';
import { type EntrySummary, summaryLength } from './entry-summary.ts';
import type { BlockPosition } from './output-blocks.ts';

/** To be changed with what a cache holds. */
export const formatVersion = 1;

/**
 * An entry as it was rendered last: its summary, the path and hash of its file, and its place in
 * each output. For each of `outputs` that is place, length and level; the place is -1 where the
 * output does not show the entry. One flat row, since a long list has many.
 */
export type CachedEntry = readonly [...summary: EntrySummary, path: string, hash: string, ...blocks: number[]];

const pathIndex = summaryLength;
const hashIndex = summaryLength + 1;
const blocksIndex = summaryLength + 2;

/** What one rendering leaves for the next. */
export interface RenderCache {
  /** Of the settings and of the format of this. */
  stamp: string;
  /** Hash of `list.yml`. */
  list: string;
  /** Hash of the text that each output, or its generated zone, was rendered to. */
  outputs: readonly { file: string; hash: string }[];
  /**
   * The entries of files that have no entry that depends on others, and none that others depend
   * on, by path.
   */
  files: ReadonlyMap<string, readonly CachedEntry[]>;
}

/**
 * Whether all outputs can be rendered from their texts and from changed entries alone. Data
 * formats, tables and templates need all fields of all entries.
 */
export function canRenderIncrementally({ source, outputs, publish, facts }: Settings): boolean {
  const areDistinct = new Set(outputs.map(({ file }) => file)).size === outputs.length;
  // Which entries have no day yet, no summary says. Facts of repositories change without an entry.
  const isOfEntries = source === undefined && !publish.added && facts.file === undefined;
  return isOfEntries && areDistinct && outputs.every(isIncremental);
}

function isIncremental(output: Output): boolean {
  const format = detectOutputFormat(output);
  if (format === 'markdown') return output.template === undefined && output.sort === undefined && getLayout(output) !== 'tables';
  return format === 'issue-form' || format === 'contributors' || format === 'html';
}

/** The hash of a file, by any of its entries. */
export const readHash = (entry: CachedEntry | undefined): string | undefined => entry?.[hashIndex] as string | undefined;

/** Where an entry stands in an output; undefined where it does not. */
export function readPosition(entry: CachedEntry, output: number): BlockPosition | undefined {
  const start = blocksIndex + output * 3;
  const [at = -1, length = 0, level = 0] = output < 0 ? [] : (entry.slice(start, start + 3) as number[]);
  return at < 0 ? undefined : { at, length, level };
}

/** As lines of JSON: what is not of an entry, and a line for each entry. */
export function serializeRenderCache({ files, ...rest }: RenderCache): string {
  const lines = [JSON.stringify(rest)];
  for (const entries of files.values()) for (const entry of entries) lines.push(JSON.stringify(entry));
  return lines.join('\n');
}

/** The store is our own. What another version wrote, or for other settings, has another stamp. */
export function parseRenderCache(stored: string, stamp: string): RenderCache | undefined {
  let end = stored.indexOf('\n');
  const rest = parseJson(stored.slice(0, Math.max(0, end))) as Omit<RenderCache, 'files'> | undefined;
  if (rest?.stamp !== stamp) return undefined;
  const files = new Map<string, CachedEntry[]>();
  while (end >= 0) {
    const start = end + 1;
    end = stored.indexOf('\n', start);
    const entry = JSON.parse(stored.slice(start, end < 0 ? undefined : end)) as CachedEntry;
    const path = entry[pathIndex];
    const entries = files.get(path);
    if (entries) entries.push(entry);
    else files.set(path, [entry]);
  }
  return { ...rest, files };
}
