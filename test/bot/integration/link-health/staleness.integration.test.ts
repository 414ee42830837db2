import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeptList, openKeptList } from '../kept-list.ts';

/**
 * From a repository that is no longer kept up to a box, to a pull request, to a list without it:
 * over real HTTP.
 */

const list = `title: { en: Tools }
languages: [en]
sections:
  - { id: tools, name: { en: Tools } }
  - { id: archive, name: { en: Archive } }
`;
const entry = (name: string) => `kind: toolkit
section: tools
name: { en: ${name} }
links:
  - { role: code, url: "https://github.com/${name.toLowerCase()}/tool" }
license: MIT
`;
const settings = 'links:\n  archiveSection: archive\n  stale: { maxDaysSincePush: 730, archived: true, kinds: [toolkit] }\n';
const names = ['Asleep', 'Drowsy', 'Retired', 'Relicensed', 'Busy'];
const files: Record<string, string> = {
  'data/list.yml': list,
  ...Object.fromEntries(names.map((name) => [`data/${name.toLowerCase()}.yml`, entry(name)])),
  'README.md': '# Tools\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
};
const dayMs = 24 * 3600 * 1000;

/** @returns the requests to GraphQL about repositories that aren't hosted here. */
async function open(withSettings: boolean): Promise<{ kept: KeptList; queries: string[] }> {
  const queries: string[] = [];
  const kept = await openKeptList(
    withSettings ? { ...files, '.github/listkeeper.yml': settings } : files,
    ({ world, observe }) => {
      const repositories = world.externalRepositories;
      for (const name of ['asleep', 'drowsy'])
        repositories.set(`${name}/tool`, { state: 'alive', license: 'MIT', pushedAt: Date.UTC(2023, 0, 5) });
      repositories.set('retired/tool', { state: 'archived', license: 'MIT', pushedAt: Date.now() });
      repositories.set('relicensed/tool', { state: 'alive', license: 'MIT', pushedAt: Date.now() + 60 * dayMs });
      repositories.set('busy/tool', { state: 'alive', license: 'MIT', stars: 12, pushedAt: Date.now() + 60 * dayMs });
      observe(({ path, requestBody }) => {
        const text = JSON.stringify(requestBody ?? '');
        if (path.endsWith('/graphql') && text.includes('isArchived')) queries.push(text);
      });
    },
  );
  return { kept, queries };
}

let kept: KeptList;
let queries: string[];
beforeAll(async () => {
  ({ kept, queries } = await open(true));
});
afterAll(() => kept.close());

const openPulls = () => kept.pulls().filter(({ state }) => state === 'open');

describe('a repository that is no longer kept up', () => {
  it('is shown under “Please look” with what was seen, and no comment', async () => {
    const { title, body } = kept.issue();
    expect(title).toBe('Link health: 3 repositories to look at');
    expect(body).toContain('<summary>Please look: 3 repositories');
    expect(body).toMatch(/Asleep.*last push 5 Jan 2023/);
    expect(body).toMatch(/Retired.*archived by its owner/);
    expect(body).not.toContain('Busy');
    expect(kept.answers(kept.issue().number)).toEqual([]);
  });

  it('is remembered on the health branch', async () => {
    expect(await kept.read('history.jsonl', 'listkeeper/health')).toMatch(/"id":"github:busy\/tool".*"facts":\{.*"stars":12/);
  });

  it('costs no further request', async () => {
    const other = await open(false);
    try {
      expect(other.queries).toHaveLength(queries.length);
      expect(other.kept.issues().filter(({ state }) => state === 'open')).toEqual([]);
    } finally {
      await other.kept.close();
    }
  });

  it('whose license is another one is told at the next check', async () => {
    kept.sandbox.world.externalRepositories.set('relicensed/tool', {
      state: 'alive',
      license: 'BUSL-1.1',
      pushedAt: Date.now() + 60 * dayMs,
    });
    await kept.pass(7);
    expect(kept.issue().body).toMatch(/Relicensed.*was MIT, now BUSL-1.1/);
  });

  it('goes from the list by a tick and a merge', async () => {
    await kept.tick('Remove the entry “Asleep”');
    await kept.tick('Move “Retired” to the archive section');
    expect(openPulls()).toHaveLength(1);
    const [pull] = openPulls();
    expect(pull?.body).toContain('last push 5 Jan 2023');
    const runs = kept.sandbox.world.hosted.get(kept.repository)?.checkRuns ?? [];
    expect(runs.filter(({ headSha, name }) => headSha === pull?.pull?.head.sha && name === 'Listkeeper')).toMatchObject([
      { conclusion: 'success' },
    ]);
    await kept.sandbox.asUser('someone').merge({ repository: kept.repository, number: pull?.number ?? 0 });
    await kept.settled();
    expect(await kept.read('data/asleep.yml')).toBeUndefined();
    expect(await kept.read('data/retired.yml')).toBe(entry('Retired').replace('section: tools', 'section: archive'));
    expect(await kept.read('README.md')).toMatch(/## Archive[\s\S]*Retired/);
    expect(kept.issue().title).toBe('Link health: 2 repositories to look at');
    expect(kept.issue().body).not.toContain('Asleep');
  });

  it('that stays by a tick isn’t asked about again, and its new license is the right one', async () => {
    await kept.tick('Keep “Drowsy”');
    await kept.tick('Keep “Relicensed”');
    expect(kept.issue().state).toBe('closed');
    await kept.pass(30);
    expect(kept.issue().state).toBe('closed');
  });
});
