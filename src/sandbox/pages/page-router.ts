import type { Language } from '../../model/language.ts';
import { findHostedRepository, type HostedRepository, type HttpResponse, type World } from '../model/index.ts';
import { renderCheckRunPage } from './check-run.ts';
import { rawFileResponse, renderCommitPage, renderCommitsPage, renderFilePage, renderFolderPage } from './code/index.ts';
import { createNotFoundResponse, findAsset } from './components/index.ts';
import { renderHomePage } from './home.ts';
import { renderIssueListPage, renderIssuePage } from './issues.ts';
import { createPageContext, type PageContext } from './page-context.ts';
import { renderConversationPage, renderFilesChangedPage, renderPullRequestCommitsPage } from './pull-request/index.ts';
import { findSiteFile } from './site.ts';

/**
 * @param path of an address of GitHub, percent-encoded.
 * @returns the page at this path, or a page with status 404. Private repositories are shown too:
 * they are the reader's own.
 */
export async function renderPage(world: World, path: string, language: Language): Promise<HttpResponse> {
  const context = createPageContext(world, language);
  if (path === '/') return renderHomePage(context);
  const file = findAsset(world, path) ?? (await findSiteFile(world, decodePath(path)));
  if (file) return file;
  const [, owner = '', name = '', kind = '', ...rest] = decodePath(path).split('/');
  const repository = findHostedRepository(world, owner, name);
  const page = repository && (await renderRepositoryPage(context, repository, kind, rest));
  return page ?? createNotFoundResponse(context, path);
}

/** @returns undefined when there is no such page. */
async function renderRepositoryPage(
  context: PageContext,
  repository: HostedRepository,
  kind: string,
  rest: string[],
): Promise<HttpResponse | undefined> {
  const tail = rest.join('/');
  switch (kind) {
    case '':
    case 'tree':
      return renderFolderPage(context, repository, tail);
    case 'blob':
    case 'edit':
      return renderFilePage(context, repository, tail, kind === 'edit');
    case 'raw':
      return rawFileResponse(context, repository, tail);
    case 'commits':
      return renderCommitsPage(context, repository, tail);
    case 'commit':
      return renderCommitPage(context, repository, tail);
    case 'pulls':
      return renderIssueListPage(context, repository, 'pulls');
    case 'issues':
    case 'pull':
      if (kind === 'issues' && tail === '') return renderIssueListPage(context, repository, 'issues');
      return renderIssueOrPullRequest(context, repository, kind, rest);
    case 'runs': {
      const run = repository.checkRuns.find(({ id }) => id === Number(rest[0]));
      return run && renderCheckRunPage(context, repository, run);
    }
    default:
      return undefined;
  }
}

async function renderIssueOrPullRequest(
  context: PageContext,
  repository: HostedRepository,
  kind: 'issues' | 'pull',
  [number, tab]: string[],
): Promise<HttpResponse | undefined> {
  const issue = repository.issues.get(Number(number));
  if (!issue) return undefined;
  const { pull } = issue;
  // Either address leads to the right one, as on GitHub.
  if ((kind === 'pull') !== (pull !== undefined)) {
    const location = `/${repository.owner.login}/${repository.name}/${pull ? 'pull' : 'issues'}/${issue.number}`;
    return { status: 302, headers: { location: encodeURI(location) } };
  }
  if (!pull) return renderIssuePage(context, repository, issue);
  const page = { repository, issue, pull };
  if (tab === 'files') return renderFilesChangedPage(context, page);
  if (tab === 'commits') return renderPullRequestCommitsPage(context, page);
  return renderConversationPage(context, page);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
