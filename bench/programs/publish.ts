import { createGitHubForge } from '../../src/forge/github/github-forge.ts';
import { openOctokit } from '../../src/forge/github/octokit/octokit.ts';
import { publishOutputs } from '../../src/jobs/publish/index.ts';
import { reportMeasurement } from './report-measurement.ts';

interface Task {
  api: string;
  token: string;
  owner: string;
  repo: string;
}

await reportMeasurement(
  async ({ api, token, owner, repo }: Task) => {
    const octokit = openOctokit({ apiUrl: api, token, fetch: globalThis.fetch, throttle: false });
    return createGitHubForge(octokit, { owner, repo });
  },
  async (forge) => {
    const { actions } = await publishOutputs(forge);
    return { actions: actions.length };
  },
);
