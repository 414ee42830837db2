import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readList } from '../../../src/list/index.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { formBody } from '../../jobs/submission/form-body.ts';
import { type KeptList, openKeptList } from './kept-list.ts';

/** From a merge to what readers see of it: when entries came, and who brought them. Over real HTTP. */

const entry = (name: string) => `kind: toolkit
section: tools
name: { en: ${name} }
description: { en: "What ${name} is for." }
links:
  - { role: homepage, url: "https://${name.toLowerCase()}.example.org/" }
license: MIT
`;
const settings = `publish: { added: true }
credits: { hide: [shy-one] }
outputs:
  - { file: README.md, language: en }
  - { file: NEWS.md, language: en, format: changelog }
  - { file: AUTHORS, language: en, format: contributors }
  - { file: feed.xml, language: en }
  - { file: .github/ISSUE_TEMPLATE/entry.yml, language: en }
`;
const readme = `# Tools

<!-- listkeeper:recent 2 -->
<!-- listkeeper:recent end -->

<!-- listkeeper:start -->
<!-- listkeeper:end -->

## Thanks

<!-- listkeeper:credits -->
<!-- listkeeper:credits end -->
`;
const files: Record<string, string> = {
  'data/list.yml': 'title: { en: Tools }\nlanguages: [en]\nsections:\n  - { id: tools, name: { en: Tools } }\n',
  'data/first.yml': entry('First'),
  'README.md': readme,
  '.github/listkeeper.yml': settings,
};

let kept: KeptList;
beforeAll(async () => {
  kept = await openKeptList(files);
});
afterAll(() => kept.close());

async function merge(login: string, name: string): Promise<void> {
  const { sandbox, repository } = kept;
  const path = `data/${name.toLowerCase()}.yml`;
  const { number } = await sandbox
    .asUser(login)
    .openPullRequest({ repository, title: `Add ${name}`, branch: `add-${login}`, files: { [path]: entry(name) } });
  await kept.settled();
  await sandbox.asUser('someone').merge({ repository, number });
  await kept.settled();
}

const today = () => new Date(kept.now()).toISOString().slice(0, 10);

describe('what is new', () => {
  it('is written into the data at the merge, from the history of its lines', async () => {
    const first = today();
    await kept.pass(40);
    await merge('carla', 'Second');
    expect(await kept.read('data/second.yml')).toBe(`${entry('Second')}added: ${today()}\n`);
    expect(await kept.read('data/first.yml')).toBe(`${entry('First')}added: ${first}\n`);
  });

  it('stands in a zone of the README, in a file by month and in the feed', async () => {
    const text = (await kept.read('README.md')) ?? '';
    expect(text).toMatch(
      /recent 2 -->\n\n- [\d-]+ · \[Second\]\([^)]+\).*\n- [\d-]+ · \[First\].*\n\n<!-- listkeeper:recent end -->/,
    );
    expect(await kept.read('NEWS.md')).toMatch(
      /^# What’s new in Tools\n\n## \w+ \d{4}\n\n- \[Second\].*\n\n## \w+ \d{4}\n\n- \[First\]/,
    );
    expect(await kept.read('feed.xml')).toContain('<title>Second</title>');
  });
});

describe('who helped', () => {
  it('is named once, under the name of .mailmap, and not who wants no name', async () => {
    await merge('shy-one', 'Third');
    const { id } = kept.sandbox.world.accounts.get('carla') ?? {};
    await kept.sandbox.asUser('someone').push({
      repository: kept.repository,
      branch: 'main',
      files: { '.mailmap': `Carla Contributor <${id}+carla@users.noreply.github.com>\n` },
    });
    await merge('dora', 'Fourth');
    const text = (await kept.read('README.md')) ?? '';
    const people = [...text.matchAll(/<a href="https:\/\/github\.com\/([^"]+)" title="([^"]+)">/g)].map(
      ([, login, name]) => `${login} ${name}`,
    );
    expect(people).toEqual(['someone someone', 'carla Carla Contributor', 'dora dora']);
    expect(await kept.read('AUTHORS')).toMatch(
      /^# Contributors\nsomeone .*\nCarla Contributor <https:\/\/github.com\/carla>\ndora /,
    );
  });

  it('is also who suggested an entry by a form', async () => {
    const { sandbox, repository } = kept;
    const { info } = readList([{ path: 'data/list.yml', text: files['data/list.yml'] ?? '' }], defaultSettings);
    if (!info) throw new Error('the list can not be read');
    const body = formBody(info, 'en', { link: 'https://github.com/reader/fifth', name: 'Fifth' });
    await sandbox.asUser('reader').openIssue({ repository, title: 'A tool', body });
    await kept.settled();
    const pull = kept.pulls().find(({ state }) => state === 'open');
    await sandbox.asUser('someone').merge({ repository, number: pull?.number ?? 0 });
    await kept.settled();
    expect(await kept.read('AUTHORS')).toMatch(/\nreader <https:\/\/github.com\/reader>\n$/);
  });

  it('writes nothing more once all is told', async () => {
    const before = kept.sandbox.world.hosted.get(kept.repository)?.refs.get('refs/heads/main');
    await kept.pass(1);
    expect(kept.sandbox.world.hosted.get(kept.repository)?.refs.get('refs/heads/main')).toBe(before);
  });
});
