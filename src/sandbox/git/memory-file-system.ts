import type { PromiseFsClient } from 'isomorphic-git';

/** The file system calls that git objects need, in memory, so that no files are left behind. */
export interface MemoryFileSystem {
  client: PromiseFsClient;
  /** Every file by path, to write the repository to a disk. */
  files: ReadonlyMap<string, Uint8Array>;
}

/** @returns an empty file system for one git directory. */
export function createMemoryFileSystem(): MemoryFileSystem {
  const files = new Map<string, Uint8Array>();
  const folders = new Map<string, Set<string>>([['/', new Set()]]);

  const makeFolder = (path: string) => {
    if (path === '' || path === '/' || folders.has(path)) return;
    folders.set(path, new Set());
    const parent = parentPath(path);
    makeFolder(parent);
    folders.get(parent)?.add(baseName(path));
  };
  const missing = (path: string) => Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });

  const stat = async (path: string) => {
    const body = files.get(path);
    if (!body && !folders.has(path)) throw missing(path);
    return {
      mode: body ? 0o100644 : 0o040000,
      size: body?.length ?? 0,
      ino: 0,
      mtimeMs: 0,
      ctimeMs: 0,
      uid: 0,
      gid: 0,
      dev: 0,
      isFile: () => body !== undefined,
      isDirectory: () => body === undefined,
      isSymbolicLink: () => false,
    };
  };

  const promises = {
    async readFile(path: string, options?: { encoding?: string } | string) {
      const body = files.get(path);
      if (!body) throw missing(path);
      const encoding = typeof options === 'string' ? options : options?.encoding;
      return encoding ? Buffer.from(body).toString('utf8') : Buffer.from(body);
    },
    async writeFile(path: string, body: Uint8Array | string) {
      makeFolder(parentPath(path));
      files.set(path, typeof body === 'string' ? Buffer.from(body) : Uint8Array.from(body));
      folders.get(parentPath(path))?.add(baseName(path));
    },
    async unlink(path: string) {
      if (!files.delete(path)) throw missing(path);
      folders.get(parentPath(path))?.delete(baseName(path));
    },
    async readdir(path: string) {
      const names = folders.get(path);
      if (!names) throw missing(path);
      return [...names];
    },
    async mkdir(path: string) {
      if (folders.has(path)) throw Object.assign(new Error(`EEXIST: ${path}`), { code: 'EEXIST' });
      makeFolder(path);
    },
    async rmdir(path: string) {
      folders.delete(path);
      folders.get(parentPath(path))?.delete(baseName(path));
    },
    stat,
    lstat: stat,
    async readlink(path: string) {
      throw missing(path);
    },
    async symlink(_target: string, path: string) {
      throw Object.assign(new Error(`EPERM: ${path}`), { code: 'EPERM' });
    },
  };
  return { client: { promises }, files };
}

const parentPath = (path: string) => path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '/';
const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
