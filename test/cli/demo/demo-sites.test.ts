import { describe, expect, it } from 'vitest';
import { DemoSites } from '../../../src/cli/demo/demo-sites.ts';
import type { Forge } from '../../../src/forge/index.ts';
import type { SourceFile } from '../../../src/model/finding.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';

const settings = { path: '.github/listkeeper.yml', text: 'outputs: [{ file: site/index.html, language: en }]\n' };
const data: SourceFile[] = [
  { path: 'data/list.yml', text: 'title: { en: L }\nlanguages: [en]\nsections: [{ id: a, name: { en: A } }]\n' },
  {
    path: 'data/one.yml',
    text: 'kind: article\nsection: a\nname: { en: One }\nlinks: [{ role: homepage, url: "https://a.example/" }]\n',
  },
];

/** A repository whose reads are counted. Its branch can move. */
function createDemo(files: readonly SourceFile[]) {
  const refs = new Map([['refs/heads/main', 'aaa']]);
  let reads = 0;
  const forge: Partial<Forge> = {
    async readFiles(ref, paths) {
      if (ref !== 'main' && ref !== 'aaa') throw new Error(`no branch ${ref}`);
      return { commit: 'aaa', files: files.filter(({ path }) => paths.includes(path)), refused: [] };
    },
    async readMatchingFiles(_, wanted) {
      reads += 1;
      return { commit: 'aaa', files: files.filter(({ path }) => wanted(path)), refused: [] };
    },
  };
  const world = { hosted: new Map([['o/r', { defaultBranch: 'main', refs }]]) };
  const sites = new DemoSites({ world } as unknown as Sandbox, async () => forge as Forge);
  return { sites, refs, countReads: () => reads };
}

describe('the sites of a demo', () => {
  it('are built when they are read, and again when the branch has moved', async () => {
    const { sites, refs, countReads } = createDemo([settings, ...data]);
    expect((await sites.read('O/R'))?.get('index.html')).toContain('<h1>L</h1>');
    await sites.read('o/r');
    expect(countReads()).toBe(1);
    refs.set('refs/heads/main', 'bbb');
    await sites.read('o/r');
    expect(countReads()).toBe(2);
  });

  it('are none where the settings name none, and for a repository that does not exist', async () => {
    expect(await createDemo(data).sites.read('o/r')).toBeUndefined();
    expect(await createDemo(data).sites.read('o/x')).toBeUndefined();
  });
});
