import type { HttpResponse } from '../model/index.ts';
import { findHostedRepository, type World } from '../model/index.ts';
import { renderCheckRunPage } from './check-run.ts';
import { rawFileResponse, renderCommitPage, renderCommitsPage, renderFilePage, renderFolderPage } from './code/index.ts';
import { findAsset, notFoundResponse } from './components/index.ts';
import { renderHomePage } from './home.ts';
import { renderIssueListPage, renderIssuePage } from './issues.ts';
import { renderConversationPage, renderFilesChangedPage, renderPullRequestCommitsPage } from './pull-request.ts';

/** @returns the page at this path, where GitHub has it; 404 for what is not shown here. Private repositories are shown too: they are yours. */
export async function renderPage(world: World, path: string): Promise<HttpResponse> {
  if (path === '/') return renderHomePage(world);
  const found = findAsset(world, path);
  if (found) return found;
  const [, owner = '', name = '', kind = '', ...rest] = decodePath(path).split('/');
  const repository = findHostedRepository(world, owner, name);
  if (!repository) return notFoundResponse(path);
  const tail = rest.join('/');
  if (kind === '') return renderFolderPage(world, repository, '');
  if (kind === 'tree') return renderFolderPage(world, repository, tail);
  if (kind === 'blob' || kind === 'edit') return renderFilePage(world, repository, tail, kind === 'edit');
  if (kind === 'raw') return rawFileResponse(repository, tail);
  if (kind === 'commits') return renderCommitsPage(world, repository, tail);
  if (kind === 'commit') return renderCommitPage(world, repository, tail);
  if (kind === 'issues' && tail === '') return renderIssueListPage(repository, false);
  if (kind === 'pulls') return renderIssueListPage(repository, true);
  if (kind === 'runs') {
    const run = repository.checkRuns.find(({ id }) => id === Number(rest[0]));
    return run ? renderCheckRunPage(repository, run) : notFoundResponse(path);
  }
  if (kind !== 'issues' && kind !== 'pull') return notFoundResponse(path);
  const issue = repository.issues.get(Number(rest[0]));
  if (!issue) return notFoundResponse(path);
  const { pull } = issue;
  const canonicalPath = `/${owner}/${name}/${pull ? 'pull' : 'issues'}/${issue.number}`;
  // As on GitHub, either address leads to the one that is meant.
  if ((kind === 'pull') !== (pull !== undefined)) return { status: 302, headers: { location: encodeURI(canonicalPath) } };
  if (!pull) return renderIssuePage(world, repository, issue);
  if (rest[1] === 'files') return renderFilesChangedPage(world, repository, issue, pull);
  if (rest[1] === 'commits') return renderPullRequestCommitsPage(world, repository, issue, pull);
  return renderConversationPage(world, repository, issue, pull);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
