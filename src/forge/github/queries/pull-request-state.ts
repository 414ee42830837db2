import type { ChangedFile, PullRequest, RepositoryName } from '../../forge.ts';
import type { GitHubClient } from '../../github-client.ts';
import type { AppIdentity, AuthoredContent } from '../../own-content.ts';
import type { PresentCheckRuns, PresentState } from '../../recent-reads.ts';
import { type ActorNode, type Connection, getLogin, getNodes, hasAll } from './graphql-nodes.ts';
import { type ListedPullRequest, listedPullRequests, openPullRequestsField } from './open-pull-request-files.ts';
import { type FileContent, type FileNode, fileFragment, queryWithFiles, toFileContent } from './read-files.ts';

/** What is read with a pull request, because its review will ask for it. */
export interface PullRequestReadOptions {
  /** The check on its head. */
  checkName: string;
  /** Files of the tip of its base branch. */
  basePaths: readonly string[];
}

/** A pull request, and what one query said of it. */
export interface PullRequestState {
  pull: PullRequest;
  /** Undefined where the base branch is gone. */
  base: { commit: string; files: ReadonlyMap<string, FileContent> } | undefined;
  /** Without patches. Undefined where the query does not say it all. */
  changes: ChangedFile[] | undefined;
  /** The newest open pull requests. */
  open: ListedPullRequest[];
  present: PresentState;
}

/** Longer lists are read page by page instead. GitHub counts the whole query as one or two points. */
const maxima = { items: 100, threads: 50, suites: 10 };

interface PullRequestNode {
  number: number;
  title: string;
  body: string;
  url: string;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  isDraft: boolean;
  merged: boolean;
  author: ActorNode | null;
  authorAssociation: string;
  maintainerCanModify: boolean;
  headRefOid: string;
  headRefName: string;
  headRepository: { nameWithOwner: string } | null;
  baseRefOid: string;
  baseRefName: string;
  baseRef: { target: ({ oid: string } & Record<`f${number}`, FileNode | null | undefined>) | null } | null;
  labels: Connection<{ name: string }> | null;
  files: Connection<{ path: string; changeType: string }> | null;
  comments: Connection<{ fullDatabaseId: string | null; url: string; body: string; author: ActorNode | null }>;
  reviewThreads: Connection<{ comments: Connection<{ body: string; author: ActorNode | null }> }>;
  commits: Connection<{ commit: { oid: string; checkSuites: Connection<CheckSuiteNode> | null } }>;
}

interface CheckSuiteNode {
  status: string;
  app: { slug: string } | null;
  checkRuns: Connection<{
    name: string;
    status: string;
    externalId: string | null;
    url: string;
    annotations: { totalCount: number } | null;
  }> | null;
}

type StateResult = {
  repository: { nameWithOwner: string; pullRequest: PullRequestNode; pullRequests: Connection<ListedPullRequest> };
};

/**
 * A pull request with what its review and the actions on it need, in one GraphQL query. Rejects
 * where any part of it can not be read, as without the permission to read checks.
 */
export async function readPullRequestState(
  octokit: GitHubClient,
  here: RepositoryName & { number: number },
  { checkName, basePaths, app }: PullRequestReadOptions & { app: AppIdentity },
): Promise<PullRequestState> {
  const variables = {
    ...here,
    ...listedPullRequests,
    check: checkName,
    items: maxima.items,
    threads: maxima.threads,
    suites: maxima.suites,
    ...Object.fromEntries(basePaths.map((path, index) => [`p${index}`, path])),
  };
  // The REST API is asked instead when this fails, so that it is not tried again.
  const { repository } = await queryWithFiles<StateResult>(octokit, buildQuery(basePaths), {
    ...variables,
    request: { retries: 0 },
  });
  const node = repository.pullRequest;
  const target = node.baseRef?.target;
  const files = new Map<string, FileContent>();
  for (const [index, path] of basePaths.entries())
    files.set(path, await toFileContent(octokit, here, target?.[`f${index}`], path));
  return {
    pull: toPullRequest(node, repository.nameWithOwner),
    base: target ? { commit: target.oid, files } : undefined,
    changes: toChangedFiles(node),
    open: getNodes(repository.pullRequests),
    present: toPresentState(node, checkName, app),
  };
}

function buildQuery(basePaths: readonly string[]): string {
  const parameters = basePaths.map((_, index) => `, $p${index}: String!`).join('');
  const files = basePaths.map((_, index) => `f${index}: file(path: $p${index}) { ...File }`).join(' ');
  return `query PullRequest(
    $owner: String!, $repo: String!, $number: Int!, $check: String!, $items: Int!, $threads: Int!, $suites: Int!,
    $most: Int!, $files: Int!${parameters}
  ) {
    repository(owner: $owner, name: $repo) {
      nameWithOwner
      pullRequest(number: $number) {
        number title body url state isDraft merged authorAssociation maintainerCanModify
        author { __typename login }
        headRefOid headRefName headRepository { nameWithOwner }
        baseRefOid baseRefName baseRef { target { oid ... on Commit { ${files} } } }
        labels(first: $items) { totalCount nodes { name } }
        files(first: $items) { totalCount nodes { path changeType } }
        comments(first: $items) { totalCount nodes { fullDatabaseId url body author { __typename login } } }
        reviewThreads(first: $threads) {
          totalCount nodes { comments(first: 1) { totalCount nodes { body author { __typename login } } } }
        }
        commits(last: 1) { totalCount nodes { commit { oid ...Checks } } }
      }
      ${openPullRequestsField}
    }
  }
  fragment Checks on Commit {
    checkSuites(first: $suites, filterBy: { checkName: $check }) {
      totalCount
      nodes {
        status app { slug }
        checkRuns(first: $suites, filterBy: { checkName: $check, checkType: LATEST }) {
          totalCount nodes { name status externalId url annotations(first: 1) { totalCount } }
        }
      }
    }
  }
  ${files === '' ? '' : fileFragment}`;
}

function toPullRequest(node: PullRequestNode, repository: string): PullRequest {
  return {
    number: node.number,
    title: node.title,
    author: getLogin(node.author),
    draft: node.isDraft,
    state: node.state === 'OPEN' ? 'open' : 'closed',
    head: { sha: node.headRefOid, ref: node.headRefName, repository: node.headRepository?.nameWithOwner },
    base: { sha: node.baseRefOid, ref: node.baseRefName },
    fork: node.headRepository?.nameWithOwner !== repository,
    body: node.body,
    association: node.authorAssociation,
    labels: node.labels ? getNodes(node.labels).map(({ name }) => name) : [],
    url: node.url,
    ...(node.merged ? { merged: true } : {}),
    maintainerCanModify: node.maintainerCanModify,
  };
}

const statuses: Record<string, ChangedFile['status']> = {
  ADDED: 'added',
  COPIED: 'added',
  DELETED: 'removed',
  MODIFIED: 'modified',
  CHANGED: 'modified',
};

/** GraphQL does not say from where a file was renamed, and has a page of a hundred files. */
function toChangedFiles({ files }: PullRequestNode): ChangedFile[] | undefined {
  if (!files || !hasAll(files)) return undefined;
  const changes: ChangedFile[] = [];
  for (const { path, changeType } of getNodes(files)) {
    const status = statuses[changeType];
    if (status === undefined) return undefined;
    changes.push({ path, status });
  }
  return changes;
}

function toPresentState(node: PullRequestNode, checkName: string, app: AppIdentity): PresentState {
  const { number: pull, comments, reviewThreads } = node;
  const checkRuns = toCheckRuns(node, checkName, app);
  const starts = getNodes(reviewThreads).flatMap((thread) => getNodes(thread.comments).map(toAuthoredContent));
  const hasIds = getNodes(comments).every(({ fullDatabaseId }) => Number.isSafeInteger(Number(fullDatabaseId ?? Number.NaN)));
  const present = getNodes(comments).map((comment) => ({
    ...toAuthoredContent(comment),
    id: Number(comment.fullDatabaseId),
    html_url: comment.url,
  }));
  return {
    pull,
    ...(hasAll(comments) && hasIds ? { comments: present } : {}),
    ...(hasAll(reviewThreads) ? { reviewComments: starts } : {}),
    ...(checkRuns ? { checkRuns } : {}),
  };
}

const toAuthoredContent = ({ body, author }: { body: string; author: ActorNode | null }): AuthoredContent => ({
  body,
  user: { login: getLogin(author) },
});

/**
 * Runs of other Apps may have the same name. Without our own name the two cannot be distinguished.
 */
function toCheckRuns(node: PullRequestNode, name: string, { slug }: AppIdentity): PresentCheckRuns | undefined {
  const commit = getNodes(node.commits).at(-1)?.commit;
  if (slug === undefined || commit?.oid !== node.headRefOid || !commit.checkSuites || !hasAll(commit.checkSuites))
    return undefined;
  const suites = getNodes(commit.checkSuites).filter(({ app }) => app?.slug === slug);
  const runs = suites.flatMap(({ checkRuns }) => (checkRuns ? getNodes(checkRuns) : []));
  return {
    headSha: commit.oid,
    name,
    isSuiteCompleted: suites.every(({ status }) => status === 'COMPLETED'),
    runs: runs.map(({ externalId, status, annotations, url }) => ({
      externalId: externalId ?? '',
      isCompleted: status === 'COMPLETED',
      annotationCount: annotations?.totalCount ?? 0,
      url,
    })),
  };
}
