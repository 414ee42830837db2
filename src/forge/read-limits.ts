import { isOutputFile, maxOutputBytes } from '../text/output-files.ts';

/** How much of a repository is read. Strangers may have written everything in it. */
export interface ReadLimits {
  /** Bytes of one file. Longer ones are refused as `too-large`. */
  maxFileBytes: number;
  /** Bytes of one output or facts file. What could be written has to be read again. */
  maxOutputBytes: number;
  /** Bytes of all files that are kept, together. */
  maxTotalBytes: number;
  /** Bytes of the unpacked archive that are read. */
  maxArchiveBytes: number;
  /** Files in the archive. */
  maxArchiveEntries: number;
}

const MiB = 1024 * 1024;

export const readLimits: ReadLimits = {
  maxFileBytes: 2 * MiB,
  maxOutputBytes,
  maxTotalBytes: 128 * MiB,
  maxArchiveBytes: 2048 * MiB,
  maxArchiveEntries: 300_000,
};

/** Whether a file is too large to be read. */
export const isTooLarge = (path: string, size: number, limits = readLimits): boolean =>
  size > (isOutputFile(path) ? limits.maxOutputBytes : limits.maxFileBytes);

const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of UTF-8 bytes without NUL; undefined for any other bytes. A byte order mark is kept,
 * because outputs are compared byte for byte.
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return utf8Decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
