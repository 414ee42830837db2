import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { runCli, writeTestFiles } from '../run-cli.ts';
import { answers, at, check, useCheckedServer, verdicts } from './check-fixture.ts';

useCheckedServer();

describe('the exit code of check', () => {
  it('is 1 for dead or mistyped links, and 0 for bot walls and server errors', async () => {
    expect((await check(['/one', '/walled', '/broken'])).code).toBe(0);
    expect((await check(['/one', '/gone'])).code).toBe(1);
    expect((await check(['hhttps://a.example/'])).code).toBe(1);
  });

  it('is 0 for statuses given to --accept, as number, range or class', async () => {
    for (const accept of ['410', '400-499', '403,4xx', '400..=410', 'gone'])
      expect((await check(['/gone'], '--accept', accept)).code, accept).toBe(0);
    for (const accept of ['403', '400..410', '5xx', 'moved'])
      expect((await check(['/gone'], '--accept', accept)).code, accept).toBe(1);
    const { out } = await check(['/gone', '/walled'], '--accept', '4xx', '--format', 'json');
    expect(verdicts(out)).toEqual({ '/gone': 'alive weak-evidence', '/walled': 'alive weak-evidence' });
  });

  it.each([
    ['--accept', 'fine'],
    ['--accept', '999x'],
    ['--exclude', '*/gone'],
    ['--include', '('],
    ['--max-per-host', '0'],
    ['--format', 'xml'],
    ['--proxy', 'socks://a.example:1'],
  ])('is nothing when %s %s is wrong use', async (...args) => {
    const { code, out, err } = await check(['/one'], ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
    expect(at.asked).toEqual([]);
  });
});

describe('the links that check requests', () => {
  it('are selected by regular expressions', async () => {
    const { out } = await check(['/one', '/two', '/three'], '--include', '/t', '--exclude', 'ee$', '--format', 'json');
    expect(verdicts(out)).toEqual({ '/two': 'alive' });
    expect(at.asked).toEqual(['/two']);
  });

  it('are those of all texts of a folder, in any encoding; a file that is no text is named and fails the run', async () => {
    const utf16 = Buffer.from('\ufeffSee https://c.invented.org/ there.', 'utf16le');
    const gbk = Buffer.concat([Buffer.from('d6d0cec4', 'hex'), Buffer.from(' https://b.invented.org/ \n')]);
    writeTestFiles(at.folder, { 'texts/a.md': 'https://a.invented.org/\n' });
    writeFileSync(join(at.folder, 'texts/b.md'), gbk);
    writeFileSync(join(at.folder, 'texts/c.md'), utf16);
    writeFileSync(join(at.folder, 'texts/d.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]));
    const { code, out, err } = await runCli(at.folder, ['check', 'texts', '--offline', '--format', 'json']);
    const { unchecked } = JSON.parse(out) as { unchecked: { url: string }[] };
    expect(unchecked.map(({ url }) => url).sort()).toEqual(['a', 'b', 'c'].map((name) => `https://${name}.invented.org/`));
    expect({ code, err }).toEqual({
      code: 2,
      err: 'texts/d.md: skipped, not a text file or notebook, or larger than 256 MiB\n',
    });
    expect((await runCli(at.folder, ['check', 'texts/d.md', '--offline'])).code).toBe(2);
  });

  it('are requested once each, with all of their places', async () => {
    const { out } = await check(['/one', '/one'], '--format', 'json');
    expect(JSON.parse(out).links).toMatchObject([
      {
        at: [
          { file: 'notes.md', line: 1, column: 1 },
          { line: 3, column: 1 },
        ],
      },
    ]);
    expect((await check(['/gone', '/gone'])).out).toContain('    also at notes.md:3:1\n');
  });

  it('are counted with the right plural', async () => {
    expect((await check(['/one'])).out).toMatch(/^1 link · 1 working · 1 request, [\d.]+ s\n$/m);
    expect((await check(['/one', '/two'])).out).toContain(' · 2 requests, ');
  });

  it('stay within --max-per-host', async () => {
    const links = Array.from({ length: 12 }, (_, n) => `/slow${n}`);
    for (at.wanted of [2, 12]) {
      await check(links, '--max-per-host', String(at.wanted));
      expect(at.most).toBe(at.wanted);
    }
  });
});

describe('the formats of the result', () => {
  it('are one JSON object, with links or without', async () => {
    const { out } = await check(['/one', '/gone'], '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      findings: [],
      links: [
        {
          url: expect.any(String),
          identity: expect.any(String),
          service: 'web',
          verdict: expect.any(String),
          evidence: { status: 200 },
        },
        {},
      ],
      requests: { byHost: { '127.0.0.1': 3 }, byService: { web: 3 } },
      seconds: expect.any(Number),
      online: true,
      deferred: 0,
      remembered: 0,
    });
    expect(JSON.parse((await check([], '--format', 'json')).out)).toMatchObject({ links: [], online: true });
  });

  it('are SARIF, JUnit and Markdown', async () => {
    const sarif = JSON.parse((await check(['/one', '/gone'], '--format', 'sarif')).out);
    expect(sarif.runs[0].results).toMatchObject([{ ruleId: 'link-broken', level: 'error' }]);
    const junit = await check(['/one', '/gone'], '--format', 'junit');
    expect(junit.code).toBe(1);
    expect(XMLValidator.validate(junit.out)).toBe(true);
    expect(junit.out).toContain('tests="2" failures="1"');
    expect((await check(['/one', '/gone'], '--format', 'markdown')).out).toMatch(/^\*\*1 of 2 links is broken\*\*\n/);
  });
});

describe('the text output', () => {
  /** A check whose output is looked at as it comes. */
  async function watch(paths: string[], saw: (out: string) => void, interactive: boolean): Promise<string> {
    writeTestFiles(at.folder, { 'notes.md': paths.map((path) => `[x](${at.base}${path})\n`).join('\n') });
    let all = '';
    const out = (text: string) => {
      all += text;
      saw(all);
    };
    const terminal = { cwd: at.folder, environment: {}, interactive, out, err: () => {}, progress: () => {} };
    await main(['check', 'notes.md', '--allow-address', '127.0.0.0/8'], { ...terminal, paint: (_, text) => text });
    return all;
  }
  const release = () => {
    for (const answer of at.held.splice(0)) answer();
  };

  it('is printed as verdicts come in, while other links are still being checked', async () => {
    // Should nothing come, the test must end all the same, and fail.
    const late = setTimeout(release, 5000);
    let waited = 0;
    const out = await watch(
      ['/held', '/gone'],
      (text) => {
        if (!text.includes('/gone')) return;
        waited += at.held.length;
        release();
      },
      false,
    );
    clearTimeout(late);
    expect(waited).toBe(1);
    expect(out.match(/\/gone/g)).toHaveLength(1);
  });

  it('repeats problems at the end when they have scrolled away', async () => {
    const saw = (text: string) => {
      if (text.includes('/gone')) release();
    };
    answers['/held-wall'] = 403;
    const out = await watch(['/held-wall', '/gone'], saw, true);
    expect(out.split('\n').map((line) => /\/gone|\/held-wall|[Ll]inks to fix|2 links/.exec(line)?.[0] ?? '')).toEqual([
      '/gone',
      '/held-wall',
      '',
      'Links to fix',
      '/gone',
      '2 links',
      'links to fix',
      '',
    ]);
    expect((await watch(['/gone', '/one'], saw, true)).match(/\/gone/g)).toHaveLength(1);
  });
});

describe('what is different at one host', () => {
  it('is in the settings, and its secrets are in the environment and in no output', async () => {
    writeTestFiles(at.folder, {
      '.git/HEAD': '',
      '.github/listkeeper.yml':
        'links:\n  hosts:\n    - host: 127.0.0.1\n      accept: [403]\n      headers: { accept-language: zh }\n',
      'notes.md': `[x](${at.base}/walled) [y](${at.base}/gone)\n`,
    });
    const args = ['check', 'notes.md', '--allow-address', '127.0.0.0/8', '--format', 'json'];
    at.headers = [];
    const { code, out, err } = await runCli(at.folder, args, { LISTKEEPER_HEADERS: '127.0.0.1 X-Key: a-secret' });
    expect(code).toBe(1);
    expect(verdicts(out)).toEqual({ '/walled': 'alive weak-evidence', '/gone': 'gone' });
    expect(at.headers.length).toBeGreaterThan(0);
    for (const each of at.headers) expect(each).toMatchObject({ 'x-key': 'a-secret', 'accept-language': 'zh' });
    expect(out + err).not.toContain('a-secret');
  });
});

describe('a second network', () => {
  let proxy: Server;
  let through: string[] = [];

  beforeAll(async () => {
    proxy = createServer();
    proxy.on('connect', (request, socket) => {
      through.push(request.url ?? '');
      const upstream = connect((at.server.address() as AddressInfo).port, '127.0.0.1');
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
      socket.pipe(upstream).pipe(socket);
    });
    proxy.on('request', (request, response) => {
      through.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>There</title><p>Seen from elsewhere, in words.</p>');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });

  afterAll(
    () =>
      new Promise<void>((resolve) => {
        proxy.closeAllConnections();
        proxy.close(() => resolve());
      }),
  );

  beforeEach(() => {
    through = [];
  });

  it('is asked only about links that fail on the first one', async () => {
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const { code, out } = await check(['/one', '/broken'], '--proxy', address, '--format', 'json');
    expect(code).toBe(0);
    expect(through.length).toBeGreaterThan(0);
    expect(through.every((where) => !where.includes('/one'))).toBe(true);
    expect(JSON.parse(out).links.find(({ url }: { url: string }) => url.endsWith('/broken')).evidence.asked).toContain(
      'second network',
    );
  });
});

it('waits for --timeout, and tells a timeout from other failures', async () => {
  const { code, out } = await check(['/one', '/silent'], '--timeout', '0.3', '--format', 'json');
  expect(code).toBe(0);
  const { links } = JSON.parse(out) as { links: { url: string }[] };
  expect(links.find(({ url }) => url.endsWith('/silent'))).toMatchObject({ verdict: 'unreachable', reason: 'timeout' });
  expect(links.find(({ url }) => url.endsWith('/one'))).toMatchObject({ verdict: 'alive' });
  expect(at.asked.filter((url) => url === '/silent')).toHaveLength(1);
});

it('stops at --deadline: the rest is deferred, and a run without verdicts does not succeed', async () => {
  const { code, out } = await check(['/slow1'], '--deadline', '0.001', '--format', 'json');
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ deferred: 1, links: [{ verdict: 'limited', reason: 'deferred' }] });
});
