import { describe, expect, it } from 'vitest';
import { ForgeError } from '../../../src/forge/forge-error.ts';
import { ArchiveCache } from '../../../src/forge/github/archive/archive-cache.ts';
import { RepositoryFiles } from '../../../src/forge/github/repository-files.ts';
import type { GitHubClient } from '../../../src/forge/github-client.ts';
import { createArchive } from './create-archive.ts';

const sha = 'a'.repeat(40);
const members = [
  { name: 'o-r-abc/', type: 'directory' as const },
  { name: 'o-r-abc/data/a.yml', content: 'a: 1\n' },
  { name: 'o-r-abc/README.md', content: '# A\n' },
];

/** A GitHub whose branch `main` is at one commit, and whose GraphQL fails so. */
async function open({ graphql, head = sha, keeps = false }: { graphql?: number; head?: string; keeps?: boolean } = {}) {
  const archive = await createArchive(members);
  const asked: string[] = [];
  const client = {
    rest: {
      repos: {
        getCommit: async ({ ref }: { ref: string }) => {
          asked.push(`commit ${ref}`);
          return { data: head };
        },
      },
    },
    graphql: async () => {
      asked.push('graphql');
      throw Object.assign(new Error('failed'), { status: graphql ?? 502, response: { headers: {}, data: {} } });
    },
    request: async (_: string, { ref }: { ref: string }) => {
      asked.push(`archive ${ref}`);
      return { data: ReadableStream.from([archive]) };
    },
  };
  const archives = keeps ? new ArchiveCache().forInstallation(1) : undefined;
  return { asked, files: new RepositoryFiles(client as unknown as GitHubClient, { owner: 'o', repo: 'r' }, archives) };
}

const readme = { path: 'README.md', text: '# A\n' };

describe('the files of a repository', () => {
  it('come from the archive of the commit that a branch has now', async () => {
    const { asked, files } = await open();
    expect(await files.readMatching('main', (path) => path.endsWith('.md'))).toEqual({
      commit: sha,
      files: [readme],
      refused: [],
    });
    expect(asked).toEqual(['commit main', `archive ${sha}`]);
  });

  it('come from an archive that was read before, without a question', async () => {
    const { asked, files } = await open({ keeps: true });
    for (let round = 0; round < 2; round += 1) expect((await files.readMatching(sha, () => true)).files).toHaveLength(2);
    expect(asked).toEqual([`archive ${sha}`]);
  });

  it('come from the archive where GraphQL gives up, and where it would need many queries', async () => {
    const few = await open();
    expect((await few.files.read(sha, ['README.md'])).files).toEqual([readme]);
    expect(few.asked).toEqual(['graphql', `archive ${sha}`]);
    const many = await open();
    const paths = Array.from({ length: 151 }, (_, index) => `data/${index}.yml`);
    expect((await many.files.read(sha, [...paths, 'README.md'])).files).toEqual([readme]);
    expect(many.asked).toEqual([`archive ${sha}`]);
  });

  it('are not looked for in the archive where GraphQL refuses', async () => {
    const { asked, files } = await open({ graphql: 401 });
    await expect(files.read(sha, ['README.md'])).rejects.toMatchObject({ category: 'bad-credentials' });
    expect(asked).toEqual(['graphql']);
  });

  it('are none where none is asked for, of a commit all the same', async () => {
    const { asked, files } = await open();
    expect(await files.read('main', [])).toEqual({ commit: sha, files: [], refused: [] });
    expect(asked).toEqual(['commit main']);
  });

  it('are not read where the answer about a branch is no commit', async () => {
    const { asked, files } = await open({ head: '<html>Please sign in.</html>' });
    const error = await files.readMatching('main', () => true).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ForgeError);
    expect(error).toMatchObject({ category: 'unavailable', values: { operation: { name: 'resolve-ref', subject: 'main' } } });
    expect(asked).toEqual(['commit main']);
  });
});
