import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Extract, extract, type Header } from 'tar-stream';
import type { ForgeOperation } from '../../model/error-values.ts';
import type { FileTree } from '../forge.ts';
import { ForgeError } from '../forge-error.ts';
import { decodeUtf8, type ReadLimits, readLimits } from '../read-limits.ts';

type ByteStream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Reads GitHub's archive of a commit as a stream, and keeps only the wanted files. The archive is
 * gzip, with everything under one folder, “owner-name-commit”. Nothing is written to disk and no
 * link is followed.
 * @throws ForgeError `too-large` beyond the limits, `unavailable` when the archive breaks off or is
 * not one.
 */
export async function readTarball(
  body: ByteStream,
  wanted: (path: string) => boolean,
  limits: ReadLimits = readLimits,
): Promise<Omit<FileTree, 'commit'>> {
  const archive = extract();
  const unpacking = gunzipInto(archive, body, limits);
  try {
    const tree = await collectFiles(archive, wanted, limits);
    await unpacking;
    return tree;
  } catch (error) {
    archive.destroy();
    const cause = (await unpacking.then(
      () => undefined,
      (reason: unknown) => reason,
    )) as unknown;
    if (error instanceof ForgeError) throw error;
    if (cause instanceof ForgeError) throw cause;
    const first = cause ?? error;
    const text = (first instanceof Error ? first.message : String(first)).slice(0, 300);
    throw new ForgeError('unavailable', { operation, reason: { kind: 'reply', text } }, { cause: first });
  }
}

async function collectFiles(
  archive: Extract,
  wanted: (path: string) => boolean,
  limits: ReadLimits,
): Promise<Omit<FileTree, 'commit'>> {
  const tree: Omit<FileTree, 'commit'> = { files: [], refused: [] };
  let entries = 0;
  let keptBytes = 0;
  for await (const entry of archive) {
    entries += 1;
    if (entries > limits.maxArchiveEntries) throw tooLargeError('too-many-files', limits.maxArchiveEntries);
    const path = stripRootFolder(entry.header.name);
    const skip = !path || entry.header.type === 'directory' || !wanted(path);
    const why = skip ? undefined : refusalReason(entry.header, limits);
    if (path && why) tree.refused.push({ path, why });
    if (skip || why) {
      entry.resume();
      continue;
    }
    keptBytes += entry.header.size;
    if (keptBytes > limits.maxTotalBytes) throw tooLargeError('too-many-bytes', limits.maxTotalBytes);
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry as AsyncIterable<unknown>) chunks.push(chunk as Uint8Array);
    const text = decodeUtf8(Buffer.concat(chunks));
    if (text === undefined) tree.refused.push({ path, why: 'binary' });
    else tree.files.push({ path, text });
  }
  return tree;
}

/**
 * Feeds the archive no faster than it is read, and stops at the limit, because zeros compress a
 * thousandfold.
 */
async function gunzipInto(archive: Extract, body: ByteStream, limits: ReadLimits): Promise<void> {
  const packed = Readable.from(body as AsyncIterable<Uint8Array>, { objectMode: false });
  const unpacked = packed.pipe(createGunzip());
  packed.on('error', (error) => unpacked.destroy(error));
  let totalBytes = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      totalBytes += chunk.byteLength;
      if (totalBytes > limits.maxArchiveBytes) throw tooLargeError('too-many-bytes', limits.maxArchiveBytes);
      if (archive.destroyed) return;
      if (!archive.write(chunk)) await waitForDrain(archive);
    }
    archive.end(null);
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  } finally {
    packed.destroy();
  }
}

/** Resolves when the archive accepts more, or is closed. */
function waitForDrain(archive: Extract): Promise<void> {
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

/**
 * The path without the archive's own folder. Undefined for the folder itself, and for names that
 * lead outside.
 */
function stripRootFolder(name: string): string | undefined {
  const parts = name.split('/').slice(1);
  if (parts.length === 0 || parts.some((part) => part === '..' || part === '.' || part === '')) return undefined;
  return parts.join('/');
}

function refusalReason(header: Header, limits: ReadLimits): 'symlink' | 'too-large' | 'binary' | undefined {
  if (header.type === 'symlink' || header.type === 'link') return 'symlink';
  if (header.type !== 'file' && header.type !== 'contiguous-file') return 'binary';
  return header.size > limits.maxFileBytes ? 'too-large' : undefined;
}

const operation: ForgeOperation = { name: 'read-archive' };

const tooLargeError = (kind: 'too-many-files' | 'too-many-bytes', max: number) =>
  new ForgeError('too-large', { operation, reason: { kind, max } });
