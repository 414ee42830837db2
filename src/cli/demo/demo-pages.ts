import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { measureColumns } from '../terminal/index.ts';

/** The pages that a maintainer would look at. Those that don't exist (yet) are undefined. */
export interface DemoPages {
  home: string;
  readme: string;
  pullRequest: string | undefined;
  check: string | undefined;
  issue: string | undefined;
  site: string | undefined;
}

/**
 * Finds the pages of a repository: its newest pull request, the check of that, and the bot's issue.
 */
export function findDemoPages({ url, app, world }: Sandbox, repository: string): DemoPages {
  const hosted = world.hosted.get(repository.toLowerCase());
  const issues = [...(hosted?.issues.values() ?? [])];
  const pullRequests = issues.filter((issue) => issue.pull !== undefined);
  // The pull request of a person, which was reviewed; otherwise one of the bot itself.
  const pullRequest = pullRequests.findLast((issue) => issue.author.app === undefined) ?? pullRequests.at(-1);
  const issue = issues.findLast((each) => each.pull === undefined && each.author.app?.slug === app.slug);
  const check = hosted?.checkRuns.findLast((run) => run.headSha === pullRequest?.pull?.head.sha);
  const base = `${url}/${repository}`;
  return {
    home: url,
    readme: base,
    pullRequest: pullRequest && `${base}/pull/${pullRequest.number}`,
    check: check && `${base}/runs/${check.id}`,
    issue: issue && `${base}/issues/${issue.number}`,
    site: world.demo?.sites?.has(repository.toLowerCase()) ? `${url}/_/pages/${repository}/` : undefined,
  };
}

const pageNames = ['readme', 'pullRequest', 'check', 'issue', 'site'] as const;
export type DemoPageName = (typeof pageNames)[number];

/**
 * The pages that exist as soon as the repository does. The others follow from what the bot does.
 */
export const earlyPages: readonly DemoPageName[] = ['readme', 'pullRequest'];
export const latePages: readonly DemoPageName[] = ['check', 'issue', 'site'];

/** The addresses of these pages, one per line. */
export function formatPages(pages: DemoPages, names: readonly DemoPageName[], language: Language): string {
  const words = getMessages(language).demo;
  const width = Math.max(...pageNames.map((name) => measureColumns(words.pages[name])));
  const lines = names.map((name) => {
    const label = words.pages[name];
    return `  ${label}${' '.repeat(width - measureColumns(label))}  ${pages[name] ?? words.noPage}\n`;
  });
  return lines.join('');
}
