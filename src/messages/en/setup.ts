/** What an operator of the bot reads in a terminal, and on the page that registers the App. */
export const setup = () => ({
  register: ({ url, file }: { url: string; file: string }) =>
    `Open this page to register your GitHub App. It writes the credentials to ${file}:\n\n  ${url}\n\nWaiting…`,
  registered: ({ file }: { file: string }) => `Registered. The credentials are in ${file}. Starting the bot.`,
  alreadyRegistered: ({ appId }: { appId: string }) =>
    `App ${appId} is already set up here. To register another one, remove APP_ID, PRIVATE_KEY and WEBHOOK_SECRET from .env.`,
  listening: ({ url }: { url: string }) => `listening for webhooks on ${url}`,
  working: ({ url }: { url: string }) => `running jobs, with probes on ${url}`,
  stopping: ({ signal }: { signal: string }) => `${signal}: stopping, waiting for running jobs`,

  page: {
    languageName: 'English',
    title: 'Register your GitHub App',
    introduction:
      'Listkeeper runs as a GitHub App of your own. Fill in this form, then confirm on GitHub. You can change everything later in the settings of the App.',
    address: {
      label: 'Public address of this server',
      hint: 'GitHub sends its events there, so it must be reachable from the internet, over HTTPS. To try it out without a public address, open a channel on https://smee.io and enter its address.',
    },
    name: {
      label: 'Name of the App',
      hint: 'It appears beside every comment. It has to be unused on GitHub, and at most 34 characters long.',
    },
    organisation: {
      label: 'Organization (optional)',
      hint: 'The organization that will own the App. You must be one of its owners. Leave it empty to own the App yourself.',
    },
    signIn: {
      label: 'Let people sign in with GitHub (optional)',
      hint: 'Opens /lists on this server: a page on which each person sees the lists that they can access on GitHub. Your proxy has to pass /lists on.',
      callback: 'People who sign in with GitHub come back to',
    },
    next: 'Continue',
    reviewTitle: ({ name }: { name: string }) => `Register “${name}”`,
    webhook: 'GitHub will send events to',
    ownAccount: 'The App will belong to the account that you are signed in with on GitHub.',
    ofOrganisation: ({ organisation }: { organisation: string }) => `The App will belong to the organization ${organisation}.`,
    permission: 'Permission',
    level: 'Level',
    reason: 'For',
    reasons: {
      metadata: 'names and default branches; every App has it',
      contents: 'reading the list, committing the README and the history of links',
      pull_requests: 'the comment of a review, and pull requests with fixes',
      checks: 'the check that you can require',
      merge_queues: 'the check in a merge queue',
      issues: 'the link-health issue, labels, and the form',
    } as Record<string, string>,
    afterwards: 'GitHub then sends you back here, and Listkeeper saves the credentials.',
    create: 'Create the App on GitHub',
    change: 'Change the details',
    reached: 'This server can be reached at that address.',
    channel: 'Events will come through this channel. It is meant for trials, not for permanent use.',
    unreached: ({ url, detail }: { url: string; detail: string }) =>
      `${url} can’t be reached from here (${detail}). GitHub probably can’t reach it either. Check DNS, the firewall, and that the reverse proxy passes requests to this server.`,
    otherServer: ({ url, status }: { url: string; status: number }) =>
      `${url} answers with status ${status}, but it isn’t this server. Make the reverse proxy pass this path on to this server.`,
    addressProblems: {
      'not-an-address': 'This isn’t a web address. Go back and enter one that starts with https://.',
      'example-address':
        'This is an example address. GitHub would send its events nowhere. Go back and enter the address of your server.',
      'private-address':
        'This address exists only in your own network, so GitHub can’t reach it. Enter a public address, or a channel of https://smee.io for a trial.',
      'not-https':
        'This address isn’t HTTPS, so anyone on the way can read what GitHub sends. Put a reverse proxy such as Caddy in front.',
    },
    createdTitle: 'The App is registered',
    saved: ({ file }: { file: string }) => `The credentials are in ${file}. Keep this file secret.`,
    install: 'Install the App on your repositories',
    nowListening: 'Listkeeper is starting and will listen for events. You can close this page.',
    failedTitle: 'The App wasn’t set up',
    wrongState: 'This visit doesn’t come from the form of this page, so nothing was saved.',
    notConverted: ({ detail }: { detail: string }) =>
      `The credentials couldn’t be fetched or saved (${detail}). If the App appears in your settings on GitHub, delete it there, then start again.`,
    again: 'Start again',
  },
});
