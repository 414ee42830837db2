/** How much of a repository we are ready to read. Everything there may be made by a stranger. */
export interface ReadLimits {
  /** Bytes of one file; longer ones are refused as `too-large`. */
  file: number;
  /** Bytes of all wanted files together. */
  wanted: number;
  /** Bytes of the unpacked archive that are looked through. */
  archive: number;
  /** Files in the archive. */
  entries: number;
}

const MiB = 1024 * 1024;

export const readLimits: ReadLimits = { file: 2 * MiB, wanted: 64 * MiB, archive: 2048 * MiB, entries: 300_000 };

/** The text of bytes that are UTF-8 without NUL; undefined for anything else. A byte order mark is kept: outputs are kept byte for byte. */
export function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
