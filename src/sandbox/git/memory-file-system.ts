import type { PromiseFsClient } from 'isomorphic-git';

/** The file system calls that git objects need, in memory, so that no files are left behind. */
export interface MemoryFileSystem {
  client: PromiseFsClient;
  /** Every file by path, to write the repository to a disk. */
  files: ReadonlyMap<string, Uint8Array>;
}

/** @returns an empty file system for one git directory. */
export function createMemoryFileSystem(): MemoryFileSystem {
  const promises = new MemoryFiles();
  return { client: { promises }, files: promises.files };
}

/** The part of `node:fs/promises` that isomorphic-git calls. */
class MemoryFiles {
  readonly files = new Map<string, Uint8Array>();
  readonly #folders = new Map<string, Set<string>>([['/', new Set()]]);

  async readFile(path: string, options?: { encoding?: string } | string): Promise<Buffer | string> {
    const body = this.files.get(path);
    if (!body) throw fileError('ENOENT', path);
    const encoding = typeof options === 'string' ? options : options?.encoding;
    return encoding ? Buffer.from(body).toString('utf8') : Buffer.from(body);
  }

  async writeFile(path: string, body: Uint8Array | string): Promise<void> {
    this.#makeFolder(parentPath(path));
    this.files.set(path, typeof body === 'string' ? Buffer.from(body) : Uint8Array.from(body));
    this.#folders.get(parentPath(path))?.add(baseName(path));
  }

  async unlink(path: string): Promise<void> {
    if (!this.files.delete(path)) throw fileError('ENOENT', path);
    this.#folders.get(parentPath(path))?.delete(baseName(path));
  }

  async readdir(path: string): Promise<string[]> {
    const names = this.#folders.get(path);
    if (!names) throw fileError('ENOENT', path);
    return [...names];
  }

  async mkdir(path: string): Promise<void> {
    if (this.#folders.has(path)) throw fileError('EEXIST', path);
    this.#makeFolder(path);
  }

  async rmdir(path: string): Promise<void> {
    this.#folders.delete(path);
    this.#folders.get(parentPath(path))?.delete(baseName(path));
  }

  async stat(path: string) {
    const body = this.files.get(path);
    if (!body && !this.#folders.has(path)) throw fileError('ENOENT', path);
    return {
      mode: body ? 0o100644 : 0o040000,
      size: body?.length ?? 0,
      ...unknownStats,
      isFile: () => body !== undefined,
      isDirectory: () => body === undefined,
      isSymbolicLink: () => false,
    };
  }

  lstat(path: string) {
    return this.stat(path);
  }

  async readlink(path: string): Promise<never> {
    throw fileError('ENOENT', path);
  }

  async symlink(_target: string, path: string): Promise<never> {
    throw fileError('EPERM', path);
  }

  #makeFolder(path: string): void {
    if (path === '' || path === '/' || this.#folders.has(path)) return;
    this.#folders.set(path, new Set());
    const parent = parentPath(path);
    this.#makeFolder(parent);
    this.#folders.get(parent)?.add(baseName(path));
  }
}

const unknownStats = { ino: 0, mtimeMs: 0, ctimeMs: 0, uid: 0, gid: 0, dev: 0 };

const fileError = (code: 'ENOENT' | 'EEXIST' | 'EPERM', path: string) => Object.assign(new Error(`${code}: ${path}`), { code });
const parentPath = (path: string) => path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '/';
const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
