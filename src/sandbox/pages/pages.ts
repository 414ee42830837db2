import type { Reply } from '../api/route.ts';
import { hostedAt, type World } from '../world.ts';
import { asset } from './assets.ts';
import { checkPage } from './check.ts';
import { commitPage, commitsPage, filePage, folderPage, rawFile } from './code.ts';
import { home } from './home.ts';
import { issuePage, listPage } from './issues.ts';
import { notFoundPage } from './layout.ts';
import { conversationPage, filesPage, pullCommitsPage } from './pull.ts';

/** @returns the page at this path, where GitHub has it; 404 for what is not shown here. Private repositories are shown too: they are yours. */
export async function page(world: World, path: string): Promise<Reply> {
  if (path === '/') return home(world);
  const found = asset(world, path);
  if (found) return found;
  const [, owner = '', name = '', kind = '', ...rest] = decoded(path).split('/');
  const repository = hostedAt(world, owner, name);
  if (!repository) return notFoundPage(path);
  const tail = rest.join('/');
  if (kind === '') return folderPage(world, repository, '');
  if (kind === 'tree') return folderPage(world, repository, tail);
  if (kind === 'blob' || kind === 'edit') return filePage(world, repository, tail, kind === 'edit');
  if (kind === 'raw') return rawFile(repository, tail);
  if (kind === 'commits') return commitsPage(world, repository, tail);
  if (kind === 'commit') return commitPage(world, repository, tail);
  if (kind === 'issues' && tail === '') return listPage(repository, false);
  if (kind === 'pulls') return listPage(repository, true);
  if (kind === 'runs') {
    const run = repository.checkRuns.find(({ id }) => id === Number(rest[0]));
    return run ? checkPage(repository, run) : notFoundPage(path);
  }
  if (kind !== 'issues' && kind !== 'pull') return notFoundPage(path);
  const issue = repository.issues.get(Number(rest[0]));
  if (!issue) return notFoundPage(path);
  const { pull } = issue;
  const own = `/${owner}/${name}/${pull ? 'pull' : 'issues'}/${issue.number}`;
  // As on GitHub, either address leads to the one that is meant.
  if ((kind === 'pull') !== (pull !== undefined)) return { status: 302, headers: { location: encodeURI(own) } };
  if (!pull) return issuePage(world, repository, issue);
  if (rest[1] === 'files') return filesPage(world, repository, issue, pull);
  if (rest[1] === 'commits') return pullCommitsPage(world, repository, issue, pull);
  return conversationPage(world, repository, issue, pull);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
