import { describe, expect, it } from 'vitest';
import type { CommitAuthor } from '../../../src/forge/forge.ts';
import { readContributors, selectContributors } from '../../../src/jobs/publish/contributors.ts';
import { settingsSchema } from '../../../src/list/schema/settings/settings-schema.ts';
import { memoryForge } from '../shared/memory-forge.ts';

const person = (name: string, email: string, login?: string): CommitAuthor => ({
  name,
  email,
  ...(login === undefined ? {} : { account: { login, id: 1 } }),
});

describe('who helped', () => {
  it('is each person once, in the order of their first commit', () => {
    const authors = [
      person('ada', 'a@x.example', 'ada'),
      person('Bob', 'bob@x.example'),
      person('Ada L', 'b@x.example', 'Ada'),
      person('Bob', 'BOB@x.example'),
    ];
    expect(selectContributors(authors, '', [])).toEqual([{ name: 'ada', login: 'ada' }, { name: 'Bob' }]);
  });

  it.each([
    person('dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com'),
    person('GitHub', 'noreply@github.com'),
    person('renovate', 'r@x.example'),
    person('listkeeper', '1+listkeeper[bot]@users.noreply.github.com'),
  ])('is no robot: $name', (robot) => {
    expect(selectContributors([robot], '', [])).toEqual([]);
  });

  it('is told by an address at GitHub where it has no account there any more', () => {
    expect(selectContributors([person('eve', '7+eve@users.noreply.github.com')], '', [])).toEqual([
      { name: 'eve', login: 'eve' },
    ]);
  });

  it('is nobody who wants no name, by login or by name, as they were or are called', () => {
    const authors = [person('ada', 'a@x.example', 'ada'), person('Bob', 'bob@x.example'), person('c', 'c@x.example')];
    expect(selectContributors(authors, 'Carla <c@x.example>\n', ['@Ada', 'bob', 'Carla'])).toEqual([]);
  });
});

describe('the history', () => {
  const settings = (outputs: string) => settingsSchema.parse({ outputs: JSON.parse(outputs) as unknown });
  const asked = async (outputs: string, present: [string, string][]) => {
    const paths: (readonly string[])[] = [];
    const forge = Object.assign(memoryForge({ 'data/list.yml': '' }), {
      listAuthors: (_: string, given: readonly string[]) => {
        paths.push(given);
        return Promise.resolve([]);
      },
    });
    await readContributors(forge, forge.commitOf('main'), settings(outputs), new Map(present));
    return paths;
  };

  it('is read only where an output names people', async () => {
    const plain = '[{ "file": "README.md", "language": "en" }]';
    expect(await asked(plain, [['README.md', '# A list\n']])).toEqual([]);
    expect(await asked(plain, [['README.md', '<!-- listkeeper:credits -->\n<!-- listkeeper:credits end -->\n']])).toEqual([
      ['README.md', 'data'],
    ]);
    expect(await asked('[{ "file": "AUTHORS", "language": "en", "format": "contributors" }]', [])).toEqual([['data']]);
  });
});
