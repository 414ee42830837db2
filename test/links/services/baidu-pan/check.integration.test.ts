import { describe, expect, it } from 'vitest';
import { type BaiduShare, createBaiduPanHost } from '../../../../src/sandbox/internet/hosts/baidu-pan.ts';
import { checkSimulated, createLink } from '../../corpus/check-simulated.ts';

const ids = ['1abcdefga', '1abcdefgb', '1abcdefgc', '1abcdefgd', '1abcdefge'];

/** What is asked of each share, beside the cookie that a run fetches once. */
async function findRequests(share: BaiduShare, code?: string): Promise<string[][]> {
  const links = ids.map((id) => createLink(`https://pan.baidu.com/s/${id}`, code === undefined ? {} : { code }));
  const { requests } = await checkSimulated([createBaiduPanHost({}, share)], links);
  const paths = requests.map(({ url }) => new URL(url).pathname).filter((path) => path !== '/');
  expect(requests.length - paths.length).toBe(1);
  expect(paths.length % ids.length).toBe(0);
  const perShare = paths.length / ids.length;
  return ids.map((_, index) => paths.slice(index * perShare, (index + 1) * perShare).map((path) => path.replace(/\w*$/, '…')));
}

describe('the requests for a share of Baidu Pan', () => {
  it.each<[string, BaiduShare, string | undefined, number]>([
    ['with its right code', { state: 'locked', code: 'flql' }, 'flql', 2],
    ['without a code, open to everybody', { state: 'public' }, undefined, 1],
    ['cancelled', { state: 'cancelled' }, undefined, 2],
    ['with a code that nobody gave', { state: 'locked' }, undefined, 2],
  ])('%s', async (_, share, code, most) => {
    for (const asked of await findRequests(share, code)) expect(asked.length, asked.join(' ')).toBeLessThanOrEqual(most);
  });
});
