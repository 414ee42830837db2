import { describe, expect, it } from 'vitest';
import { identify } from '../../../../src/links/identify/identify.ts';
import { classifyLink, type PartsAnswer } from '../../../../src/links/services/github/classify-link.ts';
import { parseGitHubResource } from '../../../../src/links/services/github/resource.ts';
import type { RepositoryStatus } from '../../../../src/links/services/github/rest.ts';
import type { ServiceContext } from '../../../../src/links/services/shared/index.ts';
import type { Verdict } from '../../../../src/model/verdict.ts';
import { systemClock } from '../../../../src/runtime/clock.ts';
import { type Answers, createAnsweringNetwork } from '../check-service.ts';

const present: RepositoryStatus = { fullName: 'owner/name', archived: false, disabled: false, empty: false, number: 7 };
const sha = '1f0b3c8e9d5a7264b1c0e8f3a2d94756c8e1b03f';

interface Situation {
  known?: Partial<RepositoryStatus>;
  /** The git expressions that GraphQL has found; undefined when REST was asked. */
  found?: string[];
  /** What REST answers to the questions that follow. */
  rest?: Answers;
  /** Default true. */
  hasToken?: boolean;
  names?: string[];
}

/** The verdict on `https://github.com/` and this path, in a repository that is there. */
async function classify(path: string, { known, found, rest, hasToken = true, names = [] }: Situation = {}): Promise<Verdict> {
  const url = `https://github.com/${path}`;
  const target = { identity: identify(url), url, names };
  const resource = parseGitHubResource(target);
  if (resource.kind === 'owner' || resource.kind === 'gist') throw new Error('no repository');
  const { network } = createAnsweringNetwork(rest ?? { status: 500 });
  const context: ServiceContext = {
    network,
    clock: systemClock,
    random: () => 0.5,
    identify,
    checkPage: () => Promise.reject(new Error('no page of GitHub is asked')),
    github: { api: 'https://api.github.com', ...(hasToken ? { token: 'secret' } : {}) },
  };
  const answer: PartsAnswer = found ? { asked: 'github graphql', found: new Set(found) } : { asked: 'github rest' };
  return classifyLink({ target, resource }, { ...present, ...known }, answer, context);
}

const shorten = ({ verdict, reason, to, note }: Verdict) => [
  verdict,
  reason,
  ...[to, note].filter((value) => value !== undefined),
];

describe('a link to a repository', () => {
  it.each<[string, Situation, unknown[]]>([
    ['is alive', {}, ['alive', 'ok']],
    ['is alive and archived', { known: { archived: true } }, ['alive', 'ok', 'archived']],
    ['is alive and empty', { known: { empty: true } }, ['alive', 'ok', 'empty-repository']],
    ['is restricted where GitHub has disabled it', { known: { disabled: true } }, ['restricted', 'terms']],
    ['has moved with its name', { known: { fullName: 'new/name' } }, ['moved', 'renamed', 'https://github.com/new/name']],
    [
      'may be wrong when its new name says something else',
      { known: { fullName: 'new/pizza' }, names: ['MedDG corpus'] },
      ['moved', 'renamed', 'https://github.com/new/pizza', 'possibly-wrong-link'],
    ],
    ['has not moved when only the case differs', { known: { fullName: 'Owner/Name' } }, ['alive', 'ok']],
  ])('%s', async (_, situation, expected) => {
    expect(shorten(await classify('owner/name', { found: [], ...situation }))).toEqual(expected);
  });

  it('carries the number of the repository, by which it is known again', async () => {
    expect((await classify('owner/name', { found: [] })).evidence.repository).toBe(7);
  });
});

describe('a link to a file', () => {
  it.each<[string, string, Situation, unknown[]]>([
    ['is alive where its branch has it', 'blob/main/a.txt', { found: ['main:a.txt'] }, ['alive', 'ok']],
    [
      'has moved to HEAD where only HEAD has it',
      'blob/master/a b.txt',
      { found: ['HEAD:a b.txt'] },
      ['moved', 'renamed', 'https://github.com/owner/name/blob/HEAD/a%20b.txt'],
    ],
    [
      'is gone where neither git nor REST finds it',
      'blob/main/a.txt',
      { found: [], rest: { status: 404 } },
      ['gone', 'path-gone'],
    ],
    ['is alive where REST finds it, as a submodule', 'tree/main/a', { found: [], rest: { body: {} } }, ['alive', 'ok']],
    [
      'moves with its repository',
      'blob/main/a.txt',
      { found: ['main:a.txt'], known: { fullName: 'new/name' } },
      ['moved', 'renamed', 'https://github.com/new/name/blob/main/a.txt'],
    ],
    [
      'is alive by weak evidence where REST was not asked',
      'blob/main/a.txt',
      { hasToken: false, rest: 'refused' },
      ['alive', 'ok', 'weak-evidence'],
    ],
    ['may be on a branch with slashes', 'blob/main/a.txt', { rest: { status: 404 } }, ['alive', 'ok', 'weak-evidence']],
  ])('%s', async (_, path, situation, expected) => {
    expect(shorten(await classify(`owner/name/${path}`, situation))).toEqual(expected);
  });

  it('at a commit is gone, and the file at HEAD is mentioned as another one', async () => {
    const verdict = await classify(`owner/name/blob/${sha}/a.txt`, { found: ['HEAD:a.txt'], rest: { status: 404 } });
    expect(shorten(verdict)).toEqual(['gone', 'path-gone']);
    expect(verdict.evidence.marker).toBe('did-you-mean: https://github.com/owner/name/blob/HEAD/a.txt');
  });

  it('is said to be gone by authority only when REST has answered', async () => {
    const answered = await classify('owner/name/blob/main/a.txt', { found: [], rest: { status: 404 } });
    const silent = await classify('owner/name/blob/main/a.txt', { found: [], rest: { status: 500 } });
    expect([answered.evidence.authoritative, silent.evidence.authoritative]).toEqual([true, undefined]);
  });
});

describe('a link to a commit', () => {
  it.each<[string, Situation, unknown[]]>([
    ['is alive where git has it', { found: [sha] }, ['alive', 'ok']],
    ['is alive where REST has it, though no branch does', { found: [], rest: { body: {} } }, ['alive', 'ok']],
    ['is gone where REST does not know it', { rest: { status: 422 } }, ['gone', 'path-gone']],
  ])('%s', async (_, situation, expected) => {
    expect(shorten(await classify(`owner/name/commit/${sha}`, situation))).toEqual(expected);
  });
});

describe('a link to another part of a repository', () => {
  it.each<[string, string, Situation, unknown[]]>([
    ['is gone with its release', 'releases/tag/v1', { found: [], rest: { status: 404 } }, ['gone', 'path-gone']],
    ['is alive with its issue', 'issues/5', { found: [], rest: { body: {} } }, ['alive', 'ok']],
    ['is alive by weak evidence, as a wiki', 'wiki/Home', { found: [] }, ['alive', 'ok', 'weak-evidence']],
  ])('%s', async (_, path, situation, expected) => {
    expect(shorten(await classify(`owner/name/${path}`, situation))).toEqual(expected);
  });
});
