import { once } from 'node:events';
import type { Server } from 'node:http';
import { type Clock, systemClock } from '../net/clock.ts';
import type { Person } from './acts.ts';
import { appRoutes } from './api/apps.ts';
import { checkRoutes } from './api/checks.ts';
import { contentRoutes } from './api/contents.ts';
import { openCredentials } from './api/credentials.ts';
import type { Exchange } from './api/exchange.ts';
import type { Fault } from './api/faults.ts';
import { gitRoutes } from './api/git.ts';
import { graphqlRoutes } from './api/graphql.ts';
import { issueRoutes } from './api/issues.ts';
import { pullRoutes } from './api/pulls.ts';
import { repositoryRoutes } from './api/repositories.ts';
import { router } from './api/router.ts';
import { createRepository, install } from './doings/repositories.ts';
import { page } from './pages/pages.ts';
import { press } from './pages/press.ts';
import { personIn } from './person.ts';
import { openServer } from './server.ts';
import { type Delivery, openWebhooks } from './webhooks.ts';
import type { App, HostedRepository, Level, World } from './world.ts';

export interface SandboxSettings {
  /** 0, the default, takes a free one. Always on 127.0.0.1. */
  port?: number;
  /** Address of the bot's webhooks; may be given later by `deliverTo`. */
  deliverTo?: string;
  webhookSecret?: string;
  clock?: Clock;
  app?: { slug?: string; name?: string; permissions?: Record<string, Level>; events?: string[] };
  /** Milliseconds that every answer of the interface waits. Default 0. */
  latency?: number;
}

/** An embedded GitHub on loopback: real HTTP, real git objects, signed webhooks, and pages to look at. */
export interface Sandbox {
  /** Of the pages, without a slash at its end: `http://127.0.0.1:PORT`. */
  url: string;
  /** Of the REST interface, as `GITHUB_API_URL`: `http://127.0.0.1:PORT/api/v3`. GraphQL is at `/api/graphql`. */
  api: string;
  app: { id: number; slug: string; privateKey: string; webhookSecret: string };
  installationId: number;
  /** What a GitHub Action would have: writes as `github-actions[bot]` with all rights of the App. */
  token: string;
  /** A token with other rights, as `permissions:` of a workflow or a pull request of a fork would give. */
  tokenWith(permissions: Record<string, Level>): string;
  /** Everything it knows; may be read and changed between requests. */
  world: World;
  /** Makes a repository with one commit that the App is installed on. */
  createRepository(settings: RepositorySettings): Promise<HostedRepository>;
  /** Installs the App on a repository that was made with `installed: false`, and tells the bot. */
  install(repository: HostedRepository): void;
  /** The acts of a person of this login. */
  as(login: string): Person;
  /** From now on webhooks go there; nothing is sent again. Undefined stops them. */
  deliverTo(url: string | undefined): void;
  /** All deliveries so far, oldest first. */
  deliveries: readonly Delivery[];
  /** Resolves when all deliveries are answered. What a bot does after its answer is not known here. */
  idle(): Promise<void>;
  /** Makes matching requests fail as told. */
  fail(fault: Fault): void;
  /** Called with every request to the interface and its answer. @returns what stops it. */
  observe(watch: (exchange: Exchange) => void): () => void;
  close(): Promise<void>;
}

export interface RepositorySettings {
  owner: string;
  name: string;
  /** Text by path. */
  files?: Record<string, string>;
  description?: string;
  private?: boolean;
  defaultBranch?: string;
  hasIssues?: boolean;
  license?: string;
  /** False: the App is not installed there. */
  installed?: boolean;
  ownerType?: 'User' | 'Organization';
}

const defaultPermissions: Record<string, Level> = {
  checks: 'write',
  contents: 'write',
  issues: 'write',
  metadata: 'read',
  pull_requests: 'write',
};
const defaultEvents = [
  'check_run',
  'check_suite',
  'issue_comment',
  'issues',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
];
const appId = 1;
const installationId = 2;
/** GitHub's own number of the App behind every Action. */
const actionsId = 15368;

/** Opens the sandbox on loopback. Everything is in memory: closing it, or dying, leaves nothing behind. */
export async function openSandbox(settings: SandboxSettings = {}): Promise<Sandbox> {
  const clock = settings.clock ?? systemClock;
  const webhookSecret = settings.webhookSecret ?? 'sandbox-secret';
  const credentials = await openCredentials(appId);
  let lastId = 1000;
  const nextId = () => ++lastId;
  const webhooks = openWebhooks({ secret: webhookSecret, target: settings.deliverTo, clock, nextId });
  const world = newWorld(settings, clock, nextId);
  world.emit = (event) => webhooks.tell(world, event);

  const answer = router([
    ...appRoutes(credentials, webhooks),
    ...graphqlRoutes,
    ...contentRoutes,
    ...gitRoutes,
    ...pullRoutes,
    ...issueRoutes,
    ...checkRoutes,
    ...repositoryRoutes,
  ]);
  const { server, fail, observe } = openServer({ world, credentials, latency: settings.latency ?? 0, answer, page, press });
  await listen(server, settings.port ?? 0);
  world.url = addressOf(server);
  world.api = `${world.url}/api/v3`;

  const tokenWith = (permissions: Record<string, Level>) => {
    const actor = { account: world.actions.bot, app: world.actions };
    return credentials.give({ actor, permissions, repositories: undefined }, 24 * 60).token;
  };
  return {
    url: world.url,
    api: world.api,
    app: { id: appId, slug: world.app.slug, privateKey: credentials.privateKey, webhookSecret },
    installationId,
    token: tokenWith(world.app.permissions),
    tokenWith,
    world,
    createRepository: (repository) => createRepository(world, repository),
    install: (repository) => install(world, repository),
    as: (login) => personIn(world, login),
    deliverTo: webhooks.deliverTo,
    deliveries: webhooks.deliveries,
    idle: webhooks.idle,
    fail,
    observe,
    async close() {
      webhooks.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function newWorld(settings: SandboxSettings, clock: Clock, nextId: () => number): World {
  const createdAt = clock.now();
  const {
    slug = 'listkeeper',
    name = 'Listkeeper',
    permissions = defaultPermissions,
    events = defaultEvents,
  } = settings.app ?? {};
  const account = (login: string, type: 'User' | 'Bot' | 'Organization') => ({ id: nextId(), login, type, name: login });
  const maker = account('listkeeper', 'Organization');
  const github = account('github', 'Organization');
  const bot = account(`${slug}[bot]`, 'Bot');
  const actionsBot = account('github-actions[bot]', 'Bot');
  const accounts = [maker, github, bot, actionsBot];
  const app = { id: appId, slug, name, owner: maker, bot, permissions, events, createdAt };
  const actions = { ...app, id: actionsId, slug: 'github-actions', name: 'GitHub Actions', owner: github, bot: actionsBot };
  return {
    url: '',
    api: '',
    clock,
    accounts: new Map(accounts.map((one) => [one.login.toLowerCase(), one])),
    hosted: new Map(),
    repositories: new Map(),
    otherwise: 'gone',
    app,
    actions,
    installation: { id: installationId, account: maker, createdAt, includes: new Set() },
    emit: () => {},
    nextId,
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

function addressOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The sandbox has no address');
  return `http://127.0.0.1:${address.port}`;
}

export type { App, Delivery, Exchange, Fault, HostedRepository, Level, Person, World };
