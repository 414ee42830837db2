import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { encodeLinkUrl, escapeInline, formatCodeSpan, wrapInLink } from '../../text/escape/escape-markdown.ts';
import { fitMarkdown, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { formatDetails } from './details.ts';
import { listExistingEntries } from './existing-entries.ts';
import { explainInForm } from './form-problems.ts';
import type { SubmissionOutcome } from './outcome.ts';

/** The one comment on the issue. Its headline says whether the author has anything to do. */
export function formatSubmissionComment(outcome: SubmissionOutcome, language: Language): string {
  const [headline, ...parts] = formatOutcome(outcome, language);
  const signed = `**${getMessages(language).common.signed(headline)}**`;
  return fitMarkdown([signed, ...parts], githubLimits.body, language);
}

/** The headline, and the text below it. */
function formatOutcome(outcome: SubmissionOutcome, language: Language): [headline: string, ...MarkdownPart[]] {
  const { submission: messages } = getMessages(language);
  const maintainers = `<sub>${messages.maintainers}</sub>`;
  switch (outcome.is) {
    case 'proposed': {
      const pullRequest = wrapInLink(messages.pullRequest, outcome.proposals);
      const headline = messages.proposed(escapeInline(outcome.name, 120), pullRequest);
      return [headline, ...formatDetails(outcome.notes, language), messages.edit];
    }
    case 'duplicate':
      return [messages.duplicate(listExistingEntries(outcome.twins, language)), messages.duplicateHelp, maintainers];
    case 'no-address':
      return [messages.noAddress, messages.noAddressHelp(formatCodeSpan(outcome.text, 200)), messages.edit];
    case 'dead':
      return [messages.dead, formatDeadLink(outcome, language), messages.edit, maintainers];
    case 'junk':
      return [messages.junk, messages.junkHelp(outcome.links), maintainers];
    case 'to-fix':
      return [messages.toFix(escapeInline(outcome.name, 120)), formatFindings(outcome, language), messages.edit];
    case 'taken-over':
      return [messages.takenOver(wrapInLink(`#${outcome.number}`, outcome.url)), messages.takenOverHelp];
    case 'declined':
      return [messages.declined];
  }
}

function formatDeadLink({ url, words }: { url: string; words: string }, language: Language): string {
  const code = formatCodeSpan(url, 200);
  const link = encodeLinkUrl(url) === undefined ? code : wrapInLink(code, url);
  return getMessages(language).common.labelled(link, escapeInline(words, 300));
}

function formatFindings({ findings }: Extract<SubmissionOutcome, { is: 'to-fix' }>, language: Language): MarkdownPart {
  const problems = new Set(findings.map((finding) => explainInForm(finding, language)));
  return { items: [...problems].map((problem) => `- ${escapeInline(problem, 1000)}`) };
}
