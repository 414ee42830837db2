import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatPagesWorkflow } from '../../../src/cli/init/pages-workflow.ts';
import { languages } from '../../../src/model/language.ts';

describe.each(languages)('the workflow of a site, in %s', (language) => {
  const text = formatPagesWorkflow({ language, folder: 'public', commands: ['make site'], schedule: { minute: 7, hour: 5 } });
  const { on, permissions, jobs } = parse(text);

  it('gives the job that runs programs no right but to read', () => {
    expect(permissions).toEqual({});
    expect(jobs.build.permissions).toEqual({ contents: 'read' });
    expect(jobs.build.steps.map((step: { run?: string }) => step.run)).toContain('make site');
  });

  it('runs nothing but GitHub’s own action with the right to publish', () => {
    expect(jobs.deploy.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
    expect(jobs.deploy.steps).toEqual([
      { id: 'deployment', uses: expect.stringMatching(/^actions\/deploy-pages@[0-9a-f]{40}$/) },
    ]);
  });

  it('publishes the folder that the settings name, from the default branch, every day', () => {
    expect(jobs.build.steps.at(-1).with).toEqual({ path: 'public' });
    // The event of a schedule does not name the default branch.
    expect(jobs.build.if).toBe("github.event_name != 'push' || github.ref_name == github.event.repository.default_branch");
    expect(on.schedule).toEqual([{ cron: '7 5 * * *' }]);
  });
});
