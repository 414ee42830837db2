import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ForgeOperation } from '../../../model/error-values.ts';
import type { SourceFile } from '../../../model/finding.ts';
import type { ContentFilter, FileTree, RefusalReason } from '../../forge.ts';
import { ForgeError } from '../../forge-error.ts';
import { decodeUtf8, isTooLarge, type ReadLimits, readLimits } from '../../read-limits.ts';
import { type TarMember, TarReader, type TarSink } from './tar-reader.ts';

type ByteStream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** Which files of an archive are returned: by their path, and by their content too. */
export interface FileSelection extends ContentFilter {
  wanted: (path: string) => boolean;
}

/**
 * Reads GitHub's archive of a commit as a stream, and keeps only the wanted files. The archive is
 * gzip, with everything under one folder, “owner-name-commit”. Nothing is written to disk and no
 * link is followed.
 * @throws ForgeError `too-large` beyond the limits, `unavailable` when the archive breaks off or is
 * not one.
 */
export async function readTarball(
  body: ByteStream,
  selection: FileSelection,
  limits: ReadLimits = readLimits,
): Promise<Omit<FileTree, 'commit'>> {
  const collector = new FileCollector(selection, limits);
  try {
    const archive = new TarReader(collector);
    for await (const chunk of gunzip(body, limits)) archive.push(chunk);
    archive.end();
    collector.refuseEmptyFolder();
    return collector.tree;
  } catch (error) {
    if (error instanceof ForgeError) throw error;
    // The words of zlib and tar are about bytes, and say nothing to people.
    throw new ForgeError('unavailable', { operation, reason: { kind: 'no-answer' } }, { cause: error });
  }
}

/** Keeps the wanted files of an archive, within the limits. */
class FileCollector implements TarSink {
  readonly tree: Omit<FileTree, 'commit'> = { files: [], refused: [] };
  readonly #selection: FileSelection;
  readonly #limits: ReadLimits;
  #members = 0;
  #keptBytes = 0;
  #path = '';
  /** A folder without members so far. Git holds no empty folders: it stands for a submodule. */
  #emptyFolder: string | undefined;

  constructor(selection: FileSelection, limits: ReadLimits) {
    this.#selection = selection;
    this.#limits = limits;
  }

  isWanted(member: TarMember): boolean {
    this.#members += 1;
    const { maxArchiveEntries } = this.#limits;
    if (this.#members > maxArchiveEntries) throw tooLargeError('too-many-files', maxArchiveEntries);
    const path = stripRootFolder(member.name);
    if (!path?.startsWith(`${this.#emptyFolder}/`)) this.refuseEmptyFolder();
    this.#emptyFolder = member.type === 'directory' ? path : undefined;
    if (path === undefined || member.type === 'directory' || !this.#selection.wanted(path)) return false;
    const why = refusalReason(path, member, this.#limits);
    if (why) {
      this.tree.refused.push({ path, why });
      return false;
    }
    this.#path = path;
    return true;
  }

  /** To be called at the end, too. */
  refuseEmptyFolder(): void {
    const path = this.#emptyFolder;
    this.#emptyFolder = undefined;
    if (path !== undefined && this.#selection.wanted(path)) this.tree.refused.push({ path, why: 'submodule' });
  }

  onFile({ size }: TarMember, content: Buffer): void {
    const { isKept = () => true, isKnown } = this.#selection;
    const path = this.#path;
    if (isKnown?.(path, content)) return;
    const text = decodeUtf8(content);
    if (text === undefined) this.tree.refused.push({ path, why: 'binary' });
    else if (isKept({ path, text })) this.#keep({ path, text }, size);
  }

  #keep(file: SourceFile, size: number): void {
    const { maxTotalBytes } = this.#limits;
    this.#keptBytes += size;
    if (this.#keptBytes > maxTotalBytes) throw tooLargeError('too-many-bytes', maxTotalBytes);
    this.tree.files.push(file);
  }
}

/** Few large chunks cost less than many small ones. */
const unpackedChunkBytes = 256 * 1024;

/**
 * Unpacks no faster than is read, and stops at the limit, because zeros compress a thousandfold.
 */
async function* gunzip(body: ByteStream, limits: ReadLimits): AsyncGenerator<Buffer> {
  const packed = Readable.from(body as AsyncIterable<Uint8Array>, { objectMode: false });
  const unpacked = packed.pipe(createGunzip({ chunkSize: unpackedChunkBytes }));
  packed.on('error', (error) => unpacked.destroy(error));
  let totalBytes = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      totalBytes += chunk.byteLength;
      if (totalBytes > limits.maxArchiveBytes) throw tooLargeError('too-many-bytes', limits.maxArchiveBytes);
      yield chunk;
    }
  } finally {
    packed.destroy();
  }
}

/**
 * The path without the archive's own folder. Undefined for the folder itself, and for names that
 * lead outside.
 */
function stripRootFolder(name: string): string | undefined {
  const start = name.indexOf('/') + 1;
  const path = name.slice(start, name.endsWith('/') ? -1 : undefined);
  return start === 0 || path === '' || unsafePath.test(path) ? undefined : path;
}

/** A path with an empty part, or with one that leads to where it is or above. */
const unsafePath = /(?:^|\/)\.{0,2}(?:\/|$)/;

function refusalReason(path: string, { type, size }: TarMember, limits: ReadLimits): RefusalReason | undefined {
  if (type === 'link') return 'symlink';
  if (type !== 'file') return 'binary';
  return isTooLarge(path, size, limits) ? 'too-large' : undefined;
}

const operation: ForgeOperation = { name: 'read-archive' };

const tooLargeError = (kind: 'too-many-files' | 'too-many-bytes', max: number) =>
  new ForgeError('too-large', { operation, reason: { kind, max } });
