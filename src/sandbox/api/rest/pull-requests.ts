import { z } from 'zod';
import {
  createPullRequest,
  editIssue,
  isMergeable,
  listPullRequestCommits,
  listPullRequestFiles,
  mergePullRequest,
  requireCommit,
  validateBody,
} from '../../actions/index.ts';
import {
  ApiError,
  type HostedRepository,
  type Issue,
  notFoundError,
  type PullRequestDetails,
  type Review,
  validationError,
} from '../../model/index.ts';
import {
  serializeChangedFile,
  serializeCommit,
  serializeFullPullRequest,
  serializePullRequest,
  serializeReview,
  serializeReviewComment,
} from '../../serializers/index.ts';

import {
  type ApiCall,
  createJsonReply,
  defineRoute,
  paginate,
  parseBody,
  type Route,
  requireActor,
  requireNumberParam,
  requireRepository,
} from '../route.ts';

const createPullRequestBody = z.object({
  title: z.string(),
  head: z.string(),
  head_repo: z.string().optional(),
  base: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().default(false),
  maintainer_can_modify: z.boolean().default(true),
});
const updatePullRequestBody = z.object({
  title: z.string().optional(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
  maintainer_can_modify: z.boolean().optional(),
});
const mergeBody = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash']).default('merge'),
});
const commentSide = z.enum(['LEFT', 'RIGHT']).default('RIGHT');
const lineCommentBody = z.object({
  path: z.string(),
  body: z.string(),
  line: z.number().int().positive(),
  side: commentSide,
  start_line: z.number().int().positive().optional(),
  start_side: commentSide.optional(),
});
const reviewBody = z.object({
  commit_id: z.string().optional(),
  body: z.string().default(''),
  event: z.enum(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']).default('COMMENT'),
  comments: z.array(lineCommentBody).default([]),
});

const reviewStates = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;
// GitHub lists at most this many files of a pull request.
const maxFiles = 3000;
const maxCommits = 250;
const readAccess: ['pull_requests:read'] = ['pull_requests:read'];
const writeAccess: ['pull_requests:write'] = ['pull_requests:write'];

/** Pull requests. */
export const pullRequestRoutes: Route[] = [
  defineRoute('GET', '/repos/:owner/:repo/pulls', readAccess, (call) => {
    const repository = requireRepository(call);
    return paginate(
      call,
      filterPullRequests(call, repository).map((issue) => serializePullRequest(call.world, repository, issue)),
    );
  }),
  defineRoute('POST', '/repos/:owner/:repo/pulls', writeAccess, async (call) => {
    const repository = requireRepository(call);
    const { title, head, base, body, draft, maintainer_can_modify } = parseBody(call, createPullRequestBody);
    const issue = await createPullRequest(call.world, repository, {
      author: requireActor(call),
      title,
      body: body ?? '',
      base,
      head: resolveHead(call, repository, head),
      draft,
      maintainerCanModify: maintainer_can_modify,
    });
    return pullRequestResponse(call, repository, issue, 201);
  }),
  defineRoute('GET', '/repos/:owner/:repo/pulls/:number', readAccess, (call) => {
    const { repository, issue } = requirePullRequest(call);
    return pullRequestResponse(call, repository, issue, 200);
  }),
  defineRoute('PATCH', '/repos/:owner/:repo/pulls/:number', writeAccess, async (call) => {
    const { repository, issue, pull } = requirePullRequest(call);
    const { title, body, state, base, maintainer_can_modify } = parseBody(call, updatePullRequestBody);
    if (maintainer_can_modify !== undefined) pull.maintainerCanModify = maintainer_can_modify;
    const change = {
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body: body ?? '' }),
      ...(state === undefined ? {} : { state }),
      ...(base === undefined ? {} : { base }),
    };
    await editIssue(call.world, repository, issue, { change, actor: requireActor(call) });
    return pullRequestResponse(call, repository, issue, 200);
  }),
  defineRoute('GET', '/repos/:owner/:repo/pulls/:number/files', readAccess, async (call) => {
    const { repository, pull } = requirePullRequest(call);
    const files = (await listPullRequestFiles(repository, pull)).slice(0, maxFiles);
    return paginate(
      call,
      files.map((file) => serializeChangedFile(call.world, repository, pull.head.sha, file)),
    );
  }),
  defineRoute('GET', '/repos/:owner/:repo/pulls/:number/commits', readAccess, async (call) => {
    const { repository, pull } = requirePullRequest(call);
    const commits = (await listPullRequestCommits(repository, pull)).slice(0, maxCommits);
    return paginate(
      call,
      commits.map((commit) => serializeCommit(call.world, repository, commit)),
    );
  }),
  defineRoute('PUT', '/repos/:owner/:repo/pulls/:number/merge', ['contents:write'], async (call) => {
    const { repository, issue } = requirePullRequest(call);
    const { commit_title, commit_message, sha, merge_method } = parseBody(call, mergeBody);
    const merged = await mergePullRequest(call.world, repository, issue, {
      actor: requireActor(call),
      method: merge_method,
      ...(commit_title === undefined ? {} : { title: commit_title }),
      ...(commit_message === undefined ? {} : { message: commit_message }),
      ...(sha === undefined ? {} : { sha }),
    });
    return createJsonReply(200, { sha: merged, merged: true, message: 'Pull Request successfully merged' });
  }),
  defineRoute('GET', '/repos/:owner/:repo/pulls/:number/reviews', readAccess, (call) => {
    const { repository, issue, pull } = requirePullRequest(call);
    return paginate(
      call,
      pull.reviews.map((review) => serializeReview(call.world, repository, issue, review)),
    );
  }),
  defineRoute('POST', '/repos/:owner/:repo/pulls/:number/reviews', writeAccess, async (call) => {
    const { repository, issue, pull } = requirePullRequest(call);
    const { commit_id = pull.head.sha, body, event, comments } = parseBody(call, reviewBody);
    validateBody(body, 'PullRequestReview');
    await requireCommit(repository, commit_id);
    const hunks = await indexHunksByLine(repository, pull);
    for (const { path, line } of comments) {
      if (!hunks.has(`${path}:${line}`)) {
        throw new ApiError(422, 'Unprocessable Entity', { errors: ['Line could not be resolved'] });
      }
    }
    const createdAt = call.world.clock.now();
    const author = requireActor(call);
    const review: Review = {
      id: call.world.nextId(),
      author,
      body,
      state: reviewStates[event],
      commitSha: commit_id,
      createdAt,
      comments: comments.map(({ start_line, start_side: _, ...comment }) => ({
        id: call.world.nextId(),
        author,
        ...comment,
        ...(start_line === undefined ? {} : { startLine: start_line }),
        createdAt,
        updatedAt: createdAt,
      })),
    };
    pull.reviews.push(review);
    return createJsonReply(200, serializeReview(call.world, repository, issue, review));
  }),
  defineRoute('GET', '/repos/:owner/:repo/pulls/:number/comments', readAccess, async (call) => {
    const { repository, issue, pull } = requirePullRequest(call);
    const hunks = await indexHunksByLine(repository, pull);
    const shown = pull.reviews.flatMap((review) =>
      review.comments.map((comment) => {
        const hunk = hunks.get(`${comment.path}:${comment.line}`) ?? '';
        return serializeReviewComment(call.world, repository, issue, { review, comment, diffHunk: hunk });
      }),
    );
    return paginate(call, shown);
  }),
];

/** The hunk of each new-side line in the diff, by `path:line`: where comments are allowed. */
async function indexHunksByLine(repository: HostedRepository, pull: PullRequestDetails): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { path, patch = '' } of await listPullRequestFiles(repository, pull)) {
    let line = 0;
    let hunk: string[] = [];
    for (const text of patch.split('\n')) {
      const start = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(text)?.[1];
      if (start !== undefined) {
        hunk = [text];
        line = Number(start);
        continue;
      }
      hunk.push(text);
      if (text.startsWith('+') || text.startsWith(' ')) found.set(`${path}:${line++}`, hunk.join('\n'));
    }
  }
  return found;
}

async function pullRequestResponse(call: ApiCall, repository: HostedRepository, issue: Issue, status: number) {
  const mergeable = issue.pull && issue.state === 'open' ? await isMergeable(repository, issue.pull) : null;
  return createJsonReply(status, serializeFullPullRequest(call.world, repository, issue, mergeable));
}

function requirePullRequest(call: ApiCall): { repository: HostedRepository; issue: Issue; pull: PullRequestDetails } {
  const repository = requireRepository(call);
  const issue = repository.issues.get(requireNumberParam(call, 'number'));
  if (!issue?.pull) throw notFoundError();
  return { repository, issue, pull: issue.pull };
}

/** `branch`, or `owner:branch` of a fork. */
function resolveHead(call: ApiCall, repository: HostedRepository, head: string) {
  const colon = head.indexOf(':');
  if (colon < 0) return { repository, ref: head };
  const owner = head.slice(0, colon).toLowerCase();
  const headRepository = [...call.world.hosted.values()].find(
    (one) => one.owner.login.toLowerCase() === owner && one.store === repository.store,
  );
  if (!headRepository) throw validationError('PullRequest', 'head', 'invalid');
  return { repository: headRepository, ref: head.slice(colon + 1) };
}

function filterPullRequests(call: ApiCall, repository: HostedRepository): Issue[] {
  const { query } = call;
  const state = query.get('state') ?? 'open';
  const base = query.get('base');
  const head = query.get('head');
  const found = [...repository.issues.values()].filter(({ pull, state: is }) => {
    if (!pull || (state !== 'all' && is !== state)) return false;
    if (base && pull.base.ref !== base) return false;
    return !head || `${pull.head.repository?.owner.login}:${pull.head.ref}` === head;
  });
  const by = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  // Of two with the same time, the higher number is newer.
  found.sort((a, b) => a[by] - b[by] || a.number - b.number);
  const isAscending =
    query.get('direction') === 'asc' || (query.get('direction') === null && query.get('sort') === 'long-running');
  return isAscending ? found : found.reverse();
}
