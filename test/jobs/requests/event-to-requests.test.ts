import examples from '@octokit/webhooks-examples/api.github.com/index.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { convertEventToRequests, isRepositoryEvent } from '../../../src/jobs/requests/index.ts';

/** A real payload of GitHub. As in an Action, it names no installation. */
function findExample(name: string, action?: string): Record<string, unknown> {
  const all = examples.filter((each) => each.name === name).flatMap((each) => each.examples as Record<string, unknown>[]);
  const found = all.find((each) => each.action === action);
  if (!found) throw new Error(`no example of ${name}.${action}`);
  return structuredClone(found);
}

describe('convertEventToRequests', () => {
  it('needs no installation: an Action has none', () => {
    expect(convertEventToRequests('pull_request', findExample('pull_request', 'opened'))).toEqual([
      { kind: 'review', number: 2 },
    ]);
    const comment = findExample('issue_comment', 'created');
    Object.assign(comment.comment as object, { body: '/listkeeper check' });
    expect(convertEventToRequests('issue_comment', comment)).toMatchObject([{ kind: 'check', askedBy: 'Codertocat' }]);
  });

  it.each([undefined, null, 7, 'text', [], {}, { repository: 1 }])('asks for nothing by %j', (payload) => {
    for (const event of ['pull_request', 'push', 'issues', 'toString'])
      expect(convertEventToRequests(event, payload)).toEqual([]);
  });

  it('knows which events it reads', () => {
    expect(isRepositoryEvent('merge_group')).toBe(true);
    expect(isRepositoryEvent('constructor')).toBe(false);
  });
});
