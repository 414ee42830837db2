import type { FindingCode } from '../../model/finding.ts';
import { type FindingMessage, type FindingMessageValues, parseYamlScalar } from './message-values.ts';

/** What to do with one of a closed list: take what was probably meant, or choose. */
const suggestChoice = ({ finding, nearest, allowed }: FindingMessageValues): string => {
  if (finding.nearest !== undefined)
    return `Did you mean ${nearest}?${allowed && allowed !== nearest ? ` Allowed: ${allowed}.` : ''}`;
  return allowed ? `Use one of: ${allowed}.` : '';
};

const suggestValue = ({ finding, fix, nearest }: FindingMessageValues, otherwise: string): string => {
  if (finding.fix !== undefined) return `Write ${fix}.`;
  return finding.nearest !== undefined ? `Did you mean ${nearest}?` : otherwise;
};

/** Settings and list.yml have the mistakes of any other file: the words are theirs. */
const explainNested = (facts: FindingMessageValues): FindingMessage | undefined => {
  const { problem } = facts.finding;
  return problem && problem !== 'settings-refused' && problem !== 'list-refused' ? englishMessages[problem](facts) : undefined;
};

export const englishMessages: Record<FindingCode, (facts: FindingMessageValues) => FindingMessage> = {
  'yaml-syntax': ({ found }) => ({
    message: `This is not readable as YAML: ${found}.`,
    remedy: 'Look at the indentation and at colons or quotes on this line and the one above.',
  }),
  'yaml-refused': (facts) => ({
    message: `This file uses YAML that data files may not have: ${facts.found}${facts.allowed ? `; at most ${facts.allowed}` : ''}.`,
    remedy: 'Data files are plain: no tags, no aliases, no deep nesting, at most 256 KiB. Split or simplify the file.',
  }),
  'duplicate-key': ({ found }) => ({
    message: `The field ${found} stands twice in one place; only the last would count.`,
    remedy: 'Keep one of the two.',
  }),
  'not-an-entry': () => ({
    message: 'There is no entry here.',
    remedy: 'A data file is one entry (fields and values) or a list of entries, each beginning with a hyphen.',
  }),
  'unknown-field': (facts) => ({
    message: `${facts.found} is not a field here.`,
    remedy: facts.finding.found?.includes('：')
      ? 'Write a half-width colon and a space after the name of a field: “name: …”, not “name：…”.'
      : facts.finding.nearest !== undefined
        ? `Did you mean ${facts.nearest}?`
        : `Fields here: ${facts.allowed}.`,
  }),
  'missing-field': (facts) => ({
    message: `${facts.field || facts.name} is missing.`,
    remedy: facts.allowed ? `Add ${facts.name}: ${facts.allowed}.` : `Add ${facts.name}.`,
  }),
  'wrong-type': (facts) => ({
    message: `${facts.field} should be ${facts.allowed || 'something else'}, not ${facts.found}.`,
    remedy: suggestValue(facts, `Write ${facts.name} as ${facts.allowed}.`),
  }),
  'not-allowed': (facts) => ({
    message: `${facts.found} is not allowed for ${facts.field || facts.name}.`,
    remedy: suggestChoice(facts) || 'Choose another value.',
  }),
  malformed: (facts) =>
    facts.isBound
      ? { message: `${facts.found} is out of bounds for ${facts.field || facts.name}.`, remedy: `It should be ${facts.allowed}.` }
      : {
          message: `${facts.found} does not have the form of ${facts.field || facts.name}.`,
          remedy: suggestValue(facts, facts.allowed ? `It should look like: ${facts.allowed}.` : 'Correct the value.'),
        },
  'too-long': (facts) => ({
    message: `${facts.field} is longer than ${facts.allowed}.`,
    remedy: 'Shorten it; details belong on the page that the entry links to.',
  }),
  empty: (facts) => ({
    message: `${facts.field || facts.name} is empty.`,
    remedy: facts.allowed ? `Give a value (${facts.allowed}) or leave the field out.` : 'Give a value or leave the field out.',
  }),
  'code-not-text': (facts) => {
    const read = parseYamlScalar(facts.finding.found ?? '');
    const becomes =
      read?.kind === 'number'
        ? `a number to YAML and becomes ${read.value}`
        : read
          ? `${read.value} to YAML, not text`
          : 'not text to YAML';
    return {
      message: `The extraction code ${facts.found} is ${becomes}.`,
      remedy: facts.fix ? `Write code: ${facts.fix}.` : 'Write the code in quotes: four letters or digits.',
    };
  },
  'code-missing': () => ({
    message: 'This Baidu Pan share has no extraction code.',
    remedy: 'Add code: with the four letters or digits, in quotes.',
  }),
  'code-mismatch': ({ found, allowed }) => ({
    message: `The code ${found} differs from the one in the address, ${allowed}.`,
    remedy: 'Keep the right one in code and take ?pwd= out of the address.',
  }),
  'code-misplaced': ({ found }) => ({
    message: `This address takes no extraction code, but has ${found}.`,
    remedy: 'Move the code to the net-disk share that it opens, or remove it.',
  }),
  'bad-address': (facts) => ({
    message: `${facts.found} is not an address that others can open.`,
    remedy: suggestValue(facts, 'Write the whole public address, with https:// and without spaces.'),
  }),
  'volatile-address': (facts) => ({
    message: `${facts.found} will not last: it is a search page, a short or temporary address, the number of a machine, or carries tracking.`,
    remedy: suggestValue(facts, 'Link to the page itself.'),
  }),
  'insecure-address': (facts) => ({
    message: `${facts.found} uses http, and the site answers over https.`,
    remedy: suggestValue(facts, 'Write https://.'),
  }),
  'old-address': (facts) => ({
    message: `${facts.found} is an address that its service has left.`,
    remedy: suggestValue(facts, 'Use the current address.'),
  }),
  'wrong-role': (facts) => ({
    message: `The role ${facts.found} does not fit this address.`,
    remedy: suggestChoice(facts),
  }),
  'no-links': () => ({
    message: 'The entry leads nowhere: it has neither a link nor an identifier.',
    remedy: 'Add at least one link, or an identifier such as a DOI; when it is gone, say so with status.',
  }),
  'unknown-section': (facts) => ({
    message: `list.yml has no section ${facts.found}.`,
    remedy: suggestChoice(facts),
  }),
  'unknown-relation': (facts) => ({
    message: `No other entry has the id ${facts.found}.`,
    remedy: facts.finding.nearest !== undefined ? `Did you mean ${facts.nearest}?` : 'Name the id of an entry of this list.',
  }),
  'duplicate-id': ({ found, twin }) => ({
    message: `The id ${found} is taken by ${twin}.`,
    remedy: 'Give one of the two another id, by its file name or by the field id.',
  }),
  'duplicate-identity': ({ twin }) => ({
    message: `This address leads to the same thing as ${twin}.`,
    remedy: 'Merge the two entries; when they are different things, say how they belong together with relations.',
  }),
  'duplicate-link': ({ found, finding }) => ({
    message: `${found} names the same thing as the link on line ${finding.twin?.line ?? '?'}.`,
    remedy: 'Keep one of the two.',
  }),
  'duplicate-title': ({ found, twin }) => ({
    message: `${found} is also the title of ${twin}.`,
    remedy: 'Merge the two entries; when one describes the other, add relations with described-by.',
  }),
  'bad-license': (facts) => ({
    message: `${facts.found} is not an SPDX licence identifier.`,
    remedy: suggestValue(facts, 'Use an identifier from spdx.org/licenses, or not-stated.'),
  }),
  'repeated-item': ({ found, field }) => ({
    message: `${found} stands in its list already (${field}).`,
    remedy: 'Keep one of the two.',
  }),
  placeholder: ({ found }) => ({
    message: `${found} is a placeholder.`,
    remedy: 'Fill in what is known, or leave it out until then.',
  }),
  spacing: (facts) => ({
    message: `The spaces in ${facts.found} are off: one stands between Chinese and Latin letters or figures, none beside full-width punctuation.`,
    remedy: `Write ${facts.nearest}.`,
  }),
  'mixed-punctuation': (facts) => ({
    message: `The punctuation in ${facts.found} is mixed: Chinese takes full-width marks, figures take half-width ones.`,
    remedy: `Write ${facts.nearest}.`,
  }),
  'invisible-character': ({ finding, field, found }) => ({
    message: `${field || 'This text'} has characters that nobody sees: ${finding.found ? finding.found : found}.`,
    remedy: 'Remove them; they often come with pasted text.',
  }),
  'identifier-mismatch': (facts) => ({
    message: `The identifier ${facts.found} and the link on line ${facts.finding.twin?.line ?? '?'} (${facts.nearest}) name different papers.`,
    remedy: 'Correct the one that is wrong.',
  }),
  'settings-syntax': ({ found }) => ({
    message: `The settings are not readable as YAML: ${found}. The defaults are used.`,
    remedy: 'Correct .github/listkeeper.yml; the rest of the settings counts again after that.',
  }),
  'settings-refused': (facts) =>
    explainNested(facts) ?? {
      message: `The settings have a mistake at ${facts.field}.`,
      remedy: suggestChoice(facts) || 'Correct the value.',
    },
  'list-missing': ({ finding }) => ({
    message: `${finding.file} is not there.`,
    remedy: 'Make it, with a title, languages and at least one section.',
  }),
  'list-refused': (facts) =>
    explainNested(facts) ?? {
      message: `list.yml has a mistake at ${facts.field}.`,
      remedy: suggestChoice(facts) || 'Correct the value.',
    },
  'edited-output': ({ finding }) => ({
    message: `This part of ${finding.file} is generated; the edit would be lost with the next change of the data.`,
    remedy: 'Undo the edit here and change the entry in the data folder instead.',
  }),
  'output-stale': ({ finding }) => ({
    message: `${finding.file} is not what the data say.`,
    remedy: 'Run npx listkeeper render and commit the result.',
  }),
  'zone-broken': ({ finding }) => ({
    message: `${finding.file} was left as it is, since its markers are ${zoneProblems.get(finding.found ?? '') ?? 'broken'}.`,
    remedy: 'There must be one line <!-- listkeeper:start --> and, below it, one line <!-- listkeeper:end -->.',
  }),
  'file-refused': ({ finding }) => ({
    message: `${finding.file} was not read: ${refusalReasons.get(finding.found ?? '') ?? 'it is not a plain text file'}.`,
    remedy: 'Data files are plain UTF-8 text, not links and not binaries, at most 256 KiB.',
  }),
};

const zoneProblems = new Map<string, string>(
  Object.entries({
    missing: 'not there',
    doubled: 'there more than once',
    unclosed: 'not a pair',
    reversed: 'the wrong way round',
  }),
);

const refusalReasons = new Map<string, string>(
  Object.entries({
    binary: 'it is binary',
    symlink: 'it is a symbolic link',
    'too-large': 'it is too large',
  }),
);
