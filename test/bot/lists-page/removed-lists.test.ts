import { describe, expect, it } from 'vitest';
import { findRemovedLists } from '../../../src/bot/lists-page/removed-lists.ts';

const installation = { id: 7 };
const repository = { name: 'books', owner: { login: 'someone' } };
const list = { installation: 7, owner: 'someone', repo: 'list' };

describe('an event', () => {
  it.each([
    ['installation', { action: 'deleted', installation }, [{ installation: 7 }]],
    ['installation', { action: 'suspend', installation }, [{ installation: 7 }]],
    ['installation', { action: 'created', installation }, []],
    [
      'installation_repositories',
      { action: 'removed', installation, repositories_removed: [{ full_name: 'someone/list' }, { full_name: 'odd' }] },
      [list],
    ],
    ['installation_repositories', { action: 'added', installation, repositories_removed: [] }, []],
    ['repository', { action: 'deleted', installation, repository }, [{ ...list, repo: 'books' }]],
    ['repository', { action: 'archived', installation, repository }, [{ ...list, repo: 'books' }]],
    ['repository', { action: 'renamed', installation, repository, changes: { repository: { name: { from: 'list' } } } }, [list]],
    [
      'repository',
      {
        action: 'transferred',
        installation,
        repository,
        changes: { owner: { from: { user: { login: 'before' }, organization: null } } },
      },
      [{ installation: 7, owner: 'before', repo: 'books' }],
    ],
    ['repository', { action: 'edited', installation, repository, changes: {} }, []],
    ['push', { action: 'deleted', installation, repository }, []],
  ])('%s %j removes %j', (event, payload, removed) => {
    expect(findRemovedLists(event, payload)).toEqual(removed);
  });

  it.each([undefined, null, 'text', {}, { action: 'renamed', installation, repository: 3 }, { action: 1, installation: 2 }])(
    'of another shape removes nothing: %j',
    (payload) => {
      for (const event of ['installation', 'installation_repositories', 'repository'])
        expect(findRemovedLists(event, payload)).toEqual([]);
    },
  );
});
