import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveTargets } from '../../../../src/cli/check/targets/targets.ts';
import { createTempFolder, writeTestFiles } from '../../run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder({
    'a.md': '[one](https://a.example/1)\n',
    'docs/b.mdx': '\n[two](https://b.example/2)\n',
    'docs/c.txt': 'https://c.example/3\n',
    'none/x.txt': 'x',
  }));
});

afterEach(() => remove());

const urls = async (...args: string[]) => Array.from((await resolveTargets(args, { cwd: folder })).links, ({ url }) => url);

describe('resolveTargets', () => {
  it('reads the Markdown files of a folder, the working folder by default', async () => {
    expect((await urls()).toSorted()).toEqual(['https://a.example/1', 'https://b.example/2']);
    expect([...(await resolveTargets(['docs'], { cwd: folder })).links]).toMatchObject([
      { at: [{ file: 'docs/b.mdx', line: 2 }] },
    ]);
  });

  it('reads a file of any other name as Markdown', async () => expect(await urls('docs/c.txt')).toEqual(['https://c.example/3']));

  it('takes a URL as it is', async () => expect(await urls('https://d.example/')).toEqual(['https://d.example/']));

  it('names unreadable files of a folder, and reads the others', async () => {
    writeFileSync(join(folder, 'docs/image.md'), Buffer.from([0x89, 0x50, 0, 0xff]));
    const { links, files, unreadableFiles } = await resolveTargets(['docs'], { cwd: folder });
    expect([links.length, files, unreadableFiles]).toEqual([1, 1, ['docs/image.md']]);
  });

  it('leaves out what the settings of the repository of a text ignore, and counts it', async () => {
    writeTestFiles(folder, {
      'list/.github/listkeeper.yml': 'links:\n  ignore: ["https://walled.example/*", docs/generated.md]\n',
      'list/.git/HEAD': 'ref: refs/heads/main\n',
      'list/README.md': '[a](https://walled.example/1) [b](https://a.example/) [c](docs/generated.md) [d](docs/other.md)\n',
      'other/README.md': '[a](https://walled.example/2)\n',
    });
    const { links, judged, ignored } = await resolveTargets(['list', 'other'], { cwd: folder });
    expect(Array.from(links, ({ url }) => url)).toEqual(['https://a.example/', 'https://walled.example/2']);
    expect(judged.map(({ url }) => url)).toEqual(['docs/other.md']);
    expect(ignored).toBe(2);
  });

  it.each([
    ['https://a b/', 'bad-url'],
    ['nowhere', 'no-such-path'],
    ['none', 'nothing-to-check'],
  ])('refuses %s: %s', async (arg, code) => {
    await expect(resolveTargets([arg], { cwd: folder })).rejects.toMatchObject({ code });
  });
});
