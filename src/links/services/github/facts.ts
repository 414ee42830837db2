import { z } from 'zod';
import type { FactPurpose, RepositoryFacts } from '../../../model/repository-facts.ts';

/** Commits whose authors are counted. A page of fifty adds no point to the cost of a query. */
const countedCommits = 50;

/** What tells whether a repository is kept up, of which link checks remember the most. */
const upkeepFields = [
  'isFork',
  'createdAt',
  'pushedAt',
  'stargazerCount',
  'licenseInfo { spdxId }',
  'latestRelease { publishedAt }',
].join(' ');

/** The same with what acceptance rules ask beside: files at the root, and authors. */
const acceptanceFields = [
  upkeepFields,
  'root: object(expression: "HEAD:") { ... on Tree { entries { name } } }',
  'workflows: object(expression: "HEAD:.github/workflows") { ... on Tree { entries { name } } }',
  `branch: defaultBranchRef { target { ... on Commit { history(first: ${countedCommits}) { nodes { author { name user { login } } } } } } }`,
].join(' ');

/**
 * Fields of a repository in GraphQL from which its facts are read, by what they are for. They go
 * with the query that asks whether the repository is there.
 */
export const factFields: Readonly<Record<FactPurpose, string>> = { upkeep: upkeepFields, acceptance: acceptanceFields };

const treeSchema = z.object({ entries: z.array(z.object({ name: z.string() })).nullish() }).nullish();
const authorSchema = z.object({ name: z.string().nullish(), user: z.object({ login: z.string() }).nullish() }).nullish();
const historySchema = z.object({ nodes: z.array(z.object({ author: authorSchema }).nullish()).nullish() });
const factsSchema = z.object({
  nameWithOwner: z.string(),
  isArchived: z.boolean(),
  isFork: z.boolean(),
  createdAt: z.string(),
  pushedAt: z.string().nullish(),
  stargazerCount: z.number(),
  licenseInfo: z.object({ spdxId: z.string().nullish() }).nullish(),
  latestRelease: z.object({ publishedAt: z.string().nullish() }).nullish(),
  root: treeSchema,
  workflows: treeSchema,
  branch: z.object({ target: z.object({ history: historySchema.nullish() }).nullish() }).nullish(),
});

/**
 * Reads the facts of a repository from GraphQL. Undefined where they were not asked for, or are not
 * whole.
 */
export function parseFacts(value: unknown): RepositoryFacts | undefined {
  const parsed = factsSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const root = data.root?.entries?.map(({ name }) => name);
  const contributors = countAuthors(data.branch?.target?.history?.nodes ?? []);
  return {
    name: data.nameWithOwner,
    createdAt: data.createdAt,
    ...(data.pushedAt ? { pushedAt: data.pushedAt } : {}),
    releasedAt: data.latestRelease?.publishedAt ?? null,
    stars: data.stargazerCount,
    license: parseLicense(data.licenseInfo?.spdxId),
    isArchived: data.isArchived,
    isFork: data.isFork,
    ...(contributors > 0 ? { contributors } : {}),
    ...(root === undefined ? {} : { ...findReadme(root), hasCi: hasCi(root, data.workflows) }),
  };
}

/** A README in whatever format and language. */
const readmeName = /^readme(?:[._-].*)?$/i;

/**
 * GitHub shows a README of these folders as that of the repository, and their files are not known.
 * Source:
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-readmes
 */
const readmeFolders = new Set(['.github', 'docs']);

function findReadme(root: readonly string[]): Pick<RepositoryFacts, 'hasReadme'> {
  if (root.some((name) => readmeName.test(name))) return { hasReadme: true };
  return root.some((name) => readmeFolders.has(name)) ? {} : { hasReadme: false };
}

/** Files of services that test each commit, at the root. */
const ciFiles = new Set([
  '.appveyor.yml',
  '.circleci',
  '.cirrus.yml',
  '.drone.yml',
  '.gitlab-ci.yml',
  '.travis.yml',
  '.woodpecker',
  '.woodpecker.yml',
  'Jenkinsfile',
  'appveyor.yml',
  'azure-pipelines.yml',
  'bitbucket-pipelines.yml',
]);

const hasCi = (root: readonly string[], workflows: z.infer<typeof treeSchema>): boolean =>
  root.some((name) => ciFiles.has(name)) || (workflows?.entries?.some(({ name }) => /\.ya?ml$/i.test(name)) ?? false);

/** What GitHub says where it sees a license and does not know which. */
export const unknownLicenses: ReadonlySet<string> = new Set(['NOASSERTION', 'NONE', 'OTHER']);

/** @returns null where GitHub sees no license. */
export function parseLicense(spdxId: string | null | undefined): string | null {
  if (!spdxId) return null;
  return unknownLicenses.has(spdxId.toUpperCase()) ? 'other' : spdxId;
}

/** Robots, which not all say so in brackets. */
const robotName = /\[bot\]$|-bot$|^(?:dependabot|github-actions|renovate)$/i;

/** Robots commit to nearly every repository, and are no contributors. */
function countAuthors(commits: NonNullable<z.infer<typeof historySchema>['nodes']>): number {
  const names = commits.flatMap((commit) => commit?.author?.user?.login ?? commit?.author?.name ?? []);
  return new Set(names.filter((name) => !robotName.test(name)).map((name) => name.toLowerCase())).size;
}
