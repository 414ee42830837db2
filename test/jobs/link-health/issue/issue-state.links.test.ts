import { describe, expect, it } from 'vitest';
import { buildLinkStates, hashIdentity } from '../../../../src/jobs/link-health/issue/issue-state.ts';
import { collectEntryLinks } from '../../../../src/jobs/shared/entry-links.ts';
import type { LinkStatus } from '../../../../src/model/link-health.ts';
import { keyLength } from '../../../../src/report/link-health/index.ts';
import { datasetYaml, readListOf } from '../../../list/list-fixtures.ts';

const twoLinks = datasetYaml('  - role: docs\n    url: https://docs.invented.org/\n', 'A', 'https://a.invented.org/');
const status = (url: string, more: Partial<LinkStatus> = {}) =>
  ({ identity: `url:${url}`, url, service: 'web', state: 'healthy', certain: false, ...more }) as LinkStatus;
function states(files: Record<string, string>, statuses: LinkStatus[]) {
  const { entries } = readListOf(files);
  const listed = collectEntryLinks(entries).map((link) => ({ ...link, identity: `url:${link.url}` }));
  return buildLinkStates(statuses, { entries, listed, at: '2026-11-22T03:12Z' });
}
const dead = { state: 'dead', certain: true } as const;

describe('the state of a link', () => {
  it('has its places and the name of its entry, and none for a link that the list no longer has', () => {
    const [first, ...others] = states({ 'a.yml': twoLinks }, [
      status('https://docs.invented.org/'),
      status('https://gone.invented.org/'),
    ]);
    expect(first).toMatchObject({ name: { en: 'A' }, at: [{ file: 'data/a.yml', line: 9 }] });
    expect(others).toEqual([]);
  });

  it('is settled where the list says of each place that it is gone', () => {
    const ofStatus = (files: Record<string, string>) => states(files, [status('https://a.invented.org/', dead)])[0]?.settled;
    expect(ofStatus({ 'a.yml': `${twoLinks}status: { state: gone }\n` })).toBe(true);
    expect(ofStatus({ 'a.yml': twoLinks.replace('invented.org/\n', 'invented.org/\n    gone: 2026-01-01\n') })).toBe(true);
    expect(ofStatus({ 'a.yml': twoLinks })).toBeUndefined();
    expect(
      ofStatus({ 'a.yml': `${twoLinks}status: { state: gone }\n`, 'b.yml': datasetYaml('', 'B', 'https://a.invented.org/') }),
    ).toBeUndefined();
  });

  it('tells the spelling that is not the new address yet', () => {
    const moved = status('https://a.invented.org/', {
      judged: { at: '', verdict: 'moved', reason: 'redirected', asked: 'page', to: 'https://docs.invented.org/' },
    });
    const { entries } = readListOf({ 'a.yml': twoLinks });
    const listed = collectEntryLinks(entries)
      .map((link) => ({ ...link, identity: 'url:https://a.invented.org/' }))
      .toReversed();
    expect(buildLinkStates([moved], { entries, listed, at: '' })[0]?.url).toBe('https://a.invented.org/');
  });
});

describe('what can be done about a link', () => {
  const remedies = (files: Record<string, string>, more: Partial<LinkStatus>) =>
    states(files, [status('https://a.invented.org/', more)])[0]?.remedies;
  const judged = (change: object) => ({
    judged: { at: '', verdict: 'alive', reason: 'ok', asked: 'page', ...change } as NonNullable<LinkStatus['judged']>,
  });

  it.each<[string, Partial<LinkStatus>, string[]]>([
    ['dead', dead, ['gone', 'remove', 'ignore', 'check']],
    [
      'dead, with a copy',
      { ...dead, archived: 'https://web.archive.org/web/2020/x' },
      ['gone', 'archive', 'remove', 'ignore', 'check'],
    ],
    ['suspect by the owner’s word', { state: 'suspect', certain: true }, ['check']],
    ['suspect', { state: 'suspect' }, []],
    ['moved', judged({ verdict: 'moved', to: 'https://b.org/' }), ['address']],
    ['moved to an address that no entry can have', judged({ verdict: 'moved', to: 'javascript:x' }), ['ignore', 'check']],
    [
      'another repository now',
      judged({ verdict: 'moved', to: 'https://b.org/', note: 'another-repository' }),
      ['ignore', 'check'],
    ],
    ['working', judged({}), ['ignore', 'check']],
  ])('that is %s', (_, more, expected) => {
    expect(remedies({ 'a.yml': twoLinks }, more)).toEqual(expected);
  });

  it('is to delete the entry, where it is its last link', () => {
    expect(remedies({ 'a.yml': datasetYaml('', 'A', 'https://a.invented.org/') }, dead)).toEqual([
      'gone',
      'delete',
      'ignore',
      'check',
    ]);
  });
});

it('the key of a link is short, made of letters and digits, and always the same', () => {
  const keys = Array.from({ length: 200 }, (_, index) => hashIdentity(`url:${index}`));
  expect(new Set(keys).size).toBe(200);
  for (const key of keys) expect(key).toMatch(new RegExp(`^[0-9A-Za-z]{${keyLength}}$`));
  expect(hashIdentity('url:1')).toBe(keys[1]);
});
