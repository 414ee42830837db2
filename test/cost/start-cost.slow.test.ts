import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBundleFolder } from '../cli/bundled-program.ts';

/**
 * What a start loads, as counts: they are the same on every machine and under any load. The
 * numbers were measured with docs/decisions/speed.md, and may grow by a fifth.
 */
const allowedGrowth = 1.2;
const measured = {
  version: { files: 3, kilobytes: 468, compiledKilobytes: 104 },
  check: { files: 14, kilobytes: 1_107, compiledKilobytes: 462, builtins: 23 },
};

interface Loads {
  files: number;
  kilobytes: number;
  /** What V8 had compiled in the end: functions that were called, with their texts. */
  compiledKilobytes: number;
  builtins: readonly string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let server: Server;
let requests = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-start-'));
  cpSync(requireBundleFolder(), join(folder, 'dist', 'cli'), { recursive: true });
  mkdirSync(join(folder, 'src'));
  cpSync(join(root, 'src', 'launch.mjs'), join(folder, 'src', 'launch.mjs'));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  writeFileSync(join(folder, 'list.md'), '# Links\n\n- [A page](http://one.invented.cn/1)\n');
  server = createServer((_, response) => {
    requests += 1;
    response.setHeader('content-type', 'text/html').end('<title>A page</title><p>Its words.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the bundle and counts what it loads. */
async function countLoads(args: readonly string[], planted: readonly string[] = []): Promise<Loads> {
  const file = join(folder, 'loads.json');
  const counter = fileURLToPath(new URL('count-loads.mjs', import.meta.url));
  const imports = [counter, ...planted].flatMap((path) => ['--import', path.includes(':') ? path : pathToFileURL(path).href]);
  const { port } = server.address() as AddressInfo;
  const cache = mkdtempSync(join(folder, 'cache-'));
  const env = {
    ...process.env,
    LOADS_FILE: file,
    HTTP_PROXY: `http://127.0.0.1:${port}`,
    XDG_CACHE_HOME: cache,
    NODE_COMPILE_CACHE: cache,
  };
  await promisify(execFile)(process.execPath, [...imports, join(folder, 'src', 'launch.mjs'), ...args], { cwd: folder, env });
  const { files, builtins } = JSON.parse(readFileSync(file, 'utf8')) as { files: string[]; builtins: string[] };
  const bytes = files.reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0);
  return { files: files.length, kilobytes: bytes / 1000, compiledKilobytes: sumFileSizes(cache) / 1000, builtins };
}

/** The bytes in all files of a folder. */
function sumFileSizes(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

const exceeds = (count: number, before: number) => count > before * allowedGrowth;

describe('the start of a command', () => {
  it('loads little to say its version', async () => {
    const loads = await countLoads(['--version']);
    const exceeded = (['files', 'kilobytes', 'compiledKilobytes'] as const).filter((count) =>
      exceeds(loads[count], measured.version[count]),
    );
    expect(exceeded).toEqual([]);
  });

  it('loads few files to check a link, no other HTTP client, and sends one request', async () => {
    requests = 0;
    const loads = await countLoads(['check', 'list.md']);
    expect(requests).toBe(1);
    expect(exceeds(loads.files, measured.check.files), `${loads.files} files`).toBe(false);
    expect(exceeds(loads.kilobytes, measured.check.kilobytes), `${loads.kilobytes} KB`).toBe(false);
    expect(exceeds(loads.compiledKilobytes, measured.check.compiledKilobytes), `${loads.compiledKilobytes} KB compiled`).toBe(
      false,
    );
    expect(exceeds(loads.builtins.length, measured.check.builtins), `${loads.builtins.length} modules of Node`).toBe(false);
    expect(
      loads.builtins.filter((name) => /^(?:http|https|http2|tls|child_process|readline|util\/parse_args)$/.test(name)),
    ).toEqual([]);
  });

  it('would not pass if undici or a module of Node came back', async () => {
    const heavy = await countLoads(['check', 'list.md'], [join(folder, 'dist', 'cli', 'undici.js')]);
    expect(exceeds(heavy.kilobytes, measured.check.kilobytes)).toBe(true);
    expect(exceeds(heavy.builtins.length, measured.check.builtins)).toBe(true);
    expect(heavy.builtins).toContain('http2');
  });
});
