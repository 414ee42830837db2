import { createGitHubForge } from '../../src/forge/github/github-forge.ts';
import { openOctokit } from '../../src/forge/github/octokit/octokit.ts';
import type { AppIdentity } from '../../src/forge/own-content.ts';
import type { HostedRepository } from '../../src/sandbox/model/world.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/open-sandbox.ts';
import type { RecordedExchange } from '../../src/sandbox/server/recorded-exchange.ts';
import { attachOpenApiContract, type OpenApiContract } from '../sandbox/openapi-contract/openapi-contract.ts';

export const owner = 'someone';
export const repo = 'list';
export const name = `${owner}/${repo}`;

/** A sandbox with one repository and a client that writes as `github-actions[bot]`. */
export interface SandboxFixture {
  sandbox: Sandbox;
  repository: HostedRepository;
  octokit: ReturnType<typeof openOctokit>;
  forge: ReturnType<typeof createGitHubForge>;
  target: { owner: string; repo: string; app: AppIdentity };
  /**
   * What of the requests and answers does not fit GitHub's own description; nothing when the
   * contract was not asked for.
   */
  violations(): string[];
  /** `METHOD /path` of every request since the last call. */
  requests(): string[];
}

export async function openSandboxFixture(
  files: Record<string, string>,
  more: { contract?: boolean } = {},
): Promise<SandboxFixture> {
  const sandbox = await openSandbox();
  const repository = await sandbox.createRepository({ owner, name: repo, files });
  // Reading the description takes seconds, so that only those who write ask for it.
  const contract: OpenApiContract | undefined = more.contract ? attachOpenApiContract(sandbox) : undefined;
  const octokit = createClient(sandbox);
  const seen: string[] = [];
  sandbox.observe((exchange: RecordedExchange) => seen.push(`${exchange.method} ${exchange.path}`));
  return {
    violations: () => contract?.violations() ?? [],
    sandbox,
    repository,
    octokit,
    forge: createGitHubForge(octokit, { owner, repo }),
    target: { owner, repo, app: { login: 'github-actions[bot]' } },
    requests: () => seen.splice(0),
  };
}

export const createClient = (sandbox: Sandbox, token = sandbox.token) =>
  openOctokit({ apiUrl: sandbox.api, token, fetch: globalThis.fetch, throttle: false });
