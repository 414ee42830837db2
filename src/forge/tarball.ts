import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Extract, extract, type Header } from 'tar-stream';
import { ForgeError } from './errors.ts';
import type { Tree } from './forge.ts';
import { type ReadLimits, readLimits, textOf } from './limits.ts';

type Bytes = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Reads GitHub's archive of a commit as it streams in, keeping only the wanted files: gzip, everything under one folder
 * `owner-name-commit/`. Nothing is written to disk and no link is followed.
 * Throws ForgeError `too-large` beyond the limits, `unavailable` when the archive breaks off or is none.
 */
export async function readTarball(
  body: Bytes,
  wanted: (path: string) => boolean,
  limits: ReadLimits = readLimits,
): Promise<Omit<Tree, 'commit'>> {
  const archive = extract();
  const writing = unpackInto(archive, body, limits);
  try {
    const tree = await keepWanted(archive, wanted, limits);
    await writing;
    return tree;
  } catch (error) {
    archive.destroy();
    const cause = (await writing.then(
      () => undefined,
      (reason: unknown) => reason,
    )) as unknown;
    if (error instanceof ForgeError) throw error;
    if (cause instanceof ForgeError) throw cause;
    const first = cause ?? error;
    const message = first instanceof Error ? first.message : String(first);
    throw new ForgeError('unavailable', `Could not read the archive: ${message}`, { cause: first });
  }
}

async function keepWanted(
  archive: Extract,
  wanted: (path: string) => boolean,
  limits: ReadLimits,
): Promise<Omit<Tree, 'commit'>> {
  const tree: Omit<Tree, 'commit'> = { files: [], refused: [] };
  let entries = 0;
  let kept = 0;
  for await (const entry of archive) {
    entries += 1;
    if (entries > limits.entries) throw tooLarge(`more than ${limits.entries} files`);
    const path = pathInside(entry.header.name);
    const skip = !path || entry.header.type === 'directory' || !wanted(path);
    const why = skip ? undefined : refusal(entry.header, limits);
    if (path && why) tree.refused.push({ path, why });
    if (skip || why) {
      entry.resume();
      continue;
    }
    kept += entry.header.size;
    if (kept > limits.wanted) throw tooLarge(`more than ${limits.wanted} bytes of files of the list`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry as AsyncIterable<unknown>) chunks.push(chunk as Uint8Array);
    const text = textOf(Buffer.concat(chunks));
    if (text === undefined) tree.refused.push({ path, why: 'binary' });
    else tree.files.push({ path, text });
  }
  return tree;
}

/** Feeds the archive no faster than it is read, and stops at the limit: an archive of zeros packs a thousandfold. */
async function unpackInto(archive: Extract, body: Bytes, limits: ReadLimits): Promise<void> {
  const packed = Readable.from(body as AsyncIterable<Uint8Array>, { objectMode: false });
  const unpacked = packed.pipe(createGunzip());
  packed.on('error', (error) => unpacked.destroy(error));
  let seen = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      seen += chunk.byteLength;
      if (seen > limits.archive) throw tooLarge(`an archive of more than ${limits.archive} bytes`);
      if (archive.destroyed) return;
      if (!archive.write(chunk)) await drained(archive);
    }
    archive.end(null);
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  } finally {
    packed.destroy();
  }
}

/** Resolves when the archive takes more, or never will. */
function drained(archive: Extract): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      archive.off('drain', go);
      archive.off('close', go);
      resolve();
    };
    archive.on('drain', go);
    archive.on('close', go);
  });
}

/** Without the archive's own folder; undefined for the folder itself and for names that would lead outside. */
function pathInside(name: string): string | undefined {
  const parts = name.split('/').slice(1);
  if (parts.length === 0 || parts.some((part) => part === '..' || part === '.' || part === '')) return undefined;
  return parts.join('/');
}

function refusal(header: Header, limits: ReadLimits): 'symlink' | 'too-large' | 'binary' | undefined {
  if (header.type === 'symlink' || header.type === 'link') return 'symlink';
  if (header.type !== 'file' && header.type !== 'contiguous-file') return 'binary';
  return header.size > limits.file ? 'too-large' : undefined;
}

const tooLarge = (what: string) => new ForgeError('too-large', `Could not read the repository: ${what}`);
