import examples from '@octokit/webhooks-examples/api.github.com/index.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { convertEventToJobs, findRestoredInstallation } from '../../../src/bot/http/event-to-jobs.ts';

/** Real payloads of GitHub; the examples lack the installation that an App's payload has. */
function real(name: string, action: string | undefined, change: (payload: Record<string, unknown>) => void = () => {}) {
  const found = examples
    .filter((each) => each.name === name)
    .flatMap((each) => each.examples as Record<string, unknown>[])
    .find((each) => each.action === action);
  if (!found) throw new Error(`no example of ${name}.${action}`);
  const payload = structuredClone({ ...found, installation: { id: 7 } });
  change(payload);
  return payload;
}

const place = { installation: 7, owner: 'Codertocat', repo: 'Hello-World' };

describe('convertEventToJobs', () => {
  it.each(['opened', 'synchronize', 'reopened', 'ready_for_review'])('reviews a pull request that is %s', (action) => {
    const payload = real('pull_request', 'opened', (it) => {
      it.action = action;
    });
    expect(convertEventToJobs('pull_request', payload)).toEqual([
      { ...place, kind: 'review', number: 2, because: `pull_request.${action}` },
    ]);
  });

  it('reviews a pull request with a new base, but not with a new title', () => {
    const edited = (changes: object) =>
      convertEventToJobs(
        'pull_request',
        real('pull_request', 'opened', (it) => Object.assign(it, { action: 'edited', changes })),
      );
    expect(edited({ base: { ref: { from: 'a' }, sha: { from: 'b' } } })).toHaveLength(1);
    expect(edited({ title: { from: 'a' } })).toEqual([]);
  });

  it.each(['closed', 'labeled', 'assigned'])('does nothing for a pull request that is %s', (action) => {
    expect(convertEventToJobs('pull_request', { ...real('pull_request', 'opened'), action })).toEqual([]);
  });

  it('reviews the pull requests of a re-run check, or finds them by the head when GitHub does not name them', () => {
    const check = { head_sha: 'a'.repeat(40), pull_requests: [{ number: 3 }, { number: 4 }] };
    const payload = { ...real('check_run', 'rerequested'), check_run: check };
    expect(convertEventToJobs('check_run', payload).map((job) => job.number)).toEqual([3, 4]);
    const fork = { ...payload, check_run: { ...check, pull_requests: [] } };
    expect(convertEventToJobs('check_run', fork)).toMatchObject([{ kind: 'review', head: 'a'.repeat(40) }]);
  });

  it('checks a merge group, and repeats publishing when its check is re-run', () => {
    const head = 'b'.repeat(40);
    const asked = {
      action: 'checks_requested',
      installation: { id: 7 },
      repository: repository(),
      merge_group: { head_sha: head },
    };
    expect(convertEventToJobs('merge_group', asked)).toMatchObject([{ kind: 'merge-group', head }]);
    expect(convertEventToJobs('merge_group', { ...asked, action: 'destroyed' })).toEqual([]);
    expect(convertEventToJobs('merge_group', { ...asked, merge_group: { head_sha: '../..' } })).toEqual([]);
    const check_run = { name: 'Listkeeper outputs', head_sha: head, pull_requests: [] };
    const rerun = { ...asked, action: 'rerequested', check_run };
    expect(convertEventToJobs('check_run', rerun)).toMatchObject([{ kind: 'publish', head }]);
  });

  it('publishes after a push to the default branch, and no other', () => {
    const push = (ref: string, deleted = false, more: object = {}) =>
      convertEventToJobs(
        'push',
        real('push', undefined, (it) => Object.assign(it, { ref, deleted, repository: repository(), ...more })),
      );
    const [before, after] = ['a'.repeat(40), 'b'.repeat(40)];
    expect(push('refs/heads/main', false, { before, after }), 'open pull requests may have another verdict').toMatchObject([
      { kind: 'publish' },
      { kind: 'review-open', base: before, head: after },
    ]);
    const created = push('refs/heads/main', false, { before: '0'.repeat(40), after });
    expect(created.map(({ kind }) => kind)).toEqual(['publish']);
    expect(push('refs/heads/main', false, { before: '../..', after }).map(({ kind }) => kind)).toEqual(['publish']);
    expect(push('refs/heads/other')).toEqual([]);
    expect(push('refs/tags/main')).toEqual([]);
    expect(push('refs/heads/main', true)).toEqual([]);
  });

  it('runs a command on behalf of the author of the comment', () => {
    const comment = (body: string, more: object = {}) =>
      convertEventToJobs('issue_comment', {
        action: 'created',
        installation: { id: 7 },
        repository: repository(),
        issue: { number: 5, pull_request: {} },
        comment: { id: 9, body, user: { login: 'someone', type: 'User' } },
        ...more,
      });
    expect(comment('/listkeeper recheck')).toMatchObject([{ kind: 'review', number: 5, askedBy: 'someone' }]);
    expect(comment('/listkeeper check')).toMatchObject([{ kind: 'check', askedBy: 'someone' }]);
    expect(comment('/listkeeper recheck', { issue: { number: 6 } })).toMatchObject([{ kind: 'check' }]);
    expect(comment('/listkeeper fix')).toMatchObject([
      { kind: 'command', number: 5, askedBy: 'someone', asked: { command: { name: 'fix' }, comment: 9, onPullRequest: true } },
    ]);
    expect(comment('/listkeeper dance')).toMatchObject([
      { kind: 'command', asked: { command: { name: 'help', said: 'dance' } } },
    ]);
    expect(comment('thanks')).toEqual([]);
    const bot = { comment: { id: 9, body: '/listkeeper recheck', user: { login: 'x[bot]', type: 'Bot' } } };
    expect(comment('', bot), 'bots do not talk to bots').toEqual([]);
    expect(comment('/listkeeper recheck', { action: 'edited' })).toEqual([]);
  });

  it('sweeps what an installation or a repository has become, and looks for a list where the App is new', () => {
    const installed = { installation: { id: 7 }, repositories_added: [{ full_name: 'a/one' }, { full_name: 'not a name' }] };
    expect(convertEventToJobs('installation_repositories', { ...installed, action: 'added' })).toEqual([
      { kind: 'adopt', installation: 7, owner: 'a', repo: 'one', because: 'installation_repositories.added' },
      { kind: 'sweep', installation: 7, owner: 'a', repo: 'one', because: 'installation_repositories.added' },
    ]);
    for (const action of ['unarchived', 'renamed', 'transferred', 'edited']) {
      const payload = { action, installation: { id: 7 }, repository: repository() };
      expect(convertEventToJobs('repository', payload)).toEqual([{ ...place, kind: 'sweep', because: `repository.${action}` }]);
    }
    expect(convertEventToJobs('repository', { action: 'deleted', installation: { id: 7 }, repository: repository() })).toEqual(
      [],
    );
  });

  it.each(['new_permissions_accepted', 'unsuspend'])('sweeps all repositories of an installation after %s', (action) => {
    expect(findRestoredInstallation('installation', { action, installation: { id: 7 } })).toBe(7);
    expect(findRestoredInstallation('installation', { action: 'deleted', installation: { id: 7 } })).toBeUndefined();
    expect(findRestoredInstallation('installation', { action, installation: {} })).toBeUndefined();
  });

  it('does nothing for events of others and undocumented payloads', () => {
    for (const event of ['ping', 'installation', 'star', 'toString', '__proto__'])
      expect(convertEventToJobs(event, {})).toEqual([]);
    for (const payload of [null, 'text', [], {}, { repository: {} }, { ...real('pull_request', 'opened'), pull_request: 3 }]) {
      expect(convertEventToJobs('pull_request', payload)).toEqual([]);
    }
    expect(convertEventToJobs('pull_request', { ...real('pull_request', 'opened'), installation: undefined })).toEqual([]);
  });
});

function repository() {
  return { name: 'Hello-World', owner: { login: 'Codertocat' }, default_branch: 'main' };
}
