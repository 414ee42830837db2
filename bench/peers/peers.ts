import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export { type CompiledProgram as Published, compileProgram as publish } from '../compile-program.ts';

/**
 * Another checker's result for a link. Errors of all kinds are `dead`, because they fail its user's
 * build.
 */
export type PeerVerdict = 'alive' | 'dead' | 'nothing';

export interface PeerResult {
  seconds: number;
  /** It exceeded the time limit, or its output could not be parsed. */
  failed: boolean;
  /** By URL. */
  verdicts: Map<string, PeerVerdict>;
}

const benchFolder = fileURLToPath(new URL('..', import.meta.url));
export const peerRunner = join(benchFolder, 'peer-runner.mjs');

/** Installs the peers of bench/package.json, once. Throws when npm fails. */
export function installPeers(say: (words: string) => void): void {
  const installed = join(benchFolder, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(benchFolder, 'package-lock.json')).mtimeMs) return;
  say('installing the peers (npm ci in bench/)');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: benchFolder,
    stdio: 'inherit',
  });
}

export function getPeerVersion(peer: string): string {
  const { version } = JSON.parse(readFileSync(join(benchFolder, 'node_modules', peer, 'package.json'), 'utf8')) as {
    version: string;
  };
  return `${peer} ${version}`;
}

/**
 * lychee, if it is on the PATH: its version and path. It is not an npm package, so it is not
 * installed here.
 */
export function findLychee(): { version: string; program: string } | undefined {
  const asked = spawnSync('lychee', ['--version'], { encoding: 'utf8' });
  if (asked.status !== 0) return undefined;
  // A version manager's shim takes longer than the program, so the program itself is measured.
  const behind = spawnSync('pyenv', ['which', 'lychee'], { encoding: 'utf8' });
  const program = behind.status === 0 ? behind.stdout.trim() : 'lychee';
  return { version: asked.stdout.trim(), program };
}

/**
 * An environment that sends a program's requests to a proxy on loopback, except those to loopback
 * itself.
 */
export function proxyEnvironment(port: number): NodeJS.ProcessEnv {
  const proxy = `http://127.0.0.1:${port}`;
  const none = 'localhost,127.0.0.1';
  const env = { ...process.env, http_proxy: proxy, HTTP_PROXY: proxy, https_proxy: proxy, HTTPS_PROXY: proxy };
  return { ...env, no_proxy: none, NO_PROXY: none, NODE_NO_WARNINGS: '1' };
}

/** Writes a Markdown file with these links into a temporary folder. */
export function writeLinkList(urls: readonly string[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'listkeeper-bench-')), 'list.md');
  writeFileSync(file, `# Links\n\n${urls.map((url, i) => `- [link ${i}](<${url}>)`).join('\n')}\n`);
  return file;
}

/** Runs a program and parses its output with `read`. Kills it after `limit` seconds. */
export async function runPeer(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  timeoutSeconds: number,
  read: (output: string) => Map<string, PeerVerdict>,
): Promise<PeerResult> {
  const [program = '', ...rest] = command;
  const started = performance.now();
  const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutSeconds * 1000);
  await new Promise<void>((resolve) => child.on('close', () => resolve()).on('error', () => resolve()));
  clearTimeout(timer);
  const seconds = (performance.now() - started) / 1000;
  try {
    return { seconds, failed: false, verdicts: read(output) };
  } catch {
    return { seconds, failed: true, verdicts: new Map() };
  }
}

/** Parses the output of `peer-runner.mjs`. */
export function parseRunnerOutput(output: string): Map<string, PeerVerdict> {
  const { links } = JSON.parse(output) as { links: { url: string; said: PeerVerdict }[] };
  return new Map(links.map(({ url, said }) => [url, said]));
}

/** Parses lychee's JSON. Its timeouts fail a build, as its errors do. */
export function parseLycheeOutput(output: string): Map<string, PeerVerdict> {
  const result = JSON.parse(output) as Record<string, Record<string, { url: string }[]> | undefined>;
  const said = new Map<string, PeerVerdict>();
  const take = (map: string, word: PeerVerdict) => {
    for (const link of Object.values(result[map] ?? {}).flat()) said.set(link.url, word);
  };
  take('success_map', 'alive');
  take('redirect_map', 'alive');
  take('excluded_map', 'nothing');
  take('timeout_map', 'dead');
  take('error_map', 'dead');
  return said;
}
