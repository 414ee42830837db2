import { pluralize } from '../../text/plural.ts';

/** The comment on a pull request. */
export const review = {
  headline: {
    joined: (clauses: readonly string[]) => `${clauses.join('; ')}.`,
    unaffected: 'this pull request doesn’t change the list.',
    nothingToFix: 'nothing to fix.',
    ready: (name: string) => `“${name}” is ready to merge`,
    allReady: (total: number) => `${total === 2 ? 'both' : `all ${total}`} entries are ready to merge`,
    someReady: (ready: number, total: number) => `${ready} of ${total} entries ${ready === 1 ? 'is' : 'are'} ready to merge`,
    entryToFix: (name: string, fixes: number) => `“${name}” needs ${pluralize(fixes, 'fix', 'fixes')}`,
    entriesToFix: (entries: number, fixes: number) => `${pluralize(fixes, 'fix', 'fixes')} needed in ${entries} entries`,
    possibleDuplicate: (name: string) => `“${name}” may already be on the list`,
    possibleDuplicates: (count: number) => `${count} entries may already be on the list`,
    otherProblems: (count: number, files: string) =>
      files === ''
        ? `${pluralize(count, 'problem')} outside the entries`
        : `${pluralize(count, 'problem')} outside the entries: ${files}`,
  },
  greeting: {
    ready: 'Thanks for your first contribution!',
    toFix: 'Thanks for your first contribution! Push a fix and this comment will update automatically.',
  },
  removed: (count: number, names: string, hasMore: boolean) =>
    `Removes ${pluralize(count, 'entry', 'entries')}: ${names}${hasMore ? ', and more' : ''}.`,
  truncated: 'This pull request changes more than 3,000 files. Only the files that GitHub lists were checked.',

  table: {
    entry: 'entry',
    result: 'result',
    links: 'links',
    duplicates: 'duplicate of',
    toFix: (count: number) => `${count} to fix`,
    possibleDuplicate: 'possible duplicate',
    ready: 'ready',
    readyWithSuggestions: (count: number) => `ready, ${pluralize(count, 'suggestion')}`,
    aliveLinks: (count: number) => pluralize(count, 'works', 'work'),
    deadLinks: (count: number) => `${count} dead`,
    doubtfulLinks: (count: number) => `${count} to check`,
    uncheckedLinks: (count: number) => `${count} not checked`,
  },

  sections: {
    toFix: 'To fix',
    suggestions: 'Suggestions',
    nonBlocking: ' (won’t block merging)',
    preview: 'Preview',
    preExisting: (count: number) => `${pluralize(count, 'existing problem')}, not from this pull request`,
  },

  item: {
    change: (value: string) => `Change it to ${value}.`,
    suggestedOnLine: '*(apply the suggestion on that line)*',
    seeAlso: (place: string) => `See ${place}.`,
    competing: (pull: string, shared: string) => `${pull} adds the same: ${shared}.`,
    pullRequest: (number: number) => `pull request ${number}`,
    sameTitle: 'the same title',
    deadLink: (url: string, reason: string) => `${url}: ${reason}. Replace it with a working link, or remove it.`,
    doubtfulLink: (url: string, doubt: string) => `${url}: ${doubt}`,
    wrongTitle: (title: string) => `The page is titled “${title}”. Is this the right link?`,
    retracted: 'the paper was retracted',
    withdrawn: 'the paper was withdrawn by its authors',
    archived: 'the repository is archived and read-only',
    movedTo: (reason: string, url: string) => `${reason}: ${url}`,
  },

  footer: {
    fix: '`/listkeeper fix` applies the automatic fixes',
    commands: 'all commands',
    checked: (commit: string) => `Checked ${commit}`,
    recheckedOnPush: 'every push is checked again',
  },

  suggestedEntries: 'Generated content gets overwritten. Add these data files instead:',

  metadata: {
    fields: {
      title: 'title',
      authors: 'authors',
      venue: 'venue',
      year: 'year',
      identifiers: 'identifiers',
      license: 'license',
    } as Record<string, string>,
    seeSource: (place: string, source: string) => `${place}: see ${source}.`,
    fromSource: (place: string, source: string) => `${place}: from ${source}. Paste what is correct into the entry.`,
    summary: (source: string, facts: string) => `From ${source}: ${facts}`,
    canAdd: (fields: string) => `${fields} could be added`,
    stars: (count: number, date: string) => `${pluralize(count, 'star')} on ${date}`,
  },
};
