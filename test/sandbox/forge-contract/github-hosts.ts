import { createEmulator } from 'emulate';
import { App, Octokit } from 'octokit';
import { AppClient } from '../../../src/forge/app-client.ts';
import { createGitHubForge } from '../../../src/forge/github/github-forge.ts';
import { openOctokit } from '../../../src/forge/github/octokit/octokit.ts';
import type { GitHubClient } from '../../../src/forge/github-client.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { openSandbox } from '../../../src/sandbox/open-sandbox.ts';
import { attachOpenApiContract } from '../openapi-contract/openapi-contract.ts';

/**
 * Two independent imitations of GitHub behind one interface: our sandbox and `emulate`. What the
 * forge promises must hold for both, or one of them is wrong about GitHub.
 */
export interface GitHubHost {
  /**
   * What of all that was said does not fit GitHub’s own description; nothing where nobody listens.
   */
  violations(): string[];
  /** A repository of the owner's with these files, on which the App is installed. */
  createRepository(files: Record<string, string>): Promise<ContractRepository>;
  close(): Promise<void>;
}

/** What a case has to work with. Each has a repository of its own. */
export interface ContractRepository {
  owner: string;
  repo: string;
  /** By a token of the App's installation. */
  octokit: GitHubClient;
  forge: ReturnType<typeof createGitHubForge>;
  target: { owner: string; repo: string; app: { slug: string; id: number } };
  app: AppClient;
  installation: number;
  /** An App that signs with a key that is not the App's. */
  impostor: AppClient;
  /** A token of the installation that may do no more than this. */
  clientWith(permissions: Record<string, 'read' | 'write'>): Promise<GitHubClient>;
  /** With any token. */
  clientOf(token: string): GitHubClient;
  /** Commit at the tip of the default branch. */
  getTip(): Promise<string>;
  /** Somebody who may write nothing here. */
  guest: {
    login: string;
    comment(issue: number, body: string): Promise<unknown>;
    issue(title: string, body: string): Promise<number>;
  };
}

const owner = 'keeper';
const guestLogin = 'guest';
const slug = 'listkeeper';
const permissions = { checks: 'write', contents: 'write', issues: 'write', pull_requests: 'write', metadata: 'read' } as const;

interface HostBackend {
  api: string;
  appId: number;
  privateKey: string;
  /** Of some other App. */
  otherAppPrivateKey: string;
  installation: number;
  createRepository(repo: string, files: Record<string, string>): Promise<void>;
  createGuest(repo: string): ContractRepository['guest'];
  violations(): string[];
  close(): Promise<void>;
}

/** Our own. */
export async function openSandboxHost(): Promise<GitHubHost> {
  const [sandbox, stranger] = [await openSandbox({ app: { slug, permissions } }), await openSandbox()];
  await stranger.close();
  const contract = attachOpenApiContract(sandbox);
  return createHost({
    api: sandbox.api,
    appId: sandbox.app.id,
    privateKey: sandbox.app.privateKey,
    otherAppPrivateKey: stranger.app.privateKey,
    installation: sandbox.installationId,
    createRepository: async (name, files) => void (await sandbox.createRepository({ owner, name, files })),
    createGuest: (repo) => ({
      login: guestLogin,
      comment: (issue, body) => sandbox.asUser(guestLogin).comment({ repository: `${owner}/${repo}`, issue, body }),
      issue: (title, body) => sandbox.asUser(guestLogin).openIssue({ repository: `${owner}/${repo}`, title, body }),
    }),
    violations: () => contract.violations(),
    close: () => sandbox.close(),
  });
}

/** The one of `emulate`, which keeps nothing between runs either. */
export async function openEmulateHost(): Promise<GitHubHost> {
  const [appId, strangerId, installation] = [4711, 4712, 4713];
  const app = (app_id: number, name: string) => ({ app_id, slug: name, name, permissions, events: [] });
  const installations = [{ installation_id: installation, account: owner, repository_selection: 'all' }];
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: { 'owner-token': { login: owner, scopes: ['repo'] }, 'guest-token': { login: guestLogin, scopes: ['repo'] } },
      github: {
        users: [{ login: owner }, { login: guestLogin }],
        apps: [{ ...app(appId, slug), installations }, app(strangerId, 'stranger')],
      },
    },
  });
  const keyOf = (id: number) => emulator.generatedSecrets.find((secret) => secret.id === String(id))?.value ?? '';
  const clientOf = (token: string) => openOctokit({ apiUrl: emulator.url, token, fetch: globalThis.fetch, throttle: false });
  return createHost({
    api: emulator.url,
    appId,
    privateKey: keyOf(appId),
    otherAppPrivateKey: keyOf(strangerId),
    installation,
    createRepository: (repo, files) => createRepositoryByApi(clientOf('owner-token'), repo, files),
    createGuest: (repo) => {
      const { issues } = clientOf('guest-token').rest;
      return {
        login: guestLogin,
        comment: (issue_number, body) => issues.createComment({ owner, repo, issue_number, body }),
        issue: async (title, body) => (await issues.create({ owner, repo, title, body })).data.number,
      };
    },
    violations: () => [],
    close: () => emulator.close(),
  });
}

async function createRepositoryByApi({ rest }: GitHubClient, repo: string, files: Record<string, string>): Promise<void> {
  const here = { owner, repo };
  const { data: made } = await rest.repos.createForAuthenticatedUser({ name: repo, auto_init: true });
  const ref = `heads/${made.default_branch}`;
  const { data: tip } = await rest.git.getRef({ ...here, ref });
  const tree = Object.entries(files).map(([path, content]) => ({
    path,
    mode: '100644' as const,
    type: 'blob' as const,
    content,
  }));
  const { data: root } = await rest.git.createTree({ ...here, tree });
  const { data: commit } = await rest.git.createCommit({ ...here, message: 'Begin', tree: root.sha, parents: [tip.object.sha] });
  await rest.git.updateRef({ ...here, ref, sha: commit.sha });
}

function createHost({ api, appId, installation, ...stage }: HostBackend): GitHubHost {
  const quiet = { baseUrl: api, retry: { enabled: false }, throttle: { enabled: false }, log: silentLog };
  const openApp = (privateKey: string): AppClient => {
    const app = new App({ appId, privateKey, Octokit: Octokit.defaults(quiet), log: silentLog });
    return new AppClient({
      authenticateApp: async () => app.octokit,
      apiUrl: api,
      fetch: globalThis.fetch,
      clock: systemClock,
      throttle: false,
    });
  };
  const app = openApp(stage.privateKey);
  const signed = new App({ appId, privateKey: stage.privateKey, Octokit: Octokit.defaults(quiet), log: silentLog });
  const clientOf = (token: string) => openOctokit({ apiUrl: api, token, fetch: globalThis.fetch, throttle: false });
  let places = 0;
  return {
    async createRepository(files) {
      places += 1;
      const repo = `list-${places}`;
      await stage.createRepository(repo, files);
      const to = { owner, repo, app: { slug, id: appId } };
      const octokit = await app.openClient({ installation, owner, repo });
      return {
        owner,
        repo,
        octokit,
        forge: createGitHubForge(octokit, { owner, repo }, { app: to.app }),
        target: to,
        app,
        installation,
        impostor: openApp(stage.otherAppPrivateKey),
        async clientWith(wanted) {
          const given = { installation_id: installation, repositories: [repo], permissions: wanted };
          return clientOf((await signed.octokit.rest.apps.createInstallationAccessToken(given)).data.token);
        },
        clientOf,
        getTip: async () => (await octokit.rest.git.getRef({ owner, repo, ref: 'heads/main' })).data.object.sha,
        guest: stage.createGuest(repo),
      };
    },
    violations: stage.violations,
    close: stage.close,
  };
}

const silentLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
