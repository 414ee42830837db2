import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildReview, reviewPullRequest } from '../../../src/jobs/review/review-pull-request.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import { exampleReadme, toolLine, toolNames } from '../../list/markdown/example-readme.ts';
import { openTestWorld, type TestWorld } from '../shared/example-list.ts';
import { type MemoryForge, memoryForge } from '../shared/memory-forge.ts';

let world: TestWorld;
let forge: MemoryForge;
const lines = toolNames.map((name) => toolLine(name));
const settings = { [settingsPath]: 'source: README.md\n' };
beforeEach(async () => {
  world = await openTestWorld();
  forge = memoryForge({ ...settings, 'README.md': exampleReadme(lines) });
});
afterEach(() => world.close());

const propose = (tools: readonly string[]) => forge.propose({ 'README.md': exampleReadme(tools) });
const review = (tools: readonly string[]) => buildReview(forge, propose(tools), world.tools);
const withLine = (line: string, after = 6) => [...lines.slice(0, after), line, ...lines.slice(after)];
const ginkgo = '- [Ginkgo](https://ginkgo.example.org/) - A tool about old trees.';

describe('a pull request for a list that is its README', () => {
  it('is reviewed item by item, with the new link checked', async () => {
    const found = await review(withLine(ginkgo));
    expect(found.entries).toMatchObject([
      {
        name: 'Ginkgo',
        file: 'README.md',
        line: 13,
        change: 'added',
        state: 'ready',
        findings: [],
        links: [{ verdict: 'alive' }],
      },
    ]);
    expect(found.links).toHaveLength(1);
    expect(found.findings).toEqual([]);
  });

  it('gets a comment, a check and a suggestion on the line', async () => {
    const line = ginkgo.replace('A tool', 'a tool').replace(/\.$/, '');
    const text = exampleReadme(withLine(line));
    const pull = forge.propose({ 'README.md': text });
    const plan = await reviewPullRequest(forge, pull.number, world.tools);
    expect(plan.actions.map(({ type: action }) => action)).toEqual(expect.arrayContaining(['comment', 'check-run', 'labels']));
    const comment = plan.actions.find((action) => action.type === 'comment');
    expect(comment?.body).toContain('Ginkgo');
    expect(comment?.body).not.toContain('data/');
  });

  it('fails for what is on the list already, also in another spelling', async () => {
    const found = await review(withLine(ginkgo.replace('https://ginkgo.example.org/', 'http://www.oak.example.org')));
    expect(found.entries).toMatchObject([{ state: 'to-fix', duplicates: [{ entry: 'oak', file: 'README.md', line: 18 }] }]);
  });

  it('fails for a copy of a line', async () => {
    const found = await review([...lines, lines[0] ?? '']);
    expect(found.findings.map(({ code, severity }) => [code, severity])).toContainEqual(['duplicate-identity', 'error']);
  });

  it('fails for a link whose owner says that there is nothing', async () => {
    const found = await review(withLine(ginkgo.replace('https://ginkgo.example.org/', 'https://doi.org/10.1000/nothing')));
    expect(found.deadLinks).toHaveLength(1);
    expect(found.entries).toMatchObject([{ state: 'to-fix' }]);
  });

  it.each([
    ['takes the scheme out', (line: string) => line.replace('https://', ''), 'bad-address'],
    ['takes the brackets of a link apart', (line: string) => line.replace('](', '] ('), 'item-form'],
  ])('fails for a change that only %s, and passes the one that mends it', async (_, spoil, code) => {
    const spoiled = [spoil(lines[0] ?? ''), ...lines.slice(1)];
    const found = await review(spoiled);
    expect(found.entries).toMatchObject([{ change: 'changed', state: 'to-fix', findings: [{ code, severity: 'error' }] }]);
    forge = memoryForge({ ...settings, 'README.md': exampleReadme(spoiled) });
    expect(await review(lines)).toMatchObject({ isUnaffected: false, entries: [{ state: 'ready', findings: [] }] });
  });

  it('tells of order and form without blocking', async () => {
    const found = await review([...lines, ginkgo.replace(') - ', ') – ')]);
    expect(found.findings.map(({ code, severity, line }) => [code, severity, line])).toEqual([
      ['item-order', 'warning', 19],
      ['item-form', 'warning', 19],
    ]);
    expect(found.entries).toMatchObject([{ state: 'ready' }]);
  });

  it('says nothing of problems that the list had, nor of words outside of the items', async () => {
    const old = [...lines, lines[3]?.replace(/\.$/, '') ?? ''];
    forge.branches.set('main', { ...settings, 'README.md': exampleReadme(old) });
    const changed = forge.propose({ 'README.md': exampleReadme(old).replace('Add a line.', 'Add a line, please.') });
    const found = await buildReview(forge, changed, world.tools);
    expect([found.findings, found.preExistingFindings, found.entries]).toEqual([[], [], []]);
    const plan = await reviewPullRequest(forge, changed.number, world.tools);
    expect(plan.actions).toMatchObject([
      { type: 'check-run', conclusion: 'neutral' },
      { type: 'comment', onlyIfPresent: true },
    ]);
  });

  it('names removed items, and not those whose lines stay', async () => {
    const found = await review(lines.slice(1));
    expect(found.removedEntries).toMatchObject([{ id: 'acorn', name: 'Acorn' }]);
    expect(found.entries).toEqual([]);
  });
});

describe('a repository without settings and data', () => {
  it('is reviewed the same when its README is a list', async () => {
    forge.branches.set('main', { 'README.md': exampleReadme(lines) });
    expect((await review(withLine(ginkgo))).entries).toMatchObject([{ name: 'Ginkgo', change: 'added' }]);
  });

  it('is left alone when its README is no list', async () => {
    forge.branches.set('main', { 'README.md': '# A program\n\n- [Docs](https://docs.example.org/)\n' });
    const pull = forge.propose({ 'README.md': '# A program\n\n- [Manual](https://docs.example.org/manual)\n' });
    expect(await buildReview(forge, pull, world.tools)).toMatchObject({ entries: [], findings: [] });
  });

  it('is reviewed as data in the pull request that brings them', async () => {
    forge.branches.set('main', { 'README.md': exampleReadme(lines) });
    const list = 'title: { en: A list }\nlanguages: [en]\nsections:\n  - id: tools\n    name: { en: Tools }\n';
    const oak =
      'kind: toolkit\nsection: tools\nname: { en: Oak }\nlinks:\n  - role: homepage\n    url: https://oak.example.org/\n';
    const found = await buildReview(forge, forge.propose({ 'data/list.yml': list, 'data/oak.yml': oak }), world.tools);
    expect(found.entries).toMatchObject([{ file: 'data/oak.yml', change: 'added' }]);
    expect(found.removedEntries).toEqual([]);
  });
});
