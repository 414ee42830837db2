import { describe, expect, test } from 'vitest';
import { getMessages } from '../../../../src/messages/index.ts';
import { type MarkdownOptions, renderMarkdown } from '../../../../src/sandbox/pages/rendering/markdown.ts';

const render = async (text: string, options: Partial<MarkdownOptions> = {}) => {
  const { html } = await renderMarkdown(text, {
    messages: getMessages('en').sandbox.markdown,
    repositoryUrl: '/o/r',
    ...options,
  });
  return html.replace(/^<div class="markdown-body">|<\/div>$/g, '');
};

describe('untrusted Markdown', () => {
  test.each([
    ['a script', '<script>alert(1)</script>x'],
    ['a handler', '<img src="x" onerror="alert(1)">'],
    ['a script as an address', '[x](javascript:alert(1))'],
    ['a style', '<p style="position:fixed">x</p>'],
    ['a frame', '<iframe src="https://evil.example"></iframe>'],
    ['a form', '<form action="https://evil.example"><input name="x"></form>'],
  ])('has no %s', async (_, text) => {
    expect(await render(text)).not.toMatch(/script|onerror|alert|style=|iframe|<form/);
  });

  test('has tables, lists of tasks and details, as GitHub shows them', async () => {
    expect(await render('| a |\n|---|\n| b |')).toContain('<td>b</td>');
    expect(await render('- [x] done')).toContain('type="checkbox"');
    expect(await render('<details><summary>s</summary>\n\n*x*\n\n</details>')).toContain('<em>x</em>');
  });

  test('keeps line ends in comments, and not in files', async () => {
    expect(await render('a\nb', { hardBreaks: true })).toMatch(/a<br>\s*b/);
    expect(await render('a\nb')).not.toContain('<br>');
  });
});

describe('links', () => {
  const file = { ref: 'main', path: 'docs/guide.md' };
  test.each([
    ['other.md', '/o/r/blob/main/docs/other.md'],
    ['../README.md#data', '/o/r/blob/main/README.md#data'],
    ['/data/a.yml', '/o/r/blob/main/data/a.yml'],
    ['https://a.example/x', 'https://a.example/x'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['#data', '#user-content-data'],
    ['#user-content-data', '#user-content-data'],
    ['#', '#'],
  ])('to %s lead to %s', async (href, expected) => {
    expect(await render(`[x](${href})`, { file })).toContain(`href="${expected}"`);
  });

  test('to other sites hide where a reader comes from', async () => {
    expect(await render('[x](https://a.example)')).toContain('rel="nofollow noopener noreferrer"');
    expect(await render('[x](other.md)', { file })).not.toContain('rel=');
  });

  test('of pictures lead to the file itself', async () => {
    expect(await render('![x](a.png)', { file })).toContain('src="/o/r/raw/main/docs/a.png"');
  });

  test('outside of a file stay as they are', async () => {
    expect(await render('[x](other.md)')).toContain('href="other.md"');
  });
});

test('headings have the ids of GitHub', async () => {
  const html = await render('# A Heading!\n\n## A Heading!\n\n### 数据');
  for (const id of ['user-content-a-heading', 'user-content-a-heading-1', 'user-content-数据'])
    expect(html).toContain(`id="${id}"`);
});

describe('checkboxes', () => {
  test('are buttons of a form, by their number', async () => {
    const html = await render('- [x] a\n- [ ] b', { formId: 'f' });
    expect(html).toMatch(/form="f" name="box" value="0".*☑.*value="1".*☐/s);
    expect(html).not.toContain('<input');
  });

  test('are only shown without a form', async () => {
    expect(await render('- [ ] b')).toContain('<input type="checkbox" disabled');
  });
});

describe('blocks of code', () => {
  test('with a chart are drawn', async () => {
    expect(await render('```mermaid\npie title x\n"a" : 1\n```')).toContain('<svg');
    expect(await render('```mermaid\nxychart-beta\nline [1, 2]\n```')).toContain('<svg');
  });

  test('with another diagram stay text', async () => {
    expect(await render('```mermaid\ngraph TD\n```')).toContain('graph TD');
  });

  test('with a suggestion have a title', async () => {
    expect(await render('```suggestion\na: 1\n```')).toMatch(/<div class="suggestion"><p>[^<]+<\/p><pre>/);
  });
});
