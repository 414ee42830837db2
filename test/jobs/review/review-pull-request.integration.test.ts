import { describe, expect, it } from 'vitest';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import { dataset, listFiles } from '../shared/example-list.ts';
import { at, checkOf, commentOf, labelsOf, planFor, review, useReviewFixture } from './review-fixture.ts';

useReviewFixture();

describe('a good entry', () => {
  it('passes with its link judged, a preview and a label', async () => {
    const pull = at.forge.propose({ 'data/new.yml': dataset('New', 'https://new.example.org/data') });
    const found = await review(pull);
    expect(found.findings).toEqual([]);
    expect(found.entries).toMatchObject([
      {
        id: 'new',
        name: 'New',
        file: 'data/new.yml',
        line: 1,
        change: 'added',
        state: 'ready',
        links: [{ verdict: 'alive' }],
        duplicates: [],
      },
    ]);
    expect(found.entries[0]?.preview).toContain('What New is good for');
    expect(found.headBlobUrl).toBe(`https://github.com/contributor/list/blob/${pull.head.sha}`);
    expect(found.baseBlobUrl).toBe(`https://github.com/someone/list/blob/${at.forge.commitOf('main')}`);

    const plan = await planFor(pull);
    expect(checkOf(plan)).toMatchObject({ name: 'Listkeeper', headSha: pull.head.sha, conclusion: 'success' });
    expect(commentOf(plan)).toMatchObject({ issue: pull.number, marker: 'listkeeper:review' });
    expect(commentOf(plan)?.onlyIfPresent).toBeUndefined();
    expect(labelsOf(plan)).toMatchObject({ add: ['new-entry'], remove: [] });
  });

  it.each([
    ['somebody', true],
    ['listkeeper[bot]', false],
  ])('is welcomed as a first contribution of a person, not of a bot: %s', async (author, isFirstContribution) => {
    const pull = at.forge.propose(
      { 'data/new.yml': dataset('New', 'https://new.example.org/data') },
      { author, association: 'NONE' },
    );
    expect(await review(pull)).toMatchObject({ isFirstContribution });
  });

  it('asks only for links that were not there', async () => {
    const text = `${listFiles['data/old.yml']}`.replace(
      'license:',
      '  - role: docs\n    url: https://docs.example.org/old\nlicense:',
    );
    const found = await review(at.forge.propose({ 'data/old.yml': text }));
    expect(found.links.map(({ url }) => url)).toEqual(['https://docs.example.org/old']);
    expect(found.entries).toMatchObject([{ id: 'old', change: 'changed' }]);
    expect(at.world.asked()).not.toContain('old.example.org');
  });
});

describe('a pull request that is not about the list', () => {
  it('gets a quiet check, no new comment, and loses our labels', async () => {
    const plan = await planFor(at.forge.propose({ 'src/x.ts': 'x' }, { labels: ['needs-fix', 'theirs'] }));
    expect(checkOf(plan)).toMatchObject({ conclusion: 'neutral', annotations: [] });
    expect(commentOf(plan)).toMatchObject({ onlyIfPresent: true });
    expect(labelsOf(plan)).toMatchObject({ add: [], remove: ['needs-fix'] });
    expect(at.forge.requests.filter((each) => each.startsWith('files'))).toEqual([]);
  });

  it('is left alone when it is closed', async () => {
    expect((await planFor(at.forge.propose({ 'data/new.yml': 'x' }, { state: 'closed' }))).actions).toEqual([]);
  });
});

describe('a pull request that changes its mind', () => {
  const fresh = { 'data/new.yml': dataset('New', 'https://new.example.org/data') };

  it('is judged as a draft as well: who writes wants to know before asking others', async () => {
    const plan = await planFor(at.forge.propose(fresh, { draft: true }));
    expect(checkOf(plan)).toMatchObject({ conclusion: 'success' });
    expect(commentOf(plan)).toBeDefined();
  });

  it('is judged by the base it has now: its settings, its entries', async () => {
    const pull = at.forge.propose(fresh);
    expect((await review(pull)).findings).toEqual([]);
    at.forge.branches.set('release', {
      ...listFiles,
      'data/there.yml': dataset('There', 'https://new.example.org/data'),
      [settingsPath]: 'language: zh\n',
    });
    pull.base = { sha: at.forge.commitOf('release'), ref: 'release' };
    const found = await review(pull);
    expect(found.language).toBe('zh');
    expect(found.findings).toMatchObject([{ code: 'duplicate-identity', twin: { entry: 'there' } }]);
    expect(found.baseBlobUrl).toContain(at.forge.commitOf('release'));
  });

  it('has the same plan when it was closed and opened again: nothing is said twice', async () => {
    const pull = at.forge.propose(fresh);
    const first = await planFor(pull);
    pull.state = 'closed';
    expect((await planFor(pull)).actions).toEqual([]);
    pull.state = 'open';
    expect(await planFor(pull)).toEqual(first);
  });

  it('may take everything away: entries, and the list itself', async () => {
    const found = await review(at.forge.propose({ 'data/old.yml': null, 'data/list.yml': null }));
    expect(found.removedEntries).toMatchObject([{ id: 'old' }]);
    expect(found.findings).toMatchObject([{ code: 'list-missing', severity: 'error' }]);
  });
});
