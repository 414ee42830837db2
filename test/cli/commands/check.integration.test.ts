import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { requireBundledProgram } from '../bundled-program.ts';
import { createTempFolder, runCli, writeTestFiles } from '../run-cli.ts';

let folder: string;
let remove: () => void;
let server: Server;
let base: string;
let asked: string[] = [];
/** The headers of each request. */
let headers: IncomingHttpHeaders[] = [];
let atOnce = 0;
let most = 0;
/** Answers that wait until a test lets them go. */
let held: (() => void)[] = [];
/** Answers that wait until there are so many, and a moment longer for one too many. */
let slow: (() => void)[] = [];
let wanted = 0;

const answers: Record<string, number> = { '/gone': 410, '/walled': 403, '/broken': 500 };

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    headers.push(request.headers);
    if (request.url === '/silent') return;
    atOnce += 1;
    most = Math.max(most, atOnce);
    // Answered, or given up by who asked.
    response.on('close', () => {
      atOnce -= 1;
    });
    const answer = () => {
      response.writeHead(answers[request.url ?? ''] ?? 200, { 'content-type': 'text/html' });
      response.end('<title>A page</title><p>Some words to read on this page.</p>');
    };
    if (request.url?.startsWith('/slow')) {
      if (slow.push(answer) === wanted) setTimeout(() => slow.splice(0).map((go) => go()), 20);
    } else if (request.url?.startsWith('/held')) held.push(answer);
    else answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
);

/** It is asked for twice: a 404 is believed only when a browser gets it too. */
const missing = '/gone';

beforeEach(() => {
  ({ folder, remove } = createTempFolder({}));
  asked = [];
  most = 0;
  held = [];
  slow = [];
});

afterEach(() => remove());

/** Writes links into notes.md and checks it. */
function check(paths: string[], ...args: string[]) {
  writeTestFiles(folder, {
    'notes.md': paths.map((path) => `[${path.slice(1)}](${path.startsWith('/') ? base : ''}${path})\n`).join('\n'),
  });
  return runCli(folder, ['check', 'notes.md', '--allow-address', '127.0.0.0/8', ...args]);
}

const verdicts = (out: string) =>
  Object.fromEntries(
    JSON.parse(out).links.map(({ url, verdict, note }: Record<string, string>) => [
      url?.replace(base, ''),
      `${verdict}${note ? ` ${note}` : ''}`,
    ]),
  );

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
    expect(asked).toEqual([]);
  });
});

describe('the links that check requests', () => {
  it('are selected by regular expressions', async () => {
    const { out } = await check(['/one', '/two', '/three'], '--include', '/t', '--exclude', 'ee$', '--format', 'json');
    expect(verdicts(out)).toEqual({ '/two': 'alive' });
    expect(asked).toEqual(['/two']);
  });

  it('are those of all texts of a folder, in any encoding; a file that is no text is named and fails the run', async () => {
    const utf16 = Buffer.from('\ufeffSee https://c.invented.org/ there.', 'utf16le');
    const gbk = Buffer.concat([Buffer.from('d6d0cec4', 'hex'), Buffer.from(' https://b.invented.org/ \n')]);
    writeTestFiles(folder, { 'texts/a.md': 'https://a.invented.org/\n' });
    writeFileSync(join(folder, 'texts/b.md'), gbk);
    writeFileSync(join(folder, 'texts/c.md'), utf16);
    writeFileSync(join(folder, 'texts/d.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]));
    const { code, out, err } = await runCli(folder, ['check', 'texts', '--offline', '--format', 'json']);
    const { unchecked } = JSON.parse(out) as { unchecked: { url: string }[] };
    expect(unchecked.map(({ url }) => url).sort()).toEqual(['a', 'b', 'c'].map((name) => `https://${name}.invented.org/`));
    expect({ code, err }).toEqual({
      code: 2,
      err: 'texts/d.md: skipped, not a text file or notebook, or larger than 256 MiB\n',
    });
    expect((await runCli(folder, ['check', 'texts/d.md', '--offline'])).code).toBe(2);
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
    for (wanted of [2, 12]) {
      await check(links, '--max-per-host', String(wanted));
      expect(most).toBe(wanted);
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
    writeTestFiles(folder, { 'notes.md': paths.map((path) => `[x](${base}${path})\n`).join('\n') });
    let all = '';
    const out = (text: string) => {
      all += text;
      saw(all);
    };
    const terminal = { cwd: folder, environment: {}, interactive, out, err: () => {}, progress: () => {} };
    await main(['check', 'notes.md', '--allow-address', '127.0.0.0/8'], { ...terminal, paint: (_, text) => text });
    return all;
  }
  const release = () => {
    for (const answer of held.splice(0)) answer();
  };

  it('is printed as verdicts come in, while other links are still being checked', async () => {
    // Should nothing come, the test must end all the same, and fail.
    const late = setTimeout(release, 5000);
    let waited = 0;
    const out = await watch(
      ['/held', '/gone'],
      (text) => {
        if (!text.includes('/gone')) return;
        waited += held.length;
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

describe('a check that was killed', () => {
  it('is resumed: the next one requests only what had no answer', async () => {
    const first = ['/one', '/two', '/three', '/gone'];
    const rest = ['/held1', '/held2', '/held3'];
    writeTestFiles(folder, { 'notes.md': [...first, ...rest].map((path) => `[x](${base}${path})\n`).join('\n') });
    const args = ['check', 'notes.md', '--allow-address', '127.0.0.0/8', '--cache', 'cache', '--format', 'json'];
    const child = spawn(process.execPath, [requireBundledProgram(), ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.match(/"verdict"/g)?.length === first.length) child.kill('SIGKILL');
    });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    expect(asked.toSorted()).toEqual([...first, missing, ...rest].toSorted());

    asked = [];
    held = [];
    const going = runCli(folder, args);
    await vi.waitUntil(() => held.length === rest.length);
    for (const answer of held) answer();
    const { code, out: again } = await going;
    expect(code).toBe(1);
    expect(asked.toSorted()).toEqual(rest);
    expect(Object.keys(verdicts(again)).toSorted()).toEqual([...first, ...rest].toSorted());
    expect(JSON.parse(again).remembered).toBe(first.length);
  });
});

describe('the verdict cache', () => {
  const cached = (...paths: string[]) => check(paths, '--cache', 'new/cache.jsonl', '--format', 'json');

  it('keeps live and dead links, but not bot walls and timeouts', async () => {
    const first = await cached('/one', '/gone', '/walled');
    expect(JSON.parse(first.out).remembered).toBe(0);
    asked = [];
    const { code, out } = await cached('/one', '/gone', '/walled');
    expect(code).toBe(1);
    expect(verdicts(out)).toEqual(verdicts(first.out));
    expect(JSON.parse(out).remembered).toBe(2);
    expect(asked).toEqual(['/walled']);
  });

  it('expires: a dead link after an hour, a live one after half a day', async () => {
    await cached('/one', '/gone');
    const path = join(folder, 'new', 'cache.jsonl');
    const age = (hours: number) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      const older = lines.map((line) => line.replace(/"at":(\d+)/, (_, at) => `"at":${Number(at) - hours * 3_600_000}`));
      writeFileSync(path, older.join('\n'));
    };
    age(2);
    asked = [];
    await cached('/one', '/gone');
    expect(asked).toEqual([missing, missing]);
    age(11);
    asked = [];
    await cached('/one', '/gone');
    expect(asked.toSorted()).toEqual([missing, missing, '/one']);
  });

  it('is written as verdicts come in, and survives a truncated last line', async () => {
    await cached('/one', '/two');
    const path = join(folder, 'new', 'cache.jsonl');
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole.slice(0, -20));
    appendFileSync(path, '');
    asked = [];
    const { out } = await cached('/one', '/two');
    expect(verdicts(out)).toEqual({ '/one': 'alive', '/two': 'alive' });
    expect(asked).toHaveLength(1);
    asked = [];
    await cached('/one', '/two');
    expect(asked).toEqual([]);
  });

  it('still answers with --offline', async () => {
    await cached('/one', '/gone');
    asked = [];
    const { code, out } = await check(['/one', '/gone', '/new'], '--cache', 'new/cache.jsonl', '--offline', '--format', 'json');
    expect(code).toBe(1);
    expect(verdicts(out)).toEqual({ '/one': 'alive', '/gone': 'gone', '/new': 'unknown' });
    expect(asked).toEqual([]);
  });

  it.each([
    [['--allow-address', 'home'], /home/],
    [['--proxy', 'socks5://127.0.0.1:1'], /^listkeeper: --proxy is a SOCKS proxy/],
  ])('does not hide an invalid option with --offline: %j', async (option, words) => {
    const { code, err } = await check(['/one'], '--offline', ...option);
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });

  it('never overwrites a file of another kind', async () => {
    writeTestFiles(folder, { 'README.md': '# Mine\n' });
    const { code, err } = await check(['/one'], '--cache', 'README.md');
    expect(code).toBe(2);
    expect(err).toContain('isn’t a cache of link verdicts');
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('# Mine\n');
  });

  it('ignores invalid lines', async () => {
    await cached('/one');
    const path = join(folder, 'new', 'cache.jsonl');
    const text = readFileSync(path, 'utf8');
    for (const [from, to] of [
      ['"verdict":"alive"', '"verdict":"fine"'],
      ['"v":1', '"v":2'],
      [/"at":\d+/, '"at":99999999999999'],
    ] as const) {
      writeFileSync(path, text.replace(from, to));
      asked = [];
      await cached('/one');
      expect(asked, String(to)).toEqual(['/one']);
    }
  });
});

describe('what is different at one host', () => {
  it('is in the settings, and its secrets are in the environment and in no output', async () => {
    writeTestFiles(folder, {
      '.git/HEAD': '',
      '.github/listkeeper.yml':
        'links:\n  hosts:\n    - host: 127.0.0.1\n      accept: [403]\n      headers: { accept-language: zh }\n',
      'notes.md': `[x](${base}/walled) [y](${base}/gone)\n`,
    });
    const args = ['check', 'notes.md', '--allow-address', '127.0.0.0/8', '--format', 'json'];
    headers = [];
    const { code, out, err } = await runCli(folder, args, { LISTKEEPER_HEADERS: '127.0.0.1 X-Key: a-secret' });
    expect(code).toBe(1);
    expect(verdicts(out)).toEqual({ '/walled': 'alive weak-evidence', '/gone': 'gone' });
    expect(headers.length).toBeGreaterThan(0);
    for (const each of headers) expect(each).toMatchObject({ 'x-key': 'a-secret', 'accept-language': 'zh' });
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
      const upstream = connect((server.address() as AddressInfo).port, '127.0.0.1');
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
  expect(asked.filter((url) => url === '/silent')).toHaveLength(1);
});

it('stops at --deadline: the rest is deferred, and a run without verdicts does not succeed', async () => {
  const { code, out } = await check(['/slow1'], '--deadline', '0.001', '--format', 'json');
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ deferred: 1, links: [{ verdict: 'limited', reason: 'deferred' }] });
});
