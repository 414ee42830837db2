import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeptList, openKeptList } from './kept-list.ts';

/**
 * From what GitHub says of repositories to a file in the list, and to the columns and marks of its
 * README: over real HTTP.
 */

const list = `title: { en: Tools, zh: 工具 }
languages: [en, zh]
sections:
  - { id: tools, name: { en: Tools, zh: 工具 } }
`;
const names = ['Asleep', 'Busy', 'Famous', 'Retired'];
const entry = (name: string) => `kind: toolkit
section: tools
name: { en: ${name} }
links:
  - { role: code, url: "https://github.com/${name.toLowerCase()}/tool" }
`;
const share = `kind: dataset
section: tools
name: { en: Shared }
links:
  - { role: homepage, url: "https://data.example.org/" }
`;
const outputs = (publish: string) => `links:
  stale: { maxDaysSincePush: 730 }
facts:
  file: data/facts.json
  popular: 10000
  words: { popular: { en: ⭐ } }
publish: { by: ${publish} }
outputs:
  - { file: README.md, language: en, columns: [name, stars, pushed, released, detected_license, links], sort: stars, marks: [archived, stale, popular] }
  - { file: README.zh.md, language: zh, columns: [name, stars, pushed], sort: stars, marks: [archived, stale, popular] }
  - { file: list.csv, language: en }
`;
const zone = '# Tools\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n';
const files: Record<string, string> = {
  'data/list.yml': list,
  'data/shared.yml': share,
  ...Object.fromEntries(names.map((name) => [`data/${name.toLowerCase()}.yml`, entry(name)])),
  'README.md': zone,
  'README.zh.md': zone,
};

interface Opened {
  kept: KeptList;
  /** Requests to GitHub's API, by method and path. */
  requests: string[];
}

async function open(settings: string | undefined): Promise<Opened> {
  const requests: string[] = [];
  const own = settings === undefined ? files : { ...files, '.github/listkeeper.yml': settings };
  const kept = await openKeptList(own, ({ world, observe }) => {
    const { externalRepositories: repositories } = world;
    repositories.set('asleep/tool', { state: 'alive', stars: 1379, license: 'MIT', pushedAt: Date.UTC(2021, 4, 5) });
    repositories.set('busy/tool', {
      state: 'alive',
      stars: 12,
      pushedAt: Date.UTC(2026, 6, 1),
      releasedAt: Date.UTC(2026, 1, 3),
    });
    repositories.set('famous/tool', { state: 'alive', stars: 23_456, license: 'Apache-2.0', pushedAt: Date.UTC(2026, 6, 1) });
    repositories.set('retired/tool', { state: 'archived', stars: 150, license: 'MIT', pushedAt: Date.UTC(2019, 0, 1) });
    observe(({ method, path }) => requests.push(`${method} ${path}`));
  });
  return { kept, requests };
}

/** The messages of the default branch, the newest first. */
async function listCommits(kept: KeptList): Promise<string[]> {
  const address = `${kept.sandbox.api}/repos/${kept.repository}/commits?per_page=100`;
  const answer = await fetch(address, { headers: { authorization: `token ${kept.sandbox.token}` } });
  return ((await answer.json()) as { sha: string }[]).map(({ sha }) => sha);
}

const factsFile = `{
  "asleep": { "repository": "asleep/tool", "stars": 1200, "pushed": "2021-Q2", "license": "MIT", "stale": true },
  "busy": { "repository": "busy/tool", "stars": 12, "pushed": "2026-Q3", "released": "2026-Q1" },
  "famous": { "repository": "famous/tool", "stars": 20000, "pushed": "2026-Q3", "license": "Apache-2.0" },
  "retired": { "repository": "retired/tool", "stars": 150, "pushed": "2019-Q1", "license": "MIT", "archived": true, "stale": true }
}
`;

describe('facts about repositories', () => {
  let kept: KeptList;
  beforeAll(async () => {
    ({ kept } = await open(outputs('commit')));
    // At first the outputs are written while links are checked.
    await kept.pass(1);
  });
  afterAll(() => kept.close());

  it('are in a file of the list, rounded, a line each', async () => {
    expect(await kept.read('data/facts.json')).toBe(factsFile);
  });

  it('show in the READMEs, in their order and with their marks', async () => {
    expect(await kept.read('README.md')).toContain(`| Name | Stars | Last push | Last release | License on GitHub | Links |
| --- | --- | --- | --- | --- | --- |
| [Famous](https://github.com/famous/tool) ⭐ | 20k | 2026 Q3 |  | Apache-2.0 |  |
| [Asleep](https://github.com/asleep/tool) (not updated for long) | 1.2k | 2021 Q2 |  | MIT |  |
| [Retired](https://github.com/retired/tool) (archived) | 150 | 2019 Q1 |  | MIT |  |
| [Busy](https://github.com/busy/tool) | 12 | 2026 Q3 | 2026 Q1 |  |  |
| [Shared](https://data.example.org/) |  |  |  |  |  |`);
    expect(await kept.read('README.zh.md')).toContain(`| 名称 | Star 数 | 最近推送 |
| --- | --- | --- |
| [Famous](https://github.com/famous/tool) ⭐ | 2 万 | 2026 Q3 |
| [Asleep](https://github.com/asleep/tool)（久未更新） | 1200 | 2021 Q2 |
| [Retired](https://github.com/retired/tool)（已归档） | 150 | 2019 Q1 |`);
    expect(await kept.read('list.csv')).toMatch(/famous\/tool,20000,2026-Q3,,Apache-2\.0,,\r\n/);
  });

  it('are written again only when a reader would see it', async () => {
    const before = await listCommits(kept);
    kept.sandbox.world.externalRepositories.set('busy/tool', {
      state: 'alive',
      stars: 14,
      pushedAt: Date.UTC(2026, 7, 30),
      releasedAt: Date.UTC(2026, 2, 3),
    });
    await kept.pass(7);
    expect(await listCommits(kept)).toEqual(before);
    kept.sandbox.world.externalRepositories.set('busy/tool', { state: 'alive', stars: 15, pushedAt: Date.UTC(2026, 9, 1) });
    await kept.pass(7);
    expect(await listCommits(kept)).toHaveLength(before.length + 1);
    expect(await kept.read('data/facts.json')).toContain(
      '"busy": { "repository": "busy/tool", "stars": 15, "pushed": "2026-Q4" }',
    );
    expect(await kept.read('README.md')).toContain('| [Busy](https://github.com/busy/tool) | 15 | 2026 Q4 |');
  });
});

describe('a list that keeps facts', () => {
  it('asks GitHub as often as one without', async () => {
    const without = outputs('commit')
      .replace(/facts:[\s\S]*(?=publish)/, '')
      .replace(/, (?:columns|sort|marks): (?:\[[^\]]*\]|\w+)/g, '');
    const [one, other] = await Promise.all([open(outputs('commit')), open(without)]);
    try {
      await Promise.all([one.kept.pass(1), other.kept.pass(1)]);
      const marks = [one.requests.length, other.requests.length];
      await Promise.all([one.kept.pass(7), other.kept.pass(7)]);
      // The second check: nothing that shows has changed.
      const second = [one, other].map(({ requests }, index) =>
        requests
          .slice(marks[index])
          .map((request) => request.replace(/[0-9a-f]{40}/, 'SHA'))
          .sort(),
      );
      expect(second[0]).toEqual(second[1]);
      expect(second[0]).toContain('POST /graphql');
      expect(await one.kept.read('data/facts.json')).toBe(factsFile);
    } finally {
      await Promise.all([one.kept.close(), other.kept.close()]);
    }
  });
});

describe('facts in a list whose outputs are proposed', () => {
  it('come by a pull request of their own, which is reviewed without complaint and closed when it is of no use', async () => {
    const { kept } = await open(outputs('pull-request'));
    try {
      await kept.pass(1);
      const findOpen = () => kept.pulls().filter(({ state, pull }) => state === 'open' && pull?.head.ref === 'listkeeper/facts');
      const [proposal] = findOpen();
      expect(proposal?.title).toBe('Update what is known of repositories');
      expect(await kept.read('data/facts.json', 'listkeeper/facts')).toBe(factsFile);
      expect(await kept.read('README.md', 'listkeeper/facts')).toContain('| 20k | 2026 Q3 |');
      const runs = kept.sandbox.world.hosted.get(kept.repository)?.checkRuns ?? [];
      const conclusions = runs.filter(({ headSha }) => headSha === proposal?.pull?.head.sha).map(({ conclusion }) => conclusion);
      expect(conclusions).toEqual(['success']);
      await kept.sandbox.asUser('someone').merge({ repository: kept.repository, number: proposal?.number ?? 0 });
      await kept.settled();
      expect(await kept.read('data/facts.json')).toBe(factsFile);
      await kept.pass(7);
      expect(findOpen()).toEqual([]);
    } finally {
      await kept.close();
    }
  });
});

describe('a pull request from a fork that edits the facts', () => {
  it('is told, and shows nothing of them', async () => {
    const { kept } = await open(outputs('commit'));
    try {
      await kept.pass(1);
      const forged = factsFile.replace('"stars": 12', '"stars": 900000');
      const pull = await kept.sandbox.asUser('stranger').openPullRequest({
        repository: kept.repository,
        title: 'More stars',
        branch: 'more-stars',
        files: {
          'data/facts.json': forged,
          'data/busy.yml': `${entry('Busy')}description: { en: Does something. }\n`,
        },
      });
      await kept.settled();
      const [review = ''] = kept.answers(pull.number);
      expect(review).toContain('`data/facts.json`'.replaceAll('`', ''));
      expect(review).toContain('your edit isn’t used');
      expect(review).not.toContain('900');
    } finally {
      await kept.close();
    }
  });
});
