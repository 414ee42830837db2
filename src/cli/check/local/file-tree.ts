import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Letters that a typing error adds or leaves out. */
const maxLengthDifference = 2;
const minLengthToGuess = 8;

/**
 * The files below a folder as GitHub sees them: names differ by case, also where this machine's
 * disk ignores it.
 */
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

  /**
   * The existing path whose spelling is nearest to this one. Names of folders are corrected from
   * the root on.
   */
  async findNearest(path: string): Promise<string | undefined> {
    const { findNearest } = await import('../../../list/schema/errors/did-you-mean.ts');
    const names: string[] = [];
    for (const name of splitNames(path)) {
      const known = this.#listNames(names.join('/'));
      const near = known.has(name) ? name : findNearest(name, [...known])?.value;
      // In a short name, two different letters are too many for a typing error.
      const isGuess = near !== undefined && !isSameName(near, name);
      const next = isGuess && name.length < minLengthToGuess ? undefined : near;
      // `README-ko.md` is another file than `README.md`, not a typing error.
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

/** Whether two names differ in case, in separators, or in an ending such as that of a plural. */
function isSameName(one: string, other: string): boolean {
  const [shorter = '', longer = ''] = [one, other]
    .map((name) => name.toLowerCase().replaceAll(/[-_ ]/g, ''))
    .toSorted((a, b) => a.length - b.length);
  return longer.startsWith(shorter);
}
