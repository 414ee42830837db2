import { expect, test } from 'vitest';
import { identify } from '../../../../src/links/identify/identify.ts';
import {
  type CheckTarget,
  createFileShareCheck,
  createJsonPost,
  createShareVerdict,
  createTargetCollection,
  createVerdict,
  type ServiceContext,
} from '../../../../src/links/services/shared/index.ts';
import { type Answers, createAnsweringNetwork } from '../check-service.ts';

const share = 'https://www.alipan.com/s/ExYQ4wmXvBp';
const target = (url: string, code?: string): CheckTarget => ({
  identity: identify(url),
  url,
  names: [],
  ...(code === undefined ? {} : { code }),
});
const check = createFileShareCheck('aliyun-drive', {
  createRequest: (id, { code = '' }) => createJsonPost(`https://api.example/${id}`, { code }),
  classifyResponse: (_, asked) => createVerdict('alive', 'ok', { asked }),
});

async function run(answers: Answers, ...targets: CheckTarget[]) {
  const { network, requests } = createAnsweringNetwork(answers);
  const verdicts = [];
  for await (const [, verdict] of check(createTargetCollection(targets), { network } as unknown as ServiceContext))
    verdicts.push(verdict);
  return { verdicts, bodies: requests.map(({ body }) => body) };
}

test('a share is asked for once, whatever its folders and however often it is linked', async () => {
  const { verdicts, bodies } = await run({ body: {} }, target(share), target(`${share}/folder/1`), target(`${share}/folder/2`));
  expect(verdicts).toHaveLength(3);
  expect(bodies).toEqual(['{"code":""}']);
});

test('another code is another question', async () => {
  const { bodies } = await run({ body: {} }, target(share, 'ab12'), target(`${share}/folder/1`, 'cd34'));
  expect(bodies).toEqual(['{"code":"ab12"}', '{"code":"cd34"}']);
});

test('a failure and a quota are verdicts of every link to it', async () => {
  const links = [target(share), target(`${share}/folder/1`)];
  expect((await run('timeout', ...links)).verdicts.map(({ reason }) => reason)).toEqual(['timeout', 'timeout']);
  expect((await run({ status: 429 }, ...links)).verdicts.map(({ reason }) => reason)).toEqual(['quota', 'quota']);
});

test.each([
  [share, false, undefined, { verdict: 'alive', reason: 'ok' }],
  [share, true, undefined, { verdict: 'restricted', reason: 'code-missing' }],
  [share, true, 'ab12', { verdict: 'alive', reason: 'exists-needs-code' }],
  // A folder within a share is not asked for.
  [`${share}/folder/1`, false, undefined, { verdict: 'alive', note: 'weak-evidence' }],
  [`${share}/folder/1`, true, 'ab12', { verdict: 'alive', note: 'weak-evidence' }],
] as const)('%s that exists, with need of a code %s and the code %s, is %j', (url, needsCode, code, expected) => {
  expect(createShareVerdict(target(url, code), needsCode, { asked: 'x' })).toMatchObject(expected);
});
