/** Names of people as BibTeX takes them apart, and names that it has to leave whole. */

/**
 * Words that contain a letter, with hyphens only inside. BibTeX and its parsers read nothing in
 * them as syntax.
 */
const nameWord = String.raw`(?=[^ ]*[\p{L}\p{N}])[\p{L}\p{M}\p{N}.'’·・]+(?:-[\p{L}\p{M}\p{N}.'’·・]+)*`;
const nameWords = new RegExp(`^${nameWord}(?: ${nameWord})*$`, 'u');

/**
 * Chinese, Japanese and Korean names begin with the family name, with a space after it or none.
 * Readers of BibTeX would turn them round.
 */
const familyFirstName = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー・· \u3000]+$/u;

/** Words that occur in names of organizations and hardly in names of people. */
const organizationWords = new RegExp(
  `(?:^|[ ,])(?:${[
    'Inc|Ltd|LLC|GmbH|Corp|Corporation|Company|Limited|Organi[sz]ation|Foundation|Association|Society|Federation|Alliance',
    'Universit(?:y|ies|ät|é|à|eit|et)|Universi(?:dad|dade)|College|School|Institut[eo]?|Academy|Hochschule|Department|Faculty',
    'Hospital|Clinic|Cent(?:er|re)|Lab|Labs|Laborator(?:y|ies)|Library|Museum|Ministry|Agency|Office|Bureau|Commission',
    'Committee|Council|Consortium|Collaboration|Collaborators|Contributors|Community|Team|Group|Project|Initiative|Network',
    'Investigators|Technologies|Services|of|for|the',
  ].join('|')})(?=[ .,]|$)|^The `,
  'u',
);

const suffix = /^(?:(?:Jr|Sr)\.?|II|III|IV)$/;

/**
 * How BibTeX may read a name: `First Last`, `Last, First` or `Last, Jr, First`. Undefined for a
 * name that has to stay whole: organizations, names with the family name first, names with BibTeX's
 * own words or signs (`and`, `others`, a third comma).
 * @param name on one line.
 */
export function parsePersonName(name: string): string | undefined {
  if (familyFirstName.test(name) || organizationWords.test(name)) return undefined;
  const parts = name.split(/ ?, ?/);
  const isPerson = parts.length <= 3 && parts.every((part) => nameWords.test(part));
  if (!isPerson || /(?:^| )(?:and|others)(?:,| |$)/i.test(name)) return undefined;
  return moveSuffix(parts);
}

/** Puts `Jr.` where BibTeX expects it: `King, Jr., Martin Luther`. */
function moveSuffix(parts: readonly string[]): string | undefined {
  const [first = '', second, third] = parts;
  if (third !== undefined) return suffix.test(third) && second !== undefined ? `${first}, ${third}, ${second}` : parts.join(', ');
  if (second !== undefined && !suffix.test(second)) return parts.join(', ');
  const words = first.split(' ');
  const found = second ?? (suffix.test(words.at(-1) ?? '') ? words.pop() : undefined);
  if (found === undefined) return first;
  // A particle in lower case begins the family name: Oscar de la Hoya.
  const particle = words.findIndex((word, at) => at > 0 && /^\p{Ll}/u.test(word));
  const family = particle > 0 ? particle : words.length - 1;
  return family < 1 ? undefined : `${words.slice(family).join(' ')}, ${found}, ${words.slice(0, family).join(' ')}`;
}
