import { pluralize } from '../../text/plural.ts';

/** The pull request that offers to look after a list, and the settings file that it adds. */
export const adoption = {
  title: 'Set up Listkeeper for this list',
  summary: (file: string, entries: number, sections: number, folder: string) =>
    `This branch turns the ${pluralize(entries, 'entry', 'entries')} of ${file} (${pluralize(sections, 'section')}) into data files under ${folder}. ${file} is then generated from them, with the same content.`,
  benefits: (file: string) =>
    [
      '**After merging**',
      '- Each pull request gets one comment: mistakes, duplicates, dead links and a preview.',
      '- Links are checked every week, and problems go into one issue. A link is never reported dead after a single failure.',
      '- Anyone can suggest an entry with an issue form, without using git.',
      `- ${file} is updated from the data. You keep writing everything outside the two markers.`,
    ].join('\n'),
  changes: (file: string, added: number, removed: number, template: string) =>
    `**Changes to ${file}**: ${pluralize(added, 'line')} added, ${removed} removed. The two markers around the list are new. Everything that is not an entry stays as it is, and is kept in ${template}.`,
  mistakes: (count: number) => `**${pluralize(count, 'existing problem')} found** (unchanged, for you to decide)`,
  differences: (count: number) => `${pluralize(count, 'note')} about the import`,
  closing:
    'Not interested? Close this pull request: Listkeeper won’t ask again. Until you merge, it follows changes to the list. You can uninstall at any time; the data and files stay in your repository.',
  links: {
    offline: '**Links**: not checked, no network connection.',
    summary: (checked: number, total: number) => `**Links**: ${checked} of ${total} checked so far:`,
    counts: (alive: number, moved: number, dead: number, unclear: number) =>
      `${pluralize(alive, 'works', 'work')}, ${moved} moved, ${pluralize(dead, 'seems', 'seem')} dead, ${unclear} unclear. This is a first check, not a verdict.`,
    fold: (count: number) => `These ${count} links`,
  },
  line: (line: number, text: string, what: string) => `line ${line}: ${text}: ${what}`,

  settings: {
    intro: 'Settings of Listkeeper. Anything left out has its default value.',
    line: 'how an entry looks, same as before',
    fields: 'columns of the tables that no built-in field holds',
    template: 'the words of the file around the entries; edit them there',
    language: 'of comments, checks and issues',
    generated: 'generated between the two markers',
    form: 'the issue form for suggesting an entry',
    formOff: 'An issue form for suggesting an entry: `listkeeper init` turns it on with what answers it.',
    publishBy: 'or pull-request, or off',
    every: 'how often links are checked: day, week, month, off',
  },
};
