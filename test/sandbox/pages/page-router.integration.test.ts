import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getMessages } from '../../../src/messages/index.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { renderMarkdown } from '../../../src/sandbox/pages/rendering/markdown.ts';
import { renderXyChart } from '../../../src/sandbox/pages/rendering/xy-chart.ts';

let sandbox: Sandbox;
const name = 'keeper/list';

const readme = `# 清单

- [中文数据集](#中文数据集)
- [数据](data/a.yml)

## 中文数据集

<details><summary>More</summary>hidden <sub>small</sub></details>

## 中文数据集
`;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.createRepository({
    owner: 'keeper',
    name: 'list',
    description: 'A list',
    files: { 'README.md': readme, 'data/a.yml': 'name: a\nkind: dataset\n', 'data/清单.yml': 'x: <script>alert(1)</script>\n' },
  });
});
afterAll(() => sandbox.close());

async function page(path: string, language = 'en') {
  const response = await fetch(`${sandbox.url}${path}`, { redirect: 'manual', headers: { 'accept-language': language } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const pull = (files: Record<string, string | null>, more: { title?: string; body?: string } = {}) =>
  sandbox.asUser('mei').openPullRequest({ repository: name, title: 'Add b', branch: `b${Math.random()}`, files, ...more });

async function write(path: string, body: object) {
  const headers = { authorization: `token ${sandbox.token}` };
  const answer = await fetch(`${sandbox.api}/repos/${name}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as { id: number; number: number };
}

describe('the pages', () => {
  test('show a README whose table of contents works, with Chinese and repeated headings', async () => {
    const { text } = await page(`/${name}`);
    const anchors = [...text.matchAll(/href="#([^"]+)"/g)].map((match) => decodeURIComponent(match[1] ?? ''));
    expect(anchors).toEqual(['user-content-中文数据集']);
    for (const id of [...anchors, 'user-content-中文数据集-1']) expect(text).toContain(`id="${id}"`);
    expect(text).toContain(`href="/${name}/blob/main/data/a.yml"`);
    expect(text).toContain('<details><summary>More</summary>');
  });

  test('show a file with an anchor at each line, and a folder', async () => {
    const { text } = await page(`/${name}/blob/main/data/a.yml`);
    expect(text).toContain('<tr id="L2">');
    expect((await page(`/${name}/tree/main/data`)).text).toContain(encodeURI(`/${name}/blob/main/data/清单.yml`));
    expect((await page(`/${name}/blob/main/${encodeURI('data/清单.yml')}`)).text).toContain('&lt;script&gt;');
    expect((await page(`/${name}/raw/main/data/a.yml`)).headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  test('show a branch with a slash in its name', async () => {
    await sandbox.asUser('keeper').push({ repository: name, branch: 'listkeeper/health', files: { 'history.jsonl': '{}\n' } });
    expect((await page(`/${name}/blob/listkeeper/health/history.jsonl`)).status).toBe(200);
    expect((await page(`/${name}/commits/listkeeper/health`)).text).toContain('Change files');
  });

  test('show a pull request with comments, checks, and annotations on their lines', async () => {
    const { number, headSha } = await pull({ 'data/b.yml': 'kind: dataset\ncode: 0123\n' });
    expect((await page(`/${name}/pull/${number}`)).text).toContain('http-equiv="refresh"');
    await write(`/issues/${number}/comments`, { body: '**1 to fix**\n- [ ] a box' });
    const annotation = { path: 'data/b.yml', start_line: 2, end_line: 2, annotation_level: 'failure', message: 'Write "0123"' };
    const output = { title: 'One to fix', summary: 'See `b.yml`', annotations: [annotation] };
    const run = await write('/check-runs', { name: 'Listkeeper', head_sha: headSha, conclusion: 'failure', output });

    const conversation = (await page(`/${name}/pull/${number}`)).text;
    expect(conversation).not.toContain('http-equiv="refresh"');
    expect(conversation).toContain('<strong>1 to fix</strong>');
    expect(conversation).toContain('type="checkbox"');
    expect(conversation).toContain(`/${name}/runs/${run.id}`);
    const files = (await page(`/${name}/pull/${number}/files`)).text;
    expect(files.indexOf('Write &quot;0123&quot;')).toBeGreaterThan(files.indexOf('code: 0123'));
    const check = (await page(`/${name}/runs/${run.id}`)).text;
    expect(check).toContain(`/${name}/blob/${headSha}/data/b.yml#L2`);
    expect((await page(`/${name}/pull/${number}/commits`)).text).toContain('Add b');
    expect((await page(`/${name}/commit/${headSha}`)).text).toContain('+2');
  });

  test('redirect from issue to pull request addresses, and list both', async () => {
    const { number } = await pull({ 'data/c.yml': 'c: 1\n' });
    expect((await page(`/${name}/issues/${number}`)).headers.get('location')).toBe(`/${name}/pull/${number}`);
    const issue = await write('/issues', { title: 'Link health', body: 'All well.', labels: ['health'] });
    expect((await page(`/${name}/issues`)).text).toContain(`/${name}/issues/${issue.number}`);
    expect((await page(`/${name}/issues/${issue.number}`)).text).toContain('All well.');
    expect((await page(`/${name}/pulls`)).text).toContain(`/${name}/pull/${number}`);
  });

  test('have a home page with all repositories', async () => {
    const { text } = await page('/');
    expect(text).toContain(`href="/${name}"`);
    expect(text).toContain('Listkeeper');
    expect((await page('/_/style.css')).text).toContain('.markdown-body');
  });

  test('use the language of the browser, and link to the others', async () => {
    const chinese = (await page('/', 'zh-CN,zh;q=0.9')).text;
    expect(chinese).toContain('<html lang="zh">');
    expect(chinese).toContain('典守');
    expect(chinese).toContain('<a href="?language=en" lang="en">English</a>');
    const { headers, text } = await page('/?language=zh');
    expect(text).toBe(chinese);
    expect(headers.get('set-cookie')).toContain('language=zh');
  });

  test('have in a demo a home page with the example of the reader’s language, which is asked for once', async () => {
    const asked: string[] = [];
    const examples: Partial<Record<'en' | 'zh', string>> = { en: name };
    sandbox.world.demo = {
      openTasks: 0,
      examples,
      requestExample: (language) => {
        asked.push(language);
        examples[language] = 'keeper/list-zh';
      },
    };
    const english = (await page('/')).text;
    expect(english).toContain(`href="/${name}"`);
    const before = (await page('/?language=zh')).text;
    expect(before).not.toContain(`href="/${name}"`);
    expect(before, 'more is to come').toContain('http-equiv="refresh"');
    await sandbox.createRepository({ owner: 'keeper', name: 'list-zh', files: { 'README.md': readme } });
    expect((await page('/?language=zh')).text).toContain('href="/keeper/list-zh"');
    expect((await page('/')).text).not.toContain('href="/keeper/list-zh"');
    expect(asked).toEqual(['zh']);
    delete sandbox.world.demo;
  });

  test.each([
    '/nobody/nothing',
    `/${name}/blob/main/none.yml`,
    `/${name}/pull/999`,
    `/${name}/runs/9`,
    '/%E0%A4%A',
    `/${name}/blob/../../etc/passwd`,
  ])('answer 404 for %s', async (path) => {
    expect((await page(path)).status).toBe(404);
  });
});

describe('what contributors write', () => {
  const hostileTexts = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    '<a href="jAvAscript:alert(1)">x</a>',
    '<iframe src="https://example.org"></iframe>',
    '<style>body{display:none}</style>',
    '<form action="https://example.org"><input name=q></form>',
    '<h1 id="content">x</h1>',
    '<svg><script>alert(1)</script></svg>',
    '<div style="position:fixed">x</div>',
    '```mermaid\nxychart-beta\ntitle "</text><script>alert(1)</script>"\nline [1, 2]\n```',
  ];

  test.each(hostileTexts)('is sanitized: %s', async (text) => {
    const { html } = await renderMarkdown(text, {
      messages: getMessages('en').sandbox.markdown,
      repositoryUrl: '/o/r',
      hardBreaks: true,
    });
    expect(html).not.toMatch(/<(script|iframe|style|form)|\son\w+=|javascript:|style=|id="content"/i);
  });

  test('never runs, because no page allows scripts', async () => {
    const { number } = await pull(
      { 'data/<b>.yml': 'x: 1\n' },
      { title: '<script>alert(1)</script>', body: hostileTexts.join('\n\n') },
    );
    for (const path of [`/${name}/pull/${number}`, `/${name}/pull/${number}/files`, `/${name}/pulls`, '/']) {
      const { headers, text } = await page(path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'; img-src/);
      expect(text).not.toContain('<script');
      expect(text).not.toContain('<b>.yml');
    }
  });
});

describe('charts', () => {
  test('are drawn from the syntax that the issue uses', () => {
    const chart = renderXyChart(
      'xychart-beta\n  title "Share"\n  x-axis ["11-01", "11-08"]\n  y-axis "%" 90 --> 100\n  line [95, 100]',
      'Chart',
    );
    const points = chart?.children.find((child) => child.type === 'element' && child.tagName === 'polyline');
    expect(points).toMatchObject({ properties: { points: '210.5,132 539.5,34' } });
  });

  test.each(['graph TD; A-->B', 'xychart-beta', 'xychart-beta\nline []'])(
    'stay text when they are of another kind: %s',
    (text) => {
      expect(renderXyChart(text, 'Chart')).toBeUndefined();
    },
  );
});
