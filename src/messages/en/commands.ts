import { pluralize } from '../../text/language/plural.ts';
import { runCommand } from '../../text/package-name.ts';

/** Replies to commands in comments. */
export const commands = () => ({
  help: {
    unknown: (input: string) => `Unknown command ${input}.`,
    incomplete: (usage: string) => `Something is missing. Write ${usage}.`,
    intro: 'Available commands:',
    commands: {
      '/listkeeper recheck': 'check this pull request again',
      '/listkeeper check': 'check all links that are due',
      '/listkeeper fix': 'apply the automatic fixes',
      '/listkeeper preview': 'preview the entries',
      '/listkeeper reopen': 'on a pull request that was closed for want of changes: open it again',
      '/listkeeper ignore': 'propose to stop checking an address; end it with `*` for everything that starts with it',
      '/listkeeper duplicate-of': 'mark as a duplicate of an existing entry',
      '/listkeeper remove': 'propose to remove a link from its entry',
      '/listkeeper archive': 'propose to mark a link as gone and link its archived copy',
      '/listkeeper snooze': 'leave a link out of the link-health issue for 90 days',
      '/listkeeper approve': 'on a suggested entry: propose it anyway',
      '/listkeeper reject': 'on a suggested entry: don’t add it',
    },
    arguments: {
      '/listkeeper ignore': '<address> <reason>',
      '/listkeeper duplicate-of': '<id>',
      '/listkeeper remove': '<address>',
      '/listkeeper archive': '<address>',
      '/listkeeper snooze': '<address>',
    },
  },
  quota: (limit: number) =>
    `You’ve reached the limit of ${limit} commands an hour. Pushes are still reviewed; please try again later.`,
  /** Replies to commands about one link. */
  link: {
    proposed: (address: string, pull: string) =>
      pull === '' ? `The change of ${address} is proposed in a pull request.` : `Opened ${pull} for ${address}.`,
    snoozed: (address: string, day: string) => `${address} is snoozed until ${day}. It is still checked.`,
    notListed: (address: string) => `${address} isn’t on the list.`,
    noCopy: (address: string) => `The Wayback Machine has no copy of ${address}.`,
    notChecked: (address: string) => `${address} hasn’t been checked yet, so there is nothing to snooze.`,
    refused: (address: string) =>
      `${address} can’t be changed automatically: it may be the only link of its entry. Please edit the entry.`,
    /** In a list that is a README. */
    lineRefused: (address: string) =>
      `${address} can’t be changed automatically: its item may have other links, or items below it. Please edit the line.`,
  },
  notReopened:
    'Only what I closed for want of changes can be reopened by a command. Please open a new pull request, or ask a maintainer.',
  alreadyOpen: 'This pull request is open.',
  noPreview: 'This pull request has no entry to preview.',
  duplicate: (entry: string, id: string) =>
    `This is already on the list: ${entry} (${id}). If you have something to add, edit that entry; otherwise please close this pull request. Thank you!`,
  unknownId: (id: string) => `There is no ${id} on the list.`,
  didYouMean: (id: string) => `Did you mean ${id}?`,
  credentials:
    'The address contains a user name or password, so it wasn’t processed or copied. Remove everything before the `@` and try again. Your comment is still public: if it contains a real password, delete the comment and change the password.',
  fixed: (fixes: number, files: string) =>
    fixes === 0
      ? `Formatted ${files} and pushed to this branch.`
      : `Fixed ${pluralize(fixes, 'problem')} in ${files} and pushed to this branch.`,
  fixedElsewhere: (fixes: number, files: string, pull: number) =>
    `I can’t push to this branch. #${pull} has ${pluralize(fixes, 'fix', 'fixes')} to ${files}: merge it instead, or cherry-pick its last commit.`,
  remaining: (count: number) => `${pluralize(count, 'problem')} ${count === 1 ? 'needs' : 'need'} your decision.`,
  closed: 'This pull request is closed, so there is nothing to fix.',
  nothingToFix: 'There is nothing to fix automatically.',
  onlyManualFixes: 'Nothing here can be fixed automatically; the rest needs your decision.',
  settingsNotEditable:
    'The settings file can’t be changed automatically. Please add the address to `links.ignore` in `.github/listkeeper.yml`.',
  fixTitle: (pull: number) => `Automatic fixes for #${pull}`,
  fixBody: (pull: number, files: number) =>
    `The commits of #${pull} and automatic fixes to ${pluralize(files, 'file')}. I can’t push to that branch, so the fixes are here. Merge this instead, or cherry-pick its last commit.`,
  fixNotWritable: `I can’t push to this branch. The pull request also changes files outside the list, so I won’t copy it into this repository. Apply the suggestions in the diff, or run \`${runCommand} fmt --fix\` on your branch.`,
  ignoreTitle: 'Stop checking an address',
  ignoreBody: (address: string, login: string, reason: string) =>
    `Adds ${address} to \`links.ignore\`, as requested by ${login}.\n\nReason: ${reason}`,
  remedyFailed: {
    why: 'The ticked changes couldn’t be made yet.',
    retry: 'Once this is fixed, untick the box and tick it again.',
    recovered: 'The ticked changes couldn’t be made for a while. This is fixed: each box above shows its result.',
  },
});
