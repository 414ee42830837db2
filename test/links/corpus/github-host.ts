import { jsonResponse, type SimulatedHost, type SimulatedResponse } from '../../../src/sandbox/internet/responses.ts';

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
}

export interface GitHubSettings {
  repositories?: Record<string, SimulatedRepository>;
  users?: string[];
  gists?: string[];
  /** The whole GraphQL answer, by how many repositories were asked for. */
  graphql?(count: number): SimulatedResponse | undefined;
  rest?: SimulatedResponse;
}

/** `api.github.com`, as far as checks ask it: GraphQL with aliases, and the REST routes that confirm. */
export function githubHost({ repositories = {}, users = [], gists = [], graphql, rest }: GitHubSettings): SimulatedHost {
  const known = new Map(Object.entries(repositories).map(([name, repository]) => [name.toLowerCase(), { name, repository }]));
  return {
    host: 'api.github.com',
    respond(request) {
      if (request.url.pathname === '/graphql') return answerQuery(request.body, known, graphql);
      if (rest !== undefined) return rest;
      const [kind, first = '', second = '', form, ...path] = request.url.pathname.slice(1).split('/').map(decodeURIComponent);
      if (kind === 'users')
        return users.includes(first) ? jsonResponse({ login: first }) : jsonResponse({ message: 'Not Found' }, 404);
      if (kind === 'gists')
        return gists.includes(first) ? jsonResponse({ id: first }) : jsonResponse({ message: 'Not Found' }, 404);
      if (kind === 'repositories') return jsonResponse({ full_name: `${first}/${second}`, size: 1 });
      const found = known.get(`${first}/${second}`.toLowerCase());
      if (found === undefined) return jsonResponse({ message: 'Not Found' }, 404);
      return answerRest(found.name, found.repository, form, path);
    },
  };
}

function answerRest(name: string, repository: SimulatedRepository, form: string | undefined, path: string[]): SimulatedResponse {
  const missing = jsonResponse({ message: 'Not Found' }, 404);
  if (form === 'releases') {
    const assets = repository.releases?.[path.slice(1).join('/')];
    return assets === undefined ? missing : jsonResponse({ assets: assets.map((asset) => ({ name: asset })) });
  }
  if (form === 'contents' || form === 'branches') {
    if (repository.contents !== undefined) return repository.contents;
    const there = form === 'contents' ? repository.submodules : repository.renamedBranches;
    return there?.includes(path.join('/')) ? jsonResponse({ type: 'submodule' }) : missing;
  }
  if (form === 'git') return repository.tags?.includes(path.slice(2).join('/')) ? jsonResponse({ ref: path.join('/') }) : missing;
  if (form === 'pulls') return jsonResponse({}, repository.pulls?.[path[0] ?? ''] ?? 404);
  if (form === 'issues') return jsonResponse({}, repository.issues?.[path[0] ?? ''] ?? 404);
  if (repository.rest !== undefined) return repository.rest;
  if (repository.renamedTo !== undefined) {
    return {
      ...jsonResponse({ message: 'Moved Permanently' }, 301),
      headers: { location: `https://api.github.com/repositories/${repository.renamedTo}` },
    };
  }
  return jsonResponse({
    id: repository.id,
    full_name: name,
    archived: repository.archived ?? false,
    size: repository.empty ? 0 : 12,
  });
}

function answerQuery(
  body: string,
  known: Map<string, { name: string; repository: SimulatedRepository }>,
  whole: GitHubSettings['graphql'],
): SimulatedResponse {
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, string> };
  const aliases = Array.from(query.matchAll(/^r(\d+): repository\(owner: \$(\w+), name: \$(\w+)\) \{ (.*) \}$/gm));
  const own = whole?.(aliases.length);
  if (own !== undefined) return own;
  const data: Record<string, unknown> = {};
  const errors: unknown[] = [];
  for (const [, index, owner = '', name = '', fields = ''] of aliases) {
    const found = known.get(`${variables[owner]}/${variables[name]}`.toLowerCase());
    const error = found === undefined ? 'NOT_FOUND' : found.repository.error;
    data[`r${index}`] = null;
    if (error !== undefined || found === undefined) {
      errors.push({ type: error, path: [`r${index}`], message: 'Could not resolve to a Repository' });
      continue;
    }
    const { repository } = found;
    const objects = Array.from(fields.matchAll(/(o\d+): object\(expression: \$(\w+)\)/g), ([, alias = '', expression = '']) => {
      const exists = repository.objects?.includes(variables[expression] ?? '') ?? false;
      return [alias, exists ? { oid: 'a'.repeat(40) } : null] as const;
    });
    data[`r${index}`] = {
      nameWithOwner: repository.renamedTo ?? found.name,
      databaseId: repository.id ?? null,
      isArchived: repository.archived ?? false,
      isDisabled: repository.disabled ?? false,
      isEmpty: repository.empty ?? false,
      ...Object.fromEntries(objects),
    };
  }
  return jsonResponse(errors.length > 0 ? { data, errors } : { data });
}
