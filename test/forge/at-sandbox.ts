import { vi } from 'vitest';
import { githubForge } from '../../src/forge/github.ts';
import type { AppIdentity } from '../../src/forge/markers.ts';
import { openOctokit } from '../../src/forge/octokit.ts';
import type { Exchange, HostedRepository, Sandbox } from '../../src/sandbox/open.ts';
import { openSandbox } from '../../src/sandbox/open.ts';
import { type Contract, withContract } from '../sandbox/contract.ts';

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
  /** What of the requests and answers does not fit GitHub's own description; nothing when the contract was not asked for. */
  violations(): string[];
  /** `METHOD /path` of every request since the last call. */
  requests(): string[];
}

// The description is compiled piece by piece during the first tests, which a busy machine may take long over.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

export async function atSandbox(files: Record<string, string>, more: { contract?: boolean } = {}): Promise<AtSandbox> {
  const sandbox = await openSandbox();
  const repository = await sandbox.createRepository({ owner, name: repo, files });
  // Reading the description takes seconds, so that only those who write ask for it.
  const contract: Contract | undefined = more.contract ? withContract(sandbox) : undefined;
  const octokit = clientOf(sandbox);
  const seen: string[] = [];
  sandbox.observe((exchange: Exchange) => seen.push(`${exchange.method} ${exchange.path}`));
  return {
    violations: () => contract?.violations() ?? [],
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
