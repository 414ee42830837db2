/** How much of a repository we are ready to read. Everything there may be made by a stranger. */
export interface ReadLimits {
  /** Bytes of one file; longer ones are refused as `too-large`. */
  maxFileBytes: number;
  /** Bytes of all wanted files together. */
  maxTotalBytes: number;
  /** Bytes of the unpacked archive that are looked through. */
  maxArchiveBytes: number;
  /** Files in the archive. */
  maxArchiveEntries: number;
}

const MiB = 1024 * 1024;

export const readLimits: ReadLimits = {
  maxFileBytes: 2 * MiB,
  maxTotalBytes: 64 * MiB,
  maxArchiveBytes: 2048 * MiB,
  maxArchiveEntries: 300_000,
};

/**
 * The text of bytes that are UTF-8 without NUL; undefined for anything else. A byte order mark is
 * kept: outputs are kept byte for byte.
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
