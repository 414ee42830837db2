/** Addresses without the user names and passwords in them. */

/**
 * A user name, and perhaps a password, in an address of any scheme, or of none. Browsers read `\`,
 * a single slash and full-width signs alike, and people write `%40` for `@`.
 */
const userinfoPattern =
  /(?<=(?:\b(?:https?|ftps?|wss?|ssh|git)[:：]|[/\\／]{2})[/\\／]{0,9})[^\s/\\／?#@＠][^\s/\\／?#]*(?:[@＠]|%40)/gi;

/** The same without slashes, where a host follows. Before an e-mail address often stands a label. */
const bareUserinfoPattern =
  /(?<![\w/@.-])(?!(?:mailto|xmpp|acct|sips?|e-?mail|mail|contact|author):)[\w.+-]{1,60}:[^\s/\\?#@:]{1,100}@\u200b?(?=[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})/gi;

/**
 * A text without the user names and passwords of addresses in it: a comment outlives the commit
 * that takes a secret back.
 */
export function redactUserinfo(text: string): string {
  return text.replace(userinfoPattern, '…@').replace(bareUserinfoPattern, '…@');
}

/**
 * In a README only passwords are hidden: `ssh://git@example.org` is how some addresses are.
 * Brackets, commas and Chinese end an address there: `https://a.cn,邮箱:me@a.cn` has no password.
 */
const passwordPattern = /(?<=[/\\／]{2})[\w.!$&'*+=~%-]*:[\w.!$&'*+=~%:@^-]+(?:[@＠]|%40)/g;

/** A text of a README without the passwords of addresses in it. */
export const redactPasswords = (text: string): string => text.replace(passwordPattern, '…@');

/** Whether an address has a user name or a password, as a client reads it or as it was meant. */
export function hasUserinfo(url: string): boolean {
  if (!URL.canParse(url)) return redactUserinfo(url) !== url;
  const { username, password } = new URL(url);
  return username + password !== '';
}
