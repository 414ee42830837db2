import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpClient } from '../../http/index.ts';
import { type Language, languages } from '../../model/language.ts';
import { resolveApiUrl, resolveWebUrl } from '../../runtime/github-api-url.ts';
import type { Credentials } from '../github/index.ts';
import { getErrorMessage } from '../queue/index.ts';
import { convertCode } from './convert-code.ts';
import { writeEnvironmentFile } from './environment-file.ts';
import { type AppManifest, findAddressProblem } from './manifest.ts';
import { testReachability } from './reachability.ts';
import { type PageOptions, renderCreatedPage, renderFailedPage, renderFormPage, renderReviewPage } from './setup-pages.ts';

export interface SetupSettings {
  manifest: AppManifest;
  environment: Readonly<Record<string, string | undefined>>;
  network: Pick<HttpClient, 'fetch'>;
  /** The file that gets the credentials. */
  environmentFile: string;
  language: Language;
  /** 0 takes a free one. */
  port: number;
  host: string;
}

export interface Setup {
  /** The page to open. Its path is a secret, because the page writes credentials. */
  url: string;
  port: number;
  /** Resolves when an App was registered and its page was sent. */
  registered: Promise<Credentials>;
  stop(): Promise<void>;
}

/**
 * Serves the page that registers a GitHub App. It sends a request only when somebody uses it: one
 * to the address of the webhook, and one to GitHub for the credentials.
 * @throws when the port is taken.
 */
export async function startSetup(settings: SetupSettings): Promise<Setup> {
  const session = new SetupSession(settings);
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) =>
    session.handle(request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const isAnyAddress = settings.host === '0.0.0.0' || settings.host === '::';
  return {
    url: `http://${isAnyAddress ? 'localhost' : settings.host}:${port}${session.path}`,
    port,
    registered: session.registered,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** One run of the page: its secrets, and what the visitor has come to. */
class SetupSession {
  /**
   * `/setup/` and a secret, so that nobody else on the network or in the browser can use the page.
   */
  readonly path = `/setup/${randomBytes(16).toString('hex')}`;
  readonly registered: Promise<Credentials>;
  /** Comes back from GitHub unchanged. */
  readonly #state = randomBytes(16).toString('hex');
  readonly #answer = `listkeeper setup ${randomBytes(8).toString('hex')}`;
  readonly #webhookPath: string;
  readonly #settings: SetupSettings;
  readonly #resolve: (credentials: Credentials) => void;
  #channelUrl: string | undefined;
  #offersSignIn = false;

  constructor(settings: SetupSettings) {
    this.#settings = settings;
    this.#webhookPath = settings.environment.WEBHOOK_PATH || '/api/github/webhooks';
    const { promise, resolve } = Promise.withResolvers<Credentials>();
    this.registered = promise;
    this.#resolve = resolve;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://setup.invalid');
    if (url.pathname === this.#webhookPath) return send(response, 200, this.#answer, 'text/plain');
    if (url.pathname === '/healthz') return send(response, 200, '{"ok":true,"setup":true}', 'application/json');
    const options = { path: this.path, language: this.#chooseLanguage(url), query: url.searchParams };
    if (url.pathname === this.path) send(response, 200, renderFormPage(this.#settings.manifest, options));
    else if (url.pathname === `${this.path}/review`) send(response, 200, await this.#review(options, request.headers.host));
    else if (url.pathname === `${this.path}/created`) await this.#finish(options, response);
    else send(response, 404, 'Not found', 'text/plain');
  }

  #chooseLanguage(url: URL): Language {
    const asked = url.searchParams.get('language');
    return languages.find((language) => language === asked) ?? this.#settings.language;
  }

  /** The registration that is about to be made, and what prevents it. */
  async #review(options: PageOptions, host = 'localhost'): Promise<string> {
    const { manifest, environment, network } = this.#settings;
    const address = options.query.get('address')?.trim() ?? '';
    const organisation = options.query.get('organisation')?.trim() ?? '';
    const webhookUrl = this.#toWebhookUrl(address);
    const problem = findAddressProblem(webhookUrl);
    const isAsked = problem === undefined || problem === 'not-https';
    const isChannel = webhookUrl === address;
    const here = `http://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}`;
    this.#offersSignIn = options.query.has('sign-in');
    this.#channelUrl = isChannel && isAsked ? address : undefined;
    const reachability = isAsked && !isChannel ? await testReachability(webhookUrl, this.#answer, network) : undefined;
    const web = resolveWebUrl(environment);
    const owner = organisation === '' ? '' : `/organizations/${encodeURIComponent(organisation)}`;
    return renderReviewPage(options, {
      manifest: {
        ...manifest,
        name: options.query.get('name')?.trim() || manifest.name,
        hook_attributes: { url: webhookUrl, active: true },
        redirect_url: `${here}${this.path}/created?language=${options.language}`,
        // A channel brings webhooks only: browsers come to this machine.
        ...(this.#offersSignIn && isAsked
          ? { callback_urls: [`${isChannel ? here : new URL(address).origin}/lists/callback`] }
          : {}),
      },
      action: `${web}${owner}/settings/apps/new?state=${this.#state}`,
      organisation,
      ...(problem ? { problem } : {}),
      ...(reachability ? { reachability } : {}),
    });
  }

  /** A server gets our path; a channel such as smee.io has an address of its own. */
  #toWebhookUrl(address: string): string {
    if (!URL.canParse(address)) return address;
    const { hostname, origin } = new URL(address);
    return hostname === 'smee.io' ? address : `${origin}${this.#webhookPath}`;
  }

  async #finish(options: PageOptions, response: ServerResponse): Promise<void> {
    const code = options.query.get('code');
    if (!code || options.query.get('state') !== this.#state) return send(response, 400, renderFailedPage(options, undefined));
    const { environment, network, environmentFile } = this.#settings;
    try {
      const { credentials, client, page } = await convertCode(code, resolveApiUrl(environment), network);
      const { appId, privateKey, webhookSecret } = credentials;
      writeEnvironmentFile(environmentFile, {
        APP_ID: appId,
        PRIVATE_KEY: privateKey,
        WEBHOOK_SECRET: webhookSecret,
        ...(this.#offersSignIn ? { GITHUB_CLIENT_ID: client.clientId, GITHUB_CLIENT_SECRET: client.clientSecret } : {}),
        ...(this.#channelUrl ? { WEBHOOK_PROXY_URL: this.#channelUrl } : {}),
      });
      response.once('close', () => this.#resolve(credentials));
      send(response, 200, renderCreatedPage(options, { page, file: environmentFile }));
    } catch (error) {
      send(response, 502, renderFailedPage(options, getErrorMessage(error)));
    }
  }
}

function send(response: ServerResponse, status: number, text: string, type = 'text/html'): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    // The path is a secret: other sites learn the origin only. GitHub gets the path as the way
    // back.
    'referrer-policy': 'strict-origin',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(text);
}
