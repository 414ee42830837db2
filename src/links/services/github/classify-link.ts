import type { Evidence, Verdict, VerdictNote } from '../../../model/verdict.ts';
import { isPossiblyWrongTitle } from '../../../text/similarity/title-similarity.ts';
import { createMarker } from '../../verdict/index.ts';
import { type CheckTarget, createVerdict, type ServiceContext } from '../shared/index.ts';
import { createGitExpressions, isCommitId, type RepositoryResource } from './resource.ts';
import { checkResource, confirmCommit, confirmPath, type RepositoryStatus } from './rest.ts';

/** A link, and what of a repository it leads to. */
export interface RepositoryTarget {
  target: CheckTarget;
  resource: RepositoryResource;
}

/** What an answer says of the parts of a repository. */
export interface PartsAnswer {
  /** The interface that answered. */
  asked: 'github graphql' | 'github rest';
  /** The git expressions that exist; undefined when they were not asked for. */
  found?: ReadonlySet<string> | undefined;
}

/** A file, a folder or a commit. */
type PathResource = RepositoryResource & { kind: 'path' | 'commit' };

/** The verdict on a link into a repository that is there. */
export async function classifyLink(
  { target, resource }: RepositoryTarget,
  known: RepositoryStatus,
  { asked, found }: PartsAnswer,
  context: ServiceContext,
): Promise<Verdict> {
  const evidence = createEvidence(known, asked, context);
  if (known.disabled) return createVerdict('restricted', 'terms', evidence);
  const isRenamed = !isNamedBy(resource, known);
  const current = isRenamed ? withRepositoryName(resource, known.fullName) : resource;
  const rest = target.identity.url.replace(/^https:\/\/github\.com\/[^/]+\/[^/]+/, '');
  const newName = isRenamed ? { to: `${getRepositoryUrl(known)}${rest}` } : undefined;
  const note = selectNote(target, resource, known);

  if (current.kind === 'path' || current.kind === 'commit') {
    if (found === undefined) return classifyUnlistedPath(current, { evidence, newName }, context);
    const problem = await findPathProblem(current, { evidence, found, known }, context);
    if (problem !== undefined) return problem;
  } else if (current.kind === 'release' || current.kind === 'issue') {
    const seen = await checkResource(current, context);
    if (seen !== undefined && seen.verdict !== 'alive') return seen;
  }
  if (newName !== undefined) return createVerdict('moved', 'renamed', evidence, { ...newName, ...note });
  // Wikis, actions and the like: the repository is there, the page itself was not asked for.
  return createVerdict('alive', 'ok', evidence, resource.kind === 'other' ? { note: 'weak-evidence' } : note);
}

function createEvidence(known: RepositoryStatus, asked: string, context: ServiceContext): Evidence {
  const number = known.number === undefined ? {} : { repository: known.number };
  const facts = known.facts === undefined || !context.collectFacts ? {} : { facts: known.facts };
  return { asked, status: 200, title: known.fullName, ...number, ...facts };
}

/** A path that was not asked for with its repository. */
async function classifyUnlistedPath(
  resource: PathResource,
  { evidence, newName }: { evidence: Evidence; newName: { to: string } | undefined },
  context: ServiceContext,
): Promise<Verdict> {
  const isThere = context.github?.token === undefined ? undefined : await confirmInRepository(resource, context);
  // A branch may hold slashes, so that a path which REST does not find by its first part may be
  // there.
  if (isThere === false && resource.kind === 'commit') return createVerdict('gone', 'path-gone', evidence);
  if (newName !== undefined) return createVerdict('moved', 'renamed', evidence, newName);
  return createVerdict('alive', 'ok', evidence, isThere === true ? {} : { note: 'weak-evidence' });
}

/** Where a path is now, or that it is gone; undefined when it is where the link says. */
async function findPathProblem(
  resource: PathResource,
  { evidence, found, known }: { evidence: Evidence; found: ReadonlySet<string>; known: RepositoryStatus },
  context: ServiceContext,
): Promise<Verdict | undefined> {
  const expression = createGitExpressions(resource).find((one) => found.has(one));
  if (resource.kind === 'commit') return expression === undefined ? confirmGone(resource, evidence, context) : undefined;
  const [ref = '', ...path] = resource.tail;
  const isOnlyAtHead = expression === `HEAD:${path.join('/')}` && ref !== 'HEAD';
  if (expression !== undefined && !isOnlyAtHead) return undefined;
  if (!isOnlyAtHead) return confirmGone(resource, evidence, context);
  const atHead = `${getRepositoryUrl(known)}/${resource.form}/HEAD/${path.map(encodeURIComponent).join('/')}`;
  // The file at HEAD today is not the file at a commit.
  if (isCommitId(ref)) return confirmGone(resource, evidence, context, atHead);
  return createVerdict('moved', 'renamed', evidence, { to: atHead });
}

/**
 * No git expression finds it: gone, when the way of GitHub's own pages does not find it either.
 * @param perhaps an address that may serve instead. It is mentioned, and never offered as the new
 * one.
 */
async function confirmGone(
  resource: PathResource,
  evidence: Evidence,
  context: ServiceContext,
  perhaps?: string,
): Promise<Verdict> {
  const isThere = await confirmInRepository(resource, context);
  if (isThere === true) return createVerdict('alive', 'ok', { ...evidence, asked: 'github rest' });
  return createVerdict('gone', 'path-gone', {
    ...evidence,
    ...(perhaps === undefined ? {} : { marker: createMarker('did-you-mean', perhaps) }),
    ...(isThere === undefined ? {} : { authoritative: true }),
  });
}

const confirmInRepository = (resource: PathResource, context: ServiceContext): Promise<boolean | undefined> =>
  resource.kind === 'path' ? confirmPath(resource, context) : confirmCommit(resource, context);

const getRepositoryUrl = ({ fullName }: RepositoryStatus): string => `https://github.com/${fullName}`;

function withRepositoryName<P extends RepositoryResource>(resource: P, fullName: string): P {
  const [owner = resource.owner, name = resource.name] = fullName.split('/');
  return { ...resource, owner, name };
}

function selectNote(target: CheckTarget, resource: RepositoryResource, known: RepositoryStatus): { note?: VerdictNote } {
  if (known.archived) return { note: 'archived' };
  if (resource.kind !== 'repository') return {};
  if (known.empty) return { note: 'empty-repository' };
  // The name of a repository is its address. Only another one than the link names says something.
  if (isNamedBy(resource, known)) return {};
  return isPossiblyWrongTitle(known.fullName, target.names) ? { note: 'possibly-wrong-link' } : {};
}

/** Whether a link has the present name of its repository. */
const isNamedBy = ({ owner, name }: RepositoryResource, { fullName }: RepositoryStatus): boolean =>
  fullName.toLowerCase() === `${owner}/${name}`.toLowerCase();
