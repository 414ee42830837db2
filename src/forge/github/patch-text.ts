import { createHash } from 'node:crypto';

/**
 * The text of an added file, read from its diff, so that it need not be fetched.
 * @param patch unified diff against nothing.
 * @param blobSha git's object id of the file.
 * @returns undefined where the diff is incomplete, so that the object id does not match.
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
