import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Exchange, Sandbox } from '../../src/sandbox/open.ts';

/**
 * Holds the sandbox, and whoever talks to it, to GitHub's own OpenAPI description: every request (path, query, body), every answer and
 * every webhook. What GitHub does not describe is a violation too.
 */
export interface Contract {
  /** What did not fit, as `POST /repos/{owner}/{repo}/pulls 201: /head/repo must be object`. Empty is well. */
  violations(): string[];
  /** Operations that were seen, as `GET /repos/{owner}/{repo}`. */
  operations(): Set<string>;
  stop(): void;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface Operation {
  parameters: { name: string; in: string; required?: boolean; schema: Json }[];
  name: string;
  form: RegExp;
  method: string;
  body: Json | undefined;
  answers: { [status: string]: Json };
}

interface Book {
  operations: Operation[];
  ajv: Ajv;
  hooks: Set<string>;
}

let open: Book | undefined;
const compiled = new Map<string, ValidateFunction>();

/** Records everything that passes from now on. The description is read once in a process. */
export function withContract(sandbox: Sandbox): Contract {
  open ??= readBooks();
  const book = open;
  const found: string[] = [];
  const seen = new Set<string>();
  const stop = sandbox.observe((exchange) => found.push(...check(book, exchange, seen)));
  let checkedHooks = 0;
  const checkHooks = () => {
    for (; checkedHooks < sandbox.deliveries.length; checkedHooks++) {
      const delivery = sandbox.deliveries[checkedHooks];
      if (delivery) found.push(...checkHook(book, delivery));
    }
  };
  return {
    violations() {
      checkHooks();
      return [...found];
    },
    operations: () => seen,
    stop,
  };
}

// GraphQL has a schema of its own, archives come from another host, and where a renamed repository leads to is real but not described.
const elsewhere = /^\/(?:graphql$|_codeload\/|repositories\/\d+$)/;

function check({ operations, ajv }: Book, exchange: Exchange, seen: Set<string>): string[] {
  if (exchange.fault || elsewhere.test(exchange.path)) return [];
  const fitting = operations.filter(({ method, form }) => method === exchange.method && form.test(exchange.path));
  // Of two forms the one with more fixed parts is meant: `/issues/comments` before `/issues/{number}`.
  const operation = fitting.sort(
    (a, b) => (b.name.match(/\/[^/{]+/g)?.length ?? 0) - (a.name.match(/\/[^/{]+/g)?.length ?? 0),
  )[0];
  if (!operation) return [`${exchange.method} ${exchange.path}: GitHub has no such operation`];
  seen.add(operation.name);
  const at = `${operation.name} ${exchange.status}`;
  const found: string[] = [];
  const validate = (what: string, schema: Json, value: unknown) => {
    for (const problem of problems(ajv, `${operation.name} ${what}`, schema, value)) found.push(`${at} ${what}: ${problem}`);
  };

  for (const [name, value] of Object.entries(exchange.query)) {
    const known = operation.parameters.find((parameter) => parameter.in === 'query' && parameter.name === name);
    if (known) validate(`?${name}`, known.schema, coerced(known.schema, value));
    else found.push(`${at}: there is no query parameter ${name}`);
  }
  // What was refused may well have been wrong.
  if (exchange.status < 400) {
    if (operation.body !== undefined && exchange.requestBody !== undefined)
      validate('request', operation.body, exchange.requestBody);
    const required = operation.parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
    for (const { name } of required) if (!(name in exchange.query)) found.push(`${at}: query parameter ${name} is missing`);
  }
  const answer = operation.answers[String(exchange.status)];
  if (answer === undefined) {
    // Every operation may answer these, whether its description says so or not.
    if (![304, 401, 403, 404, 409, 410, 422, 451].includes(exchange.status)) found.push(`${at}: this status is not described`);
    return found;
  }
  if (exchange.answerBody === undefined && answer !== null && !isRaw(exchange))
    found.push(`${at}: an answer of JSON is described`);
  if (exchange.answerBody !== undefined) {
    // A refusal says why, whether its description has room for it or not.
    if (answer === null && exchange.status < 400) found.push(`${at}: no body is described`);
    if (answer !== null) validate(`answer ${exchange.status}`, answer, exchange.answerBody);
  }
  return found;
}

const isRaw = ({ answerHeaders, status }: Exchange) => !(answerHeaders['content-type'] ?? '').includes('json') || status === 304;

function checkHook({ ajv, hooks }: Book, delivery: Sandbox['deliveries'][number]): string[] {
  const name = [delivery.event, ...(delivery.action ? [delivery.action] : [])].join('-').replaceAll('_', '-');
  if (!hooks.has(name)) return [`webhook ${name}: GitHub has no such webhook`];
  const schema = { $ref: `hooks#/webhooks/${name}/post/requestBody/content/application~1json/schema` };
  return problems(ajv, `webhook ${name}`, schema, delivery.payload).map((problem) => `webhook ${name}: ${problem}`);
}

function problems(ajv: Ajv, key: string, schema: Json, value: unknown): string[] {
  let validate = compiled.get(key);
  if (!validate) {
    validate = ajv.compile(typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? schema : {});
    compiled.set(key, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message = '', params }) => {
    return `${instancePath || 'the whole'} ${message} ${JSON.stringify(params)}`;
  });
}

/** Queries are text; the description knows numbers and booleans. */
function coerced(schema: Json, value: string): unknown {
  const type = typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? schema.type : undefined;
  if (type === 'integer' || type === 'number') return Number(value);
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}

function readBooks(): Book {
  const require = createRequire(import.meta.url);
  const read = (name: string): { [key: string]: Json } => JSON.parse(readFileSync(require.resolve(name), 'utf8'));
  const rest = read('@octokit/openapi/generated/api.github.com.json');
  const hooks = read('@octokit/openapi-webhooks/generated/api.github.com.json');
  const ajv = new Ajv({ strict: false, allErrors: false, logger: false, validateSchema: false });
  addFormats.default(ajv);
  // The true address of a bot, `1+name[bot]@users.noreply.github.com`, is none to the letter.
  ajv.addFormat('email', true);
  correct(rest);
  asJsonSchema(rest);
  asJsonSchema(hooks);
  ajv.addSchema(rest, 'rest');
  ajv.addSchema(hooks, 'hooks');
  return { operations: operationsOf(rest), ajv, hooks: new Set(Object.keys(at(hooks, 'webhooks'))) };
}

/** Where the description is known to be wrong about what GitHub answers. */
function correct(rest: { [key: string]: Json }): void {
  // Labels without a description have null there, as in every other schema of a label.
  const labels = at(rest, 'components', 'schemas', 'pull-request-simple', 'properties', 'labels', 'items', 'properties');
  labels.description = { type: 'string', nullable: true };
  // An account would have to be a user and an enterprise at once.
  const list = at(rest, 'paths', '/app/installations', 'get', 'responses', '200', 'content', 'application/json', 'schema');
  const account = at(list, 'items', 'properties', 'account');
  account.anyOf = account.allOf ?? [];
  delete account.allOf;
}

/** OpenAPI 3.0 says `nullable`; JSON Schema says so in the type. Changes the tree in place: it is 13 MB. */
function asJsonSchema(root: Json): void {
  const waiting: Json[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    for (const child of Array.isArray(node) ? node : Object.values(node)) if (typeof child === 'object') waiting.push(child);
    if (Array.isArray(node)) continue;
    // Its own choices overlap (an error of one form is one of another too), so that `oneOf` can only mean `anyOf`.
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

function at(node: Json | undefined, ...path: string[]): { [key: string]: Json } {
  let here = node;
  for (const name of path) here = typeof here === 'object' && here !== null && !Array.isArray(here) ? here[name] : undefined;
  return typeof here === 'object' && here !== null && !Array.isArray(here) ? here : {};
}

function operationsOf(root: { [key: string]: Json }): Operation[] {
  const found: Operation[] = [];
  for (const [path, methods] of Object.entries(at(root, 'paths'))) {
    // `{path}` and `{ref}` may hold slashes, whether a client escapes them or not.
    const source = path
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replace(/\{(\w+)\}/g, (_, name: string) => (/^(path|ref|basehead|branch|tree_sha)$/.test(name) ? '.+' : '[^/]+'));
    for (const [method, description] of Object.entries(at(methods))) {
      const described = at(description);
      const parameters = Array.isArray(described.parameters) ? described.parameters : [];
      const answers = Object.entries(at(described, 'responses')).map(([status, answer]) => {
        const content = at(resolved(root, answer), 'content', 'application/json');
        return [status, content.schema ? pointed(content.schema) : null] as const;
      });
      const body = at(resolved(root, described.requestBody), 'content', 'application/json').schema;
      found.push({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        form: new RegExp(`^${source}$`),
        parameters: parameters.map((parameter) => parameterOf(at(resolved(root, parameter)))),
        body: body === undefined ? undefined : pointed(body),
        answers: Object.fromEntries(answers),
      });
    }
  }
  return found;
}

const parameterOf = (known: { [key: string]: Json }) => ({
  name: String(known.name),
  in: String(known.in),
  required: known.required === true,
  schema: pointed(known.schema ?? {}),
});

function resolved(root: Json, node: Json | undefined): Json | undefined {
  const ref = at(node).$ref;
  return typeof ref === 'string' ? at(root, ...ref.slice(2).split('/')) : node;
}

/** The same schema with its references told from outside the book. Only these few levels are copied. */
function pointed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(pointed);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) =>
      key === '$ref' && typeof value === 'string' && value.startsWith('#') ? [key, `rest${value}`] : [key, pointed(value)],
    ),
  );
}
