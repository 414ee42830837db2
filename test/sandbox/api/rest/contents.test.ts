import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentRoutes } from '../../../../src/sandbox/api/rest/contents.ts';
import type { HostedRepository } from '../../../../src/sandbox/model/world.ts';
import { createApiCaller } from '../../helpers/call-api.ts';
import { createTestWorld, readAt, type TestWorld, tipOf } from '../../helpers/create-test-world.ts';

const repository = '/repos/keeper/list';
let test: TestWorld;
let list: HostedRepository;
let call: ReturnType<typeof createApiCaller>;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create({ 'readme.md': '# 清单\n', 'data/a.yml': 'a\n', 'data/more/b.yml': 'b\n' });
  call = createApiCaller(test.world, contentRoutes);
});

const get = (path: string, accept = 'application/json') => call('GET', `${repository}/contents${path}`, { headers: { accept } });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const put = (path: string, body: object) => call('PUT', `${repository}/contents/${path}`, { body });

describe('a file', () => {
  it('has its text in base64 and its addresses', async () => {
    const { body } = await get('/readme.md');
    expect(Buffer.from(body.content, 'base64').toString()).toBe('# 清单\n');
    expect(body).toMatchObject({ type: 'file', name: 'readme.md', encoding: 'base64', size: 9 });
    expect(body.html_url).toBe('http://sandbox.example/keeper/list/blob/main/readme.md');
    expect(body.url).toBe('http://sandbox.example/api/v3/repos/keeper/list/contents/readme.md?ref=main');
  });

  it('is raw where that is asked for', async () => {
    const { bytes, headers } = await get('/readme.md', 'application/vnd.github.raw+json');
    expect(Buffer.from(bytes ?? []).toString()).toBe('# 清单\n');
    expect(headers['content-type']).toContain('raw');
  });

  it('above a megabyte has no content', async () => {
    await test.as('keeper').push({ repository: 'keeper/list', branch: 'main', files: { big: 'x'.repeat(1024 * 1024 + 1) } });
    expect((await get('/big')).body).toMatchObject({ content: '', encoding: 'none', size: 1024 * 1024 + 1 });
  });

  it('of a symbolic link is its target', async () => {
    const sha = await list.store.writeBlob(Buffer.from('data/a.yml'));
    const commit = await list.store.readCommit(tipOf(list));
    if (!commit) throw new Error('no commit');
    const tree = await list.store.writeFileTree(new Map([['link', { mode: '120000', sha }]]));
    list.refs.set('refs/heads/main', await list.store.writeCommit({ ...commit, tree, parents: [] }));
    expect((await get('/link')).body).toMatchObject({ type: 'symlink', target: 'data/a.yml' });
  });

  it('is read at a ref, and not found at one that has no commit', async () => {
    await test.as('keeper').push({ repository: 'keeper/list', branch: 'next', files: { 'n.md': 'n\n' } });
    expect((await get('/n.md?ref=next')).status).toBe(200);
    expect((await get('/n.md')).status).toBe(404);
    expect((await get('/n.md?ref=none')).body.message).toBe('No commit found for the ref none');
    await test.create({}, { name: 'empty' });
    expect((await call('GET', '/repos/keeper/empty/contents')).body.message).toBe('This repository is empty.');
  });
});

describe('a folder', () => {
  it('has its files and folders once', async () => {
    const names = async (path: string) =>
      (await get(path)).body.map(({ type, path: at }: { type: string; path: string }) => `${type} ${at}`);
    expect(await names('')).toEqual(expect.arrayContaining(['file readme.md', 'dir data']));
    expect(await names('/data/')).toEqual(['file data/a.yml', 'dir data/more']);
    expect((await get('/none')).status).toBe(404);
  });

  it('has the hash of its tree', async () => {
    const data = (await get('')).body.find(({ path }: { path: string }) => path === 'data');
    expect((await list.store.readTree(data.sha))?.map(({ path }) => path)).toEqual(['a.yml', 'more']);
    expect(data).toMatchObject({ download_url: null, size: 0 });
  });
});

describe('the README', () => {
  it('is found whatever its letters, and may be missing', async () => {
    expect((await call('GET', `${repository}/readme`)).body.path).toBe('readme.md');
    await test.create({ 'a.txt': 'a' }, { name: 'plain' });
    expect((await call('GET', '/repos/keeper/plain/readme')).status).toBe(404);
  });
});

describe('writing a file', () => {
  it('makes a commit of the App, for a new file and with the hash of the old one', async () => {
    const made = await put('n.md', { message: 'Add', content: base64('n\n') });
    expect(made).toMatchObject({ status: 201, body: { commit: { message: 'Add', author: { name: 'listkeeper[bot]' } } } });
    const { sha } = made.body.content;
    expect(await put('n.md', { message: 'Change', content: base64('n2\n'), sha })).toMatchObject({ status: 200 });
    expect(await readAt(list, 'n.md')).toBe('n2\n');
  });

  it('keeps the bytes of what is no text', async () => {
    const bytes = Buffer.from([0x89, 0x50, 0xff, 0x00, 0xfe]);
    const { body } = await put('a.png', { message: 'Add', content: bytes.toString('base64') });
    expect(Buffer.from((await list.store.readBlob(body.content.sha)) ?? [])).toEqual(bytes);
  });

  it('makes the first commit of an empty repository', async () => {
    const empty = await test.create({}, { name: 'empty' });
    const body = { message: 'First', content: base64('a\n') };
    expect((await call('PUT', '/repos/keeper/empty/contents/a.md', { body })).status).toBe(201);
    expect(await readAt(empty, 'a.md')).toBe('a\n');
  });

  it('is refused without the hash, with another one, and on a branch that is not there', async () => {
    expect((await put('readme.md', { message: 'm', content: '' })).status).toBe(422);
    expect((await put('readme.md', { message: 'm', content: '', sha: '1'.repeat(40) })).status).toBe(409);
    expect((await put('new.md', { message: 'm', content: '', sha: '1'.repeat(40) })).status).toBe(409);
    expect((await put('new.md', { message: 'm', content: '', branch: 'none' })).status).toBe(404);
    expect((await put('new.md', { content: '' })).status).toBe(422);
  });
});

describe('deleting a file', () => {
  const remove = (path: string, body: object) => call('DELETE', `${repository}/contents/${path}`, { body });

  it('needs its hash', async () => {
    const { sha } = (await get('/data/a.yml')).body;
    expect((await remove('data/a.yml', { message: 'm', sha: '1'.repeat(40) })).status).toBe(409);
    expect(await remove('data/a.yml', { message: 'm', sha })).toMatchObject({ status: 200, body: { content: null } });
    expect(await readAt(list, 'data/a.yml')).toBeUndefined();
    expect((await remove('data/a.yml', { message: 'm', sha })).status).toBe(404);
    expect((await remove('data/more/b.yml', { message: 'm', sha, branch: 'none' })).status).toBe(404);
  });
});

describe('an archive', () => {
  it('is at another address, which needs no token', async () => {
    const { status, headers } = await call('GET', `${repository}/tarball/main`);
    expect([status, headers.location]).toEqual([302, `http://sandbox.example/api/v3/_codeload/keeper/list/${tipOf(list)}`]);
    expect((await call('GET', `${repository}/tarball`)).headers.location).toBe(headers.location);
    const { bytes } = await call('GET', `/_codeload/keeper/list/${tipOf(list)}`, { caller: { kind: 'nobody' } });
    expect(gunzipSync(bytes ?? Buffer.alloc(0)).toString('latin1')).toContain(
      `keeper-list-${tipOf(list).slice(0, 7)}/data/a.yml`,
    );
    expect((await call('GET', `/_codeload/keeper/list/${'1'.repeat(40)}`)).status).toBe(404);
    expect((await call('GET', `${repository}/tarball/none`)).status).toBe(404);
  });
});
