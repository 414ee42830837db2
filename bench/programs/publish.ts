import { existsSync, readFileSync } from 'node:fs';
import { createGitHubForge } from '../../src/forge/github/github-forge.ts';
import { openOctokit } from '../../src/forge/github/octokit/octokit.ts';
import { publishOutputs } from '../../src/jobs/publish/index.ts';
import type { JobContext } from '../../src/jobs/shared/index.ts';
import { reportMeasurement } from './report-measurement.ts';

interface Task {
  api: string;
  token: string;
  owner: string;
  repo: string;
  /** File with what the publication before has left, where anything. */
  cache?: string;
}

await reportMeasurement(
  async ({ api, token, owner, repo, cache }: Task) => {
    const octokit = openOctokit({ apiUrl: api, token, fetch: globalThis.fetch, throttle: false });
    return { forge: createGitHubForge(octokit, { owner, repo }), cache };
  },
  async ({ forge, cache }) => {
    const readRenderCache = async () => (cache && existsSync(cache) ? readFileSync(cache, 'utf8') : undefined);
    // Publishing needs no more of the context, unless the list is a README.
    const { actions } = await publishOutputs(forge, { readRenderCache } as JobContext);
    return { commits: actions.filter(({ type }) => type === 'commit').length };
  },
);
