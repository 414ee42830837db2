import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const paths = globSync('src/**/*.ts', { cwd: root }).toSorted();
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The descriptor of a service is its door, and its title says what it is. */
const isDescriptor = (path: string) => /^src\/links\/services\/(?!shared\/)[^/]+\/index\.ts$/.test(path);

const beginsWithComment = (text: string) => /^\/\*\*[\s*]+[^\s*/]/.test(text);

/**
 * Files, folders and pages for developers that the comments of a text name: `retry.ts`,
 * `links/web/`.
 */
function findNamedPaths(text: string): string[] {
  const comments = text.match(/\/\*\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g) ?? [];
  return comments.flatMap((comment) =>
    [...comment.matchAll(/`((?:\.\.?\/)*[\w-]+(?:\/[\w.-]+)*(?:\/|\.m?ts|\.mjs)|docs\/de\w+\/[\w-]+\.md)`/g)].map(
      ([, path]) => path ?? '',
    ),
  );
}

/** A comment names files from its own folder, or from one above it. */
function isThere(from: string, path: string): boolean {
  const folder = dirname(from);
  return existsSync(join(root, folder, path)) || (folder !== '.' && isThere(folder, path));
}

/** Lines of comments that are too wide to be read beside code. An address and an example stay whole. */
function findWideComments(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.length > 100 && /^\s*(?:\/?\*|\/\/) .*\s/.test(line) && !/@example|\S{80}/.test(line));
}

describe('a comment', () => {
  it('has lines of at most 100 characters', () => {
    expect(paths.flatMap((path) => findWideComments(read(path)).map((line) => `${path}: ${line.trim()}`))).toEqual([]);
    expect(findWideComments(`const a = 1;\n  // ${'a word '.repeat(15)}\n`)).toHaveLength(1);
  });

  it.each(paths.filter((path) => path.endsWith('/index.ts') && !isDescriptor(path)))('opens the door %s', (path) => {
    expect(beginsWithComment(read(path)), 'the first lines say what the folder is for').toBe(true);
  });

  it('names no file or folder that is not there', () => {
    const lost = paths.flatMap((path) =>
      findNamedPaths(read(path)).flatMap((named) => (isThere(path, named) ? [] : [`${path}: ${named}`])),
    );
    expect(lost).toEqual([]);
  });

  it('is missed, and what it names is looked for', () => {
    expect(beginsWithComment("export { a } from './a.ts';\n")).toBe(false);
    expect(beginsWithComment('/** */\nexport {};\n')).toBe(false);
    expect(findNamedPaths('/** See `lost.ts`, `links/lost/` and `a.b`. */\nconst a = `b.ts`; // `docs/decisions/a.md`')).toEqual([
      'lost.ts',
      'links/lost/',
      'docs/decisions/a.md',
    ]);
    expect(isThere('src/http/index.ts', 'retry.ts')).toBe(true);
    expect(isThere('src/http/index.ts', 'links/web/')).toBe(true);
    expect(isThere('src/http/index.ts', 'lost.ts')).toBe(false);
  });
});
