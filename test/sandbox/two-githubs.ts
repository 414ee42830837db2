import { createEmulator } from 'emulate';
import { App, Octokit } from 'octokit';
import { type AppDoor, appDoor } from '../../src/forge/app.ts';
import { githubForge } from '../../src/forge/github.ts';
import { type GitHubClient, openOctokit } from '../../src/forge/octokit.ts';
import { systemClock } from '../../src/net/clock.ts';
import { openSandbox } from '../../src/sandbox/open.ts';
import { withContract } from './contract.ts';

/**
 * Two GitHubs that nobody has made after each other, our sandbox and `emulate`, behind one door: what the forge promises must come true at
 * both, or one of them is wrong about GitHub.
 */
export interface GitHub {
  /** What of all that was said does not fit GitHub’s own description; nothing where nobody listens. */
  violations(): string[];
  /** A repository of the owner's with these files, on which the App is installed. */
  place(files: Record<string, string>): Promise<Place>;
  close(): Promise<void>;
}

/** What a case has to work with. Each has a repository of its own. */
export interface Place {
  owner: string;
  repo: string;
  /** By a token of the App's installation. */
  octokit: GitHubClient;
  forge: ReturnType<typeof githubForge>;
  to: { owner: string; repo: string; app: { slug: string; id: number } };
  app: AppDoor;
  installation: number;
  /** An App that signs with a key that is not the App's. */
  impostor: AppDoor;
  /** A token of the installation that may do no more than this. */
  clientWith(permissions: Record<string, 'read' | 'write'>): Promise<GitHubClient>;
  /** With any token. */
  clientOf(token: string): GitHubClient;
  /** Commit at the tip of the default branch. */
  tip(): Promise<string>;
  /** Somebody who may write nothing here. */
  guest: {
    login: string;
    comment(issue: number, body: string): Promise<unknown>;
    issue(title: string, body: string): Promise<number>;
  };
}

export const owner = 'keeper';
export const guest = 'guest';
const slug = 'listkeeper';
const check = 'Listkeeper';
const permissions = { checks: 'write', contents: 'write', issues: 'write', pull_requests: 'write', metadata: 'read' } as const;

interface Backstage {
  api: string;
  appId: number;
  privateKey: string;
  /** Of some other App. */
  strangeKey: string;
  installation: number;
  make(repo: string, files: Record<string, string>): Promise<void>;
  guest(repo: string): Place['guest'];
  violations(): string[];
  close(): Promise<void>;
}

/** Our own. */
export async function openOurs(): Promise<GitHub> {
  const [sandbox, stranger] = [await openSandbox({ app: { slug, permissions } }), await openSandbox()];
  await stranger.close();
  const contract = withContract(sandbox);
  return behindOneDoor({
    api: sandbox.api,
    appId: sandbox.app.id,
    privateKey: sandbox.app.privateKey,
    strangeKey: stranger.app.privateKey,
    installation: sandbox.installationId,
    make: async (name, files) => void (await sandbox.createRepository({ owner, name, files })),
    guest: (repo) => ({
      login: guest,
      comment: (issue, body) => sandbox.as(guest).comment({ repository: `${owner}/${repo}`, issue, body }),
      issue: (title, body) => sandbox.as(guest).openIssue({ repository: `${owner}/${repo}`, title, body }),
    }),
    violations: () => contract.violations(),
    close: () => sandbox.close(),
  });
}

/** The one of `emulate`, which keeps nothing between runs either. */
export async function openEmulate(): Promise<GitHub> {
  const [appId, strangerId, installation] = [4711, 4712, 4713];
  const app = (app_id: number, name: string) => ({ app_id, slug: name, name, permissions, events: [] });
  const installations = [{ installation_id: installation, account: owner, repository_selection: 'all' }];
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: { 'owner-token': { login: owner, scopes: ['repo'] }, 'guest-token': { login: guest, scopes: ['repo'] } },
      github: {
        users: [{ login: owner }, { login: guest }],
        apps: [{ ...app(appId, slug), installations }, app(strangerId, 'stranger')],
      },
    },
  });
  const keyOf = (id: number) => emulator.generatedSecrets.find((secret) => secret.id === String(id))?.value ?? '';
  const clientOf = (token: string) => openOctokit({ api: emulator.url, token, fetch: globalThis.fetch, throttle: false });
  return behindOneDoor({
    api: emulator.url,
    appId,
    privateKey: keyOf(appId),
    strangeKey: keyOf(strangerId),
    installation,
    make: (repo, files) => makeByInterface(clientOf('owner-token'), repo, files),
    guest: (repo) => {
      const { issues } = clientOf('guest-token').rest;
      return {
        login: guest,
        comment: (issue_number, body) => issues.createComment({ owner, repo, issue_number, body }),
        issue: async (title, body) => (await issues.create({ owner, repo, title, body })).data.number,
      };
    },
    violations: () => [],
    close: () => emulator.close(),
  });
}

async function makeByInterface({ rest }: GitHubClient, repo: string, files: Record<string, string>): Promise<void> {
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

function behindOneDoor({ api, appId, installation, ...stage }: Backstage): GitHub {
  const quiet = { baseUrl: api, retry: { enabled: false }, throttle: { enabled: false }, log: silence };
  const doorOf = (privateKey: string): AppDoor => {
    const app = new App({ appId, privateKey, Octokit: Octokit.defaults(quiet), log: silence });
    return appDoor({ asApp: async () => app.octokit, api, fetch: globalThis.fetch, check, clock: systemClock, throttle: false });
  };
  const app = doorOf(stage.privateKey);
  const signed = new App({ appId, privateKey: stage.privateKey, Octokit: Octokit.defaults(quiet), log: silence });
  const clientOf = (token: string) => openOctokit({ api, token, fetch: globalThis.fetch, throttle: false });
  let places = 0;
  return {
    async place(files) {
      places += 1;
      const repo = `list-${places}`;
      await stage.make(repo, files);
      const to = { owner, repo, app: { slug, id: appId } };
      const octokit = await app.client({ installation, owner, repo });
      return {
        owner,
        repo,
        octokit,
        forge: githubForge(octokit, { owner, repo }, to.app),
        to,
        app,
        installation,
        impostor: doorOf(stage.strangeKey),
        async clientWith(wanted) {
          const given = { installation_id: installation, repositories: [repo], permissions: wanted };
          return clientOf((await signed.octokit.rest.apps.createInstallationAccessToken(given)).data.token);
        },
        clientOf,
        tip: async () => (await octokit.rest.git.getRef({ owner, repo, ref: 'heads/main' })).data.object.sha,
        guest: stage.guest(repo),
      };
    },
    violations: stage.violations,
    close: stage.close,
  };
}

const silence = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
