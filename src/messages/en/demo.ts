import { runCommand } from '../../text/package-name.ts';

/** What `start` and `try` say about the simulated GitHub, and the setup of the App. */
export const demo = () => ({
  example: `No credentials found, so this is a demo: GitHub and all websites are simulated on this machine.
No requests leave it, and dead links are dead only here. Three earlier link checks are replayed
(15, 8 and 1 days ago) so that there is some history to see.`,
  realLinks: `GitHub is simulated on this machine, but the links of your list are checked for real. This may take a few minutes.
Set GITHUB_TOKEN to check links to GitHub, too.`,
  simulatedLinks: `GitHub and all websites are simulated on this machine. No requests leave it,
so working and dead links here say nothing about the real ones.`,
  home: 'Home page, ready now:',
  pages: {
    pullRequest: 'Pull request with the comment',
    check: 'Check run with annotations',
    issue: 'Link health issue',
    readme: 'Generated README',
    site: 'Site of the list',
  },
  noPage: 'none',
  exampleNext: ({
    setup,
  }: {
    setup: string;
  }) => `Press Ctrl+C to stop. To run on GitHub: ${setup}, or fill in .env (see .env.example).
To try a list of your own: ${runCommand} try DIR`,
  nothingProposed: `The bot proposed nothing. It only offers to maintain a README with a list of at least ten entries.
You can still convert it: ${runCommand} import README.md --out data`,
  stop: 'Press Ctrl+C to stop.',
  /** The pull request that `try` opens on a copy of the list. */
  contribution: {
    title: 'Add two entries',
    body: 'An example of a contribution: one entry has a mistake, the other is already on the list.',
    name: 'An example with a mistake',
    description: 'The field below does not exist.',
  },
});
