import { describe, expect, it } from 'vitest';
import {
  describeDoubt,
  describeSuspicion,
  findCaptureDay,
  formatArchivedCopy,
  formatEditLink,
  formatEntryName,
  formatFailureEvidence,
  formatLocationLink,
  formatReason,
  joinFacts,
} from '../../../../src/report/link-health/sections/link-parts.ts';
import { deadShare, link, state, suspectLink } from '../../fixtures.ts';

const noted = (note: string, title?: string) =>
  link({
    identity: 'x',
    url: 'https://x.org/',
    judged: { at: '', verdict: 'alive', reason: 'ok', asked: 'page', note: note as never, ...(title ? { title } : {}) },
  });

describe('a line about a link', () => {
  it('has the name of its entry, in the language or another, else its id, else its file', () => {
    const at = [{ file: 'data/a.yml', line: 1, column: 1, entry: 'a' }];
    expect(formatEntryName(link({ identity: 'x', url: '', name: { zh: '甲' }, at }), 'en')).toBe('甲');
    expect(formatEntryName({ ...link({ identity: 'x', url: '', at }), name: undefined as never }, 'en')).toBe('a');
    expect(
      formatEntryName(
        { ...link({ identity: 'x', url: '', at: [{ file: 'data/a.yml', line: 1, column: 1 }] }), name: undefined as never },
        'en',
      ),
    ).toContain('data/a.yml');
  });

  it('leads to its first place, and counts the others', () => {
    const two = { ...deadShare, at: [...deadShare.at, ...deadShare.at] };
    expect(formatLocationLink(state(), two, 'en')).toContain('/blob/main/data/datasets/yidu-s4k.yml#L14)');
    expect(formatLocationLink(state(), two, 'en')).not.toBe(formatLocationLink(state(), deadShare, 'en'));
    expect(formatEditLink(state(), deadShare, 'en')).toContain('/edit/main/data/datasets/yidu-s4k.yml#L14)');
    expect(formatLocationLink(state(), { ...deadShare, at: [] }, 'en')).toBe('');
    expect(formatEditLink(state(), { ...deadShare, at: [] }, 'en')).toBe('');
  });

  it('leads to a branch and a file with odd names', () => {
    const at = [{ file: 'data/数 据.yml', line: 3, column: 1 }];
    expect(formatEditLink(state({ branch: 'a/b c' }), { ...deadShare, at }, 'en')).toContain(
      '/edit/a/b%20c/data/%E6%95%B0%20%E6%8D%AE.yml#L3',
    );
  });

  it('has no reason and no copy where there is none', () => {
    const { judged: _, ...unknown } = deadShare;
    expect(formatReason(unknown, 'en')).toBe('');
    expect(formatArchivedCopy(deadShare, 'en')).toBe('');
    expect(joinFacts(['a', '', 'b'])).toBe('a · b');
  });
});

describe('the evidence of a failure', () => {
  it('quotes what the page says, and no code of ours', () => {
    expect(formatFailureEvidence(state(), deadShare, 'en')).toContain('百度网盘');
    const judged = { ...deadShare.judged, marker: 'redirects-to-home-page' } as never;
    expect(formatFailureEvidence(state(), { ...deadShare, judged }, 'en')).not.toContain('redirects-to-home-page');
  });

  it('has the status where the page says nothing', () => {
    expect(formatFailureEvidence(state(), suspectLink, 'en')).toContain('HTTP 404');
  });

  it('says whether it ever worked', () => {
    const { lastAlive: _, ...never } = deadShare;
    expect(formatFailureEvidence(state(), never, 'en')).not.toBe(formatFailureEvidence(state(), deadShare, 'en'));
  });
});

describe('the day of a copy', () => {
  it.each([
    ['https://web.archive.org/web/20240301000000/http://a.org/', '2024-03-01'],
    ['http://web.archive.org/web/20240301/http://a.org/', '2024-03-01'],
    ['https://archive.ph/20240301/http://a.org/', ''],
    [undefined, ''],
  ])('%s: %j', (archived, day) => {
    expect(findCaptureDay(archived)).toBe(day);
  });
});

describe('what is to be verified', () => {
  it('differs by the note of the check', () => {
    const texts = ['retracted', 'withdrawn', 'another-repository', 'taken-over', 'possibly-wrong-link'].map((note) =>
      describeDoubt(noted(note, 'A title'), 'en'),
    );
    expect(new Set(texts).size).toBe(5);
    expect(texts[2]).toContain('A title');
    expect(texts[4]).toContain('A title');
  });

  it('shows a title as text', () => {
    expect(describeDoubt(noted('possibly-wrong-link', '![x](y) @all'), 'en')).not.toContain('![x](y)');
  });
});

it('a suspicion says when the link is checked again: at the next run, or later', () => {
  expect(describeSuspicion(state(), suspectLink, 'en')).toContain('29 Nov');
  expect(describeSuspicion(state(), { ...suspectLink, next: '2026-12-05T00:00Z' }, 'en')).toContain('5 Dec');
  expect(describeSuspicion(state({ next: undefined as never }), suspectLink, 'en')).toContain('23 Nov');
});
