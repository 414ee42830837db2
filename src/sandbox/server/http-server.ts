import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Language } from '../../model/language.ts';
import { parseJson } from '../../text/parse-json.ts';
import type { ApiCall, Credentials } from '../api/index.ts';
import { ApiError, type HttpResponse, type World } from '../model/index.ts';
import { createFaultInjector, type Fault } from './fault-injector.ts';
import { choosePageLanguage } from './page-language.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

/** The parts that answer requests: the API under `/api`, pages everywhere else. */
export interface HttpServerOptions {
  world: World;
  credentials: Credentials;
  /** Delay of every answer of the API, in milliseconds. */
  latencyMs: number;
  handleApiCall(call: Omit<ApiCall, 'params'>): Promise<HttpResponse>;
  renderPage(world: World, path: string, language: Language): Promise<HttpResponse>;
  /** `/login/oauth/authorize`. */
  renderAuthorizePage(query: URLSearchParams, language: Language): HttpResponse;
  submitForm(world: World, submission: FormSubmission): Promise<HttpResponse>;
}

interface FormSubmission {
  path: string;
  /** The `Origin` header, which browsers send with every form. */
  origin: string | undefined;
  form: string;
  language: Language;
}

interface ApiRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  bodyText: string;
}

// GitHub refuses larger requests too.
const maxBodyBytes = 40 * 1024 * 1024;
const apiPathPrefix = /^\/api(?:\/v3)?(?=\/|$)/;
/** Programs exchange codes for tokens there, beside the pages. */
const tokenPath = '/login/oauth/access_token';

/** The HTTP server of the sandbox, with injected faults and observers. It is not listening yet. */
export class SandboxHttpServer {
  readonly server: Server;
  readonly #options: HttpServerOptions;
  readonly #faults = createFaultInjector();
  readonly #observers = new Set<(exchange: RecordedExchange) => void>();

  constructor(options: HttpServerOptions) {
    this.#options = options;
    this.server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : 'Server Error';
        if (response.headersSent) response.destroy();
        else writeResponse(response, { status: 500, body: { message } }, {});
      });
    });
  }

  injectFault(fault: Fault): void {
    this.#faults.add(fault);
  }

  /** @returns a function that stops the observer. */
  observe(observer: (exchange: RecordedExchange) => void): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    if (!apiPathPrefix.test(url.pathname) && url.pathname !== tokenPath) {
      writeResponse(response, await this.#handlePageRequest(request, url), {});
      return;
    }
    const bodyText = await readBody(request);
    if (bodyText === undefined) {
      writeResponse(response, { status: 413, body: { message: 'Request Entity Too Large' } }, {});
      return;
    }
    await this.#handleApiRequest(request, response, {
      method: request.method ?? 'GET',
      // The path stays encoded: routes decode each part, so that an encoded slash stays within its
      // part.
      path: url.pathname.replace(apiPathPrefix, '') || '/',
      query: url.searchParams,
      headers: flattenHeaders(request),
      bodyText,
    });
  }

  async #handlePageRequest(request: IncomingMessage, url: URL): Promise<HttpResponse> {
    const { world, renderPage, renderAuthorizePage, submitForm } = this.#options;
    const { language, setCookie } = choosePageLanguage(url.searchParams, request.headers, world.demo?.language);
    if (request.method === 'GET' || request.method === 'HEAD') {
      if (url.pathname === '/login/oauth/authorize') return renderAuthorizePage(url.searchParams, language);
      const page = await renderPage(world, url.pathname, language);
      return setCookie ? { ...page, headers: { ...page.headers, 'set-cookie': setCookie } } : page;
    }
    const form = request.method === 'POST' ? await readBody(request) : undefined;
    if (form === undefined) return { status: 405 };
    return submitForm(world, { path: url.pathname, origin: request.headers.origin, form, language });
  }

  async #handleApiRequest(incoming: IncomingMessage, response: ServerResponse, request: ApiRequest): Promise<void> {
    const { method, path, query, headers } = request;
    const fault = this.#faults.take(method, path);
    const delayMs = this.#options.latencyMs + (fault?.latencyMs ?? 0);
    if (delayMs > 0) await wait(delayMs);
    if (fault?.mode === 'drop') {
      incoming.socket.destroy();
      return;
    }
    const apiResponse = fault && fault.mode !== 'after' ? undefined : await this.#callApi(request);
    const isInjectedFault = fault !== undefined && (fault.status !== undefined || !apiResponse);
    const result = isInjectedFault ? faultResponse(fault) : (apiResponse ?? { status: 500 });
    const responseHeaders = { ...buildCommonHeaders(this.#options.world), ...result.headers };
    const exchange: RecordedExchange = {
      method,
      path,
      query: Object.fromEntries(query),
      requestHeaders: headers,
      requestBody: parseJsonBody(request.bodyText).value,
      status: result.status,
      responseHeaders,
      responseBody: result.body,
      isInjectedFault,
    };
    for (const observer of this.#observers) observer(exchange);
    writeResponse(response, withEtag(method, headers, result), responseHeaders);
  }

  async #callApi({ bodyText, ...request }: ApiRequest): Promise<HttpResponse> {
    const { world, credentials, handleApiCall } = this.#options;
    try {
      const { value, broken } = parseBody(bodyText, request.headers['content-type']);
      if (broken) throw new ApiError(400, 'Problems parsing JSON');
      const caller = credentials.authenticate(request.headers.authorization);
      return await handleApiCall({ world, ...request, body: value, caller });
    } catch (error) {
      if (error instanceof ApiError) return { status: error.status, body: error.body, headers: error.headers };
      throw error;
    }
  }
}

const faultResponse = (fault: Fault): HttpResponse => ({
  status: fault.status ?? 500,
  body: fault.body ?? { message: 'Server Error' },
  ...(fault.headers ? { headers: fault.headers } : {}),
});

function buildCommonHeaders(world: World): Record<string, string> {
  return {
    'x-github-request-id': randomUUID().slice(0, 18).toUpperCase(),
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4999',
    'x-ratelimit-used': '1',
    'x-ratelimit-reset': String(Math.floor(world.clock.now() / 1000) + 3600),
    'x-ratelimit-resource': 'core',
  };
}

/** Adds an ETag. Answers 304 to a conditional request when the body has not changed. */
function withEtag(method: string, headers: Record<string, string>, response: HttpResponse): HttpResponse {
  if (method !== 'GET' || response.status !== 200 || response.body === undefined) return response;
  const etag = `W/"${createHash('sha256').update(JSON.stringify(response.body)).digest('hex')}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { ...response.headers, etag } };
  return { ...response, headers: { ...response.headers, etag } };
}

function writeResponse(outgoing: ServerResponse, response: HttpResponse, headers: Record<string, string>): void {
  const all: Record<string, string> = { ...headers, ...response.headers };
  const bytes = response.bytes ?? (response.body === undefined ? undefined : Buffer.from(JSON.stringify(response.body)));
  if (bytes) {
    all['content-type'] ??= response.bytes ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
    all['content-length'] = String(bytes.length);
  }
  outgoing.writeHead(response.status, all);
  outgoing.end(bytes);
}

const flattenHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));

/** @returns undefined when the body is longer than `maxBodyBytes`. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  return size > maxBodyBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}

function parseBody(text: string, contentType = '') {
  const isForm = contentType.startsWith('application/x-www-form-urlencoded');
  return isForm ? { value: Object.fromEntries(new URLSearchParams(text)), broken: false } : parseJsonBody(text);
}

function parseJsonBody(text: string): { value: unknown; broken: boolean } {
  if (text === '') return { value: undefined, broken: false };
  const value = parseJson(text);
  return { value, broken: value === undefined };
}
