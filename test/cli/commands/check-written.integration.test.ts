import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTempFolder, runCli, writeTestFiles } from '../run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder({ '.git/HEAD': '' }));
});
afterEach(() => remove());

/** Writes files and checks one of them without a network. */
function check(files: Record<string, string>, ...args: string[]) {
  writeTestFiles(folder, files);
  return runCli(folder, ['check', ...args, '--offline']);
}

const verdicts = (out: string) =>
  (JSON.parse(out).links as { url: string; verdict: string; reason: string; evidence: { marker?: string } }[]).map(
    ({ url, verdict, reason, evidence }) => [url, verdict, reason, evidence.marker].filter(Boolean).join(' '),
  );

describe('links that lead nowhere', () => {
  const text = '[a](github.com/owner/name) [b](ftp://x.example/) [c](https://x.example/{id}) [d](docs/a.md) <a@b.example>\n';

  it('are told without a network, and fail the run', async () => {
    const { code, out } = await check({ 'a.md': text }, 'a.md', '--format', 'json');
    expect(code).toBe(1);
    expect(verdicts(out)).toEqual([
      'github.com/owner/name unknown malformed did you mean https://github.com/owner/name?',
      'ftp://x.example/ unknown unsupported-scheme',
      'https://x.example/{id} unknown template',
      'docs/a.md gone no-such-file',
    ]);
    expect(JSON.parse(out).unchecked).toEqual([]);
  });

  it('are told in words', async () => {
    const { out } = await check({ 'a.md': text }, 'a.md');
    expect(out).toContain(
      'a.md:1:1: invalid github.com/owner/name — not a valid web address (not requested, did you mean https://github.com/owner/name?)\n',
    );
    expect(out).toContain('a.md:1:78: dead docs/a.md — no such file in this repository (files of the repository)\n');
    expect(out).toContain('4 links, no requests made (--offline)\n');
    const chinese = await check({ 'a.md': text }, 'a.md', '--language', 'zh');
    expect(chinese.out).toContain(
      '格式有误 github.com/owner/name —— 不是有效的网址（未访问，是否应为 https://github.com/owner/name？）\n',
    );
  });

  it('say that templates and other schemes were skipped, not that they are unclear', async () => {
    const { out } = await check({ 'a.md': '[b](ftp://x.example/) [c](https://x.example/{id})\n' }, 'a.md');
    expect(out).toMatch(/^a\.md:1:1: skipped ftp:/);
    expect(out).toContain('a.md:1:23: skipped https://x.example/{id} — a template, not an address');
  });

  it('do not fail it where only templates and other schemes are among them', async () => {
    const { code } = await check({ 'a.md': '[b](ftp://x.example/) [c](https://x.example/{id})\n' }, 'a.md');
    expect(code).toBe(0);
  });

  it('are failures in SARIF and JUnit too', async () => {
    const { code, out } = await check({ 'a.md': text }, 'a.md', '--format', 'sarif');
    expect(code).toBe(1);
    expect(JSON.parse(out).runs[0].results).toMatchObject([
      { ruleId: 'link-broken', locations: [{ physicalLocation: { region: { startLine: 1, startColumn: 1 } } }] },
      { ruleId: 'link-broken' },
    ]);
  });
});

describe('links of a repository to itself', () => {
  const files = {
    'README.md': '# Start\n\n[a](docs/Guide.md#use) [b](docs/guide.md) [c](#strat) [d](/docs/Guide.md) [e](../../issues)\n',
    'docs/Guide.md': '# Use\n\n[back](../README.md#start) [root](/Guide.md)\n',
  };

  it('are judged by its files, with the nearest name', async () => {
    const { code, out } = await check(files, 'README.md', 'docs', '--format', 'json');
    expect(code).toBe(1);
    expect(verdicts(out)).toEqual([
      'docs/Guide.md#use alive ok',
      'docs/guide.md gone no-such-file did you mean docs/Guide.md?',
      '#strat gone no-such-anchor did you mean #start?',
      '/docs/Guide.md alive ok',
      '../../issues unknown outside-repository',
      '../README.md#start alive ok',
      '/Guide.md gone no-such-file',
    ]);
  });

  it('begin at --root where they begin with a slash', async () => {
    const { out } = await check(files, 'docs', '--root', 'docs', '--format', 'json');
    expect(verdicts(out)).toContain('/Guide.md alive ok');
  });

  it('are left out by --exclude like all others', async () => {
    const { code, out } = await check(files, 'README.md', '--exclude', '^#', '--exclude', 'guide', '--format', 'json');
    expect(code).toBe(0);
    expect(verdicts(out)).toHaveLength(3);
  });
});

describe('a run without a result', () => {
  it('is no success: no link at all', async () => {
    const { code, err } = await check({ 'a.md': 'Words.\n' }, 'a.md');
    expect({ code, err }).toEqual({ code: 2, err: 'No links found, nothing was checked\n' });
  });

  it('is one where a comment took every link out of it, and that is said', async () => {
    const text = '<!-- listkeeper:ignore-next-line -->\n[a](docs/a.md)\n';
    expect(await check({ 'a.md': text }, 'a.md')).toMatchObject({ code: 0, err: '1 link ignored, by comments or settings\n' });
  });
});

describe('settings that are not understood', () => {
  const settings = 'links:\n  hosts:\n    x.example:\n      accept: [403]\n  ignore: [https://y.example/*]\n';

  it.each([['a.md'], ['data']])('are named where %s is checked, and the others hold', async (target) => {
    const { err } = await check(
      {
        '.github/listkeeper.yml': settings,
        'a.md': 'https://x.example/ https://y.example/a\n',
        'data/list.yml': 'title: { en: Many }\nlanguages: [en]\nsections:\n  - { id: things, name: { en: Things } }\n',
        'data/a.yml':
          'kind: toolkit\nsection: things\nname: { en: A }\nlinks:\n  - role: homepage\n    url: https://x.example/\n',
      },
      target,
    );
    expect(err).toContain('.github/listkeeper.yml:2:3: error: links.hosts should be a list');
  });
});

describe('formats of files', () => {
  const notebook = JSON.stringify({ cells: [{ cell_type: 'markdown', source: ['[x](https://x.example/{id})'] }] });
  const files = {
    'docs/a.html': '<a href="https://x.example/{id}">a</a> <a href="/site.css">b</a> <a href="b.html">c</a>',
    'docs/b.ipynb': notebook,
    'docs/c.mdx': '<Link to="docs/none.md">c</Link>\n',
    'docs/d.rst': '`d <https://d.example/>`_\n',
  };

  it('are read by their ending in a folder, and one that is not read is named', async () => {
    const { code, out, err } = await check(files, 'docs', '--format', 'json');
    expect(verdicts(out)).toEqual([
      'https://x.example/{id} unknown template',
      '/site.css unknown outside-repository',
      'b.html gone no-such-file',
      'docs/none.md gone no-such-file',
    ]);
    expect(JSON.parse(out).links[0].at.map(({ file }: { file: string }) => file)).toEqual(['docs/a.html', 'docs/b.ipynb']);
    expect({ code, err }).toEqual({ code: 1, err: 'docs/d.rst: not read, its format isn’t supported\n' });
  });

  it('are an error where the only file has none that is read', async () => {
    expect(await check(files, 'docs/d.rst')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('reStructuredText'),
    });
    expect(await check({ 'e.ipynb': '{}' }, 'e.ipynb')).toMatchObject({ code: 2, out: '' });
  });
});
