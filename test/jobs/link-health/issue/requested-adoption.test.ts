import { describe, expect, it } from 'vitest';
import { planRequestedAdoption } from '../../../../src/jobs/link-health/issue/requested-adoption.ts';
import { adoptionBranch, type JobContext } from '../../../../src/jobs/shared/index.ts';
import { settingsPath } from '../../../../src/list/schema/settings/settings-schema.ts';
import type { PullRequestAction } from '../../../../src/model/plan.ts';
import { exampleReadme } from '../../../list/markdown/example-readme.ts';
import { cancelled, link, state } from '../../../report/fixtures.ts';
import { memoryForge } from '../../shared/memory-forge.ts';

/** No link is checked, so nothing of a network is there. */
const context = { clock: { now: () => Date.UTC(2026, 10, 22) } } as JobContext;
const forge = (readme: string) => memoryForge({ [settingsPath]: 'source: README.md\n', 'README.md': readme });
const plan = (selection: Partial<Parameters<typeof planRequestedAdoption>[3]>, readme = exampleReadme(), health = state()) =>
  planRequestedAdoption(forge(readme), context, health, { isWanted: false, isWithdrawn: false, ...selection });

describe('the box that turns a README into data', () => {
  it('does nothing while nobody ticks it, and stays ticked while its pull request is open', async () => {
    expect(await plan({})).toEqual({ actions: [], checkbox: { isProposed: false, isRefused: false } });
    expect(await plan({ pull: 7 })).toEqual({ actions: [], checkbox: { isProposed: true, isRefused: false, pull: 7 } });
  });

  it('closes its pull request by one without files, once it is unticked', async () => {
    const { actions, checkbox } = await plan({ isWithdrawn: true, isWanted: true, pull: 7 });
    expect(actions).toMatchObject([{ type: 'propose', branch: adoptionBranch, files: [] }]);
    expect(checkbox).toEqual({ isProposed: false, isRefused: false });
  });

  it('proposes the files, with the verdicts that the issue has', async () => {
    const dead = link({
      identity: 'x',
      url: 'https://elm.example.org/',
      state: 'dead',
      judged: { ...cancelled, at: '2026-11-22T03:12Z', asked: 'page' },
    });
    const { actions, checkbox } = await plan({ isWanted: true }, exampleReadme(), state({ links: [dead] }));
    const proposal = actions.find((action): action is PullRequestAction => action.type === 'propose');
    expect(proposal?.files.length).toBeGreaterThan(2);
    expect(proposal?.body).toContain('elm.example.org');
    expect(checkbox).toEqual({ isProposed: true, isRefused: false });
  });

  it('says that a README cannot be turned into data', async () => {
    expect(await plan({ isWanted: true }, '# A program\n\nNo list.\n')).toEqual({
      actions: [],
      checkbox: { isProposed: false, isRefused: true },
    });
  });
});
