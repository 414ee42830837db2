import { beforeAll, describe, expect, test } from 'vitest';
import { captureRejection } from '../../helpers/open-test-sandbox.ts';
import { useGraphql } from './use-graphql.ts';

const { ask, getOpened } = useGraphql();

describe('external repositories', () => {
  beforeAll(() => {
    const { externalRepositories } = getOpened().sandbox.world;
    externalRepositories.set('ucsd/dialogue', { state: 'alive', stars: 7, license: 'MIT', paths: ['README.md', 'src/a.py'] });
    externalRepositories.set('old/name', { state: 'renamed', renamedTo: 'new/name' });
    externalRepositories.set('some/archive', { state: 'archived' });
    externalRepositories.set('taken/down', { state: 'dmca' });
    externalRepositories.set('against/terms', { state: 'blocked' });
  });

  test('are distinguished in one query: alive, renamed, archived, deleted', async () => {
    const fields = 'nameWithOwner isArchived stargazerCount licenseInfo { spdxId }';
    const { status, data, errors } = await ask(`{
      a: repository(owner: "UCSD", name: "Dialogue") { ${fields}
        there: object(expression: "HEAD:src/a.py") { __typename } not: object(expression: "HEAD:src/b.py") { __typename } }
      b: repository(owner: "old", name: "name") { ${fields} }
      c: repository(owner: "some", name: "archive") { ${fields} }
      d: repository(owner: "no", name: "body") { ${fields} }
      e: repository(owner: "taken", name: "down") { ${fields} } }`);
    expect(status).toBe(200);
    expect(data.a).toMatchObject({ stargazerCount: 7, licenseInfo: { spdxId: 'MIT' }, there: { __typename: 'Blob' }, not: null });
    expect(data.b).toMatchObject({ nameWithOwner: 'new/name' });
    expect(data.c).toMatchObject({ isArchived: true });
    expect([data.d, data.e]).toEqual([null, null]);
    expect(errors?.map(({ type, path }) => [type, path])).toEqual([
      ['NOT_FOUND', ['d']],
      ['NOT_FOUND', ['e']],
    ]);
  });

  test('give the reason for a missing one by REST', async () => {
    const get = (full: string) => getOpened().createClient().request(`GET /repos/${full}`);
    expect((await captureRejection(get('no/body'))).status).toBe(404);
    expect((await captureRejection(get('taken/down'))).status).toBe(451);
    expect((await captureRejection(get('against/terms'))).status).toBe(403);
    expect((await get('some/archive')).data).toMatchObject({ archived: true });
    const moved = await fetch(`${getOpened().sandbox.api}/repos/old/name`, { redirect: 'manual' });
    expect(moved.status).toBe(301);
    const followed = await fetch(moved.headers.get('location') ?? '');
    expect(await followed.json()).toMatchObject({ full_name: 'new/name' });
  });

  test('may all be alive, for a demo', async () => {
    getOpened().sandbox.world.unlistedRepositories = 'alive';
    const { data, errors } = await ask('{ repository(owner: "any", name: "thing") { nameWithOwner } }');
    expect(data.repository).toEqual({ nameWithOwner: 'any/thing' });
    expect(errors).toBeUndefined();
    getOpened().sandbox.world.unlistedRepositories = 'gone';
  });

  test('fail as a whole when one query has too many', async () => {
    const many = (count: number) =>
      ask(
        `{ ${Array.from({ length: count }, (_, i) => `r${i}: repository(owner: "some", name: "archive") { databaseId }`).join(' ')} }`,
      );
    expect((await many(120)).status).toBe(200);
    expect((await many(230)).status).toBe(502);
  });
});
