import type { LineDates, RepositoryName } from '../../forge.ts';
import type { GitHubClient } from '../../github-client.ts';

/** Files in one query. Blame reads the history of each, and GitHub gives up after ten seconds. */
const filesPerQuery = 10;

interface BlameNode {
  ranges: { startingLine: number; endingLine: number; commit: { committedDate: string } | null }[];
}

interface BlameResult {
  repository: { object: Record<string, BlameNode | null> | null } | null;
}

/** The days on which the lines of some files came, by `git blame` through GraphQL. */
export async function readLineDates(
  octokit: Pick<GitHubClient, 'graphql'>,
  { owner, repo }: RepositoryName,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, LineDates[]>> {
  const dates = new Map<string, LineDates[]>();
  for (let from = 0; from < paths.length; from += filesPerQuery) {
    const batch = paths.slice(from, from + filesPerQuery);
    const parameters = batch.map((_, index) => `$p${index}: String!`).join(', ');
    const fields = batch.map(
      (_, index) => `b${index}: blame(path: $p${index}) { ranges { startingLine endingLine commit { committedDate } } }`,
    );
    const result = octokit.graphql<BlameResult>(
      `query Blame($owner: String!, $repo: String!, $commit: String!, ${parameters}) {
        repository(owner: $owner, name: $repo) { object(expression: $commit) { ... on Commit { ${fields.join(' ')} } } }
      }`,
      { owner, repo, commit, ...Object.fromEntries(batch.map((path, index) => [`p${index}`, path])) },
    );
    const { repository } = await result.catch(getPartialResult);
    for (const [index, path] of batch.entries()) {
      const ranges = repository?.object?.[`b${index}`]?.ranges.flatMap(toLineDates) ?? [];
      if (ranges.length > 0) dates.set(path, ranges);
    }
  }
  return dates;
}

/** One file that GitHub can't blame must not cost the others their days. */
function getPartialResult(error: unknown): BlameResult {
  const data = error instanceof Error && 'data' in error ? error.data : undefined;
  if (typeof data !== 'object' || data === null || !('repository' in data)) throw error;
  return data as BlameResult;
}

function toLineDates({ startingLine: start, endingLine: end, commit }: BlameNode['ranges'][number]): LineDates[] {
  const day = /^\d{4}-\d{2}-\d{2}(?=T)/.exec(commit?.committedDate ?? '')?.[0];
  return day === undefined ? [] : [{ start, end, day }];
}
