import { beforeEach, describe, expect, it } from 'vitest';
import { createTestWorld, type TestWorld } from '../../helpers/create-test-world.ts';
import { renderTestPage } from '../../helpers/render-test-page.ts';

let test: TestWorld;
const see = (path: string, repository = 'keeper/list') => renderTestPage(test.world, `/${repository}${path}`);

beforeEach(async () => {
  test = createTestWorld();
  const files = { 'a.txt': 'a', 'Z.txt': 'z', 'readme.MD': '# Hello\n', 'data/a.yml': 'a\n', 'docs/x.md': 'x\n' };
  await test.create({ ...files, 'data/README.md': '[b](b.yml)\n' }, { description: 'About <lists>' });
});

describe('the page of a folder', () => {
  it('has folders first, then files, each by name', async () => {
    const { html } = await see('');
    const names = [...html.matchAll(/<li><svg.*?<a href="([^"]+)">/g)].map(([, href]) => href);
    expect(names).toEqual([
      '/keeper/list/tree/main/data',
      '/keeper/list/tree/main/docs',
      '/keeper/list/blob/main/Z.txt',
      '/keeper/list/blob/main/a.txt',
      '/keeper/list/blob/main/readme.MD',
    ]);
  });

  it('has its README with links from where it is, its last commit and its branches', async () => {
    expect((await see('')).text).toContain('Hello');
    const { html, text } = await see('/tree/main/data');
    expect(html).toContain('href="/keeper/list/blob/main/data/b.yml"');
    expect(text).toContain('Initial commit');
    expect(html).toContain('href="/keeper/list/tree/main">main</a>');
    expect((await see('/tree/main/docs')).html).not.toContain('class="box readme"');
  });

  it('escapes the description', async () => {
    expect((await see('')).html).toContain('About &lt;lists&gt;');
  });

  it('says that an empty repository is empty, and 404 elsewhere', async () => {
    await test.create({}, { name: 'empty' });
    expect(await see('', 'keeper/empty')).toMatchObject({ status: 200 });
    expect(await see('/tree/none')).toMatchObject({ status: 404 });
    expect(await see('/tree/main/none')).toMatchObject({ status: 404 });
  });
});
