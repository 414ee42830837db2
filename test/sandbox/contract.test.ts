import { describe, expect, test } from 'vitest';
import type { Exchange, Sandbox } from '../../src/sandbox/open.ts';
import { withContract } from './contract.ts';

const label = { id: 1, node_id: 'x', url: 'http://x/y', name: 'bug', description: null, color: 'ffffff', default: false };
const good: Exchange = {
  method: 'POST',
  path: '/repos/o/r/labels',
  query: {},
  requestHeaders: {},
  requestBody: { name: 'bug' },
  status: 201,
  answerHeaders: {},
  answerBody: label,
  fault: false,
};

/** What the contract says of one exchange. */
function said(exchange: Partial<Exchange>, deliveries: unknown[] = []): string[] {
  let watch: (exchange: Exchange) => void = () => {};
  const double = {
    deliveries,
    observe(given: typeof watch) {
      watch = given;
      return () => {};
    },
  };
  const contract = withContract(double as unknown as Sandbox);
  watch({ ...good, ...exchange });
  return contract.violations();
}

describe('the contract', () => {
  test('has nothing against what GitHub describes', () => {
    expect(said({})).toEqual([]);
    expect(
      said({ method: 'GET', path: '/repos/o/r/git/ref/heads/a/b', requestBody: undefined, status: 404, answerBody: {} }),
    ).toEqual([]);
  });

  test.each([
    ['a field of the wrong type', { answerBody: { ...label, id: 'one' } }, '/id must be integer'],
    ['a field that is missing', { answerBody: { ...label, color: undefined, id: undefined } }, "required property 'id'"],
    ['null where none may be', { answerBody: { ...label, name: null } }, '/name must be string'],
    ['a request that GitHub would not take', { requestBody: { name: 5 } }, 'request: /name must be string'],
    ['an operation that there is not', { path: '/repos/o/r/labelz' }, 'GitHub has no such operation'],
    ['a query parameter that there is not', { query: { colour: 'red' } }, 'there is no query parameter colour'],
    ['a status that is not described', { status: 200 }, 'this status is not described'],
    [
      'no body where one is described',
      { answerBody: undefined, answerHeaders: { 'content-type': 'application/json' } },
      'JSON is described',
    ],
  ])('finds %s', (_, change, problem) => {
    expect(said(change).join('\n')).toContain(problem);
  });

  test('finds webhooks that GitHub does not send, or not so', () => {
    expect(said({}, [{ event: 'issues', action: 'jumped', payload: {} }]).join()).toContain('GitHub has no such webhook');
    expect(said({}, [{ event: 'issues', action: 'opened', payload: {} }]).join()).toContain("required property 'action'");
  });
});
