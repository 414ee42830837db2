import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDocumentTargets } from '../../../../src/cli/check/targets/document-targets.ts';
import { createTempFolder, writeTestFiles } from '../../run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder({ '.git/HEAD': 'ref: refs/heads/main\n' }));
});
afterEach(() => remove());

/** The targets of these texts, in the order in which they are given. */
async function load(files: Record<string, string>, root?: string) {
  writeTestFiles(folder, files);
  const paths = Object.keys(files).filter((path) => !path.startsWith('.github/'));
  const targets = await loadDocumentTargets(
    paths.map((path) => join(folder, path)),
    { cwd: folder, root },
  );
  return { ...targets, links: [...targets.links] };
}

describe('the links of texts', () => {
  it('have the place where each is written', async () => {
    const { links, files } = await load({ 'a.md': '\nSee [a](https://a.example/).\n', 'b/c.md': '<https://b.example/>\n' });
    expect(files).toBe(2);
    expect(links).toMatchObject([
      { url: 'https://a.example/', at: [{ file: 'a.md', line: 2, column: 5 }] },
      { url: 'https://b.example/', at: [{ file: 'b/c.md', line: 1 }] },
    ]);
  });

  it('have the code beside them and the name that the text gives', async () => {
    const { links } = await load({ 'a.md': '[BioBERT](https://pan.baidu.com/s/1abcdefg) 提取码：ab12\n' });
    expect(links).toMatchObject([{ code: 'ab12', names: ['BioBERT'] }]);
  });

  it('that need no network are judged at once: files, anchors, what is no address', async () => {
    const { links, judged } = await load({
      'a.md': '# One\n\n[file](b.md) [none](none.md) [anchor](#one) [lost](#two) [bad](https://)\n',
      'b.md': 'text\n',
    });
    expect(links).toEqual([]);
    const verdicts = Object.fromEntries(judged.map(({ url, verdict, service }) => [url, `${verdict} ${service}`]));
    expect(verdicts).toMatchObject({
      'b.md': 'alive local',
      'none.md': 'gone local',
      '#one': 'alive local',
      '#two': 'gone local',
    });
    expect(judged.find(({ url }) => url === 'https://')).toMatchObject({ service: 'unknown', identity: 'text:https://' });
  });

  it('leave out addresses of mail, and those that a comment takes out, which are counted', async () => {
    const { links, judged, ignored } = await load({
      'a.md': '[mail](mailto:a@b.example)\n\n<!-- listkeeper:ignore-next-line -->\n[a](https://a.example/)\n',
    });
    expect([links.length, judged.length]).toEqual([0, 0]);
    expect(ignored).toBe(1);
  });
});

describe('an address that begins with a slash', () => {
  const text = { 'docs/a.md': '[b](/b.md)\n' };

  it('begins at the repository of its text', async () => {
    const { judged } = await load({ ...text, 'b.md': 'b\n' });
    expect(judged).toMatchObject([{ url: '/b.md', verdict: 'alive' }]);
  });

  it('begins at the folder that is given for it', async () => {
    const site = await load({ ...text, 'docs/b.md': 'b\n' }, 'docs');
    expect(site.judged).toMatchObject([{ url: '/b.md', verdict: 'alive' }]);
  });
});

describe('a text', () => {
  it('that can not be read is named, and the others are read', async () => {
    writeFileSync(join(folder, 'image.md'), Buffer.from([0x89, 0x50, 0, 0xff]));
    writeTestFiles(folder, { 'a.md': '<https://a.example/>\n' });
    const found = await loadDocumentTargets([join(folder, 'image.md'), join(folder, 'a.md')], { cwd: folder });
    expect({ ...found, links: [...found.links] }).toMatchObject({
      files: 1,
      unreadableFiles: ['image.md'],
      links: [{ url: 'https://a.example/' }],
    });
  });

  it('has the settings of its repository, and what is wrong with them', async () => {
    const { links, ignored, settings, settingsFindings } = await load({
      '.github/listkeeper.yml': 'links:\n  ignore: ["https://walled.example/*"]\n  colour: x\n',
      'a.md': '<https://walled.example/1> <https://a.example/>\n',
    });
    expect(links.map(({ url }) => url)).toEqual(['https://a.example/']);
    expect(ignored).toBe(1);
    expect(settings).toMatchObject({ ignore: ['https://walled.example/*'] });
    expect([...settingsFindings]).toMatchObject([[folder, [{ code: 'settings-refused' }]]]);
  });

  it('has none where its repository has none', async () => {
    const found = await load({ 'a.md': '<https://a.example/>\n' });
    expect(found.settings).toBeUndefined();
    expect(found.settingsFindings.size).toBe(0);
  });
});

it('nothing is read of nothing', async () => {
  expect(await loadDocumentTargets([], { cwd: folder })).toMatchObject({ links: { length: 0 }, judged: [], files: 0 });
});
