import { closeSync, createReadStream, existsSync, mkdirSync, openSync, readSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { keptFor } from '../links/memory.ts';
import { type CheckedLink, type LinkToCheck, notes, reasons, type Verdict, verdictNames } from '../links/verdict.ts';
import { UsageError } from './usage-error.ts';

/** Verdicts of earlier runs in a file, a line each, written as they come: a run that is killed goes on where it was. */
export interface VerdictCache {
  get(link: LinkToCheck): Verdict | undefined;
  put(link: LinkToCheck, checked: CheckedLink): void;
  close(): void;
}

const evidence = z.object({
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
const line = z.object({
  v: z.literal(1),
  at: z.number(),
  url: z.string().max(8192),
  code: z.string().max(100).optional(),
  names: z.array(z.string().max(1000)).max(100).optional(),
  verdict: z.enum(verdictNames),
  reason: z.enum(reasons),
  evidence,
  to: z.string().max(8192).optional(),
  note: z.enum(notes).optional(),
});
type Line = z.infer<typeof line>;

const header = 'listkeeper verdicts';
const largest = 512 * 1024 * 1024;

/**
 * Opens the cache in `path`, which need not exist. What is too old, or not one of our lines (the last of a killed run), is left out and swept from
 * the file. Throws a UsageError when the file is something else, so that a slip of the hand overwrites nothing.
 */
export async function openVerdictCache(path: string, now: () => number): Promise<VerdictCache> {
  const kept = new Map<string, Line>();
  let sweep = !existsSync(path);
  if (!sweep) {
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > largest) throw notOurs(path);
    // What is whole but for its last line break would get the next line on its own, and both would be none.
    sweep = !endsLine(path, stat.size);
    let first = true;
    for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (first && text !== header) throw notOurs(path);
      const read = first ? undefined : readLine(text);
      if (read !== undefined && isFresh(read, now())) kept.set(keyOf(read), read);
      else if (!first) sweep = true;
      first = false;
    }
    if (first) sweep = true;
  }
  if (sweep) write(path, kept.values());
  const file = openSync(path, 'a');
  return {
    get(link) {
      const found = kept.get(keyOf(link));
      if (found === undefined || !isFresh(found, now())) return undefined;
      return verdictOf(found);
    },
    put(link, { verdict, reason, evidence: seen, to, note }) {
      if (keptFor({ verdict, evidence: seen }) === 0) return;
      const own = note === 'mirror-alive' || note === 'mirrors-gone' ? undefined : note;
      const fresh = { v: 1, at: now(), ...asked(link), verdict, reason, evidence: seen, to, note: own };
      writeSync(file, `${JSON.stringify(fresh)}\n`);
    },
    close: () => closeSync(file),
  };
}

function endsLine(path: string, size: number): boolean {
  const file = openSync(path, 'r');
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, Math.max(0, size - 1));
  closeSync(file);
  return last[0] === 0x0a;
}

function write(path: string, lines: Iterable<Line>): void {
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}.tmp`;
  const file = openSync(aside, 'w');
  writeSync(file, `${header}\n`);
  for (const each of lines) writeSync(file, `${JSON.stringify(each)}\n`);
  closeSync(file);
  renameSync(aside, path);
}

function readLine(text: string): Line | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A line from the future is a clock that went wrong, and old. */
function isFresh(one: Line, now: number): boolean {
  return one.at <= now && now - one.at < keptFor(verdictOf(one));
}

function verdictOf({ verdict, reason, evidence: seen, to, note }: Line): Verdict {
  const { asked: who, ...rest } = seen;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { verdict, reason, evidence: { asked: who, ...known }, ...(to === undefined ? {} : { to }), ...(note ? { note } : {}) };
}

/** What was asked: another code or another name for the same address is another question. */
function asked({ url, code, names }: Pick<LinkToCheck, 'url' | 'code' | 'names'>) {
  return { url, ...(code === undefined ? {} : { code }), ...(names === undefined || names.length === 0 ? {} : { names }) };
}

function keyOf(of: { url: string; code?: string | undefined; names?: string[] | undefined }): string {
  return JSON.stringify([of.url, of.code ?? '', of.names ?? []]);
}

function notOurs(path: string): UsageError {
  return new UsageError(
    { en: `${path} is not a cache of verdicts.`, zh: `${path} 不是判定缓存。` },
    {
      en: 'Give --cache a file that does not exist yet, or one that it has written.',
      zh: '请给 --cache 一个尚不存在的文件，或它以前写出的文件。',
    },
  );
}
