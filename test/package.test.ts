import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageName } from '../src/text/package-name.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { name, dependencies, devDependencies } = JSON.parse(read('package.json')) as {
  name: string;
  dependencies?: object;
  devDependencies: object;
};

describe('the published package', () => {
  it('depends on no other package: the bundle has them all', () => {
    expect(dependencies ?? {}).toEqual({});
  });

  it('has one name everywhere', () => {
    expect(packageName).toBe(name);
    for (const file of readdirSync(join(root, '.changeset')).filter((each) => /^(?!README).*\.md$/.test(each)))
      expect(read(`.changeset/${file}`), file).toMatch(new RegExp(`^"${name}": (?:major|minor|patch)$`, 'm'));
  });

  it('is what documents and texts run: `npx` of another name would run a stranger’s program', () => {
    const folders = ['docs', '.github', 'src', 'data'];
    const paths = folders.flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:md|ts|ya?ml)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
    );
    const top = readdirSync(root).filter((file) => file.endsWith('.md'));
    const commands = [...paths, ...top].flatMap((path) =>
      [...read(path).matchAll(/\bnpx(?: -{1,2}\w+)* ([@\w/.-]+)/g)].map((match) => `${path}: ${match[1]}`),
    );
    // What a checkout has installed, and Changesets, are named in pages for developers.
    const known = [name, '@changesets/cli@3', ...Object.keys(devDependencies)];
    expect(commands.filter((command) => !known.includes(command.split(': ')[1] ?? ''))).toEqual([]);
    expect(commands.length).toBeGreaterThan(5);
  });
});
