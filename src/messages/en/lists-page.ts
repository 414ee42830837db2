import { pluralize } from '../../text/language/plural.ts';

/** The page of all lists that one bot keeps. */
export const listsPage = () => ({
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
  signIn: {
    introduction: 'Sign in with GitHub to see the lists of the repositories that you can access there.',
    button: 'Sign in with GitHub',
    rights: 'Listkeeper asks GitHub who you are and which of its repositories you can access. It changes nothing on your behalf.',
    operator: 'Use the operator’s token',
    signedInAs: (login: string) => `Signed in as ${login}`,
    signOut: 'Sign out',
    notices: {
      'signed-out': 'You’re signed out.',
      'signed-out-here':
        'You’re signed out here, but GitHub didn’t answer. To end the access there too, open your settings on GitHub: Applications, Authorized GitHub Apps, Revoke.',
      ended: 'Your sign-in has ended. Please sign in again.',
    },
    empty:
      'No lists in the repositories that you can access on GitHub. A list is shown here once the App is installed on its repository and the bot has looked through it.',
    partial: 'You can access more than 10,000 repositories. Only the first ones were looked through, so lists may be missing.',
    hidden:
      'Lists of organizations with SAML single sign-on are missing. Open the organization on GitHub to start a session there, then sign out here and in again.',
    again: 'Sign in again',
    reload: 'Try again',
    problems: {
      denied: {
        title: 'You weren’t signed in',
        remedy: 'You declined the authorization on GitHub. To see your lists, sign in again and authorize the App.',
      },
      'no-attempt': {
        title: 'This sign-in has expired',
        remedy:
          'A sign-in has to be finished within ten minutes, in the browser that began it. If this happens again, allow cookies for this site, and open it over HTTPS.',
      },
      'wrong-state': {
        title: 'This isn’t the sign-in that you began',
        remedy:
          'Perhaps you began another one in a second tab. If you followed a link from somebody else, close this page. Otherwise sign in again.',
      },
      'bad-code': {
        title: 'This sign-in has expired',
        remedy: 'GitHub’s code works once, within ten minutes. Sign in again to get a new one.',
      },
      'app-suspended': {
        title: 'GitHub has suspended the App',
        remedy: 'Nobody can sign in until GitHub lifts the suspension. Ask the operator of this bot to contact GitHub Support.',
      },
      'wrong-callback': {
        title: 'The App isn’t set up for signing in',
        remedy:
          'Please tell the operator of this bot: its callback URL on GitHub is missing or wrong. It has to be the address of this page, with /callback at the end.',
      },
      'wrong-client': {
        title: 'The App isn’t set up for signing in',
        remedy: 'Please tell the operator of this bot: GitHub doesn’t accept GITHUB_CLIENT_ID with GITHUB_CLIENT_SECRET.',
      },
      'unverified-email': {
        title: 'GitHub doesn’t know your email address yet',
        remedy: 'Verify your primary email address in your settings on GitHub, then sign in again.',
      },
      'account-suspended': {
        title: 'GitHub refuses access',
        remedy: 'Your account, or the App’s installation, is suspended on GitHub. Open GitHub to see why.',
      },
      'rate-limited': {
        title: 'GitHub asks for a pause',
        remedy: 'There were too many requests on your behalf. Try again later, in an hour at most.',
      },
      'github-unavailable': {
        title: 'GitHub doesn’t answer',
        remedy: 'Try again in a few minutes. https://www.githubstatus.com says whether GitHub has a problem.',
      },
      unexpected: {
        title: 'GitHub’s answer couldn’t be read',
        remedy: 'Try again. If it keeps happening, please tell the operator of this bot: the log says more.',
      },
      busy: { title: 'Too many people are signing in', remedy: 'Try again in a minute.' },
      'foreign-form': {
        title: 'You’re still signed in',
        remedy:
          'This request didn’t come from this page, or the page was of an earlier sign-in. Go back, reload the page, and sign out there.',
      },
    },
  },
});
