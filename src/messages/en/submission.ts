/** The comment on an issue that suggests an entry, and the pull request made from it. */
export const submission = {
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
  formRemedies: {
    'code-missing': 'Fill in the field “Extraction code”: four letters or digits, or “none” if it has none.',
    'code-mismatch': 'Correct the field “Extraction code”, or leave it empty.',
    'code-misplaced': 'Leave the field “Extraction code” empty.',
  } as Record<string, string>,
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
};
