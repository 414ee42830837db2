import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pack } from 'tar-stream';
import type { Commit, GitObjectStore } from './object-store.ts';

/** The tree of a commit as a compressed tar, with one folder around it, as GitHub packs it. */
export async function createTarball(store: GitObjectStore, commit: Commit, rootFolder: string): Promise<Uint8Array> {
  const archive = pack();
  const parts: Uint8Array[] = [];
  const whole = (async () => {
    for await (const part of archive) if (part instanceof Uint8Array) parts.push(part);
  })();
  const mtime = new Date(commit.committer.timestamp * 1000);
  archive.entry({ name: `${rootFolder}/`, type: 'directory', mode: 0o775, mtime });
  for (const [path, file] of await store.listFiles(commit.tree)) {
    const body = Buffer.from((await store.readBlob(file.sha)) ?? []);
    const name = `${rootFolder}/${path}`;
    if (file.mode === '120000') archive.entry({ name, type: 'symlink', linkname: body.toString('utf8'), mtime });
    else if (file.mode === '160000') archive.entry({ name: `${name}/`, type: 'directory', mode: 0o775, mtime });
    else archive.entry({ name, mode: file.mode === '100755' ? 0o775 : 0o664, mtime }, body);
  }
  archive.finalize();
  await whole;
  return promisify(gzip)(Buffer.concat(parts));
}
