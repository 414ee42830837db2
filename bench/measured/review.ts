import { apply } from '../../src/forge/apply.ts';
import { githubForge } from '../../src/forge/github.ts';
import { openOctokit } from '../../src/forge/octokit.ts';
import { reviewPullRequest } from '../../src/jobs/review-pull-request.ts';
import { systemClock } from '../../src/net/clock.ts';
import { openNetwork } from '../../src/net/open.ts';
import { report } from './report.ts';

interface Task {
  api: string;
  token: string;
  owner: string;
  repo: string;
  number: number;
  /** Where all hosts of links are. */
  route: string;
}

await report(
  async ({ api, token, owner, repo, number, route }: Task) => {
    const network = openNetwork({ route: () => new URL(route) });
    const octokit = openOctokit({ api, token, fetch: globalThis.fetch, throttle: false });
    return { network, octokit, owner, repo, number };
  },
  async ({ network, octokit, owner, repo, number }) => {
    const plan = await reviewPullRequest(githubForge(octokit, { owner, repo }), number, { network, clock: systemClock });
    const applied = await apply(plan, octokit, { owner, repo, app: { login: 'github-actions[bot]' } });
    await network.close();
    const check = plan.actions.find((action) => action.do === 'check-run');
    const findings = check?.do === 'check-run' && check.conclusion !== 'success' ? 1 : 0;
    return { actions: applied.filter(({ done }) => done).length, findings };
  },
);
