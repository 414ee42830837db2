import { createMarker } from '../../../model/marker.ts';
import type { Evidence, Verdict, VerdictNote } from '../../../model/verdict.ts';
import { isPossiblyWrongTitle } from '../../../text/title-similarity.ts';
import {
  type CheckTarget,
  type CheckTargets,
  createVerdict,
  mapConcurrently,
  mergeAsync,
  type ServiceContext,
  splitIntoBatches,
  type TargetVerdict,
} from '../shared/index.ts';
import { getApiUrl } from './api-url.ts';
import { queryRepositories, type RepositoryQuery, type RepositoryQueryResult } from './graphql.ts';
import { createGitExpressions, parseGitHubResource, type RepositoryResource } from './resource.ts';
import { checkResource, confirmPath, confirmRepository, type RepositoryStatus } from './rest.ts';

/**
 * GitHub, by GraphQL in batches of fifty repositories, each with the paths that links lead to. Facts encoded: renames are followed, so the name
 * in the answer tells them; a name can be registered anew by somebody else, so the repository's number is kept (`databaseId`); NOT_FOUND is
 * confirmed once by REST, which also tells renames, takedowns and blocks; a batch that fails is halved; an exhausted budget comes with 200; a path
 * is looked for at HEAD before it is gone, since default branches get renamed, and by REST, which knows submodules and renamed branches; the pages
 * of github.com are not asked, they answer checkers 429. Without a token sixty REST questions an hour are all there is: the rest is left for
 * another run.
 */
export const check: CheckTargets = async function* (targets, context) {
  const inside: RepositoryTarget[] = [];
  const routed: CheckTarget[] = [];
  for (const target of targets) {
    const resource = parseGitHubResource(target);
    if (resource.kind === 'owner' || resource.kind === 'gist') routed.push(target);
    else inside.push({ target, resource });
  }
  const byRoute = mapConcurrently(
    routed,
    4,
    async (target): Promise<TargetVerdict> => [
      target,
      (await checkResource(parseGitHubResource(target), context)) ?? uncheckedVerdict,
    ],
  );
  const token = context.github?.token;
  yield* mergeAsync([
    byRoute,
    token === undefined
      ? checkWithoutToken(groupByRepository(inside), context)
      : checkWithGraphql(groupByRepository(inside), context, token),
  ]);
};

const uncheckedVerdict = createVerdict('unknown', 'no-checker', { asked: 'github' });

interface RepositoryTarget {
  target: CheckTarget;
  resource: RepositoryResource;
}

/** All that is wanted of one repository. */
interface RepositoryGroup extends RepositoryQuery {
  members: RepositoryTarget[];
}

function groupByRepository(inside: RepositoryTarget[]): RepositoryGroup[] {
  const byName = Map.groupBy(inside, ({ resource }) => `${resource.owner}/${resource.name}`.toLowerCase());
  return Array.from(byName.values()).flatMap((members) =>
    // A repository with very many paths is asked in parts: a query has a size.
    splitIntoBatches(members, 25).map((part) => {
      const [first] = part;
      const expressions = [...new Set(part.flatMap(({ resource }) => createGitExpressions(resource)))];
      return { owner: first?.resource.owner ?? '', name: first?.resource.name ?? '', expressions, members: part };
    }),
  );
}

async function* checkWithGraphql(
  all: RepositoryGroup[],
  context: ServiceContext,
  token: string,
): AsyncGenerator<TargetVerdict, void> {
  const pending = splitIntoBatches(all, 50);
  for (let batch = pending.shift(); batch !== undefined; batch = pending.shift()) {
    const answer = await queryRepositories(batch, context, getApiUrl(context), token);
    if (answer.kind === 'results') {
      for (const [index, group] of batch.entries())
        yield* classifyGroup(group, answer.results[index] ?? { kind: 'error', type: 'nothing' }, context);
    } else if (answer.kind === 'failed' && batch.length > 1) {
      pending.unshift(...splitIntoBatches(batch, Math.ceil(batch.length / 2)));
    } else if (answer.kind === 'limited') {
      const { kind: _, ...limit } = answer;
      const evidence = { asked: 'github graphql', ...limit };
      yield* assignVerdict([batch, ...pending].flat(), createVerdict('limited', 'quota', evidence));
      return;
    } else if (answer.kind === 'refused') {
      const evidence = { asked: 'github graphql', status: answer.status, marker: createMarker('token-refused') };
      yield* assignVerdict([batch, ...pending].flat(), createVerdict('unknown', 'not-permitted', evidence));
      return;
    } else {
      // One repository alone that GraphQL cannot answer: REST may.
      for (const group of batch) yield* checkWithRest(group, context, false);
    }
  }
}

function* assignVerdict(all: RepositoryGroup[], seen: Verdict): Generator<TargetVerdict> {
  for (const { members } of all) for (const { target } of members) yield [target, seen];
}

/** Few are asked one by one; more than the hour's quota allows are left. */
async function* checkWithoutToken(all: RepositoryGroup[], context: ServiceContext): AsyncGenerator<TargetVerdict, void> {
  const quota = createVerdict('limited', 'quota', {
    asked: 'github rest',
    marker: createMarker('no-token'),
  });
  let refused = false;
  for (const group of all.slice(0, 50)) {
    if (refused) {
      yield* assignVerdict([group], quota);
      continue;
    }
    for await (const judged of checkWithRest(group, context, false)) {
      refused ||= judged[1].verdict === 'limited';
      yield judged;
    }
  }
  yield* assignVerdict(all.slice(50), quota);
}

async function* classifyGroup(
  group: RepositoryGroup,
  seen: RepositoryQueryResult,
  context: ServiceContext,
): AsyncGenerator<TargetVerdict, void> {
  if (seen.kind === 'missing') yield* checkWithRest(group, context, true);
  else if (seen.kind === 'error') {
    const evidence = { asked: 'github graphql', code: seen.type };
    yield* assignVerdict(
      [group],
      seen.type === 'FORBIDDEN'
        ? createVerdict('restricted', 'forbidden', evidence)
        : createVerdict('unknown', 'ambiguous', evidence),
    );
  } else {
    const found = new Set(group.expressions.filter((_, index) => seen.objects[index]));
    const known = { ...seen, fullName: seen.nameWithOwner };
    for (const member of group.members)
      yield [member.target, await classifyMember(member, known, 'github graphql', found, context)];
  }
}

async function* checkWithRest(
  group: RepositoryGroup,
  context: ServiceContext,
  certain: boolean,
): AsyncGenerator<TargetVerdict, void> {
  const confirmed = await confirmRepository(group.owner, group.name, context, certain);
  for (const member of group.members) {
    if ('verdict' in confirmed) yield [member.target, confirmed.verdict];
    else yield [member.target, await classifyMember(member, confirmed, 'github rest', undefined, context)];
  }
}

/** The repository is there. `found` holds the expressions that exist in it; undefined when they were not asked for. */
async function classifyMember(
  { target, resource }: RepositoryTarget,
  known: RepositoryStatus,
  asked: string,
  found: Set<string> | undefined,
  context: ServiceContext,
): Promise<Verdict> {
  const number = known.number === undefined ? {} : { repository: known.number };
  const evidence: Evidence = { asked, status: 200, title: known.fullName, ...number };
  if (known.disabled) return createVerdict('restricted', 'terms', evidence);
  const note = selectNote(target, resource, known);
  const renamed = known.fullName.toLowerCase() !== `${resource.owner}/${resource.name}`.toLowerCase();
  const base = `https://github.com/${known.fullName}`;
  const rest = target.identity.url.replace(/^https:\/\/github\.com\/[^/]+\/[^/]+/, '');
  const moved = createVerdict('moved', 'renamed', evidence, { to: `${base}${rest}`, ...note });

  if (resource.kind === 'path' || resource.kind === 'commit') {
    if (found === undefined)
      return createVerdict(
        renamed ? 'moved' : 'alive',
        renamed ? 'renamed' : 'ok',
        evidence,
        renamed ? { to: `${base}${rest}` } : { note: 'weak-evidence' },
      );
    const expressions = createGitExpressions(resource);
    const at = expressions.findIndex((expression) => found.has(expression));
    if (at < 0) return confirmPathGone(renamed ? withRepositoryName(resource, known.fullName) : resource, evidence, context);
    const head = resource.kind === 'path' ? `HEAD:${resource.tail.slice(1).join('/')}` : undefined;
    if (resource.kind === 'path' && expressions[at] === head && resource.tail[0] !== 'HEAD') {
      const to = `${base}/${resource.form}/HEAD/${resource.tail.slice(1).map(encodeURIComponent).join('/')}`;
      return createVerdict('moved', 'renamed', evidence, { to });
    }
  } else if (resource.kind === 'release' || resource.kind === 'issue') {
    const routed = await checkResource(renamed ? withRepositoryName(resource, known.fullName) : resource, context);
    if (routed !== undefined && routed.verdict !== 'alive') return routed;
  }
  if (renamed) return moved;
  // Wikis, actions and the like: the repository is there, the page itself was not asked for.
  return createVerdict('alive', 'ok', evidence, resource.kind === 'other' ? { note: 'weak-evidence' } : note);
}

/** No git expression finds it: gone, when the way of GitHub's own pages does not find it either. */
async function confirmPathGone(resource: RepositoryResource, evidence: Evidence, context: ServiceContext): Promise<Verdict> {
  const there = resource.kind === 'path' ? await confirmPath(resource, context) : false;
  if (there === true) return createVerdict('alive', 'ok', { ...evidence, asked: 'github rest' });
  return createVerdict('gone', 'path-gone', there === undefined ? evidence : { ...evidence, authoritative: true });
}

function withRepositoryName<P extends RepositoryResource>(resource: P, fullName: string): P {
  const [owner = resource.owner, name = resource.name] = fullName.split('/');
  return { ...resource, owner, name };
}

function selectNote(target: CheckTarget, resource: RepositoryResource, known: RepositoryStatus): { note?: VerdictNote } {
  if (known.archived) return { note: 'archived' };
  if (resource.kind !== 'repository') return {};
  if (known.empty) return { note: 'empty-repository' };
  return isPossiblyWrongTitle(known.fullName, target.names) ? { note: 'possibly-wrong-link' } : {};
}
