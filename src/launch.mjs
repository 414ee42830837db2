#!/usr/bin/env node
// The one door in, in plain JavaScript so that any Node can open it. In a checkout it installs what is missing, then runs the
// TypeScript with the Node that package.json pins; in the published package it runs the compiled program in this very process.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src', 'cli', 'main.ts');
const compiled = join(root, 'dist', 'cli', 'main.js');

if (existsSync(source)) runFromSource(process.argv.slice(2));
else {
  keepCompiled();
  await import(compiled);
}

/**
 * Compiling is half of what a short command costs: Node keeps the result for the next one, in a folder of this person's own, since whoever can
 * write there can run what they like. Where it cannot be written, nothing is kept. NODE_COMPILE_CACHE and NODE_DISABLE_COMPILE_CACHE count as ever.
 */
function keepCompiled() {
  try {
    // By its module, since an older Node, which starts us in a checkout, has no such function to import.
    module.enableCompileCache?.(join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'listkeeper', 'node'));
  } catch {
    // A system without homes.
  }
}

function runFromSource(args) {
  installWhatIsMissing();
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const [command, name, ...rest] = args;
  // `run NAME` is for package.json's own scripts, which then find the pinned Node first on their path.
  const more = rest.length > 0 ? ['--', ...rest] : [];
  if (command === 'run' && name)
    pass(npm(), ['run', '--silent', name, ...more], { cwd: root, path, shell: process.platform === 'win32' });
  else pass(pinnedNode(), [source, ...args], { path });
}

function installWhatIsMissing() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs && existsSync(pinnedNode())) return;
  process.stderr.write('listkeeper: installing what is missing (npm ci), about half a minute\n');
  // The warning about this machine's own Node would be wrong: the pinned one runs the program.
  const done = spawnSync(npm(), ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    process.stderr.write('listkeeper: npm ci failed; its own words are above. Nothing else was changed.\n');
    process.exit(2);
  }
}

function pinnedNode() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

function pass(program, args, { cwd, path, shell = false }) {
  // Stripping types and compiling is half of what a short command costs: Node keeps the result for the next one.
  const cache = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node') };
  const child = spawn(program, args, { cwd, stdio: 'inherit', shell, env: { ...cache, ...process.env, PATH: path } });
  // A terminal sends SIGINT to the whole group; a supervisor sends SIGTERM to this process alone.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`listkeeper: cannot start ${program}: ${error.message}\n`);
    process.exit(2);
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1);
  });
}
