import { createJsonResponse, type SimulatedHost, type SimulatedResponse } from '../../../src/sandbox/internet/responses.ts';

/** A repository as GitHub knows it. */
export interface SimulatedRepository {
  /** Its number, which stays through renames. */
  id?: number;
  /** The name it has now, where it was renamed. */
  renamedTo?: string;
  archived?: boolean;
  disabled?: boolean;
  empty?: boolean;
  /** Git expressions that exist in it: `master:README.md`. */
  objects?: string[];
  /** What REST answers, where that is not the repository. */
  rest?: SimulatedResponse;
  /** What GraphQL says instead: an error type at the repository's alias. */
  error?: string;
  releases?: Record<string, string[]>;
  /** Tags, with and without a release. */
  tags?: string[];
  /** Folders that are repositories of others. */
  submodules?: string[];
  /** Old names of branches. */
  renamedBranches?: string[];
  /** What GitHub answers to questions about paths and branches, where it does not know. */
  contents?: SimulatedResponse;
  issues?: Record<string, number>;
  pulls?: Record<string, number>;
  /** Issues that live in another repository now: its name and their number there. */
  transferred?: Record<string, [repository: string, number: number]>;
  /** Commits that REST knows. */
  commits?: string[];
  /**
   * READMEs and files as GitHub shows them, by the path of the route: `readme`,
   * `contents/docs/a.md?ref=main`.
   */
  pages?: Record<string, string>;
  /**
   * Its organisation refuses tokens, and shows the repository to anybody without one. `private`: to
   * nobody.
   */
  forbidsTokens?: 'allow-list' | 'saml' | 'private';
}

export interface GitHubSettings {
  repositories?: Record<string, SimulatedRepository>;
  users?: string[];
  gists?: string[];
  /** The whole GraphQL answer, by how many repositories were asked for. */
  graphql?(count: number): SimulatedResponse | undefined;
  rest?: SimulatedResponse;
  /** What REST answers to questions without a token. */
  anonymousRest?: SimulatedResponse;
  /**
   * The budget of one query: this many repositories and git objects are answered. The others are
   * null, with an error.
   */
  resources?: { repositories?: number; objects?: number; unlocated?: boolean };
}

/**
 * `api.github.com`, as far as checks ask it: GraphQL with aliases, and the REST routes that
 * confirm.
 */
export function githubHost(settings: GitHubSettings): SimulatedHost {
  const { repositories = {}, users = [], gists = [], rest, anonymousRest } = settings;
  const known: KnownRepositories = new Map(
    Object.entries(repositories).map(([name, repository]) => [name.toLowerCase(), { name, repository }]),
  );
  return {
    host: 'api.github.com',
    respond(request) {
      if (request.url.pathname === '/graphql') return answerQuery(request.body, known, settings);
      const hasToken = request.headers.authorization !== undefined;
      if (rest !== undefined && hasToken) return rest;
      if (anonymousRest !== undefined && !hasToken) return anonymousRest;
      if (rest !== undefined) return rest;
      const [kind, first = '', second = '', form, ...path] = request.url.pathname.slice(1).split('/').map(decodeURIComponent);
      if (kind === 'users')
        return users.includes(first) ? createJsonResponse({ login: first }) : createJsonResponse({ message: 'Not Found' }, 404);
      if (kind === 'gists')
        return gists.includes(first) ? createJsonResponse({ id: first }) : createJsonResponse({ message: 'Not Found' }, 404);
      if (kind === 'repositories') return answerById(first, [second, form ?? '']);
      const found = known.get(`${first}/${second}`.toLowerCase());
      if (found === undefined) return createJsonResponse({ message: 'Not Found' }, 404);
      const { forbidsTokens } = found.repository;
      if (forbidsTokens !== undefined && hasToken) return forbiddenAnswers[forbidsTokens](first);
      if (forbidsTokens === 'private') return createJsonResponse({ message: 'Not Found' }, 404);
      const isPage = request.headers.accept === 'application/vnd.github.html+json';
      if (isPage) return answerPage(found.repository, [form, ...path].join('/') + request.url.search);
      return answerRest(found.name, found.repository, form, path);
    },
  };
}

type KnownRepositories = Map<string, { name: string; repository: SimulatedRepository }>;

/** Words of aquasecurity/trivy#10567, cli/cli#7881 and cli/cli#12150. */
const forbiddenMessages = {
  'allow-list': (owner: string) =>
    `Although you appear to have the correct authorization credentials, the \`${owner}\` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.`,
  saml: () => 'Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.',
  private: () =>
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
};
const answerForbidden = (message: string, headers: Record<string, string> = {}) =>
  createJsonResponse({ message, documentation_url: 'https://docs.github.com/rest', status: '403' }, 403, {
    'x-github-media-type': 'github.v3; format=json',
    ...headers,
  });
const forbiddenAnswers: Record<keyof typeof forbiddenMessages, (owner: string) => SimulatedResponse> = {
  'allow-list': (owner) => answerForbidden(forbiddenMessages['allow-list'](owner)),
  saml: () => answerForbidden(forbiddenMessages.saml(), { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?x=1' }),
  private: () => answerForbidden(forbiddenMessages.private()),
};

/**
 * Redirects of GitHub lead to numbers. Here the number is the name, so that no table is needed:
 * `owner~name`.
 */
const toNumber = (name: string) => name.replace('/', '~');

function answerById(number: string, [form, id]: [string, string]): SimulatedResponse {
  const name = number.replace('~', '/');
  if (form === '') return createJsonResponse({ id: 4242, full_name: name, size: 1 });
  return createJsonResponse({ id: 99, number: Number(id), html_url: `https://github.com/${name}/${form}/${id}`, state: 'open' });
}

/** Text of markup in GitHub's form: each heading with an anchor of its own below it. */
function answerPage({ pages = {} }: SimulatedRepository, route: string): SimulatedResponse {
  const body = pages[route];
  if (body === undefined) return createJsonResponse({ message: 'Not Found', status: '404' }, 404);
  return { headers: { 'content-type': 'application/vnd.github.html+json; charset=utf-8' }, body };
}

function answerRest(name: string, repository: SimulatedRepository, form: string | undefined, path: string[]): SimulatedResponse {
  const missing = createJsonResponse({ message: 'Not Found' }, 404);
  if (form === 'releases') {
    const assets = repository.releases?.[path.slice(1).join('/')];
    return assets === undefined ? missing : createJsonResponse({ assets: assets.map((asset) => ({ name: asset })) });
  }
  if (form === 'contents' || form === 'branches') {
    if (repository.contents !== undefined) return repository.contents;
    const there = form === 'contents' ? repository.submodules : repository.renamedBranches;
    return there?.includes(path.join('/')) ? createJsonResponse({ type: 'submodule' }) : missing;
  }
  if (form === 'git')
    return repository.tags?.includes(path.slice(2).join('/')) ? createJsonResponse({ ref: path.join('/') }) : missing;
  if (form === 'commits')
    return repository.commits?.includes(path[0] ?? '')
      ? createJsonResponse({ sha: path[0] })
      : createJsonResponse({ message: `No commit found for SHA: ${path[0]}`, status: '422' }, 422);
  const transfer = form === 'issues' ? repository.transferred?.[path[0] ?? ''] : undefined;
  if (transfer !== undefined) return answerMoved(`${toNumber(transfer[0])}/issues/${transfer[1]}`);
  if (form === 'pulls') return createJsonResponse({}, repository.pulls?.[path[0] ?? ''] ?? 404);
  if (form === 'issues')
    return createJsonResponse(
      { html_url: `https://github.com/${name}/issues/${path[0]}` },
      repository.issues?.[path[0] ?? ''] ?? 404,
    );
  if (repository.rest !== undefined) return repository.rest;
  if (repository.renamedTo !== undefined) {
    return answerMoved(toNumber(repository.renamedTo));
  }
  return createJsonResponse({
    id: repository.id,
    full_name: name,
    archived: repository.archived ?? false,
    size: repository.empty ? 0 : 12,
  });
}

function answerMoved(place: string): SimulatedResponse {
  const url = `https://api.github.com/repositories/${place}`;
  return {
    ...createJsonResponse({ message: 'Moved Permanently', url, documentation_url: 'https://docs.github.com/rest' }, 301),
    headers: { location: url },
  };
}

const limitsError = { type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' };

function answerQuery(body: string, known: KnownRepositories, settings: GitHubSettings): SimulatedResponse {
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, string> };
  const aliases = Array.from(query.matchAll(/^r(\d+): repository\(owner: \$(\w+), name: \$(\w+)\) \{ (.*) \}$/gm));
  const own = settings.graphql?.(aliases.length);
  if (own !== undefined) return own;
  const left = { repositories: settings.resources?.repositories ?? Infinity, objects: settings.resources?.objects ?? Infinity };
  const data: Record<string, unknown> = {};
  const errors: unknown[] = [];
  const addLimitsError = (path: string[]) =>
    errors.push(settings.resources?.unlocated ? limitsError : { ...limitsError, path, locations: [{ line: 2, column: 3 }] });
  for (const [, index, owner = '', name = '', fields = ''] of aliases) {
    const found = known.get(`${variables[owner]}/${variables[name]}`.toLowerCase());
    const alias = `r${index}`;
    data[alias] = null;
    if (left.repositories-- <= 0) {
      addLimitsError([alias]);
      continue;
    }
    const { forbidsTokens } = found?.repository ?? {};
    const error = found === undefined ? 'NOT_FOUND' : forbidsTokens === undefined ? found.repository.error : 'FORBIDDEN';
    if (error !== undefined || found === undefined) {
      const fullName = `${variables[owner]}/${variables[name]}`;
      const message =
        forbidsTokens === undefined
          ? `Could not resolve to a Repository with the name '${fullName}'.`
          : forbiddenMessages[forbidsTokens](variables[owner] ?? '');
      errors.push({ type: error, path: [alias], locations: [{ line: 2, column: 1 }], message });
      continue;
    }
    const { repository } = found;
    const objects = Array.from(fields.matchAll(/(o\d+): object\(expression: \$(\w+)\)/g), ([, field = '', expression = '']) => {
      if (left.objects-- <= 0) addLimitsError([alias, field]);
      const exists = left.objects >= 0 && (repository.objects?.includes(variables[expression] ?? '') ?? false);
      return [field, exists ? { oid: 'a'.repeat(40) } : null] as const;
    });
    data[alias] = {
      nameWithOwner: repository.renamedTo ?? found.name,
      databaseId: repository.id ?? null,
      isArchived: repository.archived ?? false,
      isDisabled: repository.disabled ?? false,
      isEmpty: repository.empty ?? false,
      ...Object.fromEntries(objects),
    };
  }
  return createJsonResponse(errors.length > 0 ? { data, errors } : { data });
}
