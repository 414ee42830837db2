import { findCommandLine } from './find-command-line.ts';

/**
 * A command in a comment: `/listkeeper …` on a line of its own. Stored with jobs, so the names must
 * not change.
 */
export type CommentCommand =
  | { name: 'recheck' | 'check' | 'fix' | 'preview' | 'reopen' }
  | { name: 'ignore'; address: string; reason: string }
  | { name: 'duplicate-of'; id: string }
  /** About one link of the list. */
  | { name: LinkCommandName; address: string }
  /** About a submitted entry. */
  | { name: 'approve' | 'reject' }
  /**
   * A URL in it contains a user name, and perhaps a password. Nothing of it may be repeated
   * anywhere.
   */
  | { name: 'credentials' }
  /** An unknown command, or one without its arguments. The reply lists the commands. */
  | { name: 'help'; said: string };

const linkCommands = ['remove', 'snooze', 'archive'] as const;
export type LinkCommandName = (typeof linkCommands)[number];

/** Whether a command is about one link of the list. */
export const isLinkCommand = (command: CommentCommand): command is CommentCommand & { name: LinkCommandName } =>
  linkCommands.some((name) => name === command.name);

/** Commands that the author of a pull request may run on it. All others require write access. */
const authorCommands: ReadonlySet<CommentCommand['name']> = new Set([
  'recheck',
  'fix',
  'preview',
  'reopen',
  'help',
  'credentials',
]);

/** A user name, and perhaps a password, before the host of a URL. */
const credentialsPattern = /(?:https?:|[/\\]{2})[/\\]*[^\s/\\?#]*@/i;

/** Whether the author of a pull request may run this command without write access. */
export const isAllowedForAuthor = (command: CommentCommand): boolean => authorCommands.has(command.name);

/** Commands without arguments. */
const simpleCommands = ['recheck', 'check', 'fix', 'preview', 'reopen', 'approve', 'reject'] as const;

/**
 * The first command in a comment; `findCommandLine` tells which lines count.
 * @returns undefined when there is none; `help` for a command that is unknown or lacks an argument.
 * @example parseCommand('/listkeeper fix') // { name: 'fix' }
 */
export function parseCommand(body: string): CommentCommand | undefined {
  const line = findCommandLine(body);
  if (line === undefined) return undefined;
  if (credentialsPattern.test(line)) return { name: 'credentials' };
  const [word = '', ...words] = line.split(/[ \t]+/);
  const name = word.toLowerCase();
  const simple = simpleCommands.find((each) => each === name);
  if (simple) return { name: simple };
  const linkCommand = linkCommands.find((each) => each === name);
  if (linkCommand) return parseLinkCommand(linkCommand, words) ?? { name: 'help', said: line };
  const command = name === 'ignore' ? parseIgnore(words) : name === 'duplicate-of' ? parseDuplicateOf(words) : undefined;
  return command ?? { name: 'help', said: line };
}

/**
 * A URL, or the beginning of URLs that ends in `*`, and a reason. Without one nobody knows later
 * whether it still applies.
 */
function parseIgnore([url = '', ...words]: string[]): CommentCommand | undefined {
  const address = unwrapAddress(url);
  const reason = words.join(' ').trim();
  const isAddress = /^https?:\/\/[^\s/?#*]+\.[^\s*]+\*?$/.test(address) && URL.canParse(address.replace(/\*$/, ''));
  return isAddress && reason !== '' ? { name: 'ignore', address, reason } : undefined;
}

/** Exactly one address. */
function parseLinkCommand(name: LinkCommandName, [url = '', ...rest]: string[]): CommentCommand | undefined {
  const address = unwrapAddress(url);
  const isAddress = /^https?:\/\/[^\s/?#*]+\.[^\s*]+$/.test(address) && URL.canParse(address);
  return isAddress && rest.length === 0 ? { name, address } : undefined;
}

/** The address in `<…>` or in a code span. */
const unwrapAddress = (url: string): string => url.replace(/^[<`](.*)[>`]$/, '$1');

function parseDuplicateOf(words: string[]): CommentCommand | undefined {
  const id = words.join(' ').replace(/^`(.*)`$/, '$1');
  return /^[a-z0-9][a-z0-9.-]{0,79}$/.test(id) ? { name: 'duplicate-of', id } : undefined;
}
