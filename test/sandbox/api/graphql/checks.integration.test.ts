import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  fullRepositoryName,
  openTestSandbox,
  owner,
  repositoryParams,
  type TestSandbox,
} from '../../helpers/open-test-sandbox.ts';

let it: TestSandbox;
let headSha = '';
let lastRun = 0;

beforeAll(async () => {
  it = await openTestSandbox({ 'data/a.yml': 'name: a\n' });
  headSha = it.sandbox.world.hosted.get(fullRepositoryName)?.refs.get('refs/heads/main') ?? '';
  for (const [name, conclusion] of [
    ['One', 'failure'],
    ['One', 'success'],
    ['Two', 'neutral'],
  ] as const) {
    const run = { ...repositoryParams, name, head_sha: headSha, conclusion, external_id: conclusion };
    lastRun = (await it.octokit.rest.checks.create(run)).data.id;
  }
});
afterAll(() => it.close());

async function ask(filter: string, token = it.sandbox.token) {
  const query = `{ repository(owner: "${owner}", name: "list") { object(expression: "main") { ... on Commit { oid } }
    defaultBranchRef { target { ... on Commit { checkSuites(first: 10${filter}) { totalCount nodes { status conclusion app { slug }
      checkRuns(first: 10, filterBy: { checkType: LATEST }) { nodes { name status conclusion externalId annotations(first: 1) { totalCount } } }
      all: checkRuns(first: 10, filterBy: { checkName: "One", checkType: ALL }) { totalCount } } } } } } } }`;
  const answer = await fetch(it.sandbox.api.replace('/v3', '/graphql'), {
    method: 'POST',
    headers: { authorization: `bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()) as { data: unknown; errors?: { type: string }[] };
}

describe('the checks of a commit in GraphQL', () => {
  test('are in a suite of their App, with the newest of each name or all', async () => {
    const run = (name: string, conclusion: string, externalId: string) =>
      expect.objectContaining({ name, conclusion, externalId, status: 'COMPLETED', annotations: { totalCount: 0 } });
    const { data } = await ask(', filterBy: { checkName: "One" }');
    expect(data).toMatchObject({
      repository: {
        defaultBranchRef: {
          target: {
            checkSuites: {
              totalCount: 1,
              nodes: [
                {
                  status: 'COMPLETED',
                  conclusion: 'FAILURE',
                  checkRuns: { nodes: [run('One', 'SUCCESS', 'success'), run('Two', 'NEUTRAL', 'neutral')] },
                  all: { totalCount: 2 },
                },
              ],
            },
          },
        },
      },
    });
  });

  test('of another name or App are none', async () => {
    const none = { repository: { defaultBranchRef: { target: { checkSuites: { totalCount: 0, nodes: [] } } } } };
    expect((await ask(', filterBy: { checkName: "Three" }')).data).toMatchObject(none);
    expect((await ask(', filterBy: { appId: 99 }')).data).toMatchObject(none);
  });

  test('are queued again after “Re-run”, until one concludes', async () => {
    const status = async () => JSON.stringify((await ask('')).data).match(/"checkSuites":.*?"status":"(\w+)"/)?.[1];
    const run = { ...repositoryParams, check_run_id: lastRun };
    await it.octokit.request('POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest', run);
    expect(await status()).toBe('QUEUED');
    await it.octokit.rest.checks.update({ ...run, conclusion: 'success' });
    expect(await status()).toBe('COMPLETED');
  });

  test('are refused to a token that may not read them', async () => {
    const { errors } = await ask('', it.sandbox.createToken({ contents: 'read' }));
    expect(errors).toMatchObject([{ type: 'FORBIDDEN' }]);
  });
});
