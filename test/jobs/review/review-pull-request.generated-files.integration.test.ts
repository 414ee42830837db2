import { describe, expect, it } from 'vitest';
import { publishOutputs } from '../../../src/jobs/publish/publish-outputs.ts';
import { readList } from '../../../src/list/index.ts';
import { dataset, listFiles } from '../shared/example-list.ts';
import { memoryForge } from '../shared/memory-forge.ts';
import { at, commentOf, planFor, review, useReviewFixture } from './review-fixture.ts';

useReviewFixture();

describe('generated files', () => {
  const publish = async () => {
    const plan = await publishOutputs(at.forge);
    const [commit] = plan.actions;
    if (commit?.type !== 'commit') throw new Error(plan.summary);
    const written = Object.fromEntries(commit.files.flatMap((file) => ('text' in file ? [[file.path, file.text]] : [])));
    at.forge.branches.set('main', { ...at.forge.branches.get('main'), ...written });
  };

  it('changed by hand are answered with the line', async () => {
    await publish();
    const readme = `${at.forge.branches.get('main')?.['README.md']}`;
    const edited = readme.replace('A dataset that was there before.', 'The best dataset.');
    expect(edited).not.toBe(readme);
    const found = await review(at.forge.propose({ 'README.md': edited }));
    const line = readme.split('\n').findIndex((each) => each.includes('there before')) + 1;
    expect(found.findings).toMatchObject([{ code: 'edited-output', file: 'README.md', line, severity: 'error' }]);
    expect(found.editedOutputs).toEqual([{ file: 'README.md', line }]);
  });

  it('that somebody adds an entry to by hand are answered with the data to write instead', async () => {
    await publish();
    const readme = `${at.forge.branches.get('main')?.['README.md']}`;
    const add = (line: string) => readme.replace('<!-- listkeeper:end -->', `\n## Papers\n\n${line}\n<!-- listkeeper:end -->`);
    const pull = at.forge.propose({
      'README.md': add('- [Fresh Set](https://fresh.example.org/set) - A set of fresh things. <script>'),
    });
    const found = await review(pull);
    expect(found.findings).toMatchObject([{ code: 'edited-output' }]);
    expect(found.suggestedEntries).toMatchObject([{ path: expect.stringMatching(/^data\/.*fresh-set\.yml$/) }]);
    const [data] = found.suggestedEntries ?? [];
    const { entries } = readList(
      Object.entries({ ...listFiles, [`${data?.path}`]: `${data?.yaml}` }).map(([path, text]) => ({ path, text })),
      found.settings,
    );
    expect(entries.find(({ id }) => id === 'fresh-set')).toMatchObject({
      isValid: true,
      entry: { section: 'papers', links: [{ url: 'https://fresh.example.org/set' }] },
    });
    expect(commentOf(await planFor(pull))?.body).toContain('url: https://fresh.example.org/set');
  });

  it('that somebody changes an entry in, or that hold no entry, bring no data', async () => {
    await publish();
    const readme = `${at.forge.branches.get('main')?.['README.md']}`;
    for (const text of [
      readme.replace('https://old.example.org/data)', 'https://old.example.org/data/)'),
      readme.replace('<!-- listkeeper:end -->', 'Just words.\n<!-- listkeeper:end -->'),
      readme.replace('<!-- listkeeper:end -->', `${'- [x](https://x.example.org/)\n'.repeat(500)}<!-- listkeeper:end -->`),
    ]) {
      expect(text).not.toBe(readme);
      const found = await review(at.forge.propose({ 'README.md': text }));
      expect(found.findings).toMatchObject([{ code: 'edited-output' }]);
      expect(found.suggestedEntries).toBeUndefined();
    }
  });

  it('may change around the zone, and may come as they will be written anyway', async () => {
    await publish();
    const readme = `${at.forge.branches.get('main')?.['README.md']}`;
    expect((await review(at.forge.propose({ 'README.md': readme.replace('By hand.', 'By my hand.') }))).findings).toEqual([]);

    const withNew = { 'data/new.yml': dataset('New', 'https://new.example.org/') };
    const after = memoryForge({ ...at.forge.branches.get('main'), ...withNew });
    const [commit] = (await publishOutputs(after)).actions;
    const [file] = commit?.type === 'commit' ? commit.files : [];
    const rendered = file && 'text' in file ? file.text : '';
    expect(rendered).toContain('New');
    expect((await review(at.forge.propose({ ...withNew, 'README.md': rendered }))).findings).toEqual([]);
  });

  it('whose markers a pull request breaks are its problem', async () => {
    const found = await review(at.forge.propose({ 'README.md': '# Mine\n' }));
    expect(found.findings).toMatchObject([{ code: 'zone-broken', file: 'README.md' }]);
  });
});
