import { describe, expect, test } from 'vitest';
import { identify } from '../../../../src/links/identify/identify.ts';
import {
  createGitExpressions,
  isCommitId,
  parseGitHubResource,
  type RepositoryResource,
} from '../../../../src/links/services/github/resource.ts';

const parse = (path: string) => {
  const url = path.startsWith('https:') ? path : `https://github.com/${path}`;
  return parseGitHubResource({ identity: identify(url), url, names: [] });
};
const repository = { owner: 'owner', name: 'name' };

describe('what a link to GitHub leads to', () => {
  test.each([
    ['owner', { kind: 'owner', owner: 'owner' }],
    ['owner/name', { kind: 'repository', ...repository }],
    ['owner/name/blob/feat/x/a.csv', { kind: 'path', ...repository, form: 'blob', tail: ['feat', 'x', 'a.csv'] }],
    ['owner/name/tree/develop', { kind: 'path', ...repository, form: 'tree', tail: ['develop'] }],
    ['owner/name/commit/1f0b3c8', { kind: 'commit', ...repository, sha: '1f0b3c8' }],
    ['owner/name/releases/tag/v1/rc', { kind: 'release', ...repository, tag: 'v1/rc' }],
    ['owner/name/releases/download/v1/rc/a.zip', { kind: 'release', ...repository, tag: 'v1/rc', asset: 'a.zip' }],
    ['owner/name/issues/7', { kind: 'issue', ...repository, number: 7, form: 'issues' }],
    ['owner/name/pull/7/files', { kind: 'issue', ...repository, number: 7, form: 'pulls' }],
    ['https://gist.github.com/0123456789abcdef0123', { kind: 'gist', id: '0123456789abcdef0123' }],
  ])('%s is %j', (path, expected) => {
    expect(parse(path)).toEqual(expected);
  });

  test.each([
    'owner/name/wiki/Home',
    'owner/name/releases',
    'owner/name/releases/latest',
    'owner/name/releases/download/v1',
    'owner/name/commit/not-a-sha',
    'owner/name/issues/new',
    'owner/name/issues/12345678901',
    'owner/name/commits/main',
  ])('%s is asked for by its repository alone', (path) => {
    expect(parse(path)).toEqual({ kind: 'other', ...repository });
  });

  test('an account called gist is an owner like others', () => {
    expect(
      parseGitHubResource({ identity: { key: 'github:gist/x', service: 'github', id: 'gist/x', url: '' }, url: '', names: [] }),
    ).toEqual({
      kind: 'repository',
      owner: 'gist',
      name: 'x',
    });
  });
});

describe('the git expressions of a place', () => {
  const expressions = (path: string) => createGitExpressions(parse(path) as RepositoryResource);

  test('try the first one, two and three parts as the branch, and HEAD at last', () => {
    expect(expressions('owner/name/blob/feat/x/data/a.csv')).toEqual([
      'feat:x/data/a.csv',
      'feat/x:data/a.csv',
      'feat/x/data:a.csv',
      'HEAD:x/data/a.csv',
    ]);
    expect(expressions('owner/name/blob/main/a')).toEqual(['main:a', 'main/a:', 'HEAD:a']);
    expect(expressions('owner/name/tree/develop')).toEqual(['develop:']);
  });

  test('are the commit itself, or none', () => {
    expect(expressions('owner/name/commit/1f0b3c8')).toEqual(['1f0b3c8']);
    expect(expressions('owner/name')).toEqual([]);
  });
});

test.each([
  ['1f0b3c8e9d5a7264b1c0e8f3a2d94756c8e1b03f', true],
  ['1234567890123456789012345678901234567890', true],
  ['1f0b3c8', true],
  ['1F0B3C8', true],
  // Words and dates that are hexadecimal by chance.
  ['defaced', false],
  ['20201015', false],
  ['1f0b3c', false],
  ['main', false],
])('%s is a commit: %s', (text, expected) => {
  expect(isCommitId(text)).toBe(expected);
});
