/**
 * What becomes of each field of an entry in each place. `true` is shown by the test; a text is the
 * reason why the place hasn't the field, and the test shows that too.
 */
export interface FieldPlaces {
  /** A value, as YAML reads it, of an entry of `kind`. */
  value: unknown;
  /** Of the entry in which it is tried; a dataset where not given. */
  kind?: 'model' | 'paper' | 'dataset';
  /** A line of the form's description, or of `listkeeper new --fact`, that states it. */
  fact: string | Reason;
  /** An item of a Markdown list that states it. */
  imported: string | Reason;
  readme: true | Reason;
  csv: true | Reason;
  jsonLd: true | Reason;
  /** Of a paper in BibTeX and in CSL-JSON. */
  citations: true | Reason;
}

/** Why a place hasn't a field. */
export interface Reason {
  because: string;
}

const because = (reason: string): Reason => ({ because: reason });

const ownField = because('the form, and the command, have a field of their own for it');
const needsList = because('it names other entries or files, which its author would have to know: maintainers add it');
const maintainers = because('maintainers decide it');
const noPlain = because('lists do not state it in words that can be read for sure');
const dataOnly = because('JSON-LD describes datasets');
const notCited = because('BibTeX and CSL have no place for it');
const papersOnly = because('only papers are cited');

export const fieldPlaces: Readonly<Record<string, FieldPlaces>> = {
  id: {
    value: 'zz',
    fact: ownField,
    imported: '- [Other](https://a.edu/o)',
    readme: because('readers need no id'),
    csv: true,
    jsonLd: true,
    citations: true,
    kind: 'dataset',
  },
  kind: {
    value: 'corpus',
    fact: ownField,
    imported: because('the import infers it from sections and links'),
    readme: true,
    csv: true,
    jsonLd: because('all are datasets to it'),
    citations: because('all are papers'),
  },
  section: {
    value: 'tools',
    fact: ownField,
    imported: because('the headings of the list are the sections'),
    readme: true,
    csv: true,
    jsonLd: because('schema.org has no place for it'),
    citations: notCited,
  },
  name: {
    value: { en: 'Another name' },
    fact: ownField,
    imported: '- [Another name](https://a.edu/x) - Words.',
    readme: true,
    csv: true,
    jsonLd: true,
    citations: because('a paper is cited by its title'),
  },
  title: {
    value: 'Another title',
    kind: 'paper',
    fact: ownField,
    imported: '- [Another title](https://arxiv.org/abs/1810.04805)',
    readme: true,
    csv: true,
    jsonLd: dataOnly,
    citations: true,
  },
  description: {
    value: { en: 'Says what it is.' },
    fact: ownField,
    imported: '- [X](https://a.edu/x) - Says what it is.',
    readme: true,
    csv: true,
    jsonLd: true,
    citations: true,
  },
  links: {
    value: [{ role: 'weights', url: 'https://a.edu/w' }],
    fact: 'Weights: https://a.edu/w',
    imported: '- [X](https://a.edu/w)',
    readme: true,
    csv: true,
    jsonLd: true,
    citations: true,
  },
  authors: {
    value: ['Ann Reed'],
    kind: 'paper',
    fact: 'Authors: Ann Reed',
    imported: '- [On Trees](https://arxiv.org/abs/1810.04805) - Ann Reed et al. ACL 2020. On trees.',
    readme: true,
    csv: true,
    jsonLd: dataOnly,
    citations: true,
  },
  venue: {
    value: 'ACL',
    kind: 'paper',
    fact: 'Venue: ACL',
    imported: '- [On Trees](https://arxiv.org/abs/1810.04805) - Ann Reed et al. ACL 2020. On trees.',
    readme: true,
    csv: true,
    jsonLd: dataOnly,
    citations: true,
  },
  year: {
    value: 2020,
    kind: 'paper',
    fact: 'Year: 2020',
    imported: '- [On Trees](https://arxiv.org/abs/1810.04805) - Ann Reed et al. ACL 2020. On trees.',
    readme: true,
    csv: true,
    jsonLd: dataOnly,
    citations: true,
  },
  publications: {
    value: [{ venue: 'arXiv', year: 2018, identifiers: { arxiv: '1810.04805' } }],
    kind: 'paper',
    fact: 'Also published: arXiv 2018',
    imported: '- [On Trees](https://arxiv.org/abs/1810.04805) - Ann Reed et al. ACL 2020. On trees.',
    readme: true,
    csv: true,
    jsonLd: dataOnly,
    citations: true,
  },
  identifiers: {
    value: { huggingface: 'datasets/a/b' },
    fact: because('the address that is given has it'),
    imported: because('the addresses have them; of papers they are read from there'),
    readme: because('the links lead there'),
    csv: true,
    jsonLd: true,
    citations: papersOnly,
  },
  organization: {
    value: { en: 'A laboratory' },
    fact: 'Organization: A laboratory',
    imported: because('a column of a table has it, prose never surely'),
    readme: true,
    csv: true,
    jsonLd: true,
    citations: notCited,
  },
  version: {
    value: '2.0',
    fact: 'Version: 2.0',
    imported: '- [X](https://a.edu/x) - Words; version: 2.0',
    readme: true,
    csv: true,
    jsonLd: true,
    citations: notCited,
  },
  formerly: {
    value: ['Old name'],
    fact: 'Formerly: Old name',
    imported: '- [X](https://a.edu/x) - Words (formerly Old name).',
    readme: true,
    csv: true,
    jsonLd: true,
    citations: notCited,
  },
  size: {
    value: [{ count: 39.04, unit: { en: 'hours' } }],
    fact: 'Size: 39.04 hours',
    imported: '- [X](https://a.edu/x) - Words; size: 39.04 hours',
    readme: true,
    csv: true,
    jsonLd: true,
    citations: papersOnly,
  },
  source: {
    value: { en: 'a clinic' },
    fact: 'Data source: a clinic',
    imported: noPlain,
    readme: true,
    csv: true,
    jsonLd: true,
    citations: papersOnly,
  },
  modality: {
    value: ['audio'],
    fact: 'Modality: audio',
    imported: '- [X](https://a.edu/x) - Words; modality: audio',
    readme: true,
    csv: true,
    jsonLd: because('schema.org has no place for it'),
    citations: papersOnly,
  },
  base: {
    value: ['BERT'],
    kind: 'model',
    fact: 'Base model: BERT',
    imported: '- [BERT-tiny](https://huggingface.co/a/b) - Words; base model: BERT',
    readme: true,
    csv: true,
    jsonLd: dataOnly,
    citations: papersOnly,
  },
  parameters: {
    value: ['7B'],
    kind: 'model',
    fact: 'Parameters: 7B',
    imported: '- [BERT-tiny](https://huggingface.co/a/b) - Words; parameters: 7B',
    readme: true,
    csv: true,
    jsonLd: dataOnly,
    citations: papersOnly,
  },
  context: {
    value: 4096,
    kind: 'model',
    fact: 'Context: 4096',
    imported: noPlain,
    readme: true,
    csv: true,
    jsonLd: dataOnly,
    citations: papersOnly,
  },
  tags: {
    value: ['a-tag'],
    fact: 'Tags: a-tag',
    imported: noPlain,
    readme: because('sections and tasks say it to readers'),
    csv: true,
    jsonLd: true,
    citations: notCited,
  },
  tasks: {
    value: ['dialogue'],
    fact: 'Tasks: dialogue',
    imported: noPlain,
    readme: true,
    csv: true,
    jsonLd: true,
    citations: notCited,
  },
  languages: {
    value: ['fr'],
    fact: 'Languages: French',
    imported: '- [X](https://a.edu/x) - Words; 语言：英文',
    readme: true,
    csv: true,
    jsonLd: true,
    citations: notCited,
  },
  license: {
    value: 'MIT',
    fact: ownField,
    imported: '- [X](https://a.edu/x) - Words. `MIT`',
    readme: true,
    csv: true,
    jsonLd: true,
    citations: notCited,
  },
  licenses: {
    value: [{ of: 'code', license: 'MIT', since: '2026-03-01' }],
    fact: 'Code license: MIT',
    imported: noPlain,
    readme: true,
    csv: true,
    jsonLd: true,
    citations: notCited,
  },
  use: {
    value: 'research-only',
    fact: 'Use: research-only',
    imported: noPlain,
    readme: true,
    csv: true,
    jsonLd: true,
    citations: notCited,
  },
  access: { value: 'paid', fact: 'Access: paid', imported: noPlain, readme: true, csv: true, jsonLd: true, citations: notCited },
  opens: {
    value: '2026-03-01',
    fact: 'Opens: 2026-03-01',
    imported: noPlain,
    readme: true,
    csv: true,
    jsonLd: because('a call is no property of a dataset'),
    citations: notCited,
  },
  closes: {
    value: '2026-06-30',
    fact: 'Closes: 2026-06-30',
    imported: noPlain,
    readme: true,
    csv: true,
    jsonLd: because('a call is no property of a dataset'),
    citations: notCited,
  },
  status: {
    value: { state: 'gone' },
    fact: maintainers,
    imported: '- ~~[X](https://a.edu/x)~~ - Closed.',
    readme: true,
    csv: true,
    jsonLd: because('what is gone is told to people'),
    citations: notCited,
  },
  relations: {
    value: [{ type: 'replaced-by', to: 'whole' }],
    fact: needsList,
    imported: because('two entries of one paper are related; others are not stated surely'),
    readme: true,
    csv: true,
    jsonLd: because('it has a place for part-of, derived-from and described-by'),
    citations: notCited,
  },
  added: {
    value: '2026-01-02',
    fact: because('the day on which it is proposed'),
    imported: because('a list does not say it'),
    readme: because('feeds and sorting use it'),
    csv: true,
    jsonLd: because('it is no date of the dataset'),
    citations: notCited,
  },
  note: {
    value: { en: 'A remark.' },
    fact: 'Note: A remark.',
    imported: because('only what a description is too long for'),
    readme: true,
    csv: true,
    jsonLd: true,
    citations: notCited,
  },
  sources: {
    value: [{ url: 'https://a.edu/source', date: '2026-01-02' }],
    fact: maintainers,
    imported: because('the list itself is the source'),
    readme: because('they are for those who keep the list'),
    csv: because('they are for those who keep the list; JSON has them'),
    jsonLd: because('they are for those who keep the list'),
    citations: notCited,
  },
};
