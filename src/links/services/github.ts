import { isPossiblyWrong } from '../titles.ts';
import type { Evidence, Note, Verdict } from '../verdict.ts';
import { askGitHub, type Seen, type Wanted } from './github/batch.ts';
import { expressionsOf, type InRepository, placeOf } from './github/place.ts';
import { apiOf, askRoute, confirmPath, confirmRepository, type Repository } from './github/rest.ts';
import { verdict } from './reply.ts';
import { batches, inParallel, type Judged, merge, type Service, type ServiceTools, type Target } from './service.ts';

/**
 * GitHub, by GraphQL in batches of fifty repositories, each with the paths that links lead to. Facts encoded: renames are followed, so the name
 * in the answer tells them; a name can be registered anew by somebody else, so the repository's number is kept (`databaseId`); NOT_FOUND is
 * confirmed once by REST, which also tells renames, takedowns and blocks; a batch that fails is halved; an exhausted budget comes with 200; a path
 * is looked for at HEAD before it is gone, since default branches get renamed, and by REST, which knows submodules and renamed branches; the pages
 * of github.com are not asked, they answer checkers 429. Without a token sixty REST questions an hour are all there is: the rest is left for
 * another run.
 */
export const github: Service = {
  name: 'github',
  pace: { 'api.github.com': { concurrency: 4, spacing: 50 } },
  // Git's own repository, and one that its owners will not make. Other servers that speak GitHub's language know neither.
  proof: (tools) =>
    apiOf(tools) === 'https://api.github.com'
      ? { alive: 'https://github.com/git/git', dead: 'https://github.com/git/listkeeper-there-is-no-such-repository' }
      : undefined,
  async *check(targets, tools) {
    const inside: Inside[] = [];
    const routed: Target[] = [];
    for (const target of targets) {
      const place = placeOf(target);
      if (place.kind === 'owner' || place.kind === 'gist') routed.push(target);
      else inside.push({ target, place });
    }
    const byRoute = inParallel(
      routed,
      4,
      async (target): Promise<Judged> => [target, (await askRoute(placeOf(target), tools)) ?? unasked],
    );
    const token = tools.github?.token;
    yield* merge([byRoute, token === undefined ? withoutToken(groups(inside), tools) : withToken(groups(inside), tools, token)]);
  },
};

const unasked = verdict('unknown', 'no-checker', { asked: 'github' });

interface Inside {
  target: Target;
  place: InRepository;
}

/** All that is wanted of one repository. */
interface Group extends Wanted {
  members: Inside[];
}

function groups(inside: Inside[]): Group[] {
  const byName = Map.groupBy(inside, ({ place }) => `${place.owner}/${place.name}`.toLowerCase());
  return Array.from(byName.values()).flatMap((members) =>
    // A repository with very many paths is asked in parts: a query has a size.
    batches(members, 25).map((part) => {
      const [first] = part;
      const expressions = [...new Set(part.flatMap(({ place }) => expressionsOf(place)))];
      return { owner: first?.place.owner ?? '', name: first?.place.name ?? '', expressions, members: part };
    }),
  );
}

async function* withToken(all: Group[], tools: ServiceTools, token: string): AsyncGenerator<Judged, void> {
  const pending = batches(all, 50);
  for (let batch = pending.shift(); batch !== undefined; batch = pending.shift()) {
    const answer = await askGitHub(batch, tools, apiOf(tools), token);
    if (answer.kind === 'answers') {
      for (const [index, group] of batch.entries())
        yield* judgeGroup(group, answer.seen[index] ?? { kind: 'error', type: 'nothing' }, tools);
    } else if (answer.kind === 'broken' && batch.length > 1) {
      pending.unshift(...batches(batch, Math.ceil(batch.length / 2)));
    } else if (answer.kind === 'limited') {
      const evidence = { asked: 'github graphql', status: answer.status, marker: answer.marker };
      yield* everyone([batch, ...pending].flat(), verdict('limited', 'quota', evidence));
      return;
    } else if (answer.kind === 'refused') {
      const evidence = { asked: 'github graphql', status: answer.status, marker: 'the token was refused' };
      yield* everyone([batch, ...pending].flat(), verdict('unknown', 'not-permitted', evidence));
      return;
    } else {
      // One repository alone that GraphQL cannot answer: REST may.
      for (const group of batch) yield* byRest(group, tools, false);
    }
  }
}

function* everyone(all: Group[], seen: Verdict): Generator<Judged> {
  for (const { members } of all) for (const { target } of members) yield [target, seen];
}

/** Few are asked one by one; more than the hour's quota allows are left. */
async function* withoutToken(all: Group[], tools: ServiceTools): AsyncGenerator<Judged, void> {
  const quota = verdict('limited', 'quota', {
    asked: 'github rest',
    marker: 'without a token GitHub answers 60 questions an hour',
  });
  let refused = false;
  for (const group of all.slice(0, 50)) {
    if (refused) {
      yield* everyone([group], quota);
      continue;
    }
    for await (const judged of byRest(group, tools, false)) {
      refused ||= judged[1].verdict === 'limited';
      yield judged;
    }
  }
  yield* everyone(all.slice(50), quota);
}

async function* judgeGroup(group: Group, seen: Seen, tools: ServiceTools): AsyncGenerator<Judged, void> {
  if (seen.kind === 'missing') yield* byRest(group, tools, true);
  else if (seen.kind === 'error') {
    const evidence = { asked: 'github graphql', code: seen.type };
    yield* everyone(
      [group],
      seen.type === 'FORBIDDEN' ? verdict('restricted', 'forbidden', evidence) : verdict('unknown', 'ambiguous', evidence),
    );
  } else {
    const found = new Set(group.expressions.filter((_, index) => seen.objects[index]));
    const known = { ...seen, fullName: seen.nameWithOwner };
    for (const member of group.members) yield [member.target, await judgeMember(member, known, 'github graphql', found, tools)];
  }
}

async function* byRest(group: Group, tools: ServiceTools, certain: boolean): AsyncGenerator<Judged, void> {
  const confirmed = await confirmRepository(group.owner, group.name, tools, certain);
  for (const member of group.members) {
    if ('verdict' in confirmed) yield [member.target, confirmed.verdict];
    else yield [member.target, await judgeMember(member, confirmed, 'github rest', undefined, tools)];
  }
}

/** The repository is there. `found` holds the expressions that exist in it; undefined when they were not asked for. */
async function judgeMember(
  { target, place }: Inside,
  known: Repository,
  asked: string,
  found: Set<string> | undefined,
  tools: ServiceTools,
): Promise<Verdict> {
  const number = known.number === undefined ? {} : { repository: known.number };
  const evidence: Evidence = { asked, status: 200, title: known.fullName, ...number };
  if (known.disabled) return verdict('restricted', 'terms', evidence);
  const note = noteOf(target, place, known);
  const renamed = known.fullName.toLowerCase() !== `${place.owner}/${place.name}`.toLowerCase();
  const base = `https://github.com/${known.fullName}`;
  const rest = target.identity.url.replace(/^https:\/\/github\.com\/[^/]+\/[^/]+/, '');
  const moved = verdict('moved', 'renamed', evidence, { to: `${base}${rest}`, ...note });

  if (place.kind === 'path' || place.kind === 'commit') {
    if (found === undefined)
      return verdict(
        renamed ? 'moved' : 'alive',
        renamed ? 'renamed' : 'ok',
        evidence,
        renamed ? { to: `${base}${rest}` } : { note: 'weak-evidence' },
      );
    const expressions = expressionsOf(place);
    const at = expressions.findIndex((expression) => found.has(expression));
    if (at < 0) return pathGone(renamed ? inside(place, known.fullName) : place, evidence, tools);
    const head = place.kind === 'path' ? `HEAD:${place.tail.slice(1).join('/')}` : undefined;
    if (place.kind === 'path' && expressions[at] === head && place.tail[0] !== 'HEAD') {
      const to = `${base}/${place.form}/HEAD/${place.tail.slice(1).map(encodeURIComponent).join('/')}`;
      return verdict('moved', 'renamed', evidence, { to });
    }
  } else if (place.kind === 'release' || place.kind === 'issue') {
    const routed = await askRoute(renamed ? inside(place, known.fullName) : place, tools);
    if (routed !== undefined && routed.verdict !== 'alive') return routed;
  }
  if (renamed) return moved;
  // Wikis, actions and the like: the repository is there, the page itself was not asked for.
  return verdict('alive', 'ok', evidence, place.kind === 'other' ? { note: 'weak-evidence' } : note);
}

/** No git expression finds it: gone, when the way of GitHub's own pages does not find it either. */
async function pathGone(place: InRepository, evidence: Evidence, tools: ServiceTools): Promise<Verdict> {
  const there = place.kind === 'path' ? await confirmPath(place, tools) : false;
  if (there === true) return verdict('alive', 'ok', { ...evidence, asked: 'github rest' });
  return verdict('gone', 'path-gone', there === undefined ? evidence : { ...evidence, authoritative: true });
}

function inside<P extends InRepository>(place: P, fullName: string): P {
  const [owner = place.owner, name = place.name] = fullName.split('/');
  return { ...place, owner, name };
}

function noteOf(target: Target, place: InRepository, known: Repository): { note?: Note } {
  if (known.archived) return { note: 'archived' };
  if (place.kind !== 'repository') return {};
  if (known.empty) return { note: 'empty-repository' };
  return isPossiblyWrong(known.fullName, target.names) ? { note: 'possibly-wrong-link' } : {};
}
