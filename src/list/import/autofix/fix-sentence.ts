import { escapeRegExp } from '../../../text/escape/escape-reg-exp.ts';
import { canonicalSpellings } from './brand-spellings.ts';

/**
 * The safe repairs of an English sentence about an entry, in the style of awesome-lint. It does not
 * begin with the name of the entry, begins with a capital and ends with a full stop. Well-known
 * names are spelled as their owners do. Code and addresses stay as they are.
 * @param text plain text with code between backticks. Text with Chinese characters is returned
 * unchanged.
 */
export function fixSentence(text: string, name: string): string {
  if (/\p{Script=Han}/u.test(text) || text.trim() === '') return text;
  const withoutEntryName = removeLeadingName(fixSpelling(text).trim(), name);
  return withoutEntryName === '' ? '' : endWithPeriod(capitalizeFirstWord(moveShortcodesToEnd(withoutEntryName)));
}

// Spellings

const codeOrAddressPattern = /(`[^`]*`|\b(?:https?:\/\/|www\.)\S+|\S*@\S+)/;

/**
 * Names as their owners write them. Code, addresses and words joined by hyphens, dots or slashes
 * stay as they are.
 */
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

/** Verbs that follow the name: `jieba splits …`. */
const verbPattern =
  /^(?:(?:\w+ly|also) )?(?:adds|aims|allows|brings|builds|can|checks|collects|combines|comes|computes|converts|creates|detects|does|enables|exposes|extends|finds|generates|gets|gives|handles|has|helps|implements|integrates|is|keeps|lets|makes|manages|offers|parses|performs|produces|provides|reads|renders|resizes|runs|sends|serves|shows|simplifies|solves|stars|starts|supports|takes|tells|tries|turns|uses|validates|was|watches|will|works|wraps|writes)\b/i;

/** Verbs in the imperative that a description may begin with: `Bind form data …`. */
const imperativePattern =
  /^(?:bind|build|cache|check|clone|convert|copy|decode|diff|dump|encode|format|generate|inject|log|merge|mock|parse|print|redact|render|retry|run|scan|sort|split|test|trace|validate|watch)(?= )/i;

/** The noun that says what a piece of software is: `A parser for …`. */
const softwareNounPattern =
  /(?:api|app|application|backend|binding|client|collection|compiler|database|driver|engine|extension|framework|generator|helper|implementation|interface|library|logger|manager|middleware|module|package|parser|plugin|port|renderer|runner|server|service|system|tool|toolkit|wrapper)$/i;

/**
 * Words that `An` precedes: those that begin with a vowel, and abbreviations whose first letter
 * sounds like one.
 */
const vowelSoundPattern = /^[`"']?(?:[aeioAEIO]|[FHLMNRSX](?:[A-Z\d]|Path))/;

function removeLeadingName(text: string, name: string): string {
  const entryName = name.replaceAll('`', '').trim().toLowerCase();
  const [, , leadingName = '', , rest = ''] =
    new RegExp(`^(\`?)(${escapeRegExp(entryName)})(\`?)([\\s\\S]*)$`, 'i').exec(text) ?? [];
  if (entryName === '' || leadingName === '' || !/^(?:[\s.,!?:-]|$)/.test(rest)) return text;
  if (/^[\s.]*$/.test(rest)) return '';
  const is = /^ (?:is|are|was|were) (?:just |basically )?(?=\S)/.exec(rest);
  if (is) return rest.slice(is[0].length);
  const separator = /^(?:: +| +[-–—] +|, (?=(?:an?|the|one)\b)|, (?![^,]*, (?:is|are|was)\b))/i.exec(rest);
  if (separator) return rest.slice(separator[0].length);
  const after = rest.trimStart();
  if (verbPattern.test(after)) return after;
  if (/^just an? /i.test(text)) return text.slice('just '.length);
  if (imperativePattern.test(text)) return text.replace(/^\w+/, toThirdPerson);
  const [subject = ''] = text.split(/ (?:for|in|with|to|that|which|of|from|using|written|on|by|based|and) |[.,(:]/);
  if (softwareNounPattern.test(subject.trim())) return `${vowelSoundPattern.test(text) ? 'An' : 'A'} ${text}`;
  return `The ${text}`;
}

/** `copy`, `watch` and `run` as one says what a tool does: `copies`, `watches`, `runs`. */
function toThirdPerson(verb: string): string {
  if (/[^aeiou]y$/i.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:[sx]|[cs]h)$/i.test(verb) ? `${verb}es` : `${verb}s`;
}

// Beginning and end

/** Moves emoji names (`:tada:`) from the beginning to the end, before the full stop. */
const moveShortcodesToEnd = (text: string): string =>
  text.replace(/^((?::[\w+-]+: ?)+)([\s\S]*?)([.!?…]*)$/, (_, code, rest, stop) => `${rest} ${code.trim()}${stop}`);

/**
 * Capitalizes the first word. A name of a program (`io.Reader`) becomes code instead; `e.g.` does
 * not.
 */
function capitalizeFirstWord(text: string): string {
  const first = /^\S+/.exec(text)?.[0] ?? '';
  if (!/^\p{Ll}/u.test(first) || first === 'npm') return text;
  const word = first.replace(/[,;:!?.]+$/, '');
  const isAbbreviation = /^(?:\p{L}\.)+\p{L}?$/u.test(first);
  if (/[._:()]/.test(word) && !isAbbreviation) return `\`${word}\`${text.slice(word.length)}`;
  if (/\d|\p{Lu}/u.test(word)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const endWithPeriod = (text: string): string => {
  const sentence = text.trimEnd().replace(/(?<!:[\w+-]+)\s*[,;:]+$/, '');
  return /[.!?…]["”]?$/.test(sentence) ? sentence : `${sentence}.`;
};
