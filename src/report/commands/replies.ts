import { getAllMessages, getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { Review } from '../../model/review.ts';
import { escapeInline, formatCodeSpan, wrapInLink } from '../../text/escape/escape-markdown.ts';
import { fitMarkdown, githubLimits } from '../markdown/index.ts';
import { buildLocationUrl, buildTooLargeCheck, formatPreviewItems } from '../review/index.ts';

/** Replies to commands in comments: short, and only where a reaction doesn't say enough. */

/** The available commands, after an unknown one. */
export function formatHelpReply(input: string, language: Language): string {
  const { common, commands } = getMessages(language);
  const { help } = commands;
  const argumentsOf: Record<string, string> = help.arguments;
  const command = `/listkeeper ${input.split(/\s/, 1)[0]?.toLowerCase() ?? ''}`;
  const missing = Object.hasOwn(argumentsOf, command) ? `${command} ${argumentsOf[command]}` : undefined;
  const problem = missing === undefined ? help.unknown(formatCodeSpan(input, 80)) : help.incomplete(formatCodeSpan(missing));
  const unknown = input === '' ? [] : [problem];
  const rows = Object.entries(help.commands).map(([command, description]) => {
    const usage = Object.hasOwn(argumentsOf, command) ? `${command} ${argumentsOf[command]}` : command;
    return `- ${common.labelled(formatCodeSpan(usage), description)}`;
  });
  return `${common.sentences([...unknown, help.intro])}\n\n${rows.join('\n')}`;
}

/**
 * The reply to more commands than are answered. In every language, since the settings aren't read
 * for it.
 * @param limit the number of commands an hour.
 */
export const formatQuotaReply = (limit: number): string =>
  getAllMessages()
    .map(({ commands }) => commands.quota(limit))
    .join('\n\n');

/** The entries of a review as the README will show them. */
export function formatPreviewReply(review: Review, language: Language): string {
  const preview = formatPreviewItems(review, language);
  if (preview.items.length === 0) return getMessages(language).commands.noPreview;
  return fitMarkdown([{ ...preview, separator: '\n\n' }], githubLimits.body, language);
}

/** A maintainer marked the pull request as a duplicate of an entry. */
export function formatDuplicateReply(
  duplicate: { id: string; name: string; file: string; line: number },
  baseBlobUrl: string,
  language: Language,
): string {
  const url = buildLocationUrl(baseBlobUrl, duplicate.file, duplicate.line);
  const entry = wrapInLink(escapeInline(duplicate.name, 120), url);
  return getMessages(language).commands.duplicate(entry, formatCodeSpan(duplicate.id, 80));
}

/** What became of a command about one link. */
export type LinkReply =
  | { is: 'snoozed'; until: string }
  | { is: 'proposed' | 'not-listed' | 'no-copy' | 'not-checked' | 'refused' | 'line-refused' };

/**
 * The reply to a command about one link.
 * @param pull number of the pull request with the change, where it is known.
 */
export function formatLinkReply(outcome: LinkReply, address: string, language: Language, pull?: number): string {
  const { common, commands } = getMessages(language);
  const { proposed, snoozed, notListed, noCopy, notChecked, refused, lineRefused } = commands.link;
  const code = formatCodeSpan(address, 300);
  switch (outcome.is) {
    case 'proposed':
      return proposed(code, pull === undefined ? '' : `#${pull}`);
    case 'snoozed':
      return snoozed(code, common.day(outcome.until, ''));
    case 'not-listed':
      return notListed(code);
    case 'no-copy':
      return noCopy(code);
    case 'not-checked':
      return notChecked(code);
    case 'refused':
      return refused(code);
    case 'line-refused':
      return lineRefused(code);
  }
}

/** The list has no entry with this id. */
export function formatUnknownIdReply(id: string, suggestion: string | undefined, language: Language): string {
  const { common, commands } = getMessages(language);
  const question = suggestion ? [commands.didYouMean(formatCodeSpan(suggestion, 80))] : [];
  return common.sentences([commands.unknownId(formatCodeSpan(id, 80)), ...question]);
}

/** A command whose address contains credentials: the reply repeats nothing of it. */
export const formatCredentialsReply = (language: Language): string => getMessages(language).commands.credentials;

/**
 * A pull request that is too large to read, in every language: its settings may not have been read
 * either.
 */
export const formatTooLargeReply = (maxEntries?: number): string => buildTooLargeCheck(maxEntries).summary;

/**
 * Nothing can be fixed automatically.
 * @param remainingCount the number of problems that need a person's decision.
 */
export function formatNothingToFixReply(remainingCount: number, language: Language): string {
  const { nothingToFix, onlyManualFixes } = getMessages(language).commands;
  return remainingCount === 0 ? nothingToFix : onlyManualFixes;
}

/** What `/listkeeper fix` did. */
export interface FixOutcome {
  /** Problems that were fixed; none where files were only formatted. */
  fixes: number;
  /** Problems that need a person's decision. */
  remaining: number;
  /** Paths of the changed files. */
  files: readonly string[];
  /** Number of the pull request with the fixes, where the branch isn't writable. */
  proposal?: number;
}

/** At most this many files are named in a sentence. */
const maxNamedFiles = 5;

/** What was fixed, where, and what is left. */
export function formatFixedReply({ fixes, remaining, files, proposal }: FixOutcome, language: Language): string {
  const { common, commands } = getMessages(language);
  const named =
    files.length > maxNamedFiles ? common.files(files.length) : common.list(files.map((file) => formatCodeSpan(file, 200)));
  return common.sentences([
    proposal === undefined ? commands.fixed(fixes, named) : commands.fixedElsewhere(fixes, named, proposal),
    ...(remaining > 0 ? [commands.remaining(remaining)] : []),
  ]);
}

/** A command on a pull request that is closed. */
export const formatClosedReply = (language: Language): string => getMessages(language).commands.closed;

export const formatSettingsNotEditableReply = (language: Language): string => getMessages(language).commands.settingsNotEditable;

/** At most this many files are listed. */
const maxListedFiles = 50;

/** The pull request with fixes for another one whose branch isn't writable. */
export function formatFixPullRequest(
  { number }: { number: number; author: string },
  files: readonly string[],
  language: Language,
): { title: string; body: string } {
  const { fixTitle, fixBody } = getMessages(language).commands;
  const list = files.slice(0, maxListedFiles).map((file) => `- ${formatCodeSpan(file, 200)}`);
  return { title: fixTitle(number), body: `${fixBody(number, files.length)}\n\n${list.join('\n')}` };
}

/**
 * Fixes that can't be pushed anywhere: the fork is closed, and its other changes may not come on a
 * branch of this repository.
 */
export const formatFixNotWritableReply = (language: Language): string => getMessages(language).commands.fixNotWritable;

/** The pull request that stops the checks of an address. */
export function formatIgnorePullRequest(
  { address, reason, askedBy }: { address: string; reason: string; askedBy: string },
  language: Language,
): { title: string; body: string } {
  const { ignoreTitle, ignoreBody } = getMessages(language).commands;
  const body = ignoreBody(formatCodeSpan(address, 300), formatCodeSpan(askedBy, 60), escapeInline(reason, 300));
  return { title: ignoreTitle, body };
}

/** Why a pull request is not reopened by a command. */
export function formatNotReopenedReply(isOpen: boolean, language: Language): string {
  const { commands } = getMessages(language);
  return isOpen ? commands.alreadyOpen : commands.notReopened;
}
