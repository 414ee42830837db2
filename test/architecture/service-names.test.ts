import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { services } from '../../src/links/services/index.ts';

const root = join(import.meta.dirname, '..', '..');

/** Names that the program itself gives: to a page, to a file of the list, to text that is no address. */
const ownNames: ReadonlySet<string> = new Set(['web', 'local', 'unknown']);
const names = services.map(({ name }) => name).filter((name) => !ownNames.has(name));

/** Names that mean something else too: a field of an entry, a platform, a word. */
const ambiguousNames: ReadonlySet<string> = new Set('acl arxiv doi github handle modelscope zenodo x'.split(' '));

/** Files that are about one service, each with its reason. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['src/cli/demo/live-github.ts', 'sends requests for the embedded GitHub to github.com'],
]);

/**
 * Lines of code that know a service by its name. A name that means something else too is looked for
 * beside the word `service`.
 */
function findServiceNames(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line))
    .filter((line) => names.some((name) => line.includes(`'${name}'`) && (!ambiguousNames.has(name) || /service/i.test(line))))
    .map((line) => line.trim());
}

describe('the name of a service', () => {
  it('stands in its own folder only: other code asks the descriptor for a property', () => {
    const paths = globSync('src/**/*.ts', { cwd: root }).filter(
      (path) => !/^src\/(?:links\/services\/[^/]+|sandbox)\//.test(path),
    );
    const found = paths
      .filter((path) => !exceptions.has(path))
      .flatMap((path) => findServiceNames(readFileSync(join(root, path), 'utf8')).map((line) => `${path}: ${line}`));
    expect(found).toEqual([]);
  });

  it.each([...exceptions.keys()])('is still needed in %s', (path) => {
    expect(findServiceNames(readFileSync(join(root, path), 'utf8'))).not.toEqual([]);
  });

  it.each([
    ["if (identity.service !== 'baidu-pan') return [];", true],
    ["const hubs = new Set(['hugging-face']);", true],
    ["if (service === 'doi') return id;", true],
    ["case 'zhihu':", true],
    ["if (service === 'web') return 'page';", false],
    ["['doi', entry.doi],", false],
    [" * The name of a service: 'baidu-pan'.", false],
  ])('is found in %j: %s', (line, isFound) => {
    expect(findServiceNames(line)).toHaveLength(isFound ? 1 : 0);
  });
});
