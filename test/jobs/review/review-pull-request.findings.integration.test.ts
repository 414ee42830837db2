import { describe, expect, it } from 'vitest';
import { buildReview, reviewPullRequest } from '../../../src/jobs/review/review-pull-request.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import { dataset, listFiles, openTestWorld } from '../shared/example-list.ts';
import { at, checkOf, codes, commentOf, labelsOf, planFor, review, useReviewFixture } from './review-fixture.ts';

useReviewFixture();

describe('what a pull request brings', () => {
  it('is told at line and column, and blocks', async () => {
    const text = dataset('Pan', 'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ').replace(
      'license: not-stated\n',
      '    code: 0123\ntask: [x]\nlicense: not-stated\n',
    );
    const plan = await planFor(at.forge.propose({ 'data/pan.yml': text }));
    const check = checkOf(plan);
    expect(check?.conclusion).toBe('failure');
    expect(check?.annotations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'data/pan.yml', startLine: 8, title: 'code-not-text', level: 'failure' }),
        expect.objectContaining({ path: 'data/pan.yml', startLine: 9, title: 'unknown-field', level: 'failure' }),
      ]),
    );
    expect(commentOf(plan)?.body).toContain('code-not-text');
    expect(labelsOf(plan)?.add).toEqual(['new-entry', 'needs-fix']);
  });

  it('is not what was there before: that is told, and does not block', async () => {
    at.forge.branches.set('main', { ...listFiles, 'data/bad.yml': `${dataset('Bad', 'https://bad.example.org/')}wrong: 1\n` });
    const bad = `# A note\n${dataset('Bad', 'https://bad.example.org/')}wrong: 1\nyear: 2020\n`;
    const found = await review(at.forge.propose({ 'data/bad.yml': bad }));
    expect(found.findings).toEqual([]);
    expect(codes(found.preExistingFindings)).toEqual(['unknown-field:9']);
    expect(found.entries[0]?.state).toBe('ready');
  });

  it('is not what is wrong elsewhere in the list', async () => {
    at.forge.branches.set('main', { ...listFiles, 'data/bad.yml': `${dataset('Bad', 'https://bad.example.org/')}wrong: 1\n` });
    const found = await review(at.forge.propose({ 'data/new.yml': dataset('New', 'https://new.example.org/') }));
    expect([found.findings, found.preExistingFindings]).toEqual([[], []]);
  });

  it('is a duplicate of what came into the base after the branch was cut, told in the new file with its twin’s place', async () => {
    const pull = at.forge.propose({ 'data/another.yml': dataset('Another', 'http://www.late.example.org/data/') });
    at.forge.branches.set('main', { ...listFiles, 'data/zzz.yml': dataset('Late', 'https://late.example.org/data') });
    const found = await review(pull);
    expect(found.findings).toMatchObject([
      { code: 'duplicate-identity', file: 'data/another.yml', twin: { entry: 'zzz', file: 'data/zzz.yml' } },
    ]);
    expect(found.entries).toMatchObject([
      { id: 'another', state: 'to-fix', duplicates: [{ entry: 'zzz', isSamePullRequest: false }] },
    ]);
    expect(labelsOf(await planFor(pull))?.add).toContain('duplicate');
  });

  it('is told by the name of the entry on the list, also where both have one id', async () => {
    at.forge.branches.set('main', { ...listFiles, 'data/late.yml': dataset('Late', 'https://late.example.org/data') });
    const found = await review(at.forge.propose({ 'data/more/late.yml': dataset('Later', 'https://late.example.org/data') }));
    expect(found.entries.flatMap(({ duplicates }) => duplicates.map(({ name }) => name))).toEqual(['Late']);
  });

  it('is a duplicate within the pull request', async () => {
    const found = await review(
      at.forge.propose({
        'data/one.yml': dataset('One', 'https://same.example.org/x'),
        'data/two.yml': dataset('Two', 'https://same.example.org/x'),
      }),
    );
    expect(found.entries.flatMap(({ duplicates }) => duplicates)).toMatchObject([{ isSamePullRequest: true }]);
  });

  it('tells what a source of the entry says otherwise', async () => {
    const sources =
      'sources:\n  - { url: "https://a.edu/card", fields: [size], says: "5,473 questions" }\n  - { url: "https://a.edu/" }\n';
    const found = await review(at.forge.propose({ 'data/one.yml': dataset('One', 'https://one.example.org/x') + sources }));
    expect(found.entries.map(({ disagreements }) => disagreements)).toEqual([
      [{ url: 'https://a.edu/card', fields: ['size'], says: '5,473 questions' }],
    ]);
  });

  it('is a file that can not be read', async () => {
    const found = await review(at.forge.propose({ 'data/broken.yml': 'kind: [dataset\n', 'data/blob.yml': 'a\0b' }));
    expect(found.findings.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'file-refused data/blob.yml',
      'yaml-syntax data/broken.yml',
    ]);
    expect(found.entries).toMatchObject([
      { id: 'blob', state: 'to-fix', preview: '' },
      { id: 'broken', state: 'to-fix', preview: '' },
    ]);
  });

  it('survives a rename: nobody is guilty of old problems, and the entry was not added', async () => {
    const bad = `${dataset('Bad', 'https://bad.example.org/')}wrong: 1\n`;
    at.forge.branches.set('main', { ...listFiles, 'data/bad.yml': bad });
    const found = await review(at.forge.propose({ 'data/better.yml': bad }, { renamed: { 'data/better.yml': 'data/bad.yml' } }));
    expect(found.findings).toEqual([]);
    expect(codes(found.preExistingFindings)).toEqual(['unknown-field:9']);
    expect([found.entries, found.removedEntries]).toEqual([[], []]);
  });

  it('may be a removal that leaves a relation without its end', async () => {
    at.forge.branches.set('main', {
      ...listFiles,
      'data/child.yml': dataset('Child', 'https://child.example.org/', 'relations:\n  - type: derived-from\n    to: old\n'),
    });
    const found = await review(at.forge.propose({ 'data/old.yml': null }));
    expect(found.removedEntries).toEqual([{ id: 'old', name: 'Old', file: 'data/old.yml' }]);
    expect(found.findings).toMatchObject([{ code: 'unknown-relation', file: 'data/child.yml' }]);
  });
});

describe('links', () => {
  it('block when the owner of the identifier says no, and only then', async () => {
    const pull = at.forge.propose({
      'data/doi.yml': dataset('Doi', 'https://doi.org/10.1000/nothing'),
      'data/page.yml': dataset('Page', 'https://gone.example.org/x'),
    });
    const found = await review(pull);
    expect(found.deadLinks.map(({ identity }) => identity)).toEqual(['doi:10.1000/nothing']);
    expect(found.entries.map(({ id, state }) => [id, state])).toEqual([
      ['doi', 'to-fix'],
      ['page', 'ready'],
    ]);
    const plan = await planFor(pull);
    expect(checkOf(plan)?.conclusion).toBe('failure');
    expect(labelsOf(plan)?.add).toContain('dead-link');
  });

  it('do not block when they were in the base before, under whatever entry', async () => {
    at.forge.branches.set('main', { ...listFiles, 'data/doi.yml': dataset('Doi', 'https://doi.org/10.1000/nothing') });
    const pull = at.forge.propose({
      'data/doi.yml': null,
      'data/renamed.yml': dataset('Doi', 'https://doi.org/10.1000/nothing'),
    });
    const found = await review(pull);
    expect(found.links).toMatchObject([{ verdict: 'gone' }]);
    expect(found.deadLinks).toEqual([]);
  });

  it('are not asked for when the base’s settings ignore them or turn the check off', async () => {
    const files = { 'data/new.yml': dataset('New', 'https://gone.example.org/x/y') };
    at.forge.branches.set('main', { ...listFiles, [settingsPath]: 'links:\n  ignore: ["https://gone.example.org/x/*"]\n' });
    expect((await review(at.forge.propose(files))).links).toEqual([]);
    at.forge.branches.set('main', { ...listFiles, [settingsPath]: 'review:\n  links: false\n' });
    expect(await review(at.forge.propose(files))).toMatchObject({ links: [], areLinksChecked: false });
    expect(at.world.asked()).toEqual([]);
  });

  it('are not judged without a network, and nothing blocks for it', async () => {
    const offline = await openTestWorld({ online: false });
    try {
      const pull = at.forge.propose({ 'data/doi.yml': dataset('Doi', 'https://doi.org/10.1000/nothing') });
      const found = await buildReview(at.forge, pull, offline.tools);
      expect(found).toMatchObject({ isOffline: true, deadLinks: [] });
      expect(checkOf(await reviewPullRequest(at.forge, pull.number, offline.tools))?.conclusion).toBe('neutral');
    } finally {
      await offline.close();
    }
  });
});

describe('the name of a new file', () => {
  it('that another system can not hold, or takes for that of a file of the list, blocks before the merge', async () => {
    at.forge.branches.set('main', { ...listFiles, 'data/known.yml': dataset('Known', 'https://known.example.org/') });
    const reserved = await review(at.forge.propose({ 'data/con.yml': dataset('New', 'https://new.example.org/data') }));
    expect(codes(reserved.findings)).toEqual(['file-name:1']);
    const alike = at.forge.propose({ 'data/Known.yml': `id: new\n${dataset('New', 'https://new.example.org/data')}` });
    expect((await review(alike)).findings).toMatchObject([
      { code: 'file-name', file: 'data/Known.yml', twin: { file: 'data/known.yml' } },
    ]);
    expect(checkOf(await planFor(alike))?.conclusion).toBe('failure');
  });
});

describe('two entries of one file with one id', () => {
  it('have each their own links and findings, and none is its own twin', async () => {
    const one = (name: string, url: string) => `- id: same\n  ${dataset(name, url).trimEnd().replaceAll('\n', '\n  ')}\n`;
    const found = await review(
      at.forge.propose({
        'data/both.yml': `${one('First', 'https://first.example.org/')}${one('Second', 'https://second.example.org/')}`,
      }),
    );
    expect(found.findings).toMatchObject([{ code: 'duplicate-id', line: 10 }]);
    expect(found.entries).toMatchObject([
      { line: 1, state: 'ready', findings: [], duplicates: [], links: [{ url: 'https://first.example.org/' }] },
      {
        line: 10,
        state: 'to-fix',
        findings: [{ code: 'duplicate-id' }],
        duplicates: [{ entry: 'same', line: 1 }],
        links: [{ url: 'https://second.example.org/' }],
      },
    ]);
  });
});

describe('an address that is refused by its spelling', () => {
  it('is not asked, and counts as no link that works', async () => {
    const text = dataset('Inside', 'http://localhost:8080/data').replace(
      'license:',
      '  - role: docs\n    url: https://docs.example.org/in\nlicense:',
    );
    const pull = at.forge.propose({ 'data/inside.yml': text });
    const found = await review(pull);
    expect(codes(found.findings)).toEqual(['bad-address:7']);
    expect(found.entries[0]?.links.map(({ url }) => url)).toEqual(['https://docs.example.org/in']);
    expect(at.world.asked()).not.toContain('localhost');
    expect(commentOf(await planFor(pull))?.body).toContain('The checked link works.');
  });
});
