import { spawn } from 'node:child_process';
import type { ForgeFailureReason, ForgeOperation } from '../../model/error-values.ts';
import { ForgeError } from '../forge-error.ts';
import { readLimits } from '../read-limits.ts';

const environment = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
  GIT_ALLOW_PROTOCOL: 'none',
  // git before 2.44 doesn't know it, and fails at the protocol instead.
  GIT_NO_LAZY_FETCH: '1',
  LC_ALL: 'C',
};

/**
 * git's own variables that count here: where the user's settings are, and which command settings
 * the caller gave. All others are dropped. Inside of a hook, `git rebase --exec` or an alias they
 * name the repository that git is at work in (`git rev-parse --local-env-vars`), not ours.
 */
const keptVariablePattern = /^GIT_(CONFIG_.+|EXEC_PATH|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/i;

/** Settings by which a clone could make git run a program. They are overridden. */
const safeSettings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'log.showSignature=false',
  'diff.relative=false',
];

/** What git says where an object of a partial clone is missing, in English by `LC_ALL`. */
const missingObjectPattern =
  /transport '[^']*' not allowed|lazy fetching disabled|promisor remote|could not fetch [0-9a-f]{40,64}/i;

const maxOutputBytes = readLimits.maxTotalBytes * 2;
const maxErrorCharacters = 500;

/**
 * Runs git in a clone, without a shell and without the programs that the clone's settings name:
 * hooks, monitors, signature checks, and every transport.
 * @returns what it printed.
 * @throws ForgeError `not-found` with git's own message, `too-large`, or `unavailable` without git
 * or with objects missing.
 */
export function runGit(root: string, args: string[], input = ''): Promise<Buffer> {
  const operation: ForgeOperation = { name: 'read-clone', subject: root };
  const options = safeSettings.flatMap((setting) => ['-c', setting]);
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['-C', root, ...options, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: createGitEnvironment(),
    });
    const chunks: Buffer[] = [];
    let errorOutput = '';
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxOutputBytes) child.kill();
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (errorOutput.length < maxErrorCharacters) errorOutput += chunk.toString('utf8');
    });
    child.stdin.on('error', () => undefined);
    child.on('error', (cause) => reject(gitNotFoundError(cause)));
    child.on('close', (code) => {
      if (code === 0) return resolve(Buffer.concat(chunks));
      if (size > maxOutputBytes) {
        return reject(new ForgeError('too-large', { operation, reason: { kind: 'too-many-bytes', max: maxOutputBytes } }));
      }
      if (missingObjectPattern.test(errorOutput)) return reject(createMissingObjectsError(root));
      const text = errorOutput.trim().split('\n')[0];
      const reason: ForgeFailureReason = text ? { kind: 'reply', text } : { kind: 'git-exit', code };
      reject(new ForgeError('not-found', { operation, reason }, { code: 'not-a-clone' }));
    });
    child.stdin.end(input);
  });
}

function createGitEnvironment(): NodeJS.ProcessEnv {
  // biome-ignore lint/plugin: git needs the PATH and HOME of this process.
  const inherited = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name) || keptVariablePattern.test(name));
  return { ...Object.fromEntries(inherited), ...environment };
}

/**
 * The contents of blobs, in order. `git cat-file --batch` prints a header line, that many bytes and
 * a line feed for each.
 */
export async function readLocalBlobs(root: string, oids: string[]): Promise<Buffer[]> {
  if (oids.length === 0) return [];
  const output = await runGit(root, ['cat-file', '--batch'], `${oids.join('\n')}\n`);
  const contents: Buffer[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const size = Number(/ blob (\d+)$/.exec(output.toString('latin1', at, end))?.[1] ?? Number.NaN);
    if (Number.isNaN(size)) throw createMissingObjectsError(root);
    contents.push(output.subarray(end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return contents;
}

/**
 * For a partial clone. The missing objects are not fetched, because the clone's settings name the
 * program that would do so.
 */
export function createMissingObjectsError(root: string): ForgeError {
  const operation = { name: 'read-clone', subject: root } as const;
  return new ForgeError('unavailable', { operation, reason: { kind: 'missing-objects' } }, { code: 'incomplete-clone' });
}

function gitNotFoundError(cause: Error): ForgeError {
  const failure = { operation: { name: 'run-git' }, reason: { kind: 'no-git' } } as const;
  return new ForgeError('unavailable', failure, { cause, code: 'no-git' });
}
