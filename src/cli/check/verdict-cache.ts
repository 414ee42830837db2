import { closeSync, createReadStream, existsSync, mkdirSync, openSync, readSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { getVerdictTtlMs } from '../../links/pipeline/index.ts';
import {
  type CheckedLink,
  type LinkToCheck,
  type Verdict,
  verdictNames,
  verdictNotes,
  verdictReasons,
} from '../../model/verdict.ts';
import { parseJson } from '../../text/parse-json.ts';
import { UsageError } from '../terminal/index.ts';

/** Verdicts of earlier runs in a file, a line each, written as they come: a run that is killed goes on where it was. */
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
 * Opens the cache in `path`, which need not exist. What is too old, or not one of our lines (the last of a killed run), is left out and swept from
 * the file. Throws a UsageError when the file is something else, so that a slip of the hand overwrites nothing.
 */
export async function openVerdictCache(path: string, now: () => number): Promise<VerdictCache> {
  const kept = new Map<string, CacheLine>();
  let sweep = !existsSync(path);
  if (!sweep) {
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > maxCacheBytes) throw createForeignFileError(path);
    // What is whole but for its last line break would get the next line on its own, and both would be none.
    sweep = !endsWithNewline(path, stat.size);
    let first = true;
    for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (first && text !== header) throw createForeignFileError(path);
      const read = first ? undefined : parseLine(text);
      if (read !== undefined && isFresh(read, now())) kept.set(buildCacheKey(read), read);
      else if (!first) sweep = true;
      first = false;
    }
    if (first) sweep = true;
  }
  if (sweep) rewriteCache(path, kept.values());
  const file = openSync(path, 'a');
  return {
    get(link) {
      const found = kept.get(buildCacheKey(link));
      if (found === undefined || !isFresh(found, now())) return undefined;
      return toVerdict(found);
    },
    put(link, { verdict, reason, evidence: seen, to, note }) {
      if (getVerdictTtlMs({ verdict, evidence: seen }) === 0) return;
      const own = note === 'mirror-alive' || note === 'mirrors-gone' ? undefined : note;
      const fresh = { v: 1, at: now(), ...toQuestion(link), verdict, reason, evidence: seen, to, note: own };
      writeSync(file, `${JSON.stringify(fresh)}\n`);
    },
    close: () => closeSync(file),
  };
}

function endsWithNewline(path: string, size: number): boolean {
  const file = openSync(path, 'r');
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, Math.max(0, size - 1));
  closeSync(file);
  return last[0] === 0x0a;
}

function rewriteCache(path: string, lines: Iterable<CacheLine>): void {
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}.tmp`;
  const file = openSync(aside, 'w');
  writeSync(file, `${header}\n`);
  for (const each of lines) writeSync(file, `${JSON.stringify(each)}\n`);
  closeSync(file);
  renameSync(aside, path);
}

function parseLine(text: string): CacheLine | undefined {
  return lineSchema.safeParse(parseJson(text)).data;
}

/** A line from the future is a clock that went wrong, and old. */
function isFresh(one: CacheLine, now: number): boolean {
  return one.at <= now && now - one.at < getVerdictTtlMs(toVerdict(one));
}

function toVerdict({ verdict, reason, evidence: seen, to, note }: CacheLine): Verdict {
  const { asked: who, ...rest } = seen;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { verdict, reason, evidence: { asked: who, ...known }, ...(to === undefined ? {} : { to }), ...(note ? { note } : {}) };
}

/** What was asked: another code or another name for the same address is another question. */
function toQuestion({ url, code, names }: Pick<LinkToCheck, 'url' | 'code' | 'names'>) {
  return { url, ...(code === undefined ? {} : { code }), ...(names === undefined || names.length === 0 ? {} : { names }) };
}

function buildCacheKey(of: { url: string; code?: string | undefined; names?: string[] | undefined }): string {
  return JSON.stringify([of.url, of.code ?? '', of.names ?? []]);
}

function createForeignFileError(path: string): UsageError {
  return new UsageError(
    { en: `${path} is not a cache of verdicts.`, zh: `${path} 不是判定缓存。` },
    {
      en: 'Give --cache a file that does not exist yet, or one that it has written.',
      zh: '请给 --cache 一个尚不存在的文件，或它以前写出的文件。',
    },
  );
}
