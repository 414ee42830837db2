import { type readRepositoryStates, repositoriesPerQuery } from './github/index.ts';

/** A repository that the App is installed on, and the installation that gives access to it. */
export interface InstalledRepository {
  installation: number;
  owner: string;
  repo: string;
}

/** A repository as a sweep finds it. */
export interface ListedRepository extends InstalledRepository {
  /** Changes with the default branch and the open pull requests; see `readRepositoryStates`. */
  state: string | undefined;
}

/** A repository of an installation, without archived ones. */
export interface KnownRepository {
  owner: string;
  repo: string;
  private: boolean;
}

/** What is remembered of the repositories of installations. */
export interface RepositoryMemory {
  /** Installations whose repositories have to be listed again are left out. */
  read(installations: readonly number[]): Promise<Map<number, KnownRepository[]>>;
  record(installation: number, repositories: readonly KnownRepository[]): Promise<void>;
}

export interface ListRepositoriesOptions {
  memory: RepositoryMemory;
  /** Installations that are not suspended. */
  listInstallations: () => Promise<number[]>;
  /** The repositories of one installation, by a token of its own. */
  listRepositoriesOf: (installation: number) => Promise<KnownRepository[]>;
  /** Opens what reads states of repositories by a token of an installation. */
  openStateReader: (installation: number) => Promise<ReadStates>;
  /** Called for an installation that can not be read. The others are listed all the same. */
  onError: (error: unknown) => void;
}

type ReadStates = (repositories: readonly InstalledRepository[]) => ReturnType<typeof readRepositoryStates>;

/** Installations or queries that are read at once. */
const readAtOnce = 8;
/**
 * Public repositories whose states are read with the token of one installation. That is 40 of its
 * 5,000 points an hour.
 */
const repositoriesPerToken = 1000;
/** Installations whose tokens are tried for them. */
const tokensTried = 3;

/**
 * Every repository that the App is installed on, with its state, in batches.
 *
 * Any installation may read public repositories, so 25 of them cost one request, whoever they
 * belong to. Private ones cost a token of their installation, and so do those whose list is not
 * remembered.
 */
export async function* listRepositories(options: ListRepositoriesOptions): AsyncGenerator<ListedRepository[]> {
  const { memory, listInstallations, onError } = options;
  const installations = await listInstallations();
  const known = await memory.read(installations);
  const isPublic = (installation: number) => known.get(installation)?.every((each) => !each.private) === true;
  const toList = installations.filter((installation) => !known.has(installation));
  const open = installations.filter(isPublic).flatMap((installation) => withInstallation(installation, known.get(installation)));
  for (const batch of splitInto(open, repositoriesPerToken)) {
    const listed = await readPublicStates(batch, options);
    // What can not be read by others is gone, or private now. Its installation knows.
    const missing = new Set(listed.flatMap(({ installation, state }) => (state === undefined ? [installation] : [])));
    toList.push(...missing);
    yield listed.filter(({ installation }) => !missing.has(installation));
  }
  const own = installations.filter((installation) => known.has(installation) && !isPublic(installation));
  for (const batch of splitInto([...own, ...toList], readAtOnce)) {
    const found = await Promise.allSettled(
      batch.map(async (installation) => {
        const remembered = toList.includes(installation) ? undefined : known.get(installation);
        return readOwnStates(installation, remembered, options);
      }),
    );
    for (const listed of found) {
      if (listed.status === 'fulfilled') yield listed.value;
      else onError(listed.reason);
    }
  }
}

/** The repositories of one installation with their states, by a token of its own. */
export async function readOwnStates(
  installation: number,
  remembered: readonly KnownRepository[] | undefined,
  {
    memory,
    listRepositoriesOf,
    openStateReader,
  }: Pick<ListRepositoriesOptions, 'memory' | 'listRepositoriesOf' | 'openStateReader'>,
): Promise<ListedRepository[]> {
  const repositories = remembered ?? (await listRepositoriesOf(installation));
  if (!remembered) await memory.record(installation, repositories);
  return readStates(withInstallation(installation, repositories), await openStateReader(installation));
}

async function readPublicStates(
  repositories: InstalledRepository[],
  { openStateReader, onError }: ListRepositoriesOptions,
): Promise<ListedRepository[]> {
  const installations = [...new Set(repositories.map(({ installation }) => installation))];
  for (const installation of installations.slice(0, tokensTried)) {
    const read = await openStateReader(installation).catch((error: unknown) => void onError(error));
    if (read) return readStates(repositories, read);
  }
  return repositories.map((each) => ({ ...each, state: undefined }));
}

async function readStates(repositories: readonly InstalledRepository[], read: ReadStates): Promise<ListedRepository[]> {
  const listed: ListedRepository[] = [];
  for (const queries of splitInto(splitInto(repositories, repositoriesPerQuery), readAtOnce)) {
    const states = await Promise.all(queries.map((query) => read(query)));
    listed.push(
      ...queries.flatMap((query, at) => query.map((repository, index) => ({ ...repository, state: states[at]?.[index] }))),
    );
  }
  return listed;
}

const withInstallation = (installation: number, repositories: readonly KnownRepository[] = []): InstalledRepository[] =>
  repositories.map(({ owner, repo }) => ({ installation, owner, repo }));

function splitInto<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
