import { createHash } from 'node:crypto';

/**
 * What a file says that was added, read from its diff, so that nobody need be asked for it.
 * Undefined where the diff does not tell it letter by letter: git's own name of the content must be
 * the one that was given.
 * @param patch unified diff against nothing, and `blob` the object that the file is.
 */
export function textFromPatch(patch: string, blobSha: string): string | undefined {
  const [header = '', ...lines] = patch.split('\n');
  if (!/^@@ -0,0 \+1(?:,\d+)? @@/.test(header)) return undefined;
  const lacksFinalNewline = lines.at(-1)?.startsWith('\\ ');
  const text =
    (lacksFinalNewline ? lines.slice(0, -1) : lines).map((line) => line.slice(1)).join('\n') + (lacksFinalNewline ? '' : '\n');
  return gitBlobSha(text) === blobSha ? text : undefined;
}

function gitBlobSha(text: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex');
}
