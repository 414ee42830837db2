import { expect, test } from 'vitest';
import { createMemoryFileSystem } from '../../../src/sandbox/git/memory-file-system.ts';

const open = () => {
  const { client, files } = createMemoryFileSystem();
  if (!('promises' in client)) throw new Error('no promises');
  return { files, fs: client.promises };
};

test('a file that is written is read, and its folders are there', async () => {
  const { fs, files } = open();
  await fs.writeFile('/git/objects/ab/cd', Buffer.from('x'));
  await fs.writeFile('/git/HEAD', 'ref: refs/heads/main');
  expect(await fs.readFile('/git/objects/ab/cd')).toEqual(Buffer.from('x'));
  expect(await fs.readFile('/git/HEAD', 'utf8')).toBe('ref: refs/heads/main');
  expect(await fs.readFile('/git/HEAD', { encoding: 'utf8' })).toBe('ref: refs/heads/main');
  expect([...files.keys()]).toEqual(['/git/objects/ab/cd', '/git/HEAD']);
  expect((await fs.readdir('/git')).toSorted()).toEqual(['HEAD', 'objects']);
  expect(await fs.readdir('/')).toEqual(['git']);
});

test('what is written is a copy', async () => {
  const { fs } = open();
  const body = Uint8Array.from([1]);
  await fs.writeFile('/a', body);
  body[0] = 2;
  const read = (await fs.readFile('/a')) as Buffer;
  read[0] = 3;
  expect(await fs.readFile('/a')).toEqual(Buffer.from([1]));
});

test('files and folders are told apart', async () => {
  const { fs } = open();
  await fs.writeFile('/a/b', 'xyz');
  const [file, folder] = [await fs.stat('/a/b'), await fs.lstat('/a')];
  expect([file.isFile(), file.isDirectory(), file.size]).toEqual([true, false, 3]);
  expect([folder.isFile(), folder.isDirectory(), folder.isSymbolicLink()]).toEqual([false, true, false]);
});

test('what is removed is gone', async () => {
  const { fs, files } = open();
  await fs.writeFile('/a/b', 'x');
  await fs.unlink('/a/b');
  expect([files.size, await fs.readdir('/a')]).toEqual([0, []]);
  await fs.rmdir('/a');
  expect(await fs.readdir('/')).toEqual([]);
});

test.each([
  ['read', 'ENOENT', (fs: ReturnType<typeof open>['fs']) => fs.readFile('/x')],
  ['removed', 'ENOENT', (fs: ReturnType<typeof open>['fs']) => fs.unlink('/x')],
  ['listed', 'ENOENT', (fs: ReturnType<typeof open>['fs']) => fs.readdir('/x')],
  ['looked at', 'ENOENT', (fs: ReturnType<typeof open>['fs']) => fs.stat('/x')],
])('what is not there can not be %s', async (_, code, act) => {
  await expect(act(open().fs)).rejects.toMatchObject({ code });
});

test('a folder is made once, and no symbolic links are', async () => {
  const { fs } = open();
  await fs.mkdir('/a');
  await expect(fs.mkdir('/a')).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(fs.symlink?.('/a', '/b')).rejects.toMatchObject({ code: 'EPERM' });
});
