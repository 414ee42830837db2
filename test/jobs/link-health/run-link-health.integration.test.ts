import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ForgeError } from '../../../src/forge/forge-error.ts';
import { checkRepositoryLinks, type LinkCheckOptions } from '../../../src/jobs/link-health/check-links.ts';
import { badgeFile, badgeImageFile, healthBranch, historyFile, reportFile } from '../../../src/jobs/shared/names.ts';
import { parseHistory } from '../../../src/link-health/history-text.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import type { CommitAction, IssueAction, Plan } from '../../../src/model/plan.ts';
import { createStaticSite } from '../../../src/sandbox/internet/hosts/static-site.ts';
import { createHtmlResponse } from '../../../src/sandbox/internet/responses.ts';
import { dataset, listFiles, openTestWorld, type TestWorld } from '../shared/example-list.ts';
import { type MemoryForge, memoryForge } from '../shared/memory-forge.ts';

let world: TestWorld;
let forge: MemoryForge;
beforeEach(async () => {
  world = await openTestWorld();
  forge = memoryForge({
    ...listFiles,
    'data/doi.yml': dataset('Doi', 'https://doi.org/10.1000/nothing'),
    'data/moved.yml': dataset('Moved', 'https://moved.example.org/data'),
  });
});
afterEach(() => world.close());

const commitIn = (plan: Plan) => plan.actions.find((action): action is CommitAction => action.type === 'commit');
const issueIn = (plan: Plan) => plan.actions.find((action): action is IssueAction => action.type === 'issue');

/** One run whose history is kept, as the executor would. */
async function run(options?: LinkCheckOptions): Promise<Plan> {
  const plan = await checkRepositoryLinks(forge, world.tools, options);
  const files = commitIn(plan)?.files.flatMap((file) => ('text' in file ? [[file.path, file.text]] : [])) ?? [];
  if (files.length > 0) forge.branches.set(healthBranch, Object.fromEntries(files));
  return plan;
}

describe('checkRepositoryLinks', () => {
  it('begins a history and says what was seen, without calling anything dead on one look', async () => {
    const plan = await run();
    expect(commitIn(plan)).toMatchObject({
      branch: healthBranch,
      expectedHead: '',
      files: [{ path: historyFile }, { path: reportFile }, { path: badgeFile }, { path: badgeImageFile }],
    });
    expect(forge.branches.get(healthBranch)?.[historyFile]).toContain('doi:10.1000/nothing');
    expect(issueIn(plan)).toMatchObject({ marker: 'listkeeper:health', state: 'open', labels: ['link-health'] });
    expect(issueIn(plan)?.comment).toBeUndefined();
    expect(plan.summary).toBe('3 of 3 links checked: 0 dead');
  });

  it('keeps a summary of a page that says enough, by which a new owner of its name is told later', async () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${String.fromCharCode(97 + (index % 26))}${index}`).join(' ');
    const essay = createStaticSite('essay.example.org', { '/': createHtmlResponse('An essay', `<p>${words}</p>`) });
    const withEssay = await openTestWorld({ hosts: [essay] });
    forge.branches.set('main', { ...listFiles, 'data/essay.yml': dataset('Essay', 'https://essay.example.org/') });
    const plan = await checkRepositoryLinks(forge, withEssay.tools);
    await withEssay.close();
    const [file] = commitIn(plan)?.files ?? [];
    const { links } = parseHistory(file && 'text' in file ? file.text : '');
    expect([...links.values()].map(({ page }) => page?.title)).toContain('An essay');
  });

  it('calls dead what its owner denied twice, comments on the change once, and is silent after', async () => {
    await run();
    world.advanceDays(2);
    const second = await run();
    expect(second.summary).toMatch(/: 1 dead$/);
    expect(issueIn(second)?.title).toContain('1 link needs a decision');
    expect(issueIn(second)?.comment).toMatch(/\w/);
    expect(commitIn(second)?.expectedHead).not.toBe('');
    world.advanceDays(8);
    expect(issueIn(await run())?.comment).toBeUndefined();
  });

  it('asks only for what is due, and writes nothing when nothing is', async () => {
    await run();
    world.asked();
    const again = await run();
    // The owner's no is asked for again after a day, sooner than the week of the settings.
    expect(again).toMatchObject({ actions: [], summary: 'none of 3 links is due' });
    const tomorrow = Date.UTC(2026, 10, 23, 3, 12);
    expect(again.rerunAt).toBeGreaterThanOrEqual(tomorrow);
    expect(again.rerunAt).toBeLessThan(tomorrow + 3_600_000);
    const before = world.asked().length;
    await run({ all: true });
    expect(world.asked().length).toBeGreaterThan(before);
  });

  it('forgets links that left the list, and closes the issue when all is well', async () => {
    await run();
    const { 'data/doi.yml': _doi, 'data/moved.yml': _moved, ...rest } = forge.branches.get('main') ?? {};
    forge.branches.set('main', rest);
    world.advanceDays(8);
    const plan = await run();
    expect(forge.branches.get(healthBranch)?.[historyFile]).not.toContain('doi:');
    expect(issueIn(plan)?.state).toBe('closed');
  });

  describe('a list that loses its last link', () => {
    const lose = (more: Record<string, string> = {}) => {
      const main = Object.entries(forge.branches.get('main') ?? {});
      const kept = main.filter(([path]) => !path.startsWith('data/') || path === 'data/list.yml');
      forge.branches.set('main', { ...Object.fromEntries(kept), ...more });
    };

    it('has its issue closed and its memory emptied, also by the next run where GitHub took only half', async () => {
      await run();
      lose();
      for (const commits of [1, 0]) {
        world.advanceDays(8);
        const plan = await run();
        expect(plan.summary).toBe('the list has no links');
        expect(plan.actions.filter((action) => action.type === 'commit')).toHaveLength(commits);
        expect(issueIn(plan)).toMatchObject({ state: 'closed', title: 'Link health: all links work' });
        expect(issueIn(plan)?.body).toContain('There are no links to check.');
        expect(issueIn(plan)?.comment).toBeUndefined();
      }
      expect(forge.branches.get(healthBranch)?.[historyFile]).not.toContain('"id"');
    });

    it('shows no share of live links on its badge', async () => {
      await run();
      lose();
      const badge = commitIn(await run())?.files.find(({ path }) => path === badgeFile);
      expect(badge).toMatchObject({ text: expect.stringContaining('"message": "– · 2026-11-22"') });
    });

    it('keeps memory and issue while its files can not be read', async () => {
      await run();
      lose({ 'data/doi.yml': 'name: [' });
      world.advanceDays(8);
      expect(await run()).toMatchObject({ actions: [], summary: 'the list has no links that can be read' });
      expect(forge.branches.get(healthBranch)?.[historyFile]).toContain('doi:');
    });

    it('has nothing written for it where it never had one', async () => {
      lose();
      expect(await run()).toEqual({ actions: [], summary: 'the list has no links' });
    });
  });

  it('judges and writes nothing without a network', async () => {
    const offline = await openTestWorld({ online: false });
    try {
      const plan = await checkRepositoryLinks(forge, offline.tools);
      expect(plan.actions).toEqual([]);
      expect(plan.summary).toContain('no network');
      // Not a week later, as where all was looked at.
      const hour = 3_600_000;
      expect((plan.rerunAt ?? 0) - Date.UTC(2026, 10, 22, 3, 12)).toBeGreaterThanOrEqual(hour);
      expect((plan.rerunAt ?? 0) - Date.UTC(2026, 10, 22, 3, 12)).toBeLessThan(2 * hour);
    } finally {
      await offline.close();
    }
  });

  it('respects the settings: ignored addresses, no issue', async () => {
    const settings = 'links:\n  ignore: ["https://doi.org/*"]\n  issue: false\n';
    forge.branches.set('main', { ...forge.branches.get('main'), [settingsPath]: settings });
    const plan = await run();
    expect(plan.summary).toBe('2 of 2 links checked: 0 dead');
    expect(issueIn(plan)).toBeUndefined();
    expect(world.asked()).not.toContain('doi.org');
  });

  describe('a page that is missing', () => {
    const deadAfter = async (...days: number[]) => {
      forge.branches.set('main', {
        ...forge.branches.get('main'),
        'data/page.yml': dataset('Page', 'https://gone.example.org/x'),
      });
      const told = [];
      for (const pause of days) {
        world.advanceDays(pause);
        const plan = await run();
        told.push([issueIn(plan)?.body.includes('**Page**'), /died.*Page/.test(issueIn(plan)?.comment ?? '')]);
      }
      return told;
    };

    it('is told as dead on the third look over six days', async () => {
      expect(await deadAfter(0, 3, 3)).toEqual([
        [false, false],
        [false, false],
        [true, true],
      ]);
    });

    it('is told later where the settings want more', async () => {
      const settings = 'links:\n  dead: { strikes: 4, days: 12 }\n';
      forge.branches.set('main', { ...forge.branches.get('main'), [settingsPath]: settings });
      expect((await deadAfter(0, 3, 3, 3, 3)).map(([isShown]) => isShown)).toEqual([false, false, false, false, true]);
    });

    it('is not told where the settings are looser than the defaults: those hold', async () => {
      const settings = 'links:\n  dead: { strikes: 1, days: 0 }\n';
      forge.branches.set('main', { ...forge.branches.get('main'), [settingsPath]: settings });
      expect((await deadAfter(0, 3, 3)).map(([isShown]) => isShown)).toEqual([false, false, true]);
    });
  });

  it('asks once more, in the same run, for a page before it calls it dead', async () => {
    let answers = Number.POSITIVE_INFINITY;
    const flaky = createStaticSite('flaky.example.org', {}, () => {
      answers -= 1;
      return answers < 0
        ? createHtmlResponse('Data', '<p>All of it</p>')
        : createHtmlResponse('Not here', '<p>Not here</p>', 404);
    });
    const own = await openTestWorld({ hosts: [flaky] });
    forge.branches.set('main', { ...listFiles, 'data/flaky.yml': dataset('Flaky', 'https://flaky.example.org/x') });
    const looks = async (days: number) => {
      own.advanceDays(days);
      const before = own.asked().filter((host) => host === 'flaky.example.org').length;
      const plan = await checkRepositoryLinks(forge, own.tools);
      const [file] = commitIn(plan)?.files ?? [];
      if (file && 'text' in file) forge.branches.set(healthBranch, { [file.path]: file.text });
      return { plan, asked: own.asked().filter((host) => host === 'flaky.example.org').length - before };
    };
    try {
      const { asked } = await looks(0);
      expect((await looks(3)).asked).toBe(asked);
      answers = asked;
      const third = await looks(3);
      expect(third.asked).toBeGreaterThan(asked);
      expect(third.plan.summary).toMatch(/: 0 dead$/);
      expect(
        parseHistory(forge.branches.get(healthBranch)?.[historyFile] ?? '').links.get('url:https://flaky.example.org/x')?.strikes,
      ).toEqual([]);
    } finally {
      await own.close();
    }
  });

  it('keeps the history where issues are turned off, and says so', async () => {
    forge.about.hasIssues = false;
    const plan = await run();
    expect(commitIn(plan)).toBeDefined();
    expect(issueIn(plan)).toBeUndefined();
    expect(plan.summary).toContain('issues are turned off');
  });

  it('says in the settings’ language what it says', async () => {
    forge.branches.set('main', { ...forge.branches.get('main'), [settingsPath]: 'language: zh\n' });
    expect(issueIn(await run())?.title).toContain('链接检查');
  });

  it('ends with what both saw where another run was faster', async () => {
    const first = await checkRepositoryLinks(forge, world.tools);
    world.advanceDays(2);
    const second = await checkRepositoryLinks(forge, world.tools);
    const [early] = commitIn(first)?.files ?? [];
    const joined = commitIn(second)?.merge?.(early && 'text' in early ? [early] : []) ?? [];
    const [history] = joined.flatMap((file) => ('text' in file && file.path === historyFile ? [parseHistory(file.text)] : []));
    expect(history?.runs).toHaveLength(2);
    expect(history?.links.get('doi:10.1000/nothing')?.strikes).toHaveLength(2);
  });

  it('keeps on the branch what a long run has seen, so that a killed one goes on where it was', async () => {
    let minutes = 0;
    const { clock } = world.tools;
    const slow = {
      ...clock,
      now: () => {
        minutes += 6;
        return clock.now() + minutes * 60_000;
      },
    };
    const written: CommitAction[] = [];
    const checkpoint = async (action: CommitAction) => {
      written.push(action);
      const [file] = action.files;
      if (file && 'text' in file) forge.branches.set(healthBranch, { [file.path]: file.text });
      throw new Error('killed');
    };
    await expect(checkRepositoryLinks(forge, { ...world.tools, clock: slow, checkpoint })).rejects.toThrow('killed');
    expect(written).toMatchObject([{ branch: healthBranch, expectedHead: '', squash: true, files: [{ path: historyFile }] }]);
    const soFar = parseHistory(forge.branches.get(healthBranch)?.[historyFile] ?? '');
    expect(soFar.links.size).toBeGreaterThan(0);
    expect(soFar.runs).toEqual([]);
    const left = 3 - soFar.links.size;
    world.advanceDays(0.2);
    const plan = await run();
    expect(plan.summary).toBe(`${left} of 3 links checked: 0 dead`);
    const ended = parseHistory(forge.branches.get(healthBranch)?.[historyFile] ?? '');
    expect([...ended.links.keys()]).toHaveLength(3);
    expect(ended.runs).toMatchObject([{ links: 3 }]);
  });

  it('goes on where a checkpoint is refused: the end of the run writes all', async () => {
    const { clock } = world.tools;
    let hours = 0;
    const hourly = () => {
      hours += 1;
      return hours * 3_600_000;
    };
    const slow = { ...clock, now: () => clock.now() + hourly() };
    const tried: CommitAction[] = [];
    const checkpoint = async (action: CommitAction) => {
      tried.push(action);
      throw new ForgeError('unavailable', { operation: { name: 'commit' }, reason: { kind: 'no-answer' } });
    };
    const plan = await checkRepositoryLinks(forge, { ...world.tools, clock: slow, checkpoint });
    expect(tried.length).toBeGreaterThan(0);
    expect(plan.summary).toBe('3 of 3 links checked: 0 dead');
    expect(commitIn(plan)).toBeDefined();
  });

  it('leaves to the list what it says itself: a link that is marked as gone is no decision', async () => {
    await run();
    world.advanceDays(2);
    expect(issueIn(await run())?.title).toContain('1 link needs a decision');
    const entry = forge.branches.get('main')?.['data/doi.yml'] ?? '';
    for (const told of [`${entry}status: { state: withdrawn }\n`, entry.replace(/(url: .*)/, '$1\n    gone: 2026-11-22')]) {
      forge.branches.set('main', { ...forge.branches.get('main'), 'data/doi.yml': told });
      world.advanceDays(8);
      const plan = await run();
      expect(issueIn(plan)?.title).toContain('1 address to update');
      expect(issueIn(plan)?.body).toContain('Marked as gone in the entry (1)');
    }
  });

  it('survives a history that somebody edited', async () => {
    forge.branches.set(healthBranch, { [historyFile]: '<<<<<<< HEAD\n{"id": 7}\nnonsense\n' });
    expect((await run()).summary).toBe('3 of 3 links checked: 0 dead');
  });
});
