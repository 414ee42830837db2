import type { Verdict } from '../../../model/verdict.ts';
import { createMarker } from '../../verdict/index.ts';
import {
  type CheckTarget,
  createVerdict,
  mapConcurrently,
  mergeAsync,
  type ServiceContext,
  splitIntoBatches,
  type TargetChecker,
  type TargetOutcome,
  type TargetVerdict,
} from '../shared/index.ts';
import { getApiUrl } from './api-url.ts';
import { classifyLink, type RepositoryTarget } from './classify-link.ts';
import { type BatchQueryResult, queryRepositories, type RepositoryQuery, type RepositoryQueryResult } from './graphql.ts';
import { findMissingFileParts } from './page-parts.ts';
import { createGitExpressions, parseGitHubResource } from './resource.ts';
import { checkResource, confirmRepository, confirmRepositoryAnonymously, type RepositoryConfirmation } from './rest.ts';

/**
 * GitHub, by GraphQL in batches of fifty repositories, each with the paths that links lead to.
 * - Renames are followed, so the name in the answer is the current one. Somebody else can register
 *   the old name, so the repository's number is kept (`databaseId`).
 * - NOT_FOUND is confirmed once by REST, which also tells renames, takedowns and blocks.
 * - A batch that fails, or is answered in part, is halved. An exhausted budget comes with 200.
 * - What the token may not see is asked for once without it.
 * - A path is looked for at HEAD before it counts as gone, since default branches get renamed. REST
 *   is asked too, which knows submodules and renamed branches.
 * - Pages of github.com are not asked, because they answer checkers 429.
 *
 * Without a token there are sixty REST requests an hour; the rest is left for another run.
 */
export const check: TargetChecker = async function* (targets, context) {
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

/** All that is wanted of one repository. */
interface RepositoryGroup extends RepositoryQuery {
  members: RepositoryTarget[];
}

function groupByRepository(inside: RepositoryTarget[]): RepositoryGroup[] {
  const byName = Map.groupBy(inside, ({ resource }) => `${resource.owner}/${resource.name}`.toLowerCase());
  // A repository with very many paths is asked in parts: a query has a size.
  return Array.from(byName.values()).flatMap((members) => splitIntoBatches(members, 25).map(createGroup));
}

function createGroup(members: RepositoryTarget[]): RepositoryGroup {
  const [first] = members;
  const expressions = [...new Set(members.flatMap(({ resource }) => createGitExpressions(resource)))];
  return { owner: first?.resource.owner ?? '', name: first?.resource.name ?? '', expressions, members };
}

/** Repositories in one query, at most. Fifty cost one point. */
const maxBatchSize = 50;

async function* checkWithGraphql(
  all: RepositoryGroup[],
  context: ServiceContext,
  token: string,
): AsyncGenerator<TargetVerdict, void> {
  const pending = [...all];
  let size = maxBatchSize;
  while (pending.length > 0) {
    const batch = pending.splice(0, size);
    const answer = await queryRepositories(batch, context, getApiUrl(context), token);
    if (answer.kind === 'limited' || answer.kind === 'refused') {
      yield* assignVerdict([...batch, ...pending], createLimitVerdict(answer));
      return;
    }
    const unanswered: RepositoryGroup[] = [];
    if (answer.kind === 'failed') unanswered.push(...batch);
    else {
      for (const [index, group] of batch.entries()) {
        const result = answer.results[index] ?? { kind: 'unanswered' };
        if (result.kind === 'unanswered') unanswered.push(group);
        else yield* classifyGroup(group, result, context);
      }
    }
    if (unanswered.length === 0) size = Math.min(maxBatchSize, size * 2);
    else if (batch.length > 1) {
      size = Math.ceil(batch.length / 2);
      pending.unshift(...unanswered);
    } else {
      for (const group of unanswered) {
        const halves = answer.kind === 'failed' ? [group] : splitGroup(group);
        // One repository alone that GraphQL cannot answer: REST may.
        if (halves.length === 1) yield* checkWithRest(group, context, false);
        else pending.unshift(...halves);
      }
    }
  }
}

/** A repository with many paths may be too much for one query by itself. */
const splitGroup = ({ members }: RepositoryGroup): RepositoryGroup[] =>
  splitIntoBatches(members, Math.ceil(members.length / 2)).map(createGroup);

function createLimitVerdict(answer: Extract<BatchQueryResult, { kind: 'limited' | 'refused' }>): Verdict {
  const asked = 'github graphql';
  if (answer.kind === 'refused')
    return createVerdict('unknown', 'not-permitted', { asked, status: answer.status, marker: createMarker('token-refused') });
  const { kind: _, ...limit } = answer;
  return createVerdict('limited', 'quota', { asked, ...limit });
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
  seen: Exclude<RepositoryQueryResult, { kind: 'unanswered' }>,
  context: ServiceContext,
): AsyncGenerator<TargetVerdict, void> {
  if (seen.kind === 'missing') yield* checkWithRest(group, context, true);
  else if (seen.kind === 'forbidden')
    yield* classifyConfirmation(group, await confirmRepositoryAnonymously(group.owner, group.name, context), context);
  else {
    const found = new Set(group.expressions.filter((_, index) => seen.objects[index]));
    const known = { ...seen, fullName: seen.nameWithOwner };
    for (const member of group.members) {
      const verdict = await classifyLink(member, known, { asked: 'github graphql', found }, context);
      yield [member.target, await addMissingParts(member, verdict, found, context)];
    }
  }
}

async function* checkWithRest(
  group: RepositoryGroup,
  context: ServiceContext,
  certain: boolean,
): AsyncGenerator<TargetVerdict, void> {
  yield* classifyConfirmation(group, await confirmRepository(group.owner, group.name, context, certain), context);
}

async function* classifyConfirmation(
  group: RepositoryGroup,
  confirmed: RepositoryConfirmation,
  context: ServiceContext,
): AsyncGenerator<TargetVerdict, void> {
  for (const member of group.members) {
    if ('verdict' in confirmed) yield [member.target, confirmed.verdict];
    else {
      const verdict = await classifyLink(member, confirmed, { asked: 'github rest' }, context);
      yield [member.target, await addMissingParts(member, verdict, undefined, context)];
    }
  }
}

/** Looks for the parts of a living page, where nothing more serious is to be reported. */
async function addMissingParts(
  { target, resource }: RepositoryTarget,
  verdict: Verdict,
  found: ReadonlySet<string> | undefined,
  context: ServiceContext,
): Promise<TargetOutcome> {
  if (target.parts === undefined || verdict.verdict !== 'alive' || verdict.note !== undefined) return verdict;
  return { ...verdict, missingParts: await findMissingFileParts(target, resource, found, context) };
}
