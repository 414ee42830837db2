import { describe, expect, test } from 'vitest';
import {
  canWrite,
  findHostedRepository,
  findOrCreateAccount,
  getAuthorAssociation,
  getRepositoryRole,
} from '../../../src/sandbox/model/lookup.ts';
import type { Account, HostedRepository, World } from '../../../src/sandbox/model/world.ts';

const account = (id: number, login: string, type: Account['type'] = 'User'): Account => ({ id, login, type, name: login });
const owner = account(1, 'Owner');
const pull = (author: Account, mergedAt?: number) => ({
  pull: mergedAt === undefined ? {} : { mergedAt },
  author: { account: author },
});

function repository(
  rest: Partial<{ private: boolean; collaborators: [string, string][]; issues: unknown[] }> = {},
): HostedRepository {
  const { collaborators = [], issues = [], ...own } = rest;
  return {
    owner,
    name: 'List',
    private: false,
    collaborators: new Map(collaborators),
    issues: new Map(issues.map((issue, index) => [index, issue])),
    ...own,
  } as unknown as HostedRepository;
}

describe('the role of an account', () => {
  test.each([
    ['the owner', repository(), owner, 'admin', true],
    ['a collaborator, in any case', repository({ collaborators: [['ann', 'write']] }), account(2, 'Ann'), 'write', true],
    ['a maintainer', repository({ collaborators: [['ann', 'maintain']] }), account(2, 'ann'), 'maintain', true],
    ['somebody who triages', repository({ collaborators: [['ann', 'triage']] }), account(2, 'ann'), 'triage', false],
    ['a stranger', repository(), account(3, 'eve'), 'read', false],
    ['a stranger to a private repository', repository({ private: true }), account(3, 'eve'), undefined, false],
  ])('of %s', (_, where, who, role, writes) => {
    expect(getRepositoryRole(where, who)).toBe(role);
    expect(canWrite(where, who)).toBe(writes);
  });
});

// Source: https://docs.github.com/graphql/reference/enums#commentauthorassociation
describe('the association of an author', () => {
  const ann = account(2, 'ann');
  test.each([
    ['OWNER', repository(), owner],
    ['COLLABORATOR', repository({ collaborators: [['ann', 'read']] }), ann],
    ['CONTRIBUTOR', repository({ issues: [pull(ann), pull(ann, 7)] }), ann],
    ['FIRST_TIME_CONTRIBUTOR', repository({ issues: [pull(ann)] }), ann],
    ['NONE', repository({ issues: [{ author: { account: ann } }, pull(account(9, 'bob'), 7)] }), ann],
    ['NONE', repository({ issues: [pull(account(5, 'bot', 'Bot'), 7)] }), account(5, 'bot', 'Bot')],
  ])('is %s', (expected, where, who) => {
    expect(getAuthorAssociation(where, who)).toBe(expected);
  });
});

test('repositories and accounts are found in any case, and an account is made once', () => {
  let id = 10;
  const world = { hosted: new Map([['owner/list', repository()]]), accounts: new Map(), nextId: () => id++ } as unknown as World;
  expect(findHostedRepository(world, 'OWNER', 'list')?.name).toBe('List');
  expect(findHostedRepository(world, 'owner', 'other')).toBeUndefined();
  const made = findOrCreateAccount(world, 'Ann');
  expect(findOrCreateAccount(world, 'ANN', 'Bot')).toBe(made);
  expect(made).toEqual({ id: 10, login: 'Ann', type: 'User', name: 'Ann' });
});
