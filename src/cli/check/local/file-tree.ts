import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Letters that a slip of the pen adds or leaves out. */
const maxLengthDifference = 2;
const minLengthToGuess = 8;

/** The files below a folder as GitHub sees them: names differ by case, also where this machine's disk ignores it. */
export class FileTree {
  readonly #root: string;
  readonly #names = new Map<string, ReadonlySet<string>>();

  /** @param root absolute path */
  constructor(root: string) {
    this.#root = root;
  }

  /** The path from the root, with slashes; undefined for a path outside. */
  toRelativePath(path: string): string | undefined {
    const fromRoot = relative(this.#root, path);
    if (fromRoot.split(sep)[0] === '..' || fromRoot === path) return undefined;
    return sep === '/' ? fromRoot : fromRoot.replaceAll(sep, '/');
  }

  exists(path: string): boolean {
    let folder = '';
    return splitNames(path).every((name) => {
      const found = this.#listNames(folder).has(name);
      folder = `${folder}/${name}`;
      return found;
    });
  }

  isFolder(path: string): boolean {
    return this.exists(path) && (statSync(join(this.#root, path), { throwIfNoEntry: false })?.isDirectory() ?? false);
  }

  /** The path that exists and is spelled most like this one: names of folders are mended from the root on. */
  async findNearest(path: string): Promise<string | undefined> {
    const { findNearest } = await import('../../../list/schema/did-you-mean.ts');
    const names: string[] = [];
    for (const name of splitNames(path)) {
      const known = this.#listNames(names.join('/'));
      const near = known.has(name) ? { value: name, isCertain: true } : findNearest(name, [...known]);
      // Of a short name nothing is left when two letters differ.
      const next = near?.isCertain || name.length >= minLengthToGuess ? near?.value : undefined;
      // `README-ko.md` is another file than `README.md`, not a slip of the pen.
      if (next === undefined || Math.abs(next.length - name.length) > maxLengthDifference) return undefined;
      names.push(next);
    }
    return names.join('/');
  }

  /** Its README, as GitHub shows it below the files of a folder. */
  findReadme(folder: string): string | undefined {
    const name = [...this.#listNames(folder)].find((each) => /^readme\.(?:md|markdown)$/i.test(each));
    return name === undefined ? undefined : `${folder}/${name}`.replace(/^\//, '');
  }

  /** @throws when there is no such file */
  readBytes(path: string): Buffer {
    return readFileSync(join(this.#root, path));
  }

  #listNames(folder: string): ReadonlySet<string> {
    const known = this.#names.get(folder);
    if (known !== undefined) return known;
    const names = new Set(readNames(join(this.#root, folder)));
    this.#names.set(folder, names);
    return names;
  }
}

const splitNames = (path: string): string[] => path.split('/').filter((name) => name !== '');

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
