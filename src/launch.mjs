#!/usr/bin/env node
// The entry point, in plain JavaScript so that any version of Node can run it. In a checkout it
// installs missing packages, then runs the TypeScript with the Node that package.json pins. In the
// published package it runs the bundle in this process.
import module from 'node:module';

// By require(), and each where it is used: an import calls every getter of a module of Node, which
// makes `node:fs` load readline. Together they were a sixth of the start (docs/decisions/speed.md).
const require = module.createRequire(import.meta.url);
const { existsSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { fileURLToPath } = require('node:url');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src', 'cli', 'main.ts');
const bundle = join(root, 'dist', 'cli', 'main.js');

if (existsSync(source)) runFromSource(process.argv.slice(2));
else {
  enableCompileCache();
  await import(bundle);
}

/**
 * Turns on Node's compile cache: compiling is half of the time of a short command. The cache is in
 * the user's own folder, because whoever can write there can run code. NODE_COMPILE_CACHE and
 * NODE_DISABLE_COMPILE_CACHE work as usual.
 */
function enableCompileCache() {
  const { homedir } = require('node:os');
  try {
    // Called on the module, because an old Node, which may start a checkout, has no such export.
    module.enableCompileCache?.(join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'listkeeper', 'node'));
  } catch {
    // The system has no home folders; the program works without a cache.
  }
}

function runFromSource(args) {
  installMissingPackages();
  const { delimiter } = require('node:path');
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const [command, name, ...rest] = args;
  // `run NAME` runs a script of package.json with the pinned Node first on its path.
  const scriptArgs = rest.length > 0 ? ['--', ...rest] : [];
  if (command === 'run' && name)
    runProgram(npm(), ['run', '--silent', name, ...scriptArgs], { cwd: root, path, shell: process.platform === 'win32' });
  else runProgram(pinnedNode(), [source, ...args], { path });
}

function installMissingPackages() {
  const { statSync } = require('node:fs');
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs && existsSync(pinnedNode())) return;
  process.stderr.write('listkeeper: installing missing packages (npm ci), about half a minute\n');
  // Errors only: npm would warn about the version of this Node, but the pinned one runs the
  // program.
  const done = require('node:child_process').spawnSync(npm(), ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    process.stderr.write('listkeeper: npm ci failed, see above. Nothing else was changed.\n');
    process.exit(2);
  }
}

function pinnedNode() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

function runProgram(program, args, { cwd, path, shell = false }) {
  // Stripping types and compiling is half of the time of a short command, so Node caches the
  // result.
  const cache = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node') };
  const env = { ...cache, ...process.env, PATH: path };
  // Where Node can replace this process (from 22.15), signals reach the program itself, SIGKILL
  // too.
  const { isAbsolute } = require('node:path');
  if (process.execve && isAbsolute(program) && process.platform !== 'win32') process.execve(program, [program, ...args], env);
  // Otherwise the channel tells the program when this process is gone. It exits then: see
  // waitForShutdown.
  const child = require('node:child_process').spawn(program, args, {
    cwd,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    shell,
    env,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`listkeeper: cannot start ${program}: ${error.message}\n`);
    process.exit(2);
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1);
  });
}
