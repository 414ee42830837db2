import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { escapeInline, escapeTitle } from '../../text/escape/escape-markdown.ts';
import { fitMarkdown, githubLimits } from '../markdown/index.ts';
import { formatDetails } from './details.ts';
import type { SubmissionDetails } from './outcome.ts';

/** The pull request of a suggested entry. Merging it closes the issue. */
export function formatSubmissionPullRequest(
  issue: { number: number; author: string },
  entry: { name: string; notes: SubmissionDetails },
  language: Language,
): { title: string; body: string } {
  const { submission } = getMessages(language);
  const introduction = submission.pullRequestBody(escapeInline(issue.author, 60), issue.number);
  const title = submission.pullRequestTitle(escapeTitle(entry.name));
  // A keyword of GitHub, not a word for readers:
  // https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
  const closing = `Closes #${issue.number}`;
  const parts = [introduction, ...formatDetails(entry.notes, language), closing];
  return { title: [...title].slice(0, githubLimits.title).join(''), body: fitMarkdown(parts, githubLimits.body, language) };
}
