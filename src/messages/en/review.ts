import { pluralize } from '../../text/language/plural.ts';

interface EntryCounts {
  name: string;
  entries: number;
  fixes: number;
}

/** The comment on a pull request. */
export const review = () => ({
  headline: {
    joined: (clauses: readonly string[]) => `${clauses.join('; ')}.`,
    unaffected: 'this pull request doesn’t change the list.',
    nothingToFix: 'nothing to fix.',
    ready: (name: string) => `“${name}” is ready to merge`,
    allReady: (total: number) => `${total === 2 ? 'both' : `all ${total}`} entries are ready to merge`,
    someReady: (ready: number, total: number) => `${ready} of ${total} ${ready === 1 ? 'is' : 'are'} ready to merge`,
    /** Entries that wait for something; `name` is that of the only one, otherwise empty. */
    states: {
      'to-fix': ({ name, entries, fixes }: EntryCounts) =>
        name === ''
          ? `${pluralize(fixes, 'fix', 'fixes')} needed in ${entries} entries`
          : `“${name}” needs ${fixes === 1 ? 'one fix' : `${fixes} fixes`}`,
      duplicate: ({ name, entries }: EntryCounts) =>
        name === '' ? `${entries} entries are already on the list` : `“${name}” is already on the list`,
      'dead-link': ({ name, entries, fixes }: EntryCounts) =>
        name === ''
          ? `${fixes} dead links in ${entries} entries`
          : `“${name}” has ${fixes === 1 ? 'a dead link' : `${fixes} dead links`}`,
      'not-accepted': ({ name, entries }: EntryCounts) =>
        name === '' ? `${entries} entries don’t meet this list’s rules yet` : `“${name}” doesn’t meet this list’s rules yet`,
      'possible-duplicate': ({ name, entries }: EntryCounts) =>
        name === '' ? `${entries} entries may already be on the list` : `“${name}” may already be on the list`,
      unchecked: ({ name, entries }: EntryCounts) =>
        name === ''
          ? `links weren’t checked in ${entries} entries`
          : `no problems found in “${name}”, but not all links were checked`,
    },
    /** Where each of the entries has the same mistakes; after the clause that counts them. */
    sameMistakes: (clause: string, count: number) =>
      `${clause}: the same ${count === 1 ? 'mistake' : `${count} mistakes`} in each`,
    removes: (names: string) => `removes ${names}`,
    removesMany: (count: number) => `removes ${count} entries`,
    editsGenerated: (files: string) => `that part of ${files} is generated, so the edit would be overwritten`,
    otherProblems: (count: number, files: string) =>
      files === '' ? `${pluralize(count, 'problem')} outside the entries` : `${pluralize(count, 'problem')} in ${files}`,
  },
  greeting: 'Thanks for your first contribution!',
  /** Where all that is in the way are the list's own rules. */
  thanksForSuggestion: 'Thanks for suggesting it.',
  nextStep: (fixes: number) => `Push ${fixes === 1 ? 'the fix' : 'the fixes'} and this comment updates itself.`,
  fix: (fixable: number, total: number) => {
    if (fixable < total) return `\`/listkeeper fix\` fixes ${fixable} of them.`;
    return `\`/listkeeper fix\` fixes ${total === 1 ? 'it' : 'them all'}.`;
  },
  allLinksWork: (count: number) => (count === 1 ? 'The checked link works.' : `All ${count} checked links work.`),
  removed: (count: number, names: string, hasMore: boolean) =>
    `Removes ${pluralize(count, 'entry', 'entries')}: ${names}${hasMore ? ', and more' : ''}.`,
  truncated: 'This pull request changes more than 3,000 files. Only the files that GitHub lists were checked.',

  /** What a source says otherwise. Fields are code spans. */
  disagreement: ({ source, fields, says }: { source: string; fields: string[]; says: string }) =>
    `${source} differs${fields.length > 0 ? ` on ${fields.join(', ')}` : ''}: ${says}`,

  /** Asked where the list wants to know; it disappears once the author answers in any words. */
  useQuestion:
    '**One question:** do you use this yourself, or are you part of making it? A sentence as a comment is enough, and either answer is fine. The maintainers read it before they decide.',
  idle: (days: number) =>
    `This has been waiting for changes for ${days} days, so I’m closing it for now to keep the queue short. Nothing is lost: push your changes whenever you have time, and comment \`/listkeeper reopen\`. Please don’t force-push before that: GitHub can’t reopen a pull request afterwards. The review then goes on where it was. Thank you for the suggestion!`,

  sections: {
    suggestions: 'Suggestions',
    nonBlocking: ' (won’t block merging)',
    ready: (count: number) => `${pluralize(count, 'entry is', 'entries are')} ready to merge`,
    preview: (count: number) => (count === 1 ? 'Preview' : `Preview of ${count} entries`),
    preExisting: (count: number) => `${pluralize(count, 'existing problem')}, not from this pull request`,
  },

  item: {
    change: (value: string) => `Change it to ${value}.`,
    applySuggestion: 'Apply the suggestion',
    why: 'why?',
    undoEdit: 'Undo this edit.',
    duplicate: (entry: string) =>
      `This is already on the list as ${entry}. If you have something to add, edit that entry. If it’s a different thing, link to its own page.`,
    /** Where equal problems are; `more` of the places are not named. */
    places: (count: number, places: readonly string[], more: number) =>
      `${count} places: ${places.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    seeAlso: (place: string) => `See ${place}.`,
    competing: (pull: string, shared: string) => `${pull} adds the same: ${shared}.`,
    pullRequest: (number: number) => `pull request ${number}`,
    sameTitle: 'the same title',
    deadLink: (reason: string) => `${reason}. Replace it with a working link, or remove it.`,
    wrongTitle: (title: string) => `The page is titled “${title}”. Is this the right link?`,
    retracted: 'the paper was retracted',
    withdrawn: 'the paper was withdrawn by its authors',
    archived: 'the repository is archived and read-only',
    movedTo: (reason: string, url: string) => `${reason}: ${url}`,
  },

  footer: {
    fix: '`/listkeeper fix` applies the automatic fixes',
    commands: 'commands',
    checked: (commit: string) => `Checked ${commit}`,
    recheckedOnPush: 'every push is checked again',
  },

  suggestedEntries: (count: number): string => (count === 1 ? 'Add this file instead:' : 'Add these files instead:'),

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
});
