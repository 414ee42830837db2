import { applyPlan } from '../../src/forge/apply.ts';
import { createGitHubForge } from '../../src/forge/github/github-forge.ts';
import { openOctokit } from '../../src/forge/github/octokit/octokit.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { reviewPullRequest } from '../../src/jobs/review/review-pull-request.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { reportMeasurement } from './report-measurement.ts';

interface Task {
  api: string;
  token: string;
  owner: string;
  repo: string;
  number: number;
  /** The port of all hosts of links. */
  route: string;
}

await reportMeasurement(
  async ({ api, token, owner, repo, number, route }: Task) => {
    const network = createHttpClient({ route: () => new URL(route) });
    const octokit = openOctokit({ apiUrl: api, token, fetch: globalThis.fetch, throttle: false });
    return { network, octokit, owner, repo, number };
  },
  async ({ network, octokit, owner, repo, number }) => {
    const plan = await reviewPullRequest(createGitHubForge(octokit, { owner, repo }), number, { network, clock: systemClock });
    const applied = await applyPlan(plan, octokit, { owner, repo, app: { login: 'github-actions[bot]' } });
    await network.close();
    const check = plan.actions.find((action) => action.type === 'check-run');
    const findings = check?.type === 'check-run' && check.conclusion !== 'success' ? 1 : 0;
    return { actions: applied.filter(({ done }) => done).length, findings };
  },
);
