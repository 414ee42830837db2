import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PullRequest } from '../../../src/forge/forge.ts';
import { ForgeError } from '../../../src/forge/forge-error.ts';
import { publishOutputs } from '../../../src/jobs/publish/publish-outputs.ts';
import { reviewMergeGroup } from '../../../src/jobs/review/review-merge-group.ts';
import { buildReview, reviewPullRequest } from '../../../src/jobs/review/review-pull-request.ts';
import { readList } from '../../../src/list/index.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import type { CheckRunAction, CommentAction, LabelsAction, Plan } from '../../../src/model/plan.ts';
import { dataset, listFiles, openTestWorld, type TestWorld } from '../shared/example-list.ts';
import { type MemoryForge, memoryForge } from '../shared/memory-forge.ts';

let world: TestWorld;
let forge: MemoryForge;
beforeEach(async () => {
  world = await openTestWorld();
  forge = memoryForge({ ...listFiles });
});
afterEach(() => world.close());

const review = (pull: PullRequest) => buildReview(forge, pull, world.tools);
const planFor = (pull: PullRequest) => reviewPullRequest(forge, pull.number, world.tools);
const checkOf = (plan: Plan) => plan.actions.find((action): action is CheckRunAction => action.type === 'check-run');
const commentOf = (plan: Plan) => plan.actions.find((action): action is CommentAction => action.type === 'comment');
const labelsOf = (plan: Plan) => plan.actions.find((action): action is LabelsAction => action.type === 'labels');
const codes = (findings: readonly { code: string; line: number }[]) => findings.map(({ code, line }) => `${code}:${line}`);

describe('a good entry', () => {
  it('passes with its link judged, a preview and a label', async () => {
    const pull = forge.propose({ 'data/new.yml': dataset('New', 'https://new.example.org/data') });
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
    expect(found.baseBlobUrl).toBe(`https://github.com/someone/list/blob/${forge.commitOf('main')}`);

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
    const pull = forge.propose(
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
    const found = await review(forge.propose({ 'data/old.yml': text }));
    expect(found.links.map(({ url }) => url)).toEqual(['https://docs.example.org/old']);
    expect(found.entries).toMatchObject([{ id: 'old', change: 'changed' }]);
    expect(world.asked()).not.toContain('old.example.org');
  });
});

describe('what a pull request brings', () => {
  it('is told at line and column, and blocks', async () => {
    const text = dataset('Pan', 'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ').replace(
      'license: not-stated\n',
      '    code: 0123\ntask: [x]\nlicense: not-stated\n',
    );
    const plan = await planFor(forge.propose({ 'data/pan.yml': text }));
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
    forge.branches.set('main', { ...listFiles, 'data/bad.yml': `${dataset('Bad', 'https://bad.example.org/')}wrong: 1\n` });
    const bad = `# A note\n${dataset('Bad', 'https://bad.example.org/')}wrong: 1\nyear: 2020\n`;
    const found = await review(forge.propose({ 'data/bad.yml': bad }));
    expect(found.findings).toEqual([]);
    expect(codes(found.preExistingFindings)).toEqual(['unknown-field:9']);
    expect(found.entries[0]?.state).toBe('ready');
  });

  it('is not what is wrong elsewhere in the list', async () => {
    forge.branches.set('main', { ...listFiles, 'data/bad.yml': `${dataset('Bad', 'https://bad.example.org/')}wrong: 1\n` });
    const found = await review(forge.propose({ 'data/new.yml': dataset('New', 'https://new.example.org/') }));
    expect([found.findings, found.preExistingFindings]).toEqual([[], []]);
  });

  it('is a duplicate of what came into the base after the branch was cut, told in the new file with its twin’s place', async () => {
    const pull = forge.propose({ 'data/another.yml': dataset('Another', 'http://www.late.example.org/data/') });
    forge.branches.set('main', { ...listFiles, 'data/zzz.yml': dataset('Late', 'https://late.example.org/data') });
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
    forge.branches.set('main', { ...listFiles, 'data/late.yml': dataset('Late', 'https://late.example.org/data') });
    const found = await review(forge.propose({ 'data/more/late.yml': dataset('Later', 'https://late.example.org/data') }));
    expect(found.entries.flatMap(({ duplicates }) => duplicates.map(({ name }) => name))).toEqual(['Late']);
  });

  it('is a duplicate within the pull request', async () => {
    const found = await review(
      forge.propose({
        'data/one.yml': dataset('One', 'https://same.example.org/x'),
        'data/two.yml': dataset('Two', 'https://same.example.org/x'),
      }),
    );
    expect(found.entries.flatMap(({ duplicates }) => duplicates)).toMatchObject([{ isSamePullRequest: true }]);
  });

  it('tells what a source of the entry says otherwise', async () => {
    const sources =
      'sources:\n  - { url: "https://a.edu/card", fields: [size], says: "5,473 questions" }\n  - { url: "https://a.edu/" }\n';
    const found = await review(forge.propose({ 'data/one.yml': dataset('One', 'https://one.example.org/x') + sources }));
    expect(found.entries.map(({ disagreements }) => disagreements)).toEqual([
      [{ url: 'https://a.edu/card', fields: ['size'], says: '5,473 questions' }],
    ]);
  });

  it('is a file that can not be read', async () => {
    const found = await review(forge.propose({ 'data/broken.yml': 'kind: [dataset\n', 'data/blob.yml': 'a\0b' }));
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
    forge.branches.set('main', { ...listFiles, 'data/bad.yml': bad });
    const found = await review(forge.propose({ 'data/better.yml': bad }, { renamed: { 'data/better.yml': 'data/bad.yml' } }));
    expect(found.findings).toEqual([]);
    expect(codes(found.preExistingFindings)).toEqual(['unknown-field:9']);
    expect([found.entries, found.removedEntries]).toEqual([[], []]);
  });

  it('may be a removal that leaves a relation without its end', async () => {
    forge.branches.set('main', {
      ...listFiles,
      'data/child.yml': dataset('Child', 'https://child.example.org/', 'relations:\n  - type: derived-from\n    to: old\n'),
    });
    const found = await review(forge.propose({ 'data/old.yml': null }));
    expect(found.removedEntries).toEqual([{ id: 'old', name: 'Old', file: 'data/old.yml' }]);
    expect(found.findings).toMatchObject([{ code: 'unknown-relation', file: 'data/child.yml' }]);
  });
});

describe('links', () => {
  it('block when the owner of the identifier says no, and only then', async () => {
    const pull = forge.propose({
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
    forge.branches.set('main', { ...listFiles, 'data/doi.yml': dataset('Doi', 'https://doi.org/10.1000/nothing') });
    const pull = forge.propose({ 'data/doi.yml': null, 'data/renamed.yml': dataset('Doi', 'https://doi.org/10.1000/nothing') });
    const found = await review(pull);
    expect(found.links).toMatchObject([{ verdict: 'gone' }]);
    expect(found.deadLinks).toEqual([]);
  });

  it('are not asked for when the base’s settings ignore them or turn the check off', async () => {
    const files = { 'data/new.yml': dataset('New', 'https://gone.example.org/x/y') };
    forge.branches.set('main', { ...listFiles, [settingsPath]: 'links:\n  ignore: ["https://gone.example.org/x/*"]\n' });
    expect((await review(forge.propose(files))).links).toEqual([]);
    forge.branches.set('main', { ...listFiles, [settingsPath]: 'review:\n  links: false\n' });
    expect(await review(forge.propose(files))).toMatchObject({ links: [], areLinksChecked: false });
    expect(world.asked()).toEqual([]);
  });

  it('are not judged without a network, and nothing blocks for it', async () => {
    const offline = await openTestWorld({ online: false });
    try {
      const pull = forge.propose({ 'data/doi.yml': dataset('Doi', 'https://doi.org/10.1000/nothing') });
      const found = await buildReview(forge, pull, offline.tools);
      expect(found).toMatchObject({ isOffline: true, deadLinks: [] });
      expect(checkOf(await reviewPullRequest(forge, pull.number, offline.tools))?.conclusion).toBe('neutral');
    } finally {
      await offline.close();
    }
  });
});

describe('the name of a new file', () => {
  it('that another system can not hold, or takes for that of a file of the list, blocks before the merge', async () => {
    forge.branches.set('main', { ...listFiles, 'data/known.yml': dataset('Known', 'https://known.example.org/') });
    const reserved = await review(forge.propose({ 'data/con.yml': dataset('New', 'https://new.example.org/data') }));
    expect(codes(reserved.findings)).toEqual(['file-name:1']);
    const alike = forge.propose({ 'data/Known.yml': `id: new\n${dataset('New', 'https://new.example.org/data')}` });
    expect((await review(alike)).findings).toMatchObject([
      { code: 'file-name', file: 'data/Known.yml', twin: { file: 'data/known.yml' } },
    ]);
    expect(checkOf(await planFor(alike))?.conclusion).toBe('failure');
  });
});

describe('settings', () => {
  it('that a stranger would change are told before and after, and are never green', async () => {
    const pull = forge.propose({ [settingsPath]: 'review: { links: false }\noutputs: [{ file: list.json, language: en }]\n' });
    const plan = await planFor(pull);
    expect(checkOf(plan)?.conclusion).toBe('neutral');
    expect(checkOf(plan)?.summary).toContain('(`review.links`): on → off');
    expect(commentOf(plan)?.body).toContain('`list.json` for the first time');
    const own = forge.propose({ [settingsPath]: 'review: { links: false }\n' }, { fork: false });
    expect(checkOf(await planFor(own))?.conclusion).toBe('success');
  });

  it('of the pull request are looked at and not obeyed', async () => {
    const pull = forge.propose({
      [settingsPath]: 'review:\n  links: off\n  comment: never\nlanguage: zh\ndata: elsewhere\n',
      'data/bad.yml': `${dataset('Bad', 'https://new.example.org/')}wrong: 1\n`,
    });
    const found = await review(pull);
    expect(found.language).toBe('en');
    expect(found.findings.map(({ file }) => file)).toEqual([settingsPath, 'data/bad.yml']);
    expect(found.settingsFindings).toMatchObject([{ code: 'settings-refused', field: 'review.links', line: 2 }]);
    const plan = await planFor(pull);
    expect(commentOf(plan)).toBeDefined();
    expect(checkOf(plan)?.conclusion).toBe('failure');
  });

  it('say whether to comment', async () => {
    const files = { 'data/new.yml': dataset('New', 'https://new.example.org/') };
    const commentWith = async (comment: string, change: Record<string, string>) => {
      forge.branches.set('main', { ...listFiles, [settingsPath]: `review: { comment: ${comment} }\n` });
      return commentOf(await planFor(forge.propose(change)));
    };
    expect(await commentWith('never', files)).toBeUndefined();
    expect(await commentWith('problems', files)).toMatchObject({ onlyIfPresent: true });
    expect((await commentWith('problems', { 'data/new.yml': 'kind: x\n' }))?.onlyIfPresent).toBeUndefined();
  });

  it('say whether to speak the language of the list or that of the contributor', async () => {
    const files = { 'data/new.yml': 'kind: x\n' };
    const saidWith = async (language: string, title: string) => {
      forge.branches.set('main', { ...listFiles, [settingsPath]: `language: en\nreview: { language: ${language} }\n` });
      const plan = await planFor(forge.propose(files, { title }));
      return [commentOf(plan)?.body.slice(0, 12), checkOf(plan)?.summary.slice(0, 8)];
    };
    const [inEnglish, inChinese] = [
      ['**Listkeeper', '### To f'],
      ['**典守：“new”有 ', '### 需要修改'],
    ];
    expect(await saidWith('list', '新增一个数据集')).toEqual(inEnglish);
    expect(await saidWith('contributor', '新增一个数据集')).toEqual(inChinese);
    expect(await saidWith('contributor', 'Add one more dataset')).toEqual(inEnglish);
  });
});

describe('generated files', () => {
  const publish = async () => {
    const plan = await publishOutputs(forge);
    const [commit] = plan.actions;
    if (commit?.type !== 'commit') throw new Error(plan.summary);
    const written = Object.fromEntries(commit.files.flatMap((file) => ('text' in file ? [[file.path, file.text]] : [])));
    forge.branches.set('main', { ...forge.branches.get('main'), ...written });
  };

  it('changed by hand are answered with the line', async () => {
    await publish();
    const readme = `${forge.branches.get('main')?.['README.md']}`;
    const edited = readme.replace('A dataset that was there before.', 'The best dataset.');
    expect(edited).not.toBe(readme);
    const found = await review(forge.propose({ 'README.md': edited }));
    const line = readme.split('\n').findIndex((each) => each.includes('there before')) + 1;
    expect(found.findings).toMatchObject([{ code: 'edited-output', file: 'README.md', line, severity: 'error' }]);
    expect(found.editedOutputs).toEqual([{ file: 'README.md', line }]);
  });

  it('that somebody adds an entry to by hand are answered with the data to write instead', async () => {
    await publish();
    const readme = `${forge.branches.get('main')?.['README.md']}`;
    const add = (line: string) => readme.replace('<!-- listkeeper:end -->', `\n## Papers\n\n${line}\n<!-- listkeeper:end -->`);
    const pull = forge.propose({
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
    const readme = `${forge.branches.get('main')?.['README.md']}`;
    for (const text of [
      readme.replace('https://old.example.org/data)', 'https://old.example.org/data/)'),
      readme.replace('<!-- listkeeper:end -->', 'Just words.\n<!-- listkeeper:end -->'),
      readme.replace('<!-- listkeeper:end -->', `${'- [x](https://x.example.org/)\n'.repeat(500)}<!-- listkeeper:end -->`),
    ]) {
      expect(text).not.toBe(readme);
      const found = await review(forge.propose({ 'README.md': text }));
      expect(found.findings).toMatchObject([{ code: 'edited-output' }]);
      expect(found.suggestedEntries).toBeUndefined();
    }
  });

  it('may change around the zone, and may come as they will be written anyway', async () => {
    await publish();
    const readme = `${forge.branches.get('main')?.['README.md']}`;
    expect((await review(forge.propose({ 'README.md': readme.replace('By hand.', 'By my hand.') }))).findings).toEqual([]);

    const withNew = { 'data/new.yml': dataset('New', 'https://new.example.org/') };
    const after = memoryForge({ ...forge.branches.get('main'), ...withNew });
    const [commit] = (await publishOutputs(after)).actions;
    const [file] = commit?.type === 'commit' ? commit.files : [];
    const rendered = file && 'text' in file ? file.text : '';
    expect(rendered).toContain('New');
    expect((await review(forge.propose({ ...withNew, 'README.md': rendered }))).findings).toEqual([]);
  });

  it('whose markers a pull request breaks are its problem', async () => {
    const found = await review(forge.propose({ 'README.md': '# Mine\n' }));
    expect(found.findings).toMatchObject([{ code: 'zone-broken', file: 'README.md' }]);
  });
});

describe('a pull request that is not about the list', () => {
  it('gets a quiet check, no new comment, and loses our labels', async () => {
    const plan = await planFor(forge.propose({ 'src/x.ts': 'x' }, { labels: ['needs-fix', 'theirs'] }));
    expect(checkOf(plan)).toMatchObject({ conclusion: 'neutral', annotations: [] });
    expect(commentOf(plan)).toMatchObject({ onlyIfPresent: true });
    expect(labelsOf(plan)).toMatchObject({ add: [], remove: ['needs-fix'] });
    expect(forge.requests.filter((each) => each.startsWith('files'))).toEqual([]);
  });

  it('is left alone when it is closed', async () => {
    expect((await planFor(forge.propose({ 'data/new.yml': 'x' }, { state: 'closed' }))).actions).toEqual([]);
  });
});

describe('a pull request that changes its mind', () => {
  const fresh = { 'data/new.yml': dataset('New', 'https://new.example.org/data') };

  it('is judged as a draft as well: who writes wants to know before asking others', async () => {
    const plan = await planFor(forge.propose(fresh, { draft: true }));
    expect(checkOf(plan)).toMatchObject({ conclusion: 'success' });
    expect(commentOf(plan)).toBeDefined();
  });

  it('is judged by the base it has now: its settings, its entries', async () => {
    const pull = forge.propose(fresh);
    expect((await review(pull)).findings).toEqual([]);
    forge.branches.set('release', {
      ...listFiles,
      'data/there.yml': dataset('There', 'https://new.example.org/data'),
      [settingsPath]: 'language: zh\n',
    });
    pull.base = { sha: forge.commitOf('release'), ref: 'release' };
    const found = await review(pull);
    expect(found.language).toBe('zh');
    expect(found.findings).toMatchObject([{ code: 'duplicate-identity', twin: { entry: 'there' } }]);
    expect(found.baseBlobUrl).toContain(forge.commitOf('release'));
  });

  it('has the same plan when it was closed and opened again: nothing is said twice', async () => {
    const pull = forge.propose(fresh);
    const first = await planFor(pull);
    pull.state = 'closed';
    expect((await planFor(pull)).actions).toEqual([]);
    pull.state = 'open';
    expect(await planFor(pull)).toEqual(first);
  });

  it('may take everything away: entries, and the list itself', async () => {
    const found = await review(forge.propose({ 'data/old.yml': null, 'data/list.yml': null }));
    expect(found.removedEntries).toMatchObject([{ id: 'old' }]);
    expect(found.findings).toMatchObject([{ code: 'list-missing', severity: 'error' }]);
  });
});

describe('two entries of one file with one id', () => {
  it('have each their own links and findings, and none is its own twin', async () => {
    const one = (name: string, url: string) => `- id: same\n  ${dataset(name, url).trimEnd().replaceAll('\n', '\n  ')}\n`;
    const found = await review(
      forge.propose({
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
    const pull = forge.propose({ 'data/inside.yml': text });
    const found = await review(pull);
    expect(codes(found.findings)).toEqual(['bad-address:7']);
    expect(found.entries[0]?.links.map(({ url }) => url)).toEqual(['https://docs.example.org/in']);
    expect(world.asked()).not.toContain('localhost');
    expect(commentOf(await planFor(pull))?.body).toContain('The checked link works.');
  });
});

describe('a pull request that is very large', () => {
  const empty = '- kind: dataset\n';

  it.each([
    ['in one file', { 'data/many.yml': empty.repeat(14_000) }],
    ['in several', { 'data/a.yml': empty.repeat(900), 'data/b.yml': empty.repeat(900), 'data/c.yml': empty.repeat(900) }],
    ['on one line', { 'data/many.yml': `[${'{},'.repeat(2001)}]` }],
  ])('by more entries than are reviewed one by one, %s, has its verdict with how to split it', async (_, files) => {
    const pull = forge.propose(files);
    const plan = await planFor(pull);
    expect(plan.actions).toMatchObject([
      { type: 'check-run', name: 'Listkeeper', headSha: pull.head.sha, conclusion: 'failure' },
      { type: 'comment' },
    ]);
    expect(checkOf(plan)?.summary).toMatch(/more than 2000 entries[\s\S]*Split[\s\S]*超过 2000 个/);
    expect(world.asked()).toEqual([]);
  });

  it('by its text has that verdict too', async () => {
    const files = Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`data/n${at}.yml`, `# ${'x'.repeat(255_000)}\n`]));
    expect(checkOf(await planFor(forge.propose(files)))?.title).toMatch(/^Too large/);
  });

  it('is none where it touches one entry of a file that holds more than those', async () => {
    const old = Array.from({ length: 2100 }, (_, at) => `- { kind: dataset, id: n${at} }\n`).join('');
    forge.branches.set('main', { ...listFiles, 'data/many.yml': old });
    const found = await review(forge.propose({ 'data/many.yml': `${old}- { kind: dataset, id: mine }\n` }));
    expect(found.entries).toMatchObject([{ id: 'mine', change: 'added' }]);
  });

  it('is none where it is our own proposal to keep a list of that size', async () => {
    const own = { fork: false, head: { sha: '', ref: 'listkeeper/adopt', repository: 'someone/list' } };
    const files = { 'data/many.yml': Array.from({ length: 2001 }, (_, at) => `- { kind: dataset, id: n${at} }\n`).join('') };
    const { sha } = forge.propose(files).head;
    const found = await review(forge.propose(files, { ...own, head: { ...own.head, sha } }));
    expect(found.entries).toHaveLength(2001);
  });

  it('is compared tree by tree where the forge does not list all of its files', async () => {
    const pull = forge.propose({
      'data/new.yml': `${dataset('New', 'https://new.example.org/')}wrong: 1\n`,
      'data/old.yml': null,
    });
    const { listChangedFiles } = forge;
    forge.listChangedFiles = async (asked) => ({ files: (await listChangedFiles(asked)).files.slice(0, 0), truncated: true });
    const found = await review(pull);
    expect(found.findings).toMatchObject([{ code: 'unknown-field', file: 'data/new.yml' }]);
    expect(found.removedEntries).toMatchObject([{ id: 'old' }]);
    forge.listChangedFiles = async () => ({ files: [], truncated: true });
    expect(await review(forge.propose({ 'src/x.ts': 'x' }))).toMatchObject({ isUnaffected: true });
  });

  it('of a hundred entries has every mistake at its line, one preview each, and a comment that fits', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `data/n${index}.yml`,
        `${dataset(`Number ${index}`, `https://h${index % 5}.example.org/n/${index}`)}wrong${index}: ${'x'.repeat(150)}\nadded: 2020/1/2\n`,
      ]),
    );
    forge.branches.set('main', { ...listFiles, [settingsPath]: 'review: { links: false }\n' });
    const plan = await planFor(forge.propose(files));
    expect(checkOf(plan)?.annotations).toHaveLength(200);
    const body = `${commentOf(plan)?.body}`;
    expect(body.length).toBeLessThan(65_000);
    expect(body).toContain('200 fixes needed in 100 entries');
  });

  it('has its verdict even when it can not be read', async () => {
    const pull = forge.propose({ 'data/new.yml': 'x' });
    forge.readFiles = async () => {
      throw new ForgeError('too-large', {
        operation: { name: 'read-archive' },
        reason: { kind: 'too-many-bytes', max: 64 * 1024 * 1024 },
      });
    };
    expect(checkOf(await planFor(pull))).toMatchObject({ name: 'Listkeeper', headSha: pull.head.sha, conclusion: 'failure' });
  });
});

describe('rules of acceptance', () => {
  const rules = (rule: string) => ({ [settingsPath]: `review:\n  accept:\n    - { level: block, ${rule} }\n` });
  const added = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `data/new-${index}.yml`,
        dataset(`New ${index}`, `https://new.example.org/${index}`),
      ]),
    );

  it('count all entries of a section, also those that a review need not compare', async () => {
    const others = {
      'data/a.yml': dataset('Alpha', 'https://a.example.org/'),
      'data/b.yml': dataset('Beta', 'https://b.example.org/'),
    };
    forge = memoryForge({ ...listFiles, ...others, ...rules('maxSectionEntries: 3') });
    const found = await review(forge.propose(added(1)));
    expect(found.findings).toMatchObject([{ code: 'not-accepted', unmet: { limit: 3, actual: 4, subject: 'Datasets' } }]);
  });

  it('concern what is added, not what is changed or renamed', async () => {
    forge = memoryForge({ ...listFiles, ...rules('minDescriptionWords: 50') });
    const text = `${listFiles['data/old.yml']}year: 2020\n`;
    expect((await review(forge.propose({ 'data/old.yml': text }))).findings).toEqual([]);
    const renamed = forge.propose({ 'data/newer.yml': text }, { renamed: { 'data/newer.yml': 'data/old.yml' } });
    expect((await review(renamed)).findings).toEqual([]);
  });

  it('do not hold back a merge queue in which each pull request adds one entry', async () => {
    forge = memoryForge({ ...listFiles, ...rules('maxEntriesPerPullRequest: 1, maxOpenPullRequests: 1') });
    const { head, base } = forge.propose(added(2));
    const plan = await reviewMergeGroup(forge, { head: head.sha, base: base.sha }, world.tools);
    expect(checkOf(plan)?.conclusion).toBe('success');
  });

  it('count no open pull requests of the bot, whose suggestions are of many people', async () => {
    forge = memoryForge({ ...listFiles, ...rules('maxOpenPullRequests: 1') });
    const withOthers = async (author: string, isLonger = true) => {
      const other = { number: 9, url: '', headSha: '', files: [], author, isLonger };
      Object.assign(forge, { listOpenPullRequestFiles: async () => [other] });
      return (await review(forge.propose(added(1), { author }))).findings.map(({ code }) => code);
    };
    expect(await withOthers('listkeeper[bot]')).toEqual([]);
    expect(await withOthers('mei')).toEqual(['not-accepted']);
    expect(await withOthers('mei', false)).toEqual([]);
  });
});
