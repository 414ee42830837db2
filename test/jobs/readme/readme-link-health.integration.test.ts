import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRepositoryLinks } from '../../../src/jobs/link-health/check-links.ts';
import { planLinkCommand } from '../../../src/jobs/link-health/plan-link-command.ts';
import { runLinkHealth } from '../../../src/jobs/link-health/run-link-health.ts';
import { buildReview } from '../../../src/jobs/review/review-pull-request.ts';
import { healthBranch, historyFile } from '../../../src/jobs/shared/names.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import type { CommitAction, IssueAction, Plan, PullRequestAction } from '../../../src/model/plan.ts';
import { exampleReadme, toolLine } from '../../list/markdown/example-readme.ts';
import { openTestWorld, type TestWorld } from '../shared/example-list.ts';
import { type MemoryForge, memoryForge } from '../shared/memory-forge.ts';

const dead = 'https://doi.org/10.1000/nothing';
const deadLine = `- [Ginkgo](${dead}) - A tool about old trees.`;
const tools = [toolLine('Acorn'), deadLine, '- [Moved](https://moved.example.org/data) - A tool that moved.'];
const readme = exampleReadme(tools);

let world: TestWorld;
let forge: MemoryForge;
beforeEach(async () => {
  world = await openTestWorld();
  forge = memoryForge({ [settingsPath]: 'source: README.md\n', 'README.md': readme });
});
afterEach(() => world.close());

const issueIn = (plan: Plan) => plan.actions.find((action): action is IssueAction => action.type === 'issue');

/** One run whose history is kept, as the executor would. */
async function run(): Promise<Plan> {
  const plan = await checkRepositoryLinks(forge, world.tools, { boxes: true });
  const commit = plan.actions.find((action): action is CommitAction => action.type === 'commit');
  const files = commit?.files.flatMap((file) => ('text' in file ? [[file.path, file.text]] : [])) ?? [];
  if (files.length > 0) forge.branches.set(healthBranch, Object.fromEntries(files));
  return plan;
}

describe('the links of a list that is its README', () => {
  it('are all checked, also those outside of the items', async () => {
    const plan = await run();
    expect(plan.summary).toBe('7 of 7 links checked: 0 dead');
    expect(forge.branches.get(healthBranch)?.[historyFile]).toContain('forest.example.org');
  });

  it('are left out where a comment says so, in reviews too', async () => {
    const ignored = readme.replace(deadLine, `${deadLine} <!-- listkeeper:ignore-line -->`);
    forge.branches.set('main', { [settingsPath]: 'source: README.md\n', 'README.md': ignored });
    expect((await run()).summary).toBe('6 of 6 links checked: 0 dead');
    forge.branches.set('main', { [settingsPath]: 'source: README.md\n', 'README.md': exampleReadme([toolLine('Acorn')]) });
    const { links } = await buildReview(forge, forge.propose({ 'README.md': ignored }), world.tools);
    expect(links.map(({ url }) => url)).toEqual(['https://moved.example.org/data']);
  });

  it('get an issue with boxes for what can be done in a README', async () => {
    await run();
    world.advanceDays(2);
    const body = issueIn(await run())?.body ?? '';
    expect(body).toContain('README.md#L8');
    expect(body).toMatch(/do=gone id=\w+ --> Strike “Ginkgo” through, keep its line/);
    expect(body).toMatch(/do=remove id=\w+ --> Remove the line of “Ginkgo”/);
    expect(body).not.toContain('the entry');
  });

  it('need no decision where the README strikes them out', async () => {
    forge.branches.set('main', {
      [settingsPath]: 'source: README.md\n',
      'README.md': readme.replace(`[Ginkgo](${dead})`, `~~[Ginkgo](${dead})~~`),
    });
    await run();
    world.advanceDays(2);
    const plan = await run();
    expect(issueIn(plan)?.body).toContain('1 marked as gone');
    expect(issueIn(plan)?.body).toContain('Struck through in the list (1)');
  });

  it('are removed with their line by a command', async () => {
    const { outcome, actions } = await planLinkCommand(forge, world.tools, { action: 'remove', address: dead, issue: 1 });
    expect(outcome).toEqual({ is: 'proposed' });
    const [proposal] = actions as PullRequestAction[];
    expect(proposal?.files).toEqual([{ path: 'README.md', text: readme.replace(`${deadLine}\n`, '') }]);
  });

  it('are moved to data files by one tick', async () => {
    const body = async (ticked: boolean) => {
      const plan = await runLinkHealth(forge, world.tools, { boxes: true, ticked });
      return { plan, body: issueIn(plan)?.body ?? '' };
    };
    await run();
    const offered = await body(true);
    const box = /- \[ \] <!-- listkeeper:list=adopt --> Open a pull request that turns the entries into data files/;
    expect(offered.body).toMatch(box);
    const ticked = offered.body.replace('- [ ] <!-- listkeeper:list=adopt -->', '- [x] <!-- listkeeper:list=adopt -->');
    forge.findOwnIssue = async () => ({
      number: 3,
      title: '',
      url: '',
      state: 'open',
      body: `<!-- listkeeper:health -->\n${ticked}`,
    });
    const { plan } = await body(true);
    const proposal = plan.actions.find((action): action is PullRequestAction => action.type === 'propose');
    expect(proposal).toMatchObject({ branch: 'listkeeper/adopt', title: 'Keep this list as data files' });
    const files = new Map(proposal?.files.map((file) => [file.path, 'text' in file ? file.text : '']));
    expect(files.get(settingsPath)).toMatch(/^data: data\noutputs:\n {2}- file: "README\.md" /);
    expect(files.get(settingsPath)).not.toContain('source:');
    expect(files.get('README.md')?.replace(/<!-- listkeeper:[\s\S]*?-->\n/g, '')).toBe(readme);
    expect(proposal?.body).toContain('7 of 7 checked so far');
    expect(proposal?.body).toContain('Close to keep writing `README.md` itself.');
    const compose = issueIn(plan)?.compose;
    const open = (branch: string) => (branch === 'listkeeper/adopt' ? 12 : undefined);
    expect(compose?.(ticked, open)).toContain('- [x] <!-- listkeeper:list=adopt pull=12 --> ');
    const unticked = (compose?.(ticked, open) ?? '').replace(
      '- [x] <!-- listkeeper:list=adopt',
      '- [ ] <!-- listkeeper:list=adopt',
    );
    const [, opened] = [forge.propose({}), forge.pulls.at(-1)];
    Object.assign(opened ?? {}, { number: 12, fork: false, head: { ...opened?.head, ref: 'listkeeper/adopt' } });
    forge.findOwnIssue = async () => ({
      number: 3,
      title: '',
      url: '',
      state: 'open',
      body: `<!-- listkeeper:health -->\n${unticked}`,
    });
    const withdrawn = await body(true);
    expect(withdrawn.plan.actions).toContainEqual(
      expect.objectContaining({ type: 'propose', branch: 'listkeeper/adopt', files: [] }),
    );
    expect(withdrawn.body).toMatch(box);
  });

  it('are left to a person where an item has other links', async () => {
    const address = 'https://roots.example.org/errata';
    const { outcome, actions } = await planLinkCommand(forge, world.tools, { action: 'remove', address, issue: 1 });
    expect([outcome, actions]).toEqual([{ is: 'line-refused' }, []]);
  });
});
