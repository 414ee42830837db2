/** What somebody asks for in a comment, by `/listkeeper …` on a line of its own. */
export type CommentCommand =
  | { name: 'recheck' | 'check' | 'fix' | 'preview' }
  | { name: 'ignore'; address: string; reason: string }
  | { name: 'duplicate-of'; id: string }
  /** About a submitted entry. */
  | { name: 'approve' | 'reject' }
  /** An address in it names a user, and perhaps their password: nothing of it is repeated anywhere. */
  | { name: 'credentials' }
  /** Nothing we know, or not enough of it: answered by what there is. */
  | { name: 'help'; said: string };

/** Who wrote a pull request may ask for these about it; everything else takes the right to write. */
const authorCommands: ReadonlySet<CommentCommand['name']> = new Set(['recheck', 'fix', 'preview', 'help', 'credentials']);

/** A user's name, and perhaps a password, before the host of an address. */
const credentialsPattern = /(?:https?:|[/\\]{2})[/\\]*[^\s/\\?#]*@/i;

/** True when the author of a pull request may ask for this without the right to write. */
export const isAllowedForAuthor = (command: CommentCommand): boolean => authorCommands.has(command.name);

/**
 * The first command in a comment; undefined when there is none. Commands in quotes, in code and amid a sentence are talk about commands.
 * What follows the name is read strictly: a command that lacks something asks for help.
 */
export function parseCommand(body: string): CommentCommand | undefined {
  const line = findCommandLine(body);
  if (line === undefined) return undefined;
  if (credentialsPattern.test(line)) return { name: 'credentials' };
  const [name = '', ...words] = line.split(/[ \t]+/);
  const rest = words.join(' ');
  switch (name.toLowerCase()) {
    case 'recheck':
      return { name: 'recheck' };
    case 'check':
      return { name: 'check' };
    case 'fix':
      return { name: 'fix' };
    case 'preview':
      return { name: 'preview' };
    case 'approve':
      return { name: 'approve' };
    case 'reject':
      return { name: 'reject' };
    case 'ignore':
      return parseIgnore(words) ?? { name: 'help', said: line };
    case 'duplicate-of': {
      const id = rest.replace(/^`(.*)`$/, '$1');
      return /^[a-z0-9][a-z0-9.-]{0,79}$/.test(id) ? { name: 'duplicate-of', id } : { name: 'help', said: line };
    }
    default:
      return { name: 'help', said: line };
  }
}

/** What stands after `/listkeeper`, at most 500 characters. */
function findCommandLine(body: string): string | undefined {
  let fence: string | undefined;
  // What nobody sees, nobody says.
  const seen = body.slice(0, 65_536).replace(/<!--.*?(?:-->|$)/gs, '<!-- -->');
  for (const line of seen.split(/\r?\n/)) {
    const [, mark, info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (mark !== undefined && fence !== undefined && mark.startsWith(fence) && info.trim() === '') fence = undefined;
    const said = fence === undefined && mark === undefined ? /^ {0,3}\/listkeeper(?:[ \t]+(\S.*)|[ \t]*)$/i.exec(line) : null;
    if (said) return (said[1] ?? '').trim().slice(0, 500);
  }
  return undefined;
}

/** An address, or the beginning of addresses with `*` at its end, and why. Without a reason nobody knows later whether it still holds. */
function parseIgnore([given = '', ...words]: string[]): CommentCommand | undefined {
  const address = given.replace(/^[<`](.*)[>`]$/, '$1');
  const reason = words.join(' ').trim();
  const isAddress = /^https?:\/\/[^\s/?#*]+\.[^\s*]+\*?$/.test(address) && URL.canParse(address.replace(/\*$/, ''));
  return isAddress && reason !== '' ? { name: 'ignore', address, reason } : undefined;
}
