import { z } from 'zod';
import { addComment, createLabel, editComment, editIssue, openIssue, react, setLabels, tellComment } from '../doings/issues.ts';
import { invalid, notFound } from '../refusal.ts';
import { commentShape, issueShape, labelShape, reactionShape } from '../shapes/issues.ts';
import { type Comment, type HostedRepository, type Issue, reactionNames } from '../world.ts';
import {
  actorOf,
  bodyAs,
  type Call,
  json,
  type Need,
  nothing,
  numberAt,
  paged,
  type Route,
  repositoryOf,
  route,
} from './route.ts';

const labelName = z
  .union([z.string(), z.object({ name: z.string() })])
  .transform((label) => (typeof label === 'string' ? label : label.name));
const openBody = z.object({
  title: z.union([z.string(), z.number()]),
  body: z.string().nullish(),
  labels: z.array(labelName).optional(),
});
const editBody = z.object({
  title: z.union([z.string(), z.number()]).nullish(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.enum(['completed', 'not_planned', 'duplicate', 'reopened']).nullish(),
  labels: z.array(labelName).optional(),
});
const textBody = z.object({ body: z.string() });
const labelsBody = z.union([
  z.object({ labels: z.array(labelName).optional() }),
  z.array(labelName).transform((labels) => ({ labels })),
]);
const newLabel = z.object({ name: z.string().min(1), color: z.string().optional(), description: z.string().optional() });
const changedLabel = z.object({
  new_name: z.string().min(1).optional(),
  color: z.string().optional(),
  description: z.string().optional(),
});
const reactionBody = z.object({ content: z.enum(reactionNames) });

// A comment on a pull request may be written with either right.
const read: Need[] = ['issues:read', 'pull_requests:read'];
const write: Need[] = ['issues:write', 'pull_requests:write'];

/** Issues, comments, labels and reactions; a pull request's too. */
export const issueRoutes: Route[] = [
  route('GET', '/repos/:owner/:repo/issues', read, (call) => {
    const repository = repositoryOf(call);
    return paged(
      call,
      chosenIssues(call, repository).map((issue) => issueShape(call.world, repository, issue)),
    );
  }),
  route('POST', '/repos/:owner/:repo/issues', ['issues:write'], (call) => {
    const repository = repositoryOf(call);
    const { title, body, labels = [] } = bodyAs(call, openBody);
    const act = { author: actorOf(call), title: String(title), body: body ?? '', labels };
    return json(201, issueShape(call.world, repository, openIssue(call.world, repository, act)));
  }),
  route('GET', '/repos/:owner/:repo/issues/comments', read, (call) => {
    const repository = repositoryOf(call);
    const all = [...repository.issues.values()].flatMap((issue) => issue.comments.map((comment) => ({ issue, comment })));
    const since = Date.parse(call.query.get('since') ?? '') || 0;
    const chosen = all.filter(({ comment }) => comment.updatedAt >= since).sort((a, b) => a.comment.id - b.comment.id);
    return paged(
      call,
      chosen.map(({ issue, comment }) => commentShape(call.world, repository, issue, comment)),
    );
  }),
  route('GET', '/repos/:owner/:repo/issues/comments/:id', read, (call) => {
    const { repository, issue, comment } = commentAt(call);
    return json(200, commentShape(call.world, repository, issue, comment));
  }),
  route('PATCH', '/repos/:owner/:repo/issues/comments/:id', write, (call) => {
    const { repository, issue, comment } = commentAt(call);
    editComment(call.world, repository, issue, comment, bodyAs(call, textBody).body, actorOf(call));
    return json(200, commentShape(call.world, repository, issue, comment));
  }),
  route('DELETE', '/repos/:owner/:repo/issues/comments/:id', write, (call) => {
    const { repository, issue, comment } = commentAt(call);
    tellComment(call.world, repository, issue, comment, 'deleted', actorOf(call));
    issue.comments = issue.comments.filter((other) => other !== comment);
    return nothing();
  }),
  route('GET', '/repos/:owner/:repo/issues/comments/:id/reactions', read, (call) => {
    const { comment } = commentAt(call);
    return paged(
      call,
      comment.reactions.map((reaction) => reactionShape(call.world, reaction)),
    );
  }),
  route('POST', '/repos/:owner/:repo/issues/comments/:id/reactions', write, (call) => {
    const { comment } = commentAt(call);
    return reactionReply(call, comment);
  }),
  route('GET', '/repos/:owner/:repo/issues/:number', read, (call) => {
    const { repository, issue } = issueAt(call);
    return json(200, issueShape(call.world, repository, issue));
  }),
  route('PATCH', '/repos/:owner/:repo/issues/:number', write, async (call) => {
    const { repository, issue } = issueAt(call);
    const { title, body, state, state_reason, labels } = bodyAs(call, editBody);
    const actor = actorOf(call);
    const change = {
      ...(title === undefined || title === null ? {} : { title: String(title) }),
      ...(body === undefined ? {} : { body: body ?? '' }),
      ...(state === undefined ? {} : { state }),
      ...(state_reason === undefined ? {} : { stateReason: state_reason }),
    };
    await editIssue(call.world, repository, issue, change, actor);
    if (labels) setLabels(call.world, repository, issue, labels, actor);
    return json(200, issueShape(call.world, repository, issue));
  }),
  route('GET', '/repos/:owner/:repo/issues/:number/comments', read, (call) => {
    const { repository, issue } = issueAt(call);
    const since = Date.parse(call.query.get('since') ?? '') || 0;
    const chosen = issue.comments.filter((comment) => comment.updatedAt >= since);
    return paged(
      call,
      chosen.map((comment) => commentShape(call.world, repository, issue, comment)),
    );
  }),
  route('POST', '/repos/:owner/:repo/issues/:number/comments', write, (call) => {
    const { repository, issue } = issueAt(call);
    const comment = addComment(call.world, repository, issue, actorOf(call), bodyAs(call, textBody).body);
    return json(201, commentShape(call.world, repository, issue, comment));
  }),
  route('POST', '/repos/:owner/:repo/issues/:number/reactions', write, (call) => reactionReply(call, issueAt(call).issue)),
  route('GET', '/repos/:owner/:repo/issues/:number/labels', read, (call) => labelsReply(call)),
  route('POST', '/repos/:owner/:repo/issues/:number/labels', write, (call) => {
    const { issue } = issueAt(call);
    return changeLabels(call, [...issue.labels, ...(bodyAs(call, labelsBody).labels ?? [])]);
  }),
  route('PUT', '/repos/:owner/:repo/issues/:number/labels', write, (call) =>
    changeLabels(call, bodyAs(call, labelsBody).labels ?? []),
  ),
  route('DELETE', '/repos/:owner/:repo/issues/:number/labels/:name', write, (call) => {
    const { issue } = issueAt(call);
    const gone = (call.at.name ?? '').toLowerCase();
    if (!issue.labels.includes(gone)) throw notFound();
    return changeLabels(
      call,
      issue.labels.filter((name) => name !== gone),
    );
  }),
  route('GET', '/repos/:owner/:repo/labels', read, (call) => {
    const repository = repositoryOf(call);
    return paged(
      call,
      [...repository.labels.values()].map((label) => labelShape(call.world, repository, label)),
    );
  }),
  route('GET', '/repos/:owner/:repo/labels/:name', read, (call) => {
    const repository = repositoryOf(call);
    const label = repository.labels.get((call.at.name ?? '').toLowerCase());
    if (!label) throw notFound();
    return json(200, labelShape(call.world, repository, label));
  }),
  route('POST', '/repos/:owner/:repo/labels', write, (call) => {
    const repository = repositoryOf(call);
    const { name, color = 'ededed', description = null } = bodyAs(call, newLabel);
    if (!/^[0-9a-f]{6}$/i.test(color)) throw invalid('Label', 'color', 'invalid');
    return json(201, labelShape(call.world, repository, createLabel(call.world, repository, { name, color, description })));
  }),
  route('PATCH', '/repos/:owner/:repo/labels/:name', write, (call) => {
    const repository = repositoryOf(call);
    const key = (call.at.name ?? '').toLowerCase();
    const label = repository.labels.get(key);
    if (!label) throw notFound();
    const { new_name, color, description } = bodyAs(call, changedLabel);
    if (color !== undefined) label.color = color;
    if (description !== undefined) label.description = description;
    if (new_name !== undefined) renameLabel(repository, key, new_name);
    return json(200, labelShape(call.world, repository, label));
  }),
];

function renameLabel(repository: HostedRepository, key: string, name: string): void {
  const label = repository.labels.get(key);
  if (!label) return;
  repository.labels.delete(key);
  label.name = name;
  repository.labels.set(name.toLowerCase(), label);
  for (const issue of repository.issues.values()) {
    issue.labels = issue.labels.map((one) => (one === key ? name.toLowerCase() : one));
  }
}

function reactionReply(call: Call, on: Issue | Comment) {
  const { reaction, isNew } = react(call.world, on.reactions, actorOf(call).account, bodyAs(call, reactionBody).content);
  return json(isNew ? 201 : 200, reactionShape(call.world, reaction));
}

function changeLabels(call: Call, names: string[]) {
  const { repository, issue } = issueAt(call);
  setLabels(call.world, repository, issue, names, actorOf(call));
  return labelsReply(call);
}

function labelsReply(call: Call) {
  const { repository, issue } = issueAt(call);
  const found = issue.labels.flatMap((name) => repository.labels.get(name) ?? []);
  return json(
    200,
    found.map((label) => labelShape(call.world, repository, label)),
  );
}

function issueAt(call: Call): { repository: HostedRepository; issue: Issue } {
  const repository = repositoryOf(call);
  const issue = repository.issues.get(numberAt(call, 'number'));
  if (!issue) throw notFound();
  return { repository, issue };
}

function commentAt(call: Call): { repository: HostedRepository; issue: Issue; comment: Comment } {
  const repository = repositoryOf(call);
  const id = numberAt(call, 'id');
  for (const issue of repository.issues.values()) {
    const comment = issue.comments.find((one) => one.id === id);
    if (comment) return { repository, issue, comment };
  }
  throw notFound();
}

function chosenIssues(call: Call, repository: HostedRepository): Issue[] {
  const { query } = call;
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').toLowerCase().split(',').filter(Boolean);
  const creator = query
    .get('creator')
    ?.toLowerCase()
    .replace(/^app\//, '');
  const since = Date.parse(query.get('since') ?? '') || 0;
  const found = [...repository.issues.values()].filter((issue) => {
    if (state !== 'all' && issue.state !== state) return false;
    const author = issue.author.account.login.toLowerCase();
    if (creator && author !== creator && author !== `${creator}[bot]`) return false;
    return issue.updatedAt >= since && labels.every((label) => issue.labels.includes(label));
  });
  const by = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  found.sort((a, b) => a[by] - b[by] || a.number - b.number);
  return query.get('direction') === 'asc' ? found : found.reverse();
}
