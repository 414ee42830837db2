import type { Forge, PullRequest } from '../../forge/index.ts';
import type { Settings } from '../../list/schema/index.ts';

/** The question whether a contributor uses what they suggest. Any answer in their own words will do. */

/** People who decide, and robots, aren't asked. */
const insiders: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

/** Words by which a description answers before it is asked. */
const answerPattern =
  /\b(?:i|we)(?:['’]ve| have|['’]m| am| are)?\b[^.!?\n]{0,60}\b(?:us(?:e|ed|ing)|maintain(?:ed|er|ing)?|wrote|made|built|tried|author|created|work(?:ed)? (?:on|with))\b|(?:我|本人|我们|自己|团队)[^。！？\n]{0,30}(?:在用|用过|使用|试过|开发|维护|作者|写的|做的)/iu;

/** The shortest comment that says something. */
const minAnswerCharacters = 8;

/** Whether the pull request's author is to be asked. Costs a request only where a list asks. */
export async function isUseAsked(forge: Forge, pull: PullRequest, settings: Settings, hasAdded: boolean): Promise<boolean> {
  if (!settings.review.askUse || !hasAdded || insiders.has(pull.association) || pull.author.endsWith('[bot]')) return false;
  if (answerPattern.test(withoutComments(pull.body).slice(0, 20_000))) return false;
  const comments = (await forge.listAuthorComments?.(pull)) ?? [];
  return !comments.some(isAnswer);
}

/** A command is no answer, nor is what it quotes. */
function isAnswer(comment: string): boolean {
  const own = comment.split('\n').filter((line) => !/^\s*(?:>|\/listkeeper\b)/.test(line));
  return withoutComments(own.join(' ')).trim().length >= minAnswerCharacters;
}

/** Templates have hints in comments, which their author did not write. */
const withoutComments = (text: string): string => text.replace(/<!--.*?(?:-->|$)/gs, '');
