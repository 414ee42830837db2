import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import type { RecordedExchange } from '../../../src/sandbox/server/recorded-exchange.ts';

/**
 * Compares the sandbox, and every client that talks to it, with GitHub's own OpenAPI description:
 * every request (path, query, body), every answer and every webhook. What GitHub does not describe
 * is a violation too.
 */
export interface OpenApiContract {
  /**
   * What did not match, as `POST /repos/{owner}/{repo}/pulls 201: /head/repo must be object`. Empty
   * when all is well.
   */
  violations(): string[];
  /** Operations that were seen, as `GET /repos/{owner}/{repo}`. */
  seenOperations(): Set<string>;
  stop(): void;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface ApiOperation {
  parameters: { name: string; in: string; required?: boolean; schema: Json }[];
  name: string;
  pathPattern: RegExp;
  method: string;
  body: Json | undefined;
  responses: { [status: string]: Json };
}

interface ApiDescription {
  operations: ApiOperation[];
  ajv: Ajv;
  webhookNames: Set<string>;
}

let cachedDescription: ApiDescription | undefined;
const compiledValidators = new Map<string, ValidateFunction>();

/** Records everything that passes from now on. The description is read once in a process. */
export function attachOpenApiContract(sandbox: Sandbox): OpenApiContract {
  cachedDescription ??= readBooks();
  const book = cachedDescription;
  const found: string[] = [];
  const seen = new Set<string>();
  const stop = sandbox.observe((exchange) => found.push(...checkExchange(book, exchange, seen)));
  let checkedHooks = 0;
  const checkHooks = () => {
    for (; checkedHooks < sandbox.deliveries.length; checkedHooks++) {
      const delivery = sandbox.deliveries[checkedHooks];
      if (delivery) found.push(...checkWebhook(book, delivery));
    }
  };
  return {
    violations() {
      checkHooks();
      return [...found];
    },
    seenOperations: () => seen,
    stop,
  };
}

// GraphQL has a schema of its own, archives come from another host, and where a renamed repository
// leads to is real but not described.
const undescribedPaths = /^\/(?:graphql$|login\/oauth\/|_codeload\/|repositories\/\d+$)/;

function checkExchange({ operations, ajv }: ApiDescription, received: RecordedExchange, seen: Set<string>): string[] {
  // The links of lists lead to `/repositories/{id}/…`. That is not described, and is what stands
  // below `/repos/{owner}/{repo}/…`.
  const exchange = { ...received, path: received.path.replace(/^\/repositories\/\d+\//, '/repos/owner/name/') };
  if (exchange.isInjectedFault || undescribedPaths.test(exchange.path)) return [];
  const fitting = operations.filter(({ method, pathPattern }) => method === exchange.method && pathPattern.test(exchange.path));
  // Of two forms the one with more fixed parts is meant: `/issues/comments` before
  // `/issues/{number}`.
  const operation = fitting.sort(
    (a, b) => (b.name.match(/\/[^/{]+/g)?.length ?? 0) - (a.name.match(/\/[^/{]+/g)?.length ?? 0),
  )[0];
  if (!operation) return [`${exchange.method} ${exchange.path}: GitHub has no such operation`];
  seen.add(operation.name);
  const at = `${operation.name} ${exchange.status}`;
  const found: string[] = [];
  const validate = (what: string, schema: Json, value: unknown) => {
    for (const problem of findProblems(ajv, `${operation.name} ${what}`, schema, value)) found.push(`${at} ${what}: ${problem}`);
  };

  for (const [name, value] of Object.entries(exchange.query)) {
    const known = operation.parameters.find((parameter) => parameter.in === 'query' && parameter.name === name);
    if (known) validate(`?${name}`, known.schema, coerceQueryValue(known.schema, value));
    else found.push(`${at}: there is no query parameter ${name}`);
  }
  // What was refused may well have been wrong.
  if (exchange.status < 400) {
    if (operation.body !== undefined && exchange.requestBody !== undefined)
      validate('request', operation.body, exchange.requestBody);
    const required = operation.parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
    for (const { name } of required) if (!(name in exchange.query)) found.push(`${at}: query parameter ${name} is missing`);
  }
  const answer = operation.responses[String(exchange.status)];
  if (answer === undefined) {
    // Every operation may answer these, whether its description says so or not.
    if (![304, 401, 403, 404, 409, 410, 422, 451].includes(exchange.status)) found.push(`${at}: this status is not described`);
    return found;
  }
  if (exchange.responseBody === undefined && answer !== null && !isRawResponse(exchange))
    found.push(`${at}: an answer of JSON is described`);
  if (exchange.responseBody !== undefined) {
    // A refusal says why, whether its description has room for it or not.
    if (answer === null && exchange.status < 400) found.push(`${at}: no body is described`);
    if (answer !== null) validate(`answer ${exchange.status}`, answer, exchange.responseBody);
  }
  return found;
}

const isRawResponse = ({ responseHeaders, status }: RecordedExchange) =>
  !(responseHeaders['content-type'] ?? '').includes('json') || status === 304;

function checkWebhook({ ajv, webhookNames }: ApiDescription, delivery: Sandbox['deliveries'][number]): string[] {
  const name = [delivery.event, ...(delivery.action ? [delivery.action] : [])].join('-').replaceAll('_', '-');
  if (!webhookNames.has(name)) return [`webhook ${name}: GitHub has no such webhook`];
  const schema = { $ref: `hooks#/webhooks/${name}/post/requestBody/content/application~1json/schema` };
  return findProblems(ajv, `webhook ${name}`, schema, delivery.payload).map((problem) => `webhook ${name}: ${problem}`);
}

function findProblems(ajv: Ajv, key: string, schema: Json, value: unknown): string[] {
  let validate = compiledValidators.get(key);
  if (!validate) {
    validate = ajv.compile(typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? schema : {});
    compiledValidators.set(key, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message = '', params }) => {
    return `${instancePath || 'the whole'} ${message} ${JSON.stringify(params)}`;
  });
}

/** Queries are text; the description knows numbers and booleans. */
function coerceQueryValue(schema: Json, value: string): unknown {
  const type = typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? schema.type : undefined;
  if (type === 'integer' || type === 'number') return Number(value);
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}

function readBooks(): ApiDescription {
  const require = createRequire(import.meta.url);
  const read = (name: string): { [key: string]: Json } => JSON.parse(readFileSync(require.resolve(name), 'utf8'));
  const rest = read('@octokit/openapi/generated/api.github.com.json');
  const hooks = read('@octokit/openapi-webhooks/generated/api.github.com.json');
  const ajv = new Ajv({ strict: false, allErrors: false, logger: false, validateSchema: false, code: { optimize: false } });
  addFormats.default(ajv);
  // The true address of a bot, `1+name[bot]@users.noreply.github.com`, is none to the letter.
  ajv.addFormat('email', true);
  correct(rest);
  asJsonSchema(rest);
  asJsonSchema(hooks);
  ajv.addSchema(rest, 'rest');
  ajv.addSchema(hooks, 'hooks');
  return { operations: parseOperations(rest), ajv, webhookNames: new Set(Object.keys(getObject(hooks, 'webhooks'))) };
}

/** Where the description is known to be wrong about what GitHub answers. */
function correct(rest: { [key: string]: Json }): void {
  // Labels without a description have null there, as in every other schema of a label.
  const labels = getObject(rest, 'components', 'schemas', 'pull-request-simple', 'properties', 'labels', 'items', 'properties');
  labels.description = { type: 'string', nullable: true };
  // An account would have to be a user and an enterprise at once.
  const list = getObject(rest, 'paths', '/app/installations', 'get', 'responses', '200', 'content', 'application/json', 'schema');
  const account = getObject(list, 'items', 'properties', 'account');
  account.anyOf = account.allOf ?? [];
  delete account.allOf;
}

/**
 * OpenAPI 3.0 says `nullable`; JSON Schema says so in the type. Changes the tree in place: it is 13
 * MB.
 */
function asJsonSchema(root: Json): void {
  const waiting: Json[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    for (const child of Array.isArray(node) ? node : Object.values(node)) if (typeof child === 'object') waiting.push(child);
    if (Array.isArray(node)) continue;
    // Its own choices overlap (an error of one form is one of another too), so that `oneOf` can
    // only mean `anyOf`.
    if (Array.isArray(node.oneOf) && node.anyOf === undefined) {
      node.anyOf = node.oneOf;
      delete node.oneOf;
    }
    if (node.nullable !== true) continue;
    delete node.nullable;
    if (Array.isArray(node.enum)) node.enum.push(null);
    if (typeof node.type === 'string') node.type = [node.type, 'null'];
    if (Array.isArray(node.anyOf)) node.anyOf.push({ type: 'null' });
    if (Array.isArray(node.allOf)) {
      node.anyOf = [{ allOf: node.allOf }, { type: 'null' }];
      delete node.allOf;
    }
  }
}

function getObject(node: Json | undefined, ...path: string[]): { [key: string]: Json } {
  let here = node;
  for (const name of path) here = typeof here === 'object' && here !== null && !Array.isArray(here) ? here[name] : undefined;
  return typeof here === 'object' && here !== null && !Array.isArray(here) ? here : {};
}

function parseOperations(root: { [key: string]: Json }): ApiOperation[] {
  const found: ApiOperation[] = [];
  for (const [path, methods] of Object.entries(getObject(root, 'paths'))) {
    // `{path}` and `{ref}` may hold slashes, whether a client escapes them or not.
    const source = path
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replace(/\{(\w+)\}/g, (_, name: string) => (/^(path|ref|basehead|branch|tree_sha)$/.test(name) ? '.+' : '[^/]+'));
    for (const [method, description] of Object.entries(getObject(methods))) {
      const described = getObject(description);
      const parameters = Array.isArray(described.parameters) ? described.parameters : [];
      const answers = Object.entries(getObject(described, 'responses')).map(([status, answer]) => {
        const content = getObject(resolveReference(root, answer), 'content', 'application/json');
        return [status, content.schema ? qualifyReferences(content.schema) : null] as const;
      });
      const body = getObject(resolveReference(root, described.requestBody), 'content', 'application/json').schema;
      found.push({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        pathPattern: new RegExp(`^${source}$`),
        parameters: parameters.map((parameter) => parseParameter(getObject(resolveReference(root, parameter)))),
        body: body === undefined ? undefined : qualifyReferences(body),
        responses: Object.fromEntries(answers),
      });
    }
  }
  return found;
}

const parseParameter = (known: { [key: string]: Json }) => ({
  name: String(known.name),
  in: String(known.in),
  required: known.required === true,
  schema: qualifyReferences(known.schema ?? {}),
});

function resolveReference(root: Json, node: Json | undefined): Json | undefined {
  const ref = getObject(node).$ref;
  return typeof ref === 'string' ? getObject(root, ...ref.slice(2).split('/')) : node;
}

/**
 * The same schema with absolute references, so that they resolve from outside the description. Only
 * these few levels are copied.
 */
function qualifyReferences(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(qualifyReferences);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) =>
      key === '$ref' && typeof value === 'string' && value.startsWith('#')
        ? [key, `rest${value}`]
        : [key, qualifyReferences(value)],
    ),
  );
}
