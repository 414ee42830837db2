import { escapeRegExp } from '../../../text/escape-reg-exp.ts';
import { canonicalSpellings } from './brand-spellings.ts';

/**
 * The safe repairs of an English sentence about an entry, as awesome-lint wants it: it does not begin with the entry's name, begins with a
 * capital, ends with a stop, and spells well-known names as their owners do. Code and addresses are left alone. Takes and gives plain
 * text with code between backticks; the same text where nothing is to mend.
 */
export function fixSentence(text: string, name: string): string {
  if (/\p{Script=Han}/u.test(text) || text.trim() === '') return text;
  const withoutEntryName = removeLeadingName(fixSpelling(text).trim(), name);
  return withoutEntryName === '' ? '' : endWithPeriod(capitalizeFirstWord(moveShortcodesToEnd(withoutEntryName)));
}

// Spellings

const codeOrAddressPattern = /(`[^`]*`|\b(?:https?:\/\/|www\.)\S+|\S*@\S+)/;

/** Names as their owners write them, but within code, addresses and words put together by hyphens, dots, slashes and the like. */
function fixSpelling(text: string): string {
  const parts = text.split(codeOrAddressPattern);
  return parts.map((part, index) => (index % 2 === 1 ? part : fixWordSpelling(part))).join('');
}

const fixWordSpelling = (text: string): string =>
  text
    .replace(
      /(?<![\w./\\@#-])[A-Za-z][A-Za-z]*(?:\.?[jJ][sS])?(?![\w/\\@-]|\.\w)/g,
      (word) => canonicalSpellings.get(word.toLowerCase()) ?? word,
    )
    // An opening mark where an apostrophe is meant.
    .replace(/(?<=\p{L})‘(?=\p{L})/gu, '’');

// The name

/** What a thing does, as lists say it after the name. */
const verbPattern =
  /^(?:(?:\w+ly|also) )?(?:adds|aims|allows|brings|builds|can|checks|collects|combines|comes|computes|converts|creates|detects|does|enables|exposes|extends|finds|generates|gets|gives|handles|has|helps|implements|integrates|is|keeps|lets|makes|manages|offers|parses|performs|produces|provides|reads|renders|resizes|runs|sends|serves|shows|simplifies|solves|stars|starts|supports|takes|tells|tries|turns|uses|validates|was|watches|will|works|wraps|writes)\b/i;

/** What may be the first word of an order: `Bind form data …`. */
const imperativePattern =
  /^(?:bind|build|cache|check|clone|convert|copy|decode|diff|dump|encode|format|generate|inject|log|merge|mock|parse|print|redact|render|retry|run|scan|sort|split|test|trace|validate|watch)(?= )/i;

/** The last word of what a thing is, before the words that say more of it. */
const softwareNounPattern =
  /(?:api|app|application|backend|binding|client|collection|compiler|database|driver|engine|extension|framework|generator|helper|implementation|interface|library|logger|manager|middleware|module|package|parser|plugin|port|renderer|runner|server|service|system|tool|toolkit|wrapper)$/i;

/** Words before which `An` stands: those that begin with a vowel, and short forms whose first letter is spoken with one. */
const vowelSoundPattern = /^[`"']?(?:[aeioAEIO]|[FHLMNRSX](?:[A-Z\d]|Path))/;

function removeLeadingName(text: string, name: string): string {
  const wanted = name.replaceAll('`', '').trim().toLowerCase();
  const [, , said = '', , rest = ''] = new RegExp(`^(\`?)(${escapeRegExp(wanted)})(\`?)([\\s\\S]*)$`, 'i').exec(text) ?? [];
  if (wanted === '' || said === '' || !/^(?:[\s.,!?:-]|$)/.test(rest)) return text;
  if (/^[\s.]*$/.test(rest)) return '';
  const is = /^ (?:is|are|was|were) (?:just |basically )?(?=\S)/.exec(rest);
  if (is) return rest.slice(is[0].length);
  const sign = /^(?:: +| +[-–—] +|, (?=(?:an?|the|one)\b)|, (?![^,]*, (?:is|are|was)\b))/i.exec(rest);
  if (sign) return rest.slice(sign[0].length);
  const after = rest.trimStart();
  if (verbPattern.test(after)) return after;
  if (/^just an? /i.test(text)) return text.slice('just '.length);
  if (imperativePattern.test(text))
    return text.replace(/^(\w+)/, (verb) => (/(?:[sx]|[cs]h)$/i.test(verb) ? `${verb}es` : `${verb}s`));
  const [thing = ''] = text.split(/ (?:for|in|with|to|that|which|of|from|using|written|on|by|based|and) |[.,(:]/);
  if (softwareNounPattern.test(thing.trim())) return `${vowelSoundPattern.test(text) ? 'An' : 'A'} ${text}`;
  return `The ${text}`;
}

// Beginning and end

/** A picture in words at the beginning goes to the end, where it may stand before the stop. */
const moveShortcodesToEnd = (text: string): string =>
  text.replace(/^((?::[\w+-]+: ?)+)([\s\S]*?)([.!?…]*)$/, (_, code, rest, stop) => `${rest} ${code.trim()}${stop}`);

/** A capital at the beginning. What is no word but a name in a program (`io.Reader`) becomes code; `e.g.` is words. */
function capitalizeFirstWord(text: string): string {
  const first = /^\S+/.exec(text)?.[0] ?? '';
  if (!/^\p{Ll}/u.test(first) || first === 'npm') return text;
  const word = first.replace(/[,;:!?.]+$/, '');
  const isShortForm = /^(?:\p{L}\.)+\p{L}?$/u.test(first);
  if (/[._:()]/.test(word) && !isShortForm) return `\`${word}\`${text.slice(word.length)}`;
  if (/\d|\p{Lu}/u.test(word)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const endWithPeriod = (text: string): string => {
  const whole = text.trimEnd().replace(/(?<!:[\w+-]+)\s*[,;:]+$/, '');
  return /[.!?…]["”]?$/.test(whole) ? whole : `${whole}.`;
};
