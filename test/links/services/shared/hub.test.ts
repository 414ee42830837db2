import { describe, expect, it } from 'vitest';

import { createHubCheck } from '../../../../src/links/services/shared/hub.ts';
import { type CheckTarget, createVerdict, type ServiceContext } from '../../../../src/links/services/shared/index.ts';
import type { Verdict } from '../../../../src/model/verdict.ts';
import { createAnsweringNetwork } from '../check-service.ts';

const page = createVerdict('gone', 'soft-404', { asked: 'page' });

/** Checks one id of a hub whose repositories are `owner/name`. */
async function check(id: string, { status = 200, isPart = false } = {}) {
  const pages: string[] = [];
  const { network, requests } = createAnsweringNetwork({ status, body: {} });
  const hubCheck = createHubCheck({
    name: 'gitee',
    asked: 'gitee api',
    createApiUrl: ([owner, name]) => (name === undefined ? undefined : `https://gitee.example/api/${owner}/${name}`),
    repositoryDepth: 2,
    classifyResponse: (response) =>
      response.status === 200
        ? createVerdict('alive', 'ok', { asked: 'gitee api' })
        : createVerdict('gone', 'not-found', { asked: 'gitee api' }),
  });
  const target = {
    identity: { id, key: id, url: '', ...(isPart ? { isPart } : {}) },
    url: '',
    names: [],
  } as unknown as CheckTarget;
  const context = {
    network,
    checkPage: async () => {
      pages.push(id);
      return page;
    },
  } as unknown as ServiceContext;
  const verdicts: Verdict[] = [];
  for await (const [, verdict] of hubCheck([target] as never, context)) verdicts.push(verdict as Verdict);
  return { verdict: verdicts[0], pages, requests: requests.map(({ url }) => url) };
}

describe('a link to a hub', () => {
  it('is judged by the API alone where it names a repository', async () => {
    const { verdict, pages, requests } = await check('o/r');
    expect([verdict?.verdict, pages, requests]).toEqual(['alive', [], ['https://gitee.example/api/o/r']]);
  });

  it.each([
    ['something inside', 'o/r/blob/a.md', {}],
    ['a part by its identity', 'o/r', { isPart: true }],
  ])('is judged by its page, too, where it names %s of a living repository', async (_, id, options) => {
    expect(await check(id, options)).toMatchObject({ verdict: page, pages: [id] });
  });

  it('costs no look at a page of a repository that is gone', async () => {
    const { verdict, pages } = await check('o/r/blob/a.md', { status: 404 });
    expect([verdict?.verdict, pages]).toEqual(['gone', []]);
  });

  it('is judged by its page alone where the API can not tell', async () => {
    expect(await check('o')).toMatchObject({ verdict: page, requests: [] });
  });
});
