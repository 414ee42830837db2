import { describe, expect, it } from 'vitest';
import {
  buildIssueModel,
  collectBulkTargets,
  findDefaultAction,
  findSafeMoves,
} from '../../../src/report/link-health/issue-model.ts';
import { boxed, deadHost, deadShare, link, movedPaper, state, suspectLink, walled } from '../fixtures.ts';

const show = (links: Parameters<typeof boxed>[0], splitHosts = true) =>
  buildIssueModel(state({ links: [...links] }), { splitHosts }).sections.map(
    ({ name, groups }) => `${name}: ${groups.map(({ id, links: { length } }) => `${id} ${length}`).join(', ')}`,
  );

describe('the issue as data', () => {
  it('has sections with links alone, the most important first', () => {
    expect(show([walled, suspectLink, movedPaper, deadShare])).toEqual([
      'dead: dead.cancelled 1',
      'moved: moved.canonical 1',
      'rechecking: rechecking.failedonce 1',
    ]);
    expect(buildIssueModel(state({ links: [walled] }), { splitHosts: true })).toMatchObject({ sections: [], problemCount: 0 });
  });

  it('gives a host that does not answer a group of its own, from three links on', () => {
    expect(show(deadHost)).toEqual(['dead: dead.host.cmekg.pcl.ac.cn 3']);
    expect(show(deadHost.slice(1))).toEqual(['dead: dead.unreachable 2']);
    expect(show(deadHost, false)).toEqual(['dead: dead.unreachable 3']);
  });

  it('has the largest groups first, and no sign in an id that could end a comment', () => {
    expect(show([deadShare, ...deadHost])).toEqual(['dead: dead.host.cmekg.pcl.ac.cn 3, dead.cancelled 1']);
    const hyphens = deadHost.map((one) => ({ ...one, url: one.url.replace('cmekg', 'a--b') }));
    expect(show(hyphens)).toEqual(['dead: dead.host.a__b.pcl.ac.cn 3']);
  });

  it('names new deaths only beside old ones', () => {
    const newLinks = (links: Parameters<typeof boxed>[0]) =>
      buildIssueModel(state({ links: [...links] }), { splitHosts: true }).sections[0]?.newLinks.length;
    expect(newLinks([deadShare])).toBe(0);
    expect(newLinks([deadShare, ...deadHost])).toBe(1);
  });

  it('lets only moves that need no look be ticked at once', () => {
    const redirected = link({
      identity: 'r',
      url: 'https://r.org/',
      judged: { at: '', verdict: 'moved', reason: 'redirected', asked: 'page', to: 'https://s.org/' },
    });
    const [section] = buildIssueModel(state({ links: [movedPaper, redirected] }), { splitHosts: true }).sections;
    expect(section?.groups).toHaveLength(2);
    expect(section?.bulkGroups.map(({ cause }) => cause)).toEqual(['canonical']);
  });
});

describe('what a tick does', () => {
  it('is to take the archived copy where there is one, else the first remedy', () => {
    expect(findDefaultAction({ ...deadShare, remedies: ['gone', 'archive', 'remove'] })).toBe('archive');
    expect(findDefaultAction({ ...deadShare, remedies: ['gone', 'remove'] })).toBe('gone');
    expect(findDefaultAction(deadShare)).toBeUndefined();
  });

  it('on a group is that of each of its links that has a box', () => {
    const { links } = boxed([deadShare, movedPaper, walled]);
    expect(collectBulkTargets([...links, { ...deadShare, remedies: ['gone'] }])).toEqual({
      archive: ['0000000'],
      address: ['0000001'],
      ignore: ['0000002'],
    });
  });

  it('for all safe moves at once names them', () => {
    expect(findSafeMoves(boxed([movedPaper, deadShare]))).toEqual([expect.stringContaining('0000000')]);
    expect(findSafeMoves(state({ links: [movedPaper] }))).toEqual([]);
  });
});
