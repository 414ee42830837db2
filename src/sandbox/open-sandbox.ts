import { once } from 'node:events';
import type { Server } from 'node:http';
import { type Clock, systemClock } from '../runtime/clock.ts';
import { createRepository, installApp } from './actions/index.ts';
import { graphqlRoutes } from './api/graphql/index.ts';
import {
  appRoutes,
  type Credentials,
  checkRoutes,
  contentRoutes,
  createCredentials,
  createRouter,
  deliveryRoutes,
  generalRoutes,
  gitRoutes,
  issueRoutes,
  pullRequestRoutes,
  repositoryRoutes,
} from './api/index.ts';
import { type AppSettings, appId, createWorld, installationId } from './create-world.ts';
import type { HostedRepository, NewRepository, PermissionLevel, World } from './model/index.ts';
import { oauthRoutes, WebFlow } from './oauth/index.ts';
import { renderAuthorizePage, renderPage, submitCheckboxForm } from './pages/index.ts';
import { type Fault, type RecordedExchange, SandboxHttpServer } from './server/index.ts';
import { SimulatedGitHubUser, type SimulatedUser } from './user/index.ts';
import { createWebhookSender, type WebhookDelivery, type WebhookSender } from './webhooks/index.ts';

export interface SandboxOptions {
  /** 0, the default, takes a free one. Always on 127.0.0.1. */
  port?: number;
  /** Address of the bot's webhooks; may be given later by `setWebhookUrl`. */
  webhookUrl?: string;
  webhookSecret?: string;
  clock?: Clock;
  app?: AppSettings;
  /** Milliseconds that every answer of the interface waits. Default 0. */
  latencyMs?: number;
}

/** An embedded GitHub on loopback: real HTTP, real git objects, signed webhooks, and pages. */
export interface Sandbox {
  /** Of the pages, without a slash at its end: `http://127.0.0.1:PORT`. */
  url: string;
  /**
   * Of the REST interface, as `GITHUB_API_URL`: `http://127.0.0.1:PORT/api/v3`. GraphQL is at
   * `/api/graphql`.
   */
  api: string;
  app: { id: number; slug: string; privateKey: string; webhookSecret: string; clientId: string; clientSecret: string };
  installationId: number;
  /** A token as in a GitHub Action: `github-actions[bot]` with all permissions of the App. */
  token: string;
  /** A token with other permissions, as `permissions:` of a workflow gives. */
  createToken(permissions: Record<string, PermissionLevel>): string;
  /** The state of the sandbox. Tests may read and change it between requests. */
  world: World;
  /** Makes a repository with one commit that the App is installed on. */
  createRepository(settings: NewRepository): Promise<HostedRepository>;
  /**
   * Installs the App on a repository that was created with `installed: false`, and notifies the
   * bot.
   */
  installApp(repository: HostedRepository): void;
  /** A user with this login. */
  asUser(login: string): SimulatedUser;
  /** Takes the App's access from a person, as that person does in the settings on GitHub. */
  revokeAuthorization(login: string): void;
  /** Changes the target of future webhooks; undefined stops them. */
  setWebhookUrl(url: string | undefined): void;
  /** All deliveries so far, oldest first. */
  deliveries: readonly WebhookDelivery[];
  /** Resolves when all deliveries are answered. The bot may still be working then. */
  waitForDeliveries(): Promise<void>;
  /** Makes matching requests fail. */
  injectFault(fault: Fault): void;
  /** Called with every API request and its answer. @returns the function that stops it. */
  observe(watch: (exchange: RecordedExchange) => void): () => void;
  close(): Promise<void>;
}

interface RouterParts {
  credentials: Credentials;
  webFlow: WebFlow;
  webhooks: WebhookSender;
  webhookSecret: string;
}

const createApiRouter = ({ credentials, webFlow, webhooks, webhookSecret }: RouterParts) =>
  createRouter([
    ...appRoutes(credentials, webhookSecret),
    ...oauthRoutes(webFlow, credentials),
    ...deliveryRoutes(webhooks),
    ...generalRoutes,
    ...graphqlRoutes,
    ...contentRoutes,
    ...gitRoutes,
    ...pullRequestRoutes,
    ...issueRoutes,
    ...checkRoutes,
    ...repositoryRoutes,
  ]);

/**
 * Opens the sandbox on loopback. Everything is in memory, so nothing is left behind.
 * @example
 * const sandbox = await openSandbox();
 * const files = { 'README.md': '# A list' };
 * await sandbox.createRepository({ owner: 'someone', name: 'list', files });
 * const octokit = openOctokit({ apiUrl: sandbox.api, token: sandbox.token, fetch });
 * await sandbox.close();
 */
export async function openSandbox(settings: SandboxOptions = {}): Promise<Sandbox> {
  const clock = settings.clock ?? systemClock;
  const webhookSecret = settings.webhookSecret ?? 'sandbox-secret';
  const credentials = await createCredentials(appId);
  let lastId = 1000;
  const nextId = () => ++lastId;
  const webhooks = createWebhookSender({ secret: webhookSecret, url: settings.webhookUrl, clock, nextId });
  const world = createWorld(settings.app ?? {}, clock, nextId);
  world.emit = (event) => webhooks.enqueue(world, event);

  const webFlow = new WebFlow(world, credentials);
  const http = new SandboxHttpServer({
    world,
    credentials,
    latencyMs: settings.latencyMs ?? 0,
    handleApiCall: createApiRouter({ credentials, webFlow, webhooks, webhookSecret }),
    renderPage,
    renderAuthorizePage: (query, language) => renderAuthorizePage(world, webFlow, { query, language }),
    submitForm: submitCheckboxForm,
  });
  await listen(http.server, settings.port ?? 0);
  world.url = getAddress(http.server);
  world.api = `${world.url}/api/v3`;

  const tokenWith = (permissions: Record<string, PermissionLevel>) => {
    const actor = { account: world.actionsApp.bot, app: world.actionsApp };
    return credentials.issueToken({ actor, permissions, repositories: undefined }, 24 * 60).token;
  };
  return {
    url: world.url,
    api: world.api,
    app: {
      id: appId,
      slug: world.app.slug,
      privateKey: credentials.privateKey,
      webhookSecret,
      clientId: world.app.clientId,
      clientSecret: world.app.clientSecret,
    },
    installationId,
    token: tokenWith(world.app.permissions),
    createToken: tokenWith,
    world,
    createRepository: (repository) => createRepository(world, repository),
    installApp: (repository) => installApp(world, repository),
    asUser: (login) => new SimulatedGitHubUser(world, login),
    revokeAuthorization: (login) => credentials.revokeUser(login),
    setWebhookUrl: webhooks.setUrl,
    deliveries: webhooks.deliveries,
    waitForDeliveries: webhooks.waitForDeliveries,
    injectFault: (fault) => http.injectFault(fault),
    observe: (observer) => http.observe(observer),
    async close() {
      webhooks.abort();
      http.server.closeAllConnections();
      await new Promise<void>((resolve) => http.server.close(() => resolve()));
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

function getAddress(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The sandbox has no address');
  return `http://127.0.0.1:${address.port}`;
}
