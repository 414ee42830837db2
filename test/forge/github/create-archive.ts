import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

export type ArchiveMember = {
  name: string;
  content?: string | Uint8Array;
  type?: 'file' | 'symlink' | 'directory';
  linkname?: string;
};

/** An archive as GitHub makes it: all members are below one folder, which their names have. */
export async function createArchive(members: ArchiveMember[]): Promise<Buffer> {
  const writer = pack();
  for (const { name, content = '', ...rest } of members) writer.entry({ name, ...rest }, content);
  writer.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of writer as AsyncIterable<unknown>) chunks.push(chunk as Uint8Array);
  return gzipSync(Buffer.concat(chunks));
}
