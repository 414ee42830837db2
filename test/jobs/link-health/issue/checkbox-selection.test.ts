import { describe, expect, it } from 'vitest';
import { emptySelection, readCheckboxSelection } from '../../../../src/jobs/link-health/issue/checkbox-selection.ts';
import { hashIdentity } from '../../../../src/jobs/link-health/issue/issue-state.ts';
import { adoptionBranch, remediesBranch } from '../../../../src/jobs/shared/index.ts';
import { pullRequest, stubForge } from '../../shared/stub-forge.ts';

const listed = ['url:a', 'url:b'].map((identity) => ({ url: identity, entry: 'x', identity, at: [] }));
const [a = '', b = ''] = listed.map(({ identity }) => hashIdentity(identity));
const box = (what: string, isOn = true, pull?: number) =>
  `- [${isOn ? 'x' : ' '}] <!-- listkeeper:${what}${pull === undefined ? '' : ` pull=${pull}`} --> words`;
const head = (ref: string) => ({ sha: 's', ref, repository: 'a/b' });
const read = (lines: string[] | undefined, options = {}, pulls = [] as ReturnType<typeof pullRequest>[]) =>
  readCheckboxSelection(
    stubForge(
      {},
      {
        findOwnIssue: async () => (lines ? { number: 5, state: 'open', body: lines.join('\n'), url: '' } : undefined),
        listOpenPullRequests: async () => pulls,
      },
    ),
    listed,
    options,
  );

describe('what is asked for in the issue', () => {
  it('is nothing without an issue', async () => {
    expect(await read(undefined)).toBe(emptySelection);
    expect(await readCheckboxSelection(stubForge({}), listed)).toBe(emptySelection);
  });

  it('is told apart: edits, checks, snoozes', async () => {
    const selection = await read([
      box(`do=gone id=${a}`),
      box(`do=check id=${b}`),
      box(`do=ignore id=${a}`),
      box(`do=keep id=${b}`),
      box(`do=remove id=${b}`, false),
    ]);
    expect([...selection.ticked]).toEqual([`gone ${a}`]);
    expect([selection.recheck, selection.ignore, selection.keep].map((ids) => [...ids])).toEqual([
      ['url:b'],
      ['url:a'],
      ['url:b'],
    ]);
  });

  it('is an edit for a link that the list no longer has', async () => {
    expect([...(await read([box('do=check id=0000000')])).ticked]).toEqual(['check 0000000']);
  });

  it('is not what somebody without write access ticked', async () => {
    expect([
      ...(await read([box(`do=gone id=${a}`), box(`do=gone id=${b}`)], { excludedBoxes: new Set([`gone ${a}`]) })).ticked,
    ]).toEqual([`gone ${b}`]);
  });

  it('is what an edit of ours overwrote, where the box is still there', async () => {
    const restored = [`gone ${a}`, `gone ${b}`];
    expect([...(await read([box(`do=gone id=${a}`, false)], { restored })).ticked]).toEqual([`gone ${a}`]);
  });

  it('knows the open pull request with the edits, and no fork’s', async () => {
    const pulls = [
      pullRequest({ number: 8, head: head(remediesBranch), fork: true }),
      pullRequest({ number: 9, head: head(remediesBranch) }),
    ];
    expect((await read([box(`do=gone id=${a}`, true, 9)], {}, pulls)).pull).toBe(9);
    expect([...(await read([box(`do=gone id=${a}`, true, 9)], {}, pulls)).ticked]).toEqual([`gone ${a}`]);
    expect([...(await read([box(`do=gone id=${a}`, true, 9)])).ticked]).toEqual([]);
  });
});

describe('the box that turns a README into data', () => {
  const open = [pullRequest({ number: 7, head: head(adoptionBranch) })];
  const adoption = async (lines: string[], pulls = [] as typeof open, options = {}) =>
    (await read(lines, options, pulls)).adoption;

  it('asks for it while it is ticked, and no longer when it is unticked', async () => {
    expect(await adoption([box('list=adopt')])).toEqual({ isWanted: true, isWithdrawn: false });
    expect(await adoption([box('list=adopt', true, 7)], open)).toEqual({ isWanted: true, isWithdrawn: false, pull: 7 });
    expect(await adoption([box('list=adopt', false, 7)], open)).toEqual({ isWanted: false, isWithdrawn: true, pull: 7 });
    expect(await adoption([])).toEqual({ isWanted: false, isWithdrawn: false });
  });

  it('is settled once its pull request was closed', async () => {
    expect(await adoption([box('list=adopt', true, 7)])).toMatchObject({ isWanted: false });
  });
});
