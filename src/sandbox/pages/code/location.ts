import { requireCommit, resolveRef } from '../../actions/index.ts';
import type { Commit, GitTreeEntry } from '../../git/index.ts';
import { encodePath, type HostedRepository } from '../../model/index.ts';
import { type Html, html } from '../rendering/index.ts';

export interface CodeLocation {
  ref: string;
  commit: Commit;
  path: string;
}

/** A ref may have slashes: the longest beginning of the path that is one counts. */
export async function resolveLocation(repository: HostedRepository, rest: string): Promise<CodeLocation | undefined> {
  const parts = rest.split('/').filter(Boolean);
  for (let length = parts.length; length > 0; length--) {
    const ref = parts.slice(0, length).join('/');
    const sha = await resolveRef(repository, ref);
    if (sha) return { ref, commit: await requireCommit(repository, sha), path: parts.slice(length).join('/') };
  }
  return undefined;
}

export async function listFolder(
  repository: HostedRepository,
  { commit, path }: CodeLocation,
): Promise<GitTreeEntry[] | undefined> {
  let tree = commit.tree;
  for (const part of path.split('/').filter(Boolean)) {
    const child = (await repository.store.readTree(tree))?.find((one) => one.path === part && one.type === 'tree');
    if (!child) return undefined;
    tree = child.oid;
  }
  return repository.store.readTree(tree);
}

export function renderBreadcrumbs(base: string, { ref, path }: CodeLocation): Html[] {
  const parts = path.split('/').filter(Boolean);
  return parts.map((part, i) => {
    const here = encodePath(parts.slice(0, i + 1).join('/'));
    return i === parts.length - 1 ? html` / <b>${part}</b>` : html` / <a href="${base}/tree/${ref}/${here}">${part}</a>`;
  });
}
