import { beforeEach, describe, expect, it } from 'vitest';
import { createTestWorld, type TestWorld } from '../../helpers/create-test-world.ts';
import { renderTestPage } from '../../helpers/render-test-page.ts';

let test: TestWorld;
const see = (path: string) => renderTestPage(test.world, `/keeper/list/${path}`);

beforeEach(async () => {
  test = createTestWorld();
  await test.create({
    'README.md': '# Words\n\n[data](data/a.yml)\n',
    'data/a.yml': 'x: <b>\ny: 2\n',
    'data/b#1?.yml': 'z: 3\n',
    'page.html': '<script>alert(1)</script>',
    'empty.txt': '',
    binary: 'a\0b\nc\n',
  });
});

describe('the page of a file', () => {
  it('has an anchor at each line, and its text escaped', async () => {
    const { html } = await see('blob/main/data/a.yml');
    expect(html).toContain('<tr id="L1"><td class="n"><a href="#L1">1</a></td><td>x: &lt;b&gt;</td></tr>');
    expect(html).toContain('<tr id="L2">');
    expect(html).not.toContain('<tr id="L3">');
    expect(html).toContain('href="/keeper/list/tree/main/data"');
  });

  it('renders Markdown above its source', async () => {
    const { html } = await see('blob/main/README.md');
    const rendered = html.indexOf('href="/keeper/list/blob/main/data/a.yml"');
    expect(rendered).toBeGreaterThan(0);
    expect(rendered).toBeLessThan(html.indexOf('<tr id="L1">'));
  });

  it.each(['empty.txt', 'binary'])('shows no lines of %s', async (path) => {
    const { status, html } = await see(`blob/main/${path}`);
    expect(status).toBe(200);
    expect(html).not.toContain('id="L1"');
  });

  it('shows the folder where the path is one, and 404 where there is nothing', async () => {
    expect((await see('blob/main/data')).html).toContain('/keeper/list/blob/main/data/a.yml');
    expect((await see('blob/main/none.yml')).status).toBe(404);
    expect((await see('blob/none/a.yml')).status).toBe(404);
  });

  it('says at the address of the editor that there is none here', async () => {
    const [seen, edited] = [await see('blob/main/data/a.yml'), await see('edit/main/data/a.yml')];
    expect(edited.text.length).toBeGreaterThan(seen.text.length);
  });

  it('is led to, whatever letters its name has', async () => {
    const href = 'main/data/b%231%3F.yml"';
    expect((await see('tree/main/data')).html).toContain(`href="/keeper/list/blob/${href}`);
    expect((await renderTestPage(test.world, '/keeper/list/blob/main/data/b#1?.yml')).html).toContain(
      `href="/keeper/list/raw/${href}`,
    );
  });
});

describe('the bytes of a file', () => {
  it('are plain text that no browser runs, or an image', async () => {
    const { headers, html } = await see('raw/main/page.html');
    expect(html).toBe('<script>alert(1)</script>');
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    await test.as('keeper').push({ repository: 'keeper/list', branch: 'main', files: { 'a.JPG': 'x' } });
    expect((await see('raw/main/a.JPG')).headers['content-type']).toBe('image/jpeg');
    expect((await see('raw/main/none')).status).toBe(404);
  });
});
