import { expect, it } from 'vitest';
import { parseFacts } from '../../../../src/links/services/github/facts.ts';

const repository = {
  nameWithOwner: 'a/b',
  isArchived: false,
  isFork: false,
  createdAt: '2020-01-01T00:00:00Z',
  stargazerCount: 1,
};

it.each([
  [['README.md'], true],
  [['readme.zh-CN.md'], true],
  [['README_EN.md'], true],
  [['src'], false],
  // GitHub shows a README of these folders, too, and their files are not asked for.
  [['docs'], undefined],
  [['.github'], undefined],
])('a repository with %j at its root has a README: %s', (names, expected) => {
  const root = { entries: names.map((name) => ({ name })) };
  expect(parseFacts({ ...repository, root })?.hasReadme).toBe(expected);
});

it('robots without [bot] in their name are no contributors either', () => {
  const names = ['Ann', 'github-actions', 'semantic-release-bot', 'renovate[bot]', 'Abbot'];
  const nodes = names.map((name) => ({ author: { name } }));
  expect(parseFacts({ ...repository, branch: { target: { history: { nodes } } } })?.contributors).toBe(2);
});
