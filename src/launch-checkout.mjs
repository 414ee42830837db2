// What the launcher does in a checkout, in plain JavaScript so that any version of Node can run it.
// It installs missing packages. Then it chooses the program: a bundle, made once for each state of
// the sources, or the sources themselves while they are being edited.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const isWindows = process.platform === 'win32';
const npm = isWindows ? 'npm.cmd' : 'npm';

/** Sources that changed less than this time ago are run as they are. In ms. */
const restMs = 60_000;

/** A bundle of an earlier state is kept for as long as a server may run from it. In ms. */
const keepMs = 24 * 3_600_000;

/**
 * @param root - the folder of the checkout
 * @param args - the arguments of the command line
 * @returns the path of the program that this process is to import; undefined when another process
 *   runs it
 */
export function prepareCheckout(root, args) {
  installMissingPackages(root);
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const [command, name, ...rest] = args;
  if (command === 'run' && name) {
    // `run NAME` runs a script of package.json with the pinned Node first on its path.
    const scriptArgs = rest.length > 0 ? ['--', ...rest] : [];
    runProgram(npm, ['run', '--silent', name, ...scriptArgs], { cwd: root, path, shell: isWindows });
    return undefined;
  }
  const bundle = findBundle(root);
  const program = bundle ?? join(root, 'src', 'cli', 'main.ts');
  if (bundle ? isSupported(root) : realpathSync(process.execPath) === realpathSync(findPinnedNode(root))) {
    // Errors name the lines of the sources.
    process.setSourceMapsEnabled(true);
    return program;
  }
  runProgram(findPinnedNode(root), ['--enable-source-maps', program, ...args], {
    path,
    cache: join(root, 'node_modules', '.cache', 'node'),
  });
  return undefined;
}

const findPinnedNode = (root) => join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');

function installMissingPackages(root) {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs && existsSync(findPinnedNode(root))) return;
  process.stderr.write('listkeeper: installing missing packages (npm ci), about half a minute\n');
  // Errors only: npm would warn about the version of this Node, but the pinned one runs the
  // program.
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: isWindows,
  });
  if (done.status !== 0) {
    process.stderr.write('listkeeper: npm ci failed, see above. Nothing else was changed.\n');
    process.exit(2);
  }
}

/**
 * Finds the bundle of exactly these sources, or makes it when they have rested.
 * @param root - the folder of the checkout
 * @param minAgeMs - how long the last change must be ago
 * @returns the path of its program; undefined when the sources are to be run themselves
 */
export function findBundle(root, minAgeMs = restMs) {
  const { fingerprint, changedMs } = readState(root);
  const folder = join(root, 'dist', 'checkout', fingerprint);
  const isMade = existsSync(folder) || (Date.now() - changedMs >= minAgeMs && makeBundle(root, folder));
  return isMade ? join(folder, 'main.js') : undefined;
}

/**
 * The state of all that a bundle is made of. The system sets the time of change (ctime) of a file
 * at every write and rename. Programs cannot choose it, so two states never look the same.
 */
function readState(root) {
  const hash = createHash('sha256');
  let changedMs = 0;
  const add = (path) => {
    const { ino, size, ctimeMs } = statSync(path);
    changedMs = Math.max(changedMs, ctimeMs);
    hash.update(`${path}\0${ino} ${size} ${ctimeMs}\n`);
  };
  const addFolder = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) addFolder(path);
      else add(path);
    }
  };
  addFolder(join(root, 'src'));
  for (const name of ['package.json', 'rolldown.config.ts', 'node_modules/.package-lock.json']) add(join(root, name));
  return { fingerprint: hash.digest('hex').slice(0, 32), changedMs };
}

/** Makes the bundle beside its place and moves it there, since others may do the same at once. */
function makeBundle(root, folder) {
  const draft = `${folder}.${process.pid}`;
  const rolldown = join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
  const options = ['--config', 'rolldown.config.ts', '--dir', draft, '--sourcemap', '--log-level', 'silent'];
  process.stderr.write('listkeeper: bundling the sources, once until they change\n');
  try {
    mkdirSync(draft, { recursive: true });
    const done = spawnSync(findPinnedNode(root), [rolldown, ...options], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    if (done.status !== 0) throw done.error ?? new Error('see above');
    removeOldBundles(join(root, 'dist', 'checkout'));
    renameSync(draft, folder);
    return true;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another one was quicker.
    if (existsSync(folder)) return true;
    process.stderr.write(`listkeeper: the sources cannot be bundled, so they run as they are: ${error.message}\n`);
    return false;
  }
}

function removeOldBundles(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const changedMs = statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? Date.now();
    if (Date.now() - changedMs >= keepMs) rmSync(path, { recursive: true, force: true });
  }
}

/** Whether package.json supports this Node. */
function isSupported(root) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [major, minor] = engines.node.match(/\d+/g).map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function runProgram(program, args, { cwd, path, cache, shell = false }) {
  // Stripping types and compiling is half of the time of a short command, so Node caches the
  // result.
  const env = { ...(cache && { NODE_COMPILE_CACHE: cache }), ...process.env, PATH: path };
  // Where Node can replace this process (from 22.15), signals reach the program itself, SIGKILL
  // too.
  if (process.execve && program !== npm && !isWindows) process.execve(program, [program, ...args], env);
  // Otherwise the channel tells the program when this process is gone. It exits then: see
  // waitForShutdown.
  const child = spawn(program, args, { cwd, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], shell, env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`listkeeper: cannot start ${program}: ${error.message}\n`);
    process.exit(2);
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1);
  });
}
