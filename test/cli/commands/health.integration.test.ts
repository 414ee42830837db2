import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLinkHistoryFile } from '../../../src/cli/link-history/history-file.ts';
import { parseHistory } from '../../../src/link-health/history-text.ts';
import { identify } from '../../../src/links/identify/identify.ts';
import type { CheckedLink } from '../../../src/model/verdict.ts';
import { createTempFolder, runCli, runGit, validList } from '../run-cli.ts';

const url = 'https://books.invented.org/primer';
const summary = { online: true, requests: { byHost: {}, byService: {} }, seconds: 0, deferred: 0 };
const saw = (verdict: 'alive' | 'gone'): CheckedLink => ({
  url,
  identity: `url:${url}`,
  service: 'web',
  verdict,
  reason: verdict === 'alive' ? 'ok' : 'not-found',
  evidence: { asked: 'page', status: verdict === 'alive' ? 200 : 404 },
  at: [],
});

let at: ReturnType<typeof createTempFolder>;
beforeEach(() => {
  at = createTempFolder(validList);
});
afterEach(() => at.remove());

/** A look at the link some days ago. */
function look(daysAgo: number, verdict: 'alive' | 'gone', online = true): void {
  const memory = openLinkHistoryFile(join(at.folder, 'history.jsonl'), {
    clock: { now: () => Date.now() - daysAgo * 86_400_000 },
  });
  memory.addVerdict(saw(verdict));
  memory.write({ ...summary, online });
}

const health = (...args: string[]) => runCli(at.folder, ['health', '--language', 'en', ...args]);

describe('health', () => {
  it('reports a link as dead after three failures over a week, not after one', async () => {
    look(20, 'alive');
    look(10, 'gone');
    const doubt = await health('--history', 'history.jsonl');
    expect(doubt.code).toBe(0);
    expect(doubt.out).toContain('data/books/primer.yml:10:10: recheck A Primer › https://books.invented.org/primer — not found;');
    look(6, 'gone');
    look(2, 'gone');
    const dead = await health('--history', 'history.jsonl');
    expect(dead.code).toBe(1);
    expect(dead.out).toMatch(/: dead A Primer › .* \(3 checks\)\n1 link: 1 dead · \d{4}-/);
    expect((await runCli(at.folder, ['health', '--language', 'zh', '--history', 'history.jsonl'])).out).toContain(
      '起连续 3 次检查失败',
    );
  });

  it('knows the links of a list that is its README, which no command writes data of', async () => {
    const readme = createTempFolder({
      '.github/listkeeper.yml': 'source: README.md\n',
      'README.md': `# Books\n\nSee [more](${url}).\n\n## All\n\n- [A Primer](https://books.invented.org/a) - A book.\n`,
    });
    look(2, 'gone');
    const history = join(at.folder, 'history.jsonl');
    const { out } = await runCli(readme.folder, ['health', '--language', 'en', '--history', history]);
    expect(out).toContain(`README.md:3:12: recheck`);
    const render = await runCli(readme.folder, ['render', '--language', 'en']);
    expect(render).toMatchObject({ code: 2, err: expect.stringContaining('README.md is the list itself') });
    readme.remove();
  });

  it('prints the same as JSON', async () => {
    look(1, 'alive');
    const { out, code } = await health('--history', 'history.jsonl', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ links: [{ url, state: 'healthy' }], runs: [{ links: 1, dead: 0 }], unseen: 0 });
  });

  it('reads the health branch of the clone when no file is given, and explains how to fetch it', async () => {
    runGit(at.folder, 'init', '-q');
    expect(await health()).toMatchObject({ code: 2, err: expect.stringContaining('git fetch origin listkeeper/health') });
    look(2, 'gone');
    runGit(at.folder, 'checkout', '-q', '--orphan', 'listkeeper/health');
    runGit(at.folder, 'add', 'history.jsonl');
    runGit(at.folder, 'commit', '-q', '-m', 'Record');
    expect((await health()).out).toContain('recheck A Primer');
  });

  it('refuses a file that is no link history', async () => {
    expect(await health('--history', 'README.md')).toMatchObject({ code: 2, err: expect.stringContaining('a link history') });
  });
});

describe('check --history', () => {
  let server: Server;
  let asked: number;
  let page = '';
  beforeEach(async () => {
    asked = 0;
    server = createServer((request, response) => {
      asked += 1;
      const isThere = request.url === '/there/page';
      response.writeHead(isThere ? 200 : 404).end(isThere ? longPage : '<title>Not here</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    page = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x/y`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const longPage = `<title>A page</title><p>${Array.from({ length: 60 }, (_, n) => `word${n}`).join(' ')}</p>`;
  const check = (address = page) =>
    runCli(at.folder, ['check', address, '--history', 'new/history.jsonl', '--allow-address', '127.0.0.1', '--language', 'en']);

  it('records a failure without calling the link dead, and does not check again before it is due', async () => {
    const first = await check();
    expect(first.code).toBe(0);
    expect(first.out).toContain('(1 check); next check ');
    expect(readFileSync(join(at.folder, 'new/history.jsonl'), 'utf8')).toContain('"kind":"failure"');
    const before = asked;
    const second = await check();
    expect(asked).toBe(before);
    expect(second.out).toContain('(1 check)');
    expect(existsSync(join(at.folder, 'new/history.jsonl.new'))).toBe(false);
  });

  it('remembers what a page looks like, so that a later run sees when it shows something else', async () => {
    expect((await check(page.replace('/x/y', '/there/page'))).code).toBe(0);
    expect(readFileSync(join(at.folder, 'new/history.jsonl'), 'utf8')).toMatch(/"page":\{[^}]*"words":"[\w-]{90,}"/);
  });

  it('is written as verdicts come in, so that a killed run keeps them, except failures', () => {
    let now = Date.now();
    const file = join(at.folder, 'history.jsonl');
    const memory = openLinkHistoryFile(file, { clock: { now: () => now } });
    const [first, second] = ['https://a.invented.org/', 'https://b.invented.org/'] as const;
    memory.addVerdict({ ...saw('alive'), identity: identify(first).key, url: first });
    expect(existsSync(file)).toBe(false);
    now += 6000;
    memory.addVerdict({ ...saw('gone'), identity: identify(second).key, url: second });
    const { links } = parseHistory(readFileSync(file, 'utf8'));
    expect([...links.keys()]).toEqual([identify(first).key]);
    const resumed = openLinkHistoryFile(file, { clock: { now: () => now } });
    const wanted = [first, second].map((address) => ({ url: address, at: [] }));
    expect(resumed.selectDue(wanted).map((link) => link.url)).toEqual([second]);
  });

  it('writes nothing without a network', () => {
    look(1, 'gone', false);
    expect(existsSync(join(at.folder, 'history.jsonl'))).toBe(false);
  });
});
