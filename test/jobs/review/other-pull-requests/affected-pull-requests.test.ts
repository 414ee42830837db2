import { describe, expect, it } from 'vitest';
import { ForgeError } from '../../../../src/forge/forge-error.ts';
import { findAffectedPullRequests } from '../../../../src/jobs/review/other-pull-requests/affected-pull-requests.ts';
import { pullRequest, stubForge } from '../../shared/stub-forge.ts';

const settings = { '.github/listkeeper.yml': 'language: en\n' };
const find = (before: Record<string, string>, after: Record<string, string>, pulls = [pullRequest()]) =>
  findAffectedPullRequests(stubForge({ before, after: { ...settings, ...after } }, { listOpenPullRequests: async () => pulls }), {
    before: 'before',
    after: 'after',
  });

describe('the pull requests that a push affects', () => {
  it('are the open ones, newest first, where the list or its settings changed', async () => {
    const pulls = [pullRequest({ number: 9 }), pullRequest({ number: 7, draft: true }), pullRequest({ number: 3 })];
    expect(await find(settings, { 'data/a.yml': 'a' }, pulls)).toEqual([9, 3]);
    expect(await find({}, {}, pulls)).toEqual([9, 3]);
  });

  it('are none where other files changed, or no pull request is open', async () => {
    expect(await find({ ...settings, 'src/x.ts': 'a' }, { 'src/x.ts': 'b' })).toEqual([]);
    expect(await find(settings, { 'data/a.yml': 'a' }, [])).toEqual([]);
  });

  it('are twenty at most', async () => {
    const many = Array.from({ length: 30 }, (_, number) => pullRequest({ number }));
    expect(await find(settings, { 'data/a.yml': 'a' }, many)).toHaveLength(20);
  });

  it('are all where the commit before is no more, as after a forced push', async () => {
    const gone = new ForgeError('not-found', { operation: { name: 'read-files' }, reason: { kind: 'status', status: 404 } });
    const forge = stubForge({ after: settings }, { listOpenPullRequests: async () => [pullRequest()] });
    const { readMatchingFiles } = forge;
    forge.readMatchingFiles = (ref, wanted) => (ref === 'before' ? Promise.reject(gone) : readMatchingFiles(ref, wanted));
    expect(await findAffectedPullRequests(forge, { before: 'before', after: 'after' })).toEqual([12]);
  });
});
