import { describe, expect, test } from 'vitest';
import { findMissingFileParts } from '../../../../src/links/services/github/page-parts.ts';
import type { RepositoryResource } from '../../../../src/links/services/github/resource.ts';
import type { ServiceContext } from '../../../../src/links/services/shared/index.ts';
import { type Answers, createAnsweringNetwork } from '../check-service.ts';

const page = { body: '<div class="markdown-heading"><h2>Data</h2><a id="user-content-data" href="#data"></a></div>' };
const repository: RepositoryResource = { kind: 'repository', owner: 'owner', name: 'name' };
const file = (form: 'blob' | 'tree', ...tail: string[]): RepositoryResource => ({ ...repository, kind: 'path', form, tail });

async function find(
  parts: string[] | undefined,
  resource: RepositoryResource,
  { answers = page as Answers, found = undefined as ReadonlySet<string> | undefined, checkParts = true, token = 'x' } = {},
) {
  const { network, requests } = createAnsweringNetwork(answers);
  const context = { network, checkParts, github: { api: 'https://api.github.com', ...(token && { token }) } };
  const target = { identity: {} as never, url: '', names: [], ...(parts && { parts }) };
  const missing = await findMissingFileParts(target, resource, found, context as unknown as ServiceContext);
  return { missing, routes: requests.map(({ url }) => url.replace('https://api.github.com/repos/owner/name', '')) };
}

describe('parts of a README or a file of GitHub', () => {
  test('are looked for in the page that the interface makes of it', async () => {
    expect(await find(['data', 'nowhere'], repository)).toEqual({ missing: ['nowhere'], routes: ['/readme'] });
  });

  test.each([
    ['a file of markup', file('blob', 'main', 'docs', 'a b.md'), '/contents/docs/a%20b.md?ref=main'],
    ['a folder', file('tree', 'main', 'docs'), '/readme/docs?ref=main'],
    ['a branch', file('tree', 'develop'), '/readme?ref=develop'],
  ])('are asked for in %s', async (_, resource, route) => {
    expect((await find(['nowhere'], resource)).routes).toEqual([route]);
  });

  test('are asked for at the branch that exists, where its name has slashes', async () => {
    const { routes } = await find(['x'], file('blob', 'feat', 'y', 'a.md'), { found: new Set(['feat/y:a.md']) });
    expect(routes).toEqual(['/contents/a.md?ref=feat%2Fy']);
  });

  test.each([
    ['no part is named', find(undefined, repository)],
    ['the part is one of GitHub’s own', find(['readme', 'fn-1', 'data-ov-file'], repository)],
    ['the file is no markup', find(['L7'], file('blob', 'main', 'a.py'))],
    ['nobody wants to know', find(['x'], repository, { checkParts: false })],
    ['there is no token', find(['x'], repository, { token: '' })],
    ['it is another page', find(['x'], { kind: 'other', owner: 'owner', name: 'name' })],
  ])('are not asked for where %s', async (_, result) => {
    expect(await result).toEqual({ missing: [], routes: [] });
  });

  test.each(['timeout', { status: 404 }, { status: 403 }, { ...page, truncated: true }] as const)(
    'are not missing where GitHub does not say: %j',
    async (answers) => {
      expect((await find(['nowhere'], repository, { answers })).missing).toEqual([]);
    },
  );
});
