/** The comment on an issue that suggests an entry, and the pull request made from it. */
export const submission = () => ({
  edit: 'To change it, edit this issue; this comment updates automatically.',
  proposed: (name: string, pullRequest: string) =>
    `a ${pullRequest} for “${name}” is open and waiting for a maintainer. Thank you!`,
  pullRequest: 'pull request',
  duplicate: (entries: string) => `this is already on the list: ${entries}.`,
  duplicateEntry: (link: string, id: string) => `${link} (${id})`,
  duplicateHelp:
    'If it’s a different resource, link to its own page in the issue. If you have something to add, leave a comment.',
  noAddress: 'no usable link found.',
  noAddressHelp: (text: string) =>
    `The “Link” field contains ${text}. Enter an address starting with http:// or https://, an arXiv ID or a DOI.`,
  dead: 'this link doesn’t work.',
  junk: 'a maintainer needs to look at this one.',
  junkHelp: (links: number) =>
    `The description contains ${links} links, which looks like advertising. If it isn’t, keep only the text and put the links in their own fields.`,
  /** The list has entries with the same link that may be something else. */
  related: (entries: string) => `This link is already used by ${entries}. Please check that this isn’t the same resource.`,
  /**
   * Problems by their code, in the words of the form. Other codes have `otherProblem`.
   * @param field the label of the field; `code` is that of the field for extraction codes.
   */
  problems: {
    'code-missing': (_field: string, code: string) =>
      `This Baidu Pan share needs an extraction code. Enter its four letters or digits in “${code}”, or “none” if it has none.`,
    'code-mismatch': (_field: string, code: string) =>
      `The link contains another extraction code than “${code}”. Correct one of them.`,
    'code-misplaced': (_field: string, code: string) =>
      `This link doesn’t need an extraction code. Leave “${code}” empty, or enter the link of the share.`,
    'bad-address': (field: string) => `The address in “${field}” isn’t public. Enter one that everyone can open.`,
    'too-long': (field: string) => `“${field}” is too long. Please shorten it.`,
    placeholder: (field: string) => `“${field}” contains a placeholder. Enter the real text, or leave it empty.`,
    'missing-field': (field: string) => `“${field}” is missing. Please fill it in.`,
  } as Partial<Record<string, (field: string, code: string) => string>>,
  otherProblem: (field: string, _code: string) => `The text in “${field}” can’t be used. Please correct it.`,
  toFix: (name: string) => `“${name}” needs changes.`,
  takenOver: (pull: string) => `somebody is working on ${pull} now, so it no longer follows this issue.`,
  takenOverHelp: 'To add or correct something, comment on that pull request. Thanks for your suggestion!',
  declined: 'the maintainers decided not to add this entry. Thanks for your suggestion!',
  maintainers: 'Maintainers: `/listkeeper approve` to propose it anyway · `/listkeeper reject` · `/listkeeper duplicate-of <id>`',

  fields: {
    title: 'title',
    name: 'name',
    authors: 'authors',
    venue: 'venue',
    year: 'year',
    license: 'license',
    kind: 'type',
    section: 'section',
    code: 'extraction code',
    paper: 'paper link',
    source: 'code link',
    description: 'description',
  } as Record<string, string>,
  sources: {
    address: 'the link',
    page: 'the page',
    list: 'similar entries',
  } as Record<string, string>,
  fieldWithValue: (field: string, value: string) => `${field} “${value}”`,
  filledField: (field: string, source: string) => `${field} (from ${source})`,
  filled: (fields: string) => `Filled in automatically: ${fields}.`,
  rejected: 'Left out, wrong format:',
  preview: 'Preview',

  pullRequestTitle: (name: string) => `Add ${name}`,
  pullRequestBody: (author: string, issue: number) =>
    `Suggested by ${author} in #${issue}. This pull request follows edits to the issue until somebody commits to this branch.`,

  failed: {
    why: 'Thanks for your suggestion! It couldn’t be processed yet. This isn’t a problem with what you wrote.',
    retry: 'Once this is fixed, edit this issue to try again.',
  },
});
