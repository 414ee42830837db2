import { closeSync, createReadStream, existsSync, openSync, readSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { getVerdictTtlMs } from '../../links/pipeline/index.ts';
import {
  type CheckedLink,
  type LinkToCheck,
  type Verdict,
  verdictNames,
  verdictNotes,
  verdictReasons,
} from '../../model/verdict.ts';
import { makeFolder } from '../../runtime/make-folder.ts';
import { parseJson } from '../../text/parse-json.ts';

/**
 * Verdicts of earlier runs in a file, one per line, written as they come in: a killed run continues
 * where it stopped.
 */
export interface VerdictCache {
  get(link: LinkToCheck): Verdict | undefined;
  put(link: LinkToCheck, checked: CheckedLink): void;
  close(): void;
}

const evidenceSchema = z.object({
  asked: z.string().max(200),
  status: z.number().int().optional(),
  finalUrl: z.string().max(8192).optional(),
  marker: z.string().max(400).optional(),
  title: z.string().max(400).optional(),
  code: z.string().max(200).optional(),
  authoritative: z.boolean().optional(),
  confirmed: z.boolean().optional(),
  repository: z.number().optional(),
});
const lineSchema = z.object({
  v: z.literal(1),
  at: z.number(),
  url: z.string().max(8192),
  code: z.string().max(100).optional(),
  names: z.array(z.string().max(1000)).max(100).optional(),
  verdict: z.enum(verdictNames),
  reason: z.enum(verdictReasons),
  evidence: evidenceSchema,
  to: z.string().max(8192).optional(),
  note: z.enum(verdictNotes).optional(),
});
type CacheLine = z.infer<typeof lineSchema>;

const header = 'listkeeper verdicts';
const maxCacheBytes = 512 * 1024 * 1024;

/**
 * Opens the cache in `path`, which need not exist. Expired verdicts and broken lines, such as the
 * last one of a killed run, are dropped and removed from the file.
 * @param now returns milliseconds since 1970
 * @throws ListkeeperError `not-a-cache` for any other file, so that a typing mistake overwrites
 *   nothing
 */
export async function openVerdictCache(path: string, now: () => number): Promise<VerdictCache> {
  const { lines, needsRewrite } = await readCache(path, now());
  if (needsRewrite) rewriteCache(path, lines.values());
  const file = openSync(path, 'a');
  return {
    get(link) {
      const line = lines.get(buildCacheKey(link));
      return line === undefined || !isFresh(line, now()) ? undefined : toVerdict(line);
    },
    put(link, { verdict, reason, evidence, to, note }) {
      if (getVerdictTtlMs({ verdict, evidence }) === 0) return;
      // Notes about mirrors depend on the other links of the run.
      const ownNote = note === 'mirror-alive' || note === 'mirrors-gone' ? undefined : note;
      const line = { v: 1, at: now(), ...toQuestion(link), verdict, reason, evidence, to, note: ownNote };
      writeSync(file, `${JSON.stringify(line)}\n`);
    },
    close: () => closeSync(file),
  };
}

interface CacheContent {
  lines: Map<string, CacheLine>;
  needsRewrite: boolean;
}

async function readCache(path: string, now: number): Promise<CacheContent> {
  const lines = new Map<string, CacheLine>();
  if (!existsSync(path)) return { lines, needsRewrite: true };
  const stat = statSync(path);
  if (!stat.isFile() || stat.size > maxCacheBytes) throw new ListkeeperError('not-a-cache', { path });
  // Without a final line break, the next verdict would be appended to the last line, and both would
  // be lost.
  let needsRewrite = !endsWithNewline(path, stat.size);
  let hasHeader = false;
  for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!hasHeader) {
      if (text !== header) throw new ListkeeperError('not-a-cache', { path });
      hasHeader = true;
      continue;
    }
    const line = parseLine(text);
    if (line !== undefined && isFresh(line, now)) lines.set(buildCacheKey(line), line);
    else needsRewrite = true;
  }
  return { lines, needsRewrite: needsRewrite || !hasHeader };
}

function endsWithNewline(path: string, size: number): boolean {
  const file = openSync(path, 'r');
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, Math.max(0, size - 1));
  closeSync(file);
  return last[0] === 0x0a;
}

function rewriteCache(path: string, lines: Iterable<CacheLine>): void {
  makeFolder(dirname(path));
  const temporaryPath = `${path}.${process.pid}.tmp`;
  const file = openSync(temporaryPath, 'w');
  writeSync(file, `${header}\n`);
  for (const line of lines) writeSync(file, `${JSON.stringify(line)}\n`);
  closeSync(file);
  renameSync(temporaryPath, path);
}

function parseLine(text: string): CacheLine | undefined {
  return lineSchema.safeParse(parseJson(text)).data;
}

/** A line from the future comes from a wrong clock and counts as expired. */
function isFresh(line: CacheLine, now: number): boolean {
  return line.at <= now && now - line.at < getVerdictTtlMs(toVerdict(line));
}

function toVerdict({ verdict, reason, evidence, to, note }: CacheLine): Verdict {
  const { asked, ...rest } = evidence;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { verdict, reason, evidence: { asked, ...known }, ...(to === undefined ? {} : { to }), ...(note ? { note } : {}) };
}

/** What a verdict depends on: with another code or name, the same URL is checked again. */
function toQuestion({ url, code, names }: Pick<LinkToCheck, 'url' | 'code' | 'names'>) {
  return { url, ...(code === undefined ? {} : { code }), ...(names === undefined || names.length === 0 ? {} : { names }) };
}

function buildCacheKey(link: { url: string; code?: string | undefined; names?: string[] | undefined }): string {
  return JSON.stringify([link.url, link.code ?? '', link.names ?? []]);
}
