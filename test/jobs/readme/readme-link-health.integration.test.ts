import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRepositoryLinks } from '../../../src/jobs/link-health/check-links.ts';
import { planLinkCommand } from '../../../src/jobs/link-health/plan-link-command.ts';
import { healthBranch, historyFile } from '../../../src/jobs/shared/names.ts';
import { settingsPath } from '../../../src/list/schema/settings-schema.ts';
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

  it('get an issue with boxes for what can be done in a README', async () => {
    await run();
    world.advanceDays(2);
    const body = issueIn(await run())?.body ?? '';
    expect(body).toContain('README.md#L8');
    expect(body).toMatch(/listkeeper:\w+=.*remove/);
    expect(body).not.toMatch(/listkeeper:(?:do=gone|\S+.* gone=)/);
  });

  it('are removed with their line by a command', async () => {
    const { outcome, actions } = await planLinkCommand(forge, world.tools, { action: 'remove', address: dead, issue: 1 });
    expect(outcome).toEqual({ is: 'proposed' });
    const [proposal] = actions as PullRequestAction[];
    expect(proposal?.files).toEqual([{ path: 'README.md', text: readme.replace(`${deadLine}\n`, '') }]);
  });

  it('are left to a person where an item has other links', async () => {
    const address = 'https://roots.example.org/errata';
    const { outcome, actions } = await planLinkCommand(forge, world.tools, { action: 'remove', address, issue: 1 });
    expect([outcome, actions]).toEqual([{ is: 'refused' }, []]);
  });
});
