import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { expect, test } from 'vitest';
import { createObjectStore } from '../../../src/sandbox/git/object-store.ts';
import { createTarball } from '../../../src/sandbox/git/tarball.ts';

type Files = Record<string, { mode?: string; text: string }>;

/** What is in the archive of a commit with these files. A submodule's text is the commit that it stands at. */
async function pack(files: Files, rootFolder = 'o-r-abc') {
  const store = await createObjectStore();
  const entries = await Promise.all(
    Object.entries(files).map(async ([path, { mode = '100644', text }]) => {
      const sha = mode === '160000' ? text : await store.writeBlob(Buffer.from(text));
      return [path, { mode, sha }] as const;
    }),
  );
  const who = { name: 'A', email: 'a@b.example', timestamp: 1_600_000_000 };
  const tree = await store.writeFileTree(new Map(entries));
  const commit = await store.readCommit(
    await store.writeCommit({ message: 'm', tree, parents: [], author: who, committer: who }),
  );
  if (!commit) throw new Error('no commit');
  const reader = extract();
  reader.end(gunzipSync(await createTarball(store, commit, rootFolder)));
  const members = [];
  for await (const member of reader) {
    const parts: Buffer[] = [];
    for await (const part of member) parts.push(part as Buffer);
    const { name, type, mode, linkname, mtime } = member.header;
    members.push({ name, type, mode, linkname, mtime, text: Buffer.concat(parts).toString() });
  }
  return members;
}

test('the archive of a commit has a folder around its files, and the time of the commit', async () => {
  const members = await pack({ 'a/b.yml': { text: 'x: 数据\n' }, 'README.md': { text: '' } });
  expect(members.map(({ name, type, text }) => [name, type, text])).toEqual([
    ['o-r-abc/', 'directory', ''],
    ['o-r-abc/README.md', 'file', ''],
    ['o-r-abc/a/b.yml', 'file', 'x: 数据\n'],
  ]);
  expect(members.every(({ mtime }) => mtime?.getTime() === 1_600_000_000_000)).toBe(true);
});

test('a link stays a link, a program stays one, and a submodule is an empty folder, as git packs it', async () => {
  const members = await pack({
    link: { mode: '120000', text: '../../etc/passwd' },
    'run.sh': { mode: '100755', text: '#!/bin/sh\n' },
    sub: { mode: '160000', text: 'a'.repeat(40) },
  });
  expect(members.slice(1).map(({ name, type, linkname, mode }) => ({ name, type, linkname, isRun: mode === 0o775 }))).toEqual([
    { name: 'o-r-abc/link', type: 'symlink', linkname: '../../etc/passwd', isRun: false },
    { name: 'o-r-abc/run.sh', type: 'file', linkname: null, isRun: true },
    { name: 'o-r-abc/sub/', type: 'directory', linkname: null, isRun: true },
  ]);
});

test('a path may be longer than a header of tar has room for, in any script', async () => {
  const path = `${'深/'.repeat(60)}${'名'.repeat(80)}.yml`;
  expect((await pack({ [path]: { text: 'x' } })).at(-1)).toMatchObject({ name: `o-r-abc/${path}`, text: 'x' });
});

test('an empty commit is its folder alone', async () => {
  expect(await pack({})).toMatchObject([{ name: 'o-r-abc/', type: 'directory' }]);
});
