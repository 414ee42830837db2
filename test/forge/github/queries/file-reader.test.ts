import { describe, expect, it } from 'vitest';
import { FileReader } from '../../../../src/forge/github/queries/file-reader.ts';
import type { GitHubClient } from '../../../../src/forge/github-client.ts';

const commitOf = (letter: string) => letter.repeat(40);

/** A GitHub where each commit of one letter has every file but `none`, and the branch `main` is at `a`. */
function openReader() {
  const queries: Record<string, string>[] = [];
  const graphql = async (query: string, variables: Record<string, string>) => {
    queries.push(variables);
    const repository: Record<string, unknown> = { isEmpty: false };
    for (const [, ref = '', fields = ''] of query.matchAll(/(r\d+): object\(.*?\.\.\. on Commit \{ (.*?) \} \}/g)) {
      const commit = variables[ref] === 'main' ? commitOf('a') : variables[ref];
      const node: Record<string, unknown> = { __typename: variables[ref] === 'v1' ? 'Tag' : 'Commit', oid: commit };
      for (const [, field = '', parameter = ''] of fields.matchAll(/(f\d+): file\(path: \$(p\d+)\)/g)) {
        const text = `${commit?.[0]}:${variables[parameter]}`;
        const object = { __typename: 'Blob', text, byteSize: text.length, isBinary: false };
        node[field] = variables[parameter] === 'none' ? null : { mode: 0o100644, object };
      }
      repository[ref] = commit === commitOf('f') ? null : node;
    }
    return { repository };
  };
  const client = { graphql } as unknown as GitHubClient;
  return { queries, reader: new FileReader(client, { owner: 'someone', repo: 'list' }, async () => commitOf('b')) };
}

describe('the file reader', () => {
  it('reads files that are asked for at the same moment in one query, of several commits', async () => {
    const { reader, queries } = openReader();
    const [tree, other] = await Promise.all([
      reader.readFilesOfCommit(commitOf('a'), ['x', 'none']),
      reader.readFile(commitOf('b'), 'x'),
    ]);
    expect(tree).toEqual({ commit: commitOf('a'), files: [{ path: 'x', text: 'a:x' }], refused: [] });
    expect(other).toEqual({ text: 'b:x' });
    expect(queries).toHaveLength(1);
  });

  it('reads no file of a commit twice, also where it was read by its branch', async () => {
    const { reader, queries } = openReader();
    expect((await reader.readFilesOfBranch('main', ['x'])).commit).toBe(commitOf('a'));
    await reader.readFile(commitOf('a'), 'x');
    expect(queries).toHaveLength(1);
  });

  it('reads fifty files a query', async () => {
    const { reader, queries } = openReader();
    const paths = Array.from({ length: 120 }, (_, index) => `n${index}`);
    expect((await reader.readFilesOfBranch('main', paths)).files).toHaveLength(120);
    expect(queries).toHaveLength(3);
  });

  it('follows an annotated tag to its commit, and says which ref is missing', async () => {
    const { reader } = openReader();
    expect(await reader.readFilesOfBranch('v1', ['x'])).toMatchObject({ commit: commitOf('b'), files: [{ text: 'b:x' }] });
    await expect(reader.readFile(commitOf('f'), 'x')).rejects.toMatchObject({ code: 'not-found' });
    await expect(reader.readFilesOfBranch(commitOf('f'), ['x'])).rejects.toMatchObject({ code: 'not-found' });
  });
});
