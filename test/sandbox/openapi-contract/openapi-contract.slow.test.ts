import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import type { RecordedExchange } from '../../../src/sandbox/server/recorded-exchange.ts';
import { attachOpenApiContract } from './openapi-contract.ts';

const label = { id: 1, node_id: 'x', url: 'http://x/y', name: 'bug', description: null, color: 'ffffff', default: false };
const validExchange: RecordedExchange = {
  method: 'POST',
  path: '/repos/o/r/labels',
  query: {},
  requestHeaders: {},
  requestBody: { name: 'bug' },
  status: 201,
  responseHeaders: {},
  responseBody: label,
  isInjectedFault: false,
};

/** What the contract says of one exchange. */
function findContractViolations(exchange: Partial<RecordedExchange>, deliveries: unknown[] = []): string[] {
  let watch: (exchange: RecordedExchange) => void = () => {};
  const double = {
    deliveries,
    observe(given: typeof watch) {
      watch = given;
      return () => {};
    },
  };
  const contract = attachOpenApiContract(double as unknown as Sandbox);
  watch({ ...validExchange, ...exchange });
  return contract.violations();
}

describe('the contract', () => {
  test('accepts the examples of GitHub', () => {
    expect(findContractViolations({})).toEqual([]);
    expect(
      findContractViolations({
        method: 'GET',
        path: '/repos/o/r/git/ref/heads/a/b',
        requestBody: undefined,
        status: 404,
        responseBody: {},
      }),
    ).toEqual([]);
  });

  test.each([
    ['a field of the wrong type', { responseBody: { ...label, id: 'one' } }, '/id must be integer'],
    ['a field that is missing', { responseBody: { ...label, color: undefined, id: undefined } }, "required property 'id'"],
    ['null where none may be', { responseBody: { ...label, name: null } }, '/name must be string'],
    ['a request that GitHub would not take', { requestBody: { name: 5 } }, 'request: /name must be string'],
    ['an operation that there is not', { path: '/repos/o/r/labelz' }, 'GitHub has no such operation'],
    ['a query parameter that there is not', { query: { colour: 'red' } }, 'there is no query parameter colour'],
    ['a status that is not described', { status: 200 }, 'this status is not described'],
    [
      'no body where one is described',
      { responseBody: undefined, responseHeaders: { 'content-type': 'application/json' } },
      'JSON is described',
    ],
  ])('finds %s', (_, change, problem) => {
    expect(findContractViolations(change).join('\n')).toContain(problem);
  });

  test('finds webhooks that GitHub does not send, or sends in another form', () => {
    expect(findContractViolations({}, [{ event: 'issues', action: 'jumped', payload: {} }]).join()).toContain(
      'GitHub has no such webhook',
    );
    expect(findContractViolations({}, [{ event: 'issues', action: 'opened', payload: {} }]).join()).toContain(
      "required property 'action'",
    );
  });
});
