/**
 * Addresses with a gap that somebody has to fill in: `https://api.example/v1/items/{id}`,
 * `https://github.com/OWNER/REPO`. Asking for them says nothing about the text that names them.
 */

/**
 * A name in braces, doubled or not: `{id}`, `{{ site.url }}`. A number in braces, or JSON, is a
 * value.
 */
const bracesPattern = /\{\{?\s*\$?[a-z_][\w. -]{0,40}\}\}?|%7B[a-z_][a-z0-9_.-]{0,40}%7D/i;
/** `${X}`, `$X` in capitals, `<name>`, `%s`. */
const shellVariablePattern = /\$\{[^{}]{0,100}\}|\$[A-Z][A-Z0-9_]+(?![a-z])|<[a-z_][\w .-]{0,40}>|%3C[a-z_][a-z0-9_.-]{0,40}%3E/i;
const printfPattern = /%s(?![a-z0-9])/i;
/** Names that routes give their parameters. A page may be called `/:help`, as one of wttr.in is. */
const routePattern =
  /\/:(?:id|uid|uuid|key|name|user|username|owner|repo|org|slug|token|version|page|number|lang|locale|path|\w+(?:Id|_id|Name|_name))(?=\/|$|\?)|\/:[a-z]\w*\/(?:[^/]*\/)?:[a-z]\w*/;
/** Whole parts of a path or values of a query that are placeholders and no real names. */
const placeholderPattern =
  /^(?:OWNER|REPO|REPOSITORY|USERNAME|ORG|ORGANIZATION|[A-Z]+_(?:NAME|ID|KEY|TOKEN)|(?:YOUR|MY)[-_ ]?[A-Z]+(?:[-_ ][A-Z]+)*|your[-_]?(?:user-?name|name|account|repo(?:sitory)?|org(?:anization)?|project|token|api[-_]?key|id)|<.*>|xxx+|XXX+)$/;
/**
 * Tags of Jinja, Liquid, ERB, PHP and of Hugo, which a program fills in before anybody reads the
 * page.
 */
const tagPattern = /\{%[^%]{1,200}%\}|<%[^%]{1,200}%>|<\?[^?]{1,200}\?>|\{\{[^{}]{1,200}\}\}/;
/** An address that was shortened for reading. */
const elisionPattern = /(?:…|\/\.\.\.)(?=$|[/?#])/;

/** A sign of each pattern above that may match anywhere in an address. Most have none. */
const signPattern = /[{<%$…]|\/\.\.\./;
/** The same of {@link placeholderPattern}. */
const placeholderSignPattern = /[A-Z]{2}|your|xxx|</;

/** No address that anybody fills in is longer. */
const maxAddressLength = 4000;

/** Whether an address is a template. The part after `#` does not count. */
export function isTemplate(address: string): boolean {
  const text = address.slice(0, maxAddressLength).replace(/#.*$/s, '');
  if (signPattern.test(text)) {
    if (tagPattern.test(text)) return true;
    if (text.startsWith('{')) return bracesPattern.test(text);
    if ([bracesPattern, shellVariablePattern, printfPattern, elisionPattern].some((pattern) => pattern.test(text))) return true;
  }
  if (!text.includes('/:') && !placeholderSignPattern.test(text)) return false;
  const [, path = ''] = /^[a-z]+:\/\/[^/?]*(.*)$/is.exec(text) ?? [];
  return routePattern.test(path) || path.split(/[/?&=]/).some((part) => placeholderPattern.test(part));
}
