import { z } from 'zod';
import {
  addComment,
  addReaction,
  createLabel,
  editComment,
  editIssue,
  emitCommentEvent,
  openIssue,
  setLabels,
} from '../../actions/index.ts';
import {
  type Comment,
  type HostedRepository,
  type Issue,
  notFoundError,
  reactionNames,
  validationError,
} from '../../model/index.ts';
import { serializeComment, serializeIssue, serializeLabel, serializeReaction } from '../../serializers/index.ts';
import {
  type AccessRequirement,
  type ApiCall,
  createJsonReply,
  defineRoute,
  noContent,
  paginate,
  parseBody,
  type Route,
  requireActor,
  requireNumberParam,
  requireRepository,
} from '../route.ts';

const labelName = z
  .union([z.string(), z.object({ name: z.string() })])
  .transform((label) => (typeof label === 'string' ? label : label.name));
const createIssueBody = z.object({
  title: z.union([z.string(), z.number()]),
  body: z.string().nullish(),
  labels: z.array(labelName).optional(),
});
const updateIssueBody = z.object({
  title: z.union([z.string(), z.number()]).nullish(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.enum(['completed', 'not_planned', 'duplicate', 'reopened']).nullish(),
  labels: z.array(labelName).optional(),
});
const commentBody = z.object({ body: z.string() });
const labelsBody = z.union([
  z.object({ labels: z.array(labelName).optional() }),
  z.array(labelName).transform((labels) => ({ labels })),
]);
const createLabelBody = z.object({ name: z.string().min(1), color: z.string().optional(), description: z.string().optional() });
const updateLabelBody = z.object({
  new_name: z.string().min(1).optional(),
  color: z.string().optional(),
  description: z.string().optional(),
});
const reactionBody = z.object({ content: z.enum(reactionNames) });

// Either permission allows a comment on a pull request.
const readAccess: AccessRequirement[] = ['issues:read', 'pull_requests:read'];
const writeAccess: AccessRequirement[] = ['issues:write', 'pull_requests:write'];

/** Issues, comments, labels and reactions; a pull request's too. */
export const issueRoutes: Route[] = [
  defineRoute('GET', '/repos/:owner/:repo/issues', readAccess, (call) => {
    const repository = requireRepository(call);
    return paginate(
      call,
      filterIssues(call, repository).map((issue) => serializeIssue(call.world, repository, issue)),
    );
  }),
  defineRoute('POST', '/repos/:owner/:repo/issues', ['issues:write'], (call) => {
    const repository = requireRepository(call);
    const { title, body, labels = [] } = parseBody(call, createIssueBody);
    const act = { author: requireActor(call), title: String(title), body: body ?? '', labels };
    return createJsonReply(201, serializeIssue(call.world, repository, openIssue(call.world, repository, act)));
  }),
  defineRoute('GET', '/repos/:owner/:repo/issues/comments', readAccess, (call) => {
    const repository = requireRepository(call);
    const all = [...repository.issues.values()].flatMap((issue) => issue.comments.map((comment) => ({ issue, comment })));
    const since = Date.parse(call.query.get('since') ?? '') || 0;
    const chosen = all.filter(({ comment }) => comment.updatedAt >= since).sort((a, b) => a.comment.id - b.comment.id);
    return paginate(
      call,
      chosen.map(({ issue, comment }) => serializeComment(call.world, repository, issue, comment)),
    );
  }),
  defineRoute('GET', '/repos/:owner/:repo/issues/comments/:id', readAccess, (call) => {
    const { repository, issue, comment } = requireComment(call);
    return createJsonReply(200, serializeComment(call.world, repository, issue, comment));
  }),
  defineRoute('PATCH', '/repos/:owner/:repo/issues/comments/:id', writeAccess, (call) => {
    const { repository, issue, comment } = requireComment(call);
    editComment(call.world, repository, issue, { comment, body: parseBody(call, commentBody).body, actor: requireActor(call) });
    return createJsonReply(200, serializeComment(call.world, repository, issue, comment));
  }),
  defineRoute('DELETE', '/repos/:owner/:repo/issues/comments/:id', writeAccess, (call) => {
    const { repository, issue, comment } = requireComment(call);
    emitCommentEvent(call.world, repository, issue, { comment, action: 'deleted', actor: requireActor(call) });
    issue.comments = issue.comments.filter((other) => other !== comment);
    return noContent();
  }),
  defineRoute('GET', '/repos/:owner/:repo/issues/comments/:id/reactions', readAccess, (call) => {
    const { comment } = requireComment(call);
    return paginate(
      call,
      comment.reactions.map((reaction) => serializeReaction(call.world, reaction)),
    );
  }),
  defineRoute('POST', '/repos/:owner/:repo/issues/comments/:id/reactions', writeAccess, (call) => {
    const { comment } = requireComment(call);
    return addReactionResponse(call, comment);
  }),
  defineRoute('GET', '/repos/:owner/:repo/issues/:number', readAccess, (call) => {
    const { repository, issue } = requireIssue(call);
    return createJsonReply(200, serializeIssue(call.world, repository, issue));
  }),
  defineRoute('PATCH', '/repos/:owner/:repo/issues/:number', writeAccess, async (call) => {
    const { repository, issue } = requireIssue(call);
    const { title, body, state, state_reason, labels } = parseBody(call, updateIssueBody);
    const actor = requireActor(call);
    const change = {
      ...(title === undefined || title === null ? {} : { title: String(title) }),
      ...(body === undefined ? {} : { body: body ?? '' }),
      ...(state === undefined ? {} : { state }),
      ...(state_reason === undefined ? {} : { stateReason: state_reason }),
    };
    await editIssue(call.world, repository, issue, { change, actor });
    if (labels) setLabels(call.world, repository, issue, { names: labels, actor });
    return createJsonReply(200, serializeIssue(call.world, repository, issue));
  }),
  defineRoute('GET', '/repos/:owner/:repo/issues/:number/comments', readAccess, (call) => {
    const { repository, issue } = requireIssue(call);
    const since = Date.parse(call.query.get('since') ?? '') || 0;
    const chosen = issue.comments.filter((comment) => comment.updatedAt >= since);
    return paginate(
      call,
      chosen.map((comment) => serializeComment(call.world, repository, issue, comment)),
    );
  }),
  defineRoute('POST', '/repos/:owner/:repo/issues/:number/comments', writeAccess, (call) => {
    const { repository, issue } = requireIssue(call);
    const comment = addComment(call.world, repository, issue, {
      author: requireActor(call),
      body: parseBody(call, commentBody).body,
    });
    return createJsonReply(201, serializeComment(call.world, repository, issue, comment));
  }),
  defineRoute('POST', '/repos/:owner/:repo/issues/:number/reactions', writeAccess, (call) =>
    addReactionResponse(call, requireIssue(call).issue),
  ),
  defineRoute('GET', '/repos/:owner/:repo/issues/:number/labels', readAccess, (call) => issueLabelsResponse(call)),
  defineRoute('POST', '/repos/:owner/:repo/issues/:number/labels', writeAccess, (call) => {
    const { issue } = requireIssue(call);
    return replaceLabels(call, [...issue.labels, ...(parseBody(call, labelsBody).labels ?? [])]);
  }),
  defineRoute('PUT', '/repos/:owner/:repo/issues/:number/labels', writeAccess, (call) =>
    replaceLabels(call, parseBody(call, labelsBody).labels ?? []),
  ),
  defineRoute('DELETE', '/repos/:owner/:repo/issues/:number/labels/:name', writeAccess, (call) => {
    const { issue } = requireIssue(call);
    const gone = (call.params.name ?? '').toLowerCase();
    if (!issue.labels.includes(gone)) throw notFoundError();
    return replaceLabels(
      call,
      issue.labels.filter((name) => name !== gone),
    );
  }),
  defineRoute('GET', '/repos/:owner/:repo/labels', readAccess, (call) => {
    const repository = requireRepository(call);
    return paginate(
      call,
      [...repository.labels.values()].map((label) => serializeLabel(call.world, repository, label)),
    );
  }),
  defineRoute('GET', '/repos/:owner/:repo/labels/:name', readAccess, (call) => {
    const repository = requireRepository(call);
    const label = repository.labels.get((call.params.name ?? '').toLowerCase());
    if (!label) throw notFoundError();
    return createJsonReply(200, serializeLabel(call.world, repository, label));
  }),
  defineRoute('POST', '/repos/:owner/:repo/labels', writeAccess, (call) => {
    const repository = requireRepository(call);
    const { name, color = 'ededed', description = null } = parseBody(call, createLabelBody);
    if (!/^[0-9a-f]{6}$/i.test(color)) throw validationError('Label', 'color', 'invalid');
    return createJsonReply(
      201,
      serializeLabel(call.world, repository, createLabel(call.world, repository, { name, color, description })),
    );
  }),
  defineRoute('PATCH', '/repos/:owner/:repo/labels/:name', writeAccess, (call) => {
    const repository = requireRepository(call);
    const key = (call.params.name ?? '').toLowerCase();
    const label = repository.labels.get(key);
    if (!label) throw notFoundError();
    const { new_name, color, description } = parseBody(call, updateLabelBody);
    if (color !== undefined) label.color = color;
    if (description !== undefined) label.description = description;
    if (new_name !== undefined) renameLabel(repository, key, new_name);
    return createJsonReply(200, serializeLabel(call.world, repository, label));
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

function addReactionResponse(call: ApiCall, subject: Issue | Comment) {
  const { reaction, isNew } = addReaction(
    call.world,
    subject.reactions,
    requireActor(call).account,
    parseBody(call, reactionBody).content,
  );
  return createJsonReply(isNew ? 201 : 200, serializeReaction(call.world, reaction));
}

function replaceLabels(call: ApiCall, names: string[]) {
  const { repository, issue } = requireIssue(call);
  setLabels(call.world, repository, issue, { names, actor: requireActor(call) });
  return issueLabelsResponse(call);
}

function issueLabelsResponse(call: ApiCall) {
  const { repository, issue } = requireIssue(call);
  const found = issue.labels.flatMap((name) => repository.labels.get(name) ?? []);
  return createJsonReply(
    200,
    found.map((label) => serializeLabel(call.world, repository, label)),
  );
}

function requireIssue(call: ApiCall): { repository: HostedRepository; issue: Issue } {
  const repository = requireRepository(call);
  const issue = repository.issues.get(requireNumberParam(call, 'number'));
  if (!issue) throw notFoundError();
  return { repository, issue };
}

function requireComment(call: ApiCall): { repository: HostedRepository; issue: Issue; comment: Comment } {
  const repository = requireRepository(call);
  const id = requireNumberParam(call, 'id');
  for (const issue of repository.issues.values()) {
    const comment = issue.comments.find((one) => one.id === id);
    if (comment) return { repository, issue, comment };
  }
  throw notFoundError();
}

function filterIssues(call: ApiCall, repository: HostedRepository): Issue[] {
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
