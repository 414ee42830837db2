import { z } from 'zod';
import { commitAt } from '../doings/branches.ts';
import { checkBody, editIssue } from '../doings/issues.ts';
import { mergeableNow, pullCommits, pullFiles } from '../doings/pull-files.ts';
import { mergePull, openPull } from '../doings/pulls.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { fullPullShape, pullShape, reviewCommentShape, reviewShape } from '../shapes/issues.ts';
import { commitShape } from '../shapes/repositories.ts';
import type { HostedRepository, Issue, PullDetails, Review } from '../world.ts';
import { fileShape } from './repositories.ts';
import { actorOf, bodyAs, type Call, json, numberAt, paged, type Route, repositoryOf, route } from './route.ts';

const openBody = z.object({
  title: z.string(),
  head: z.string(),
  head_repo: z.string().optional(),
  base: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().default(false),
  maintainer_can_modify: z.boolean().default(true),
});
const editBody = z.object({
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
const side = z.enum(['LEFT', 'RIGHT']).default('RIGHT');
const lineComment = z.object({
  path: z.string(),
  body: z.string(),
  line: z.number().int().positive(),
  side,
  start_line: z.number().int().positive().optional(),
  start_side: side.optional(),
});
const reviewBody = z.object({
  commit_id: z.string().optional(),
  body: z.string().default(''),
  event: z.enum(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']).default('COMMENT'),
  comments: z.array(lineComment).default([]),
});

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;
// GitHub shows no more files of a pull request than this.
const mostFiles = 3000;
const mostCommits = 250;
const read: ['pull_requests:read'] = ['pull_requests:read'];
const write: ['pull_requests:write'] = ['pull_requests:write'];

/** Pull requests. */
export const pullRoutes: Route[] = [
  route('GET', '/repos/:owner/:repo/pulls', read, (call) => {
    const repository = repositoryOf(call);
    return paged(
      call,
      chosenPulls(call, repository).map((issue) => pullShape(call.world, repository, issue)),
    );
  }),
  route('POST', '/repos/:owner/:repo/pulls', write, async (call) => {
    const repository = repositoryOf(call);
    const { title, head, base, body, draft, maintainer_can_modify } = bodyAs(call, openBody);
    const issue = await openPull(call.world, repository, {
      author: actorOf(call),
      title,
      body: body ?? '',
      base,
      head: headNamed(call, repository, head),
      draft,
      maintainerCanModify: maintainer_can_modify,
    });
    return fullReply(call, repository, issue, 201);
  }),
  route('GET', '/repos/:owner/:repo/pulls/:number', read, (call) => {
    const { repository, issue } = pullAt(call);
    return fullReply(call, repository, issue, 200);
  }),
  route('PATCH', '/repos/:owner/:repo/pulls/:number', write, async (call) => {
    const { repository, issue, pull } = pullAt(call);
    const { title, body, state, base, maintainer_can_modify } = bodyAs(call, editBody);
    if (maintainer_can_modify !== undefined) pull.maintainerCanModify = maintainer_can_modify;
    const change = {
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body: body ?? '' }),
      ...(state === undefined ? {} : { state }),
      ...(base === undefined ? {} : { base }),
    };
    await editIssue(call.world, repository, issue, change, actorOf(call));
    return fullReply(call, repository, issue, 200);
  }),
  route('GET', '/repos/:owner/:repo/pulls/:number/files', read, async (call) => {
    const { repository, pull } = pullAt(call);
    const files = (await pullFiles(repository, pull)).slice(0, mostFiles);
    return paged(
      call,
      files.map((file) => fileShape(call.world, repository, pull.head.sha, file)),
    );
  }),
  route('GET', '/repos/:owner/:repo/pulls/:number/commits', read, async (call) => {
    const { repository, pull } = pullAt(call);
    const commits = (await pullCommits(repository, pull)).slice(0, mostCommits);
    return paged(
      call,
      commits.map((commit) => commitShape(call.world, repository, commit)),
    );
  }),
  route('PUT', '/repos/:owner/:repo/pulls/:number/merge', ['contents:write'], async (call) => {
    const { repository, issue } = pullAt(call);
    const { commit_title, commit_message, sha, merge_method } = bodyAs(call, mergeBody);
    const merged = await mergePull(call.world, repository, issue, {
      actor: actorOf(call),
      method: merge_method,
      ...(commit_title === undefined ? {} : { title: commit_title }),
      ...(commit_message === undefined ? {} : { message: commit_message }),
      ...(sha === undefined ? {} : { sha }),
    });
    return json(200, { sha: merged, merged: true, message: 'Pull Request successfully merged' });
  }),
  route('GET', '/repos/:owner/:repo/pulls/:number/reviews', read, (call) => {
    const { repository, issue, pull } = pullAt(call);
    return paged(
      call,
      pull.reviews.map((review) => reviewShape(call.world, repository, issue, review)),
    );
  }),
  route('POST', '/repos/:owner/:repo/pulls/:number/reviews', write, async (call) => {
    const { repository, issue, pull } = pullAt(call);
    const { commit_id = pull.head.sha, body, event, comments } = bodyAs(call, reviewBody);
    checkBody(body, 'PullRequestReview');
    await commitAt(repository, commit_id);
    const hunks = await hunksOf(repository, pull);
    for (const { path, line } of comments) {
      if (!hunks.has(`${path}:${line}`)) {
        throw new Refusal(422, 'Unprocessable Entity', { errors: ['Line could not be resolved'] });
      }
    }
    const createdAt = call.world.clock.now();
    const author = actorOf(call);
    const review: Review = {
      id: call.world.nextId(),
      author,
      body,
      state: states[event],
      commit: commit_id,
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
    return json(200, reviewShape(call.world, repository, issue, review));
  }),
  route('GET', '/repos/:owner/:repo/pulls/:number/comments', read, async (call) => {
    const { repository, issue, pull } = pullAt(call);
    const hunks = await hunksOf(repository, pull);
    const shown = pull.reviews.flatMap((review) =>
      review.comments.map((comment) => {
        const hunk = hunks.get(`${comment.path}:${comment.line}`) ?? '';
        return reviewCommentShape(call.world, repository, issue, review, comment, hunk);
      }),
    );
    return paged(call, shown);
  }),
];

/** The hunk behind each line of the new side that the diff shows, by `path:line`: where comments may stand. */
async function hunksOf(repository: HostedRepository, pull: PullDetails): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { path, patch = '' } of await pullFiles(repository, pull)) {
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

async function fullReply(call: Call, repository: HostedRepository, issue: Issue, status: number) {
  const mergeable = issue.pull && issue.state === 'open' ? await mergeableNow(repository, issue.pull) : null;
  return json(status, fullPullShape(call.world, repository, issue, mergeable));
}

function pullAt(call: Call): { repository: HostedRepository; issue: Issue; pull: PullDetails } {
  const repository = repositoryOf(call);
  const issue = repository.issues.get(numberAt(call, 'number'));
  if (!issue?.pull) throw notFound();
  return { repository, issue, pull: issue.pull };
}

/** `branch`, or `owner:branch` of a fork. */
function headNamed(call: Call, repository: HostedRepository, head: string) {
  const colon = head.indexOf(':');
  if (colon < 0) return { repository, ref: head };
  const owner = head.slice(0, colon).toLowerCase();
  const where = [...call.world.hosted.values()].find(
    (one) => one.owner.login.toLowerCase() === owner && one.store === repository.store,
  );
  if (!where) throw invalid('PullRequest', 'head', 'invalid');
  return { repository: where, ref: head.slice(colon + 1) };
}

function chosenPulls(call: Call, repository: HostedRepository): Issue[] {
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
  // Of two of one moment the later number is the newer.
  found.sort((a, b) => a[by] - b[by] || a.number - b.number);
  const upwards = query.get('direction') === 'asc' || (query.get('direction') === null && query.get('sort') === 'long-running');
  return upwards ? found : found.reverse();
}
