import { githubForge } from '../../src/forge/github.ts';
import type { AppIdentity } from '../../src/forge/markers.ts';
import { openOctokit } from '../../src/forge/octokit.ts';
import type { Exchange, HostedRepository, Sandbox } from '../../src/sandbox/open.ts';
import { openSandbox } from '../../src/sandbox/open.ts';

export const owner = 'someone';
export const repo = 'list';
export const name = `${owner}/${repo}`;

/** A sandbox with one repository and a client that writes as `github-actions[bot]`. */
export interface AtSandbox {
  sandbox: Sandbox;
  repository: HostedRepository;
  octokit: ReturnType<typeof openOctokit>;
  forge: ReturnType<typeof githubForge>;
  to: { owner: string; repo: string; app: AppIdentity };
  /** `METHOD /path` of every request since the last call. */
  requests(): string[];
}

export async function atSandbox(files: Record<string, string>, more: { hasIssues?: boolean } = {}): Promise<AtSandbox> {
  const sandbox = await openSandbox();
  const repository = await sandbox.createRepository({ owner, name: repo, files, ...more });
  const octokit = clientOf(sandbox);
  const seen: string[] = [];
  sandbox.observe((exchange: Exchange) => seen.push(`${exchange.method} ${exchange.path}`));
  return {
    sandbox,
    repository,
    octokit,
    forge: githubForge(octokit, { owner, repo }),
    to: { owner, repo, app: { login: 'github-actions[bot]' } },
    requests: () => seen.splice(0),
  };
}

export const clientOf = (sandbox: Sandbox, token = sandbox.token) =>
  openOctokit({ api: sandbox.api, token, fetch: globalThis.fetch, throttle: false });
