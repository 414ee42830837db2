import { pluralize } from '../../text/language/plural.ts';

/** The page of all lists that one bot keeps. */
export const listsPage = {
  title: 'Lists',
  summary: ({ lists, open }: { lists: number; open: number }) =>
    open === 0 ? `${pluralize(lists, 'list')}, nothing to do.` : `${pluralize(lists, 'list')}, ${open} with something to do.`,
  empty: 'No lists yet. A list is shown here once the bot has looked through its repository.',
  languageName: 'English',
  isPrivate: 'private',
  failures: {
    publish: (day: string) => `updating the generated files failed on ${day}`,
    check: (day: string) => `checking links failed on ${day}`,
    sweep: (day: string) => `reading the repository failed on ${day}`,
  },
  blocked: (errors: number) => `generated files not updated: ${pluralize(errors, 'error')}`,
  dead: (count: number) => pluralize(count, 'dead link'),
  toReview: (count: number) => `${pluralize(count, 'link')} to look at`,
  unreviewed: (count: number) => `${pluralize(count, 'pull request')} not reviewed yet`,
  checked: (day: string) => `links checked ${day}`,
  notChecked: 'links not checked yet',
  issues: 'issue about links',
  pulls: (count: number) => pluralize(count, 'open pull request'),
  pages: 'Pages',
  page: (number: number, of: number) => `Page ${number} of ${of}`,
  previous: 'Previous',
  next: 'Next',
  unauthorized: 'Sign in with any user name, and LISTKEEPER_LISTS_TOKEN as the password.',
  notAllowed: 'This page is only read.',
};
