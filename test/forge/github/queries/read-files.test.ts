import { describe, expect, it } from 'vitest';
import { queryWithFiles, readFilesAtRefs, toFileContent } from '../../../../src/forge/github/queries/read-files.ts';
import type { GitHubClient } from '../../../../src/forge/github-client.ts';

const here = { owner: 'someone', repo: 'list' };

/** A client that answers every query alike, and every blob with a text. */
function answer(reply: () => unknown, blob = ''): GitHubClient {
  const getBlob = async () => ({ data: { content: Buffer.from(blob).toString('base64') } });
  return { graphql: async () => reply(), rest: { git: { getBlob } } } as unknown as GitHubClient;
}

const fail = (messages: string[], data: unknown = { repository: {} }) => {
  throw Object.assign(new Error('GraphQL'), { data, errors: messages.map((message) => ({ type: 'NOT_FOUND', message })) });
};

describe('a query with files of commits', () => {
  it('takes what GitHub says of paths that are not there for no failure', async () => {
    const client = answer(() => fail(["Could not resolve file for path 'a'.", "Could not resolve file for path 'b'."], { a: 1 }));
    expect(await queryWithFiles(client, '', {})).toEqual({ a: 1 });
  });

  it.each([
    ['of a repository that is not there', ["Could not resolve file for path 'a'.", 'Could not resolve to a Repository'], {}],
    ['without data', ["Could not resolve file for path 'a'."], null],
  ])('fails with an error %s', async (_, messages, data) => {
    await expect(
      queryWithFiles(
        answer(() => fail(messages, data)),
        '',
        {},
      ),
    ).rejects.toThrow('GraphQL');
  });
});

describe('files at branches and commits', () => {
  const file = { mode: 0o100644, object: { __typename: 'Blob', oid: 'b', text: 'a\n', byteSize: 2, isBinary: false } };

  it('are told apart by ref, with the commit of each, and none for a tag or a missing ref', async () => {
    const repository = {
      r0: { __typename: 'Commit', oid: 'c0', f0: file, f1: null },
      r1: { __typename: 'Tag', oid: 't1' },
      r2: null,
    };
    const wanted = new Map([
      ['main', ['a', 'b']],
      ['v1', ['a']],
      ['gone', ['a']],
    ]);
    const found = await readFilesAtRefs(
      answer(() => ({ repository })),
      here,
      wanted,
    );
    expect(found.get('main')?.commit).toBe('c0');
    expect([...(found.get('main')?.files ?? [])]).toEqual([
      ['a', { text: 'a\n' }],
      ['b', undefined],
    ]);
    expect(found.get('v1')?.commit).toBeUndefined();
    expect(found.get('gone')).toBeUndefined();
  });

  it('fail as empty where the repository has no commit', async () => {
    const client = answer(() => ({ repository: { isEmpty: true, r0: null } }));
    await expect(readFilesAtRefs(client, here, new Map([['main', ['a']]]))).rejects.toMatchObject({ code: 'empty' });
  });

  it('refuses the rest where they are too much together', async () => {
    const large = { ...file, object: { ...file.object, byteSize: 40 * 1024 * 1024 } };
    const repository = { r0: { __typename: 'Commit', oid: 'c0', f0: large, f1: large, f2: large, f3: large } };
    const client = answer(() => ({ repository }), 'the whole');
    const found = await readFilesAtRefs(client, here, new Map([['main', ['a.md', 'b.md', 'c.md', 'd.md']]]));
    const contents = [...(found.get('main')?.files.values() ?? [])];
    expect(contents).toEqual([...Array(3).fill({ text: 'the whole' }), { refused: 'too-large' }]);
  });

  it.each([
    ['a folder', { mode: 0o40000, object: { __typename: 'Tree' } }, undefined],
    ['a submodule', { mode: 0o160000, object: null }, { refused: 'submodule' }],
    ['a symlink', { mode: 0o120000, object: { __typename: 'Blob', text: 'x', byteSize: 1 } }, { refused: 'symlink' }],
    ['a long file', { mode: 0o100644, object: { __typename: 'Blob', text: 'x', byteSize: 6e7 } }, { refused: 'too-large' }],
    ['a binary', { mode: 0o100644, object: { __typename: 'Blob', text: null, byteSize: 1 } }, { refused: 'binary' }],
    ['a text', file, { text: 'a\n' }],
    ['a text that was cut', { ...file, object: { ...file.object, byteSize: 9 } }, { text: 'the whole' }],
  ])('%s is read as what it is', async (_, node, expected) => {
    expect(
      await toFileContent(
        answer(() => ({}), 'the whole'),
        here,
        node,
        'README.md',
      ),
    ).toEqual(expected);
  });

  it('a long file in a format for programs is read: outputs of large lists are', async () => {
    const node = { mode: 0o100644, object: { __typename: 'Blob', oid: 'b1', text: 'cut', byteSize: 3e6 } };
    const client = answer(() => ({}), 'the whole');
    expect(await toFileContent(client, here, node, 'list.json')).toEqual({ text: 'the whole' });
  });
});
