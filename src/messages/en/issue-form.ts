/** The issue form for submissions without git, as GitHub shows it. */
export const issueForm = {
  title: 'Suggest an entry',
  about: 'Without git: a link is enough. Listkeeper fills in the rest and opens a pull request.',
  note: 'Listkeeper makes a pull request of this, with your name on it. Edit the issue later, and the pull request follows.',
  /** The choice of a dropdown that leaves the field open. */
  unselected: 'Choose one for me',
  /** The headings of a submission, by which it is read. Changing one makes open submissions unreadable. */
  labels: {
    link: 'Link',
    code: 'Extraction code',
    name: 'Name',
    section: 'Section',
    kind: 'Kind',
    paper: 'Link to its paper',
    source: 'Link to its code',
    license: 'Licence',
    description: 'Description',
  },
  hints: {
    link: 'This alone is enough.',
    code: 'The four characters of a net-disk share.',
    name: 'Left empty, it is taken from the paper, the repository or the page.',
    paper: 'The paper that describes it.',
    source: 'The repository of its code.',
    license: 'Its SPDX id, such as MIT or CC-BY-4.0.',
    description: 'One or two sentences: what it is, and what it is good for.',
  },
  kinds: {
    dataset: 'Dataset',
    corpus: 'Corpus',
    benchmark: 'Benchmark or competition',
    'knowledge-graph': 'Knowledge graph',
    model: 'Model',
    paper: 'Paper',
    toolkit: 'Tool',
    product: 'Product',
    article: 'Article',
    collection: 'List or collection',
  },
};
