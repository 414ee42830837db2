import type { FindingCatalogue } from '../../model/finding-message.ts';

/**
 * What the sentences about findings share. The sentences themselves are in
 * `src/list/validate/rules/<code>.ts`.
 */
export const findings = () => ({
  /** The wording of every code, for a language whose wording is not in the rules. */
  wordings: undefined as FindingCatalogue | undefined,
  /** Stands between two sentences. */
  sentenceSeparator: ' ',
  noValue: 'nothing',
  quoted: (text: string) => `“${text}”`,
  didYouMean: (value: string) => `Did you mean ${value}?`,
  allowedValues: (values: string) => `Allowed values: ${values}.`,
  chooseFrom: (values: string) => `Use one of: ${values}.`,
  write: (value: string) => `Write ${value}.`,
  valueSeparator: ', ',
  andMore: (values: string, count: number) => `${values} and ${count} more`,
  lineAndEntry: (file: string, line: number, entry: string) => `${file} line ${line} (${entry})`,
  /** Names of the items of a list in a file, counted from 1. */
  items: {
    links: (number: number) => `link ${number}`,
    relations: (number: number) => `relation ${number}`,
    size: (number: number) => `size ${number}`,
    sections: (number: number) => `section ${number}`,
    outputs: (number: number) => `output ${number}`,
  },
  itemOf: (list: string, number: number) => `item ${number} of ${list}`,
  fieldOf: (item: string, field: string) => `${field} of ${item}`,
  /** What a checker calls the form of a value. */
  forms: {
    text: 'text',
    'text in zh and en': 'text under zh, en or both',
    'whole number': 'a whole number',
    number: 'a number',
    'true or false': 'true or false',
    list: 'a list',
    mapping: 'a mapping',
    value: 'a value',
    'lower-case letters, digits, hyphens': 'lower-case letters, digits and hyphens',
    'four letters or digits': 'four letters or digits',
    a_field_name: 'lower-case letters, digits and underscores, a letter first',
    'SPDX id': 'an SPDX identifier',
  },
  countedForms: {
    characters: (count: string) => `${count} characters`,
    items: (count: string) => `${count} items`,
    bytes: (count: string) => `${count} bytes`,
    'at most': (bound: string) => `at most ${bound}`,
    'at least': (bound: string) => `at least ${bound}`,
    'more than': (bound: string) => `more than ${bound}`,
  },
  /** What the YAML reader calls the features that it rejects. */
  yamlProblems: {
    'too deep': 'too deeply nested',
    'a key that is no text': 'a key that is not text',
    'a second document begins here': 'a second document begins here',
    // Sentences of the parser.
    'All sequence items must start at the same column': 'the items of a list must start at the same column',
    'All mapping items must start at the same column': 'the fields must start at the same column',
    'Nested mappings are not allowed in compact mappings':
      'a colon out of place: in a value without quotation marks, or on a line indented too far',
    'Implicit keys need to be on a single line': 'a field without a colon and a space',
    'Implicit map keys need to be followed by map values': 'a field without a colon and a space',
    'Missing closing "quote': 'a quotation mark that isn’t closed',
    "Missing closing 'quote": 'a quotation mark that isn’t closed',
    'Tabs are not allowed as indentation': 'a tab as indentation; use spaces',
    'Flow sequence in block collection must be sufficiently indented and end with a ]': 'a [ that isn’t closed',
    'Flow map in block collection must be sufficiently indented and end with a }': 'a { that isn’t closed',
    'Unexpected scalar at node end': 'text after the end of the value',
    'Unexpected , in flow sequence': 'two commas in a row',
    'Plain value cannot start with reserved character @': 'a value that begins with @ needs quotation marks',
    'Plain value cannot start with reserved character `': 'a value that begins with ` needs quotation marks',
    'Plain value cannot start with directive indicator character %': 'a value that begins with % needs quotation marks',
  },
});
