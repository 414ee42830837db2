import type { FindingCode } from '../../model/finding.ts';
import { pluralize } from '../../text/language/plural.ts';
import { runCommand } from '../../text/package-name.ts';

/** The pull request that offers to look after a list, and the settings file that it adds. */
export const adoption = () => ({
  title: 'Set up Listkeeper for this list',
  decision: '**Merge to let Listkeeper look after this list. Close to say no: it won’t ask again.**',
  summary: (file: string, entries: number, sections: number, folder: string) =>
    `This branch turns the ${pluralize(entries, 'entry', 'entries')} of ${file} (${pluralize(sections, 'section')}) into data files under ${folder}. ${file} is then generated from them.`,
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
  problems: (count: number, entries: number) =>
    `**${pluralize(count, 'problem')} in ${pluralize(entries, 'entry', 'entries')}, all in the list today.** Merging is safe: nothing changes until you fix them. \`${runCommand} validate\` reports the same errors and warnings.`,
  /** Kinds of problems by the codes of findings, as headings that say all. */
  kinds: {
    'duplicate-identity': 'Same resource as another entry',
    'duplicate-title': 'Same title as another entry',
    'duplicate-link': 'Same link twice in one entry',
    'no-links': 'No link',
    'code-missing': 'Baidu Pan share without its extraction code',
    'code-mismatch': 'Two different extraction codes',
    'bad-address': 'Not a public web address',
    'old-address': 'Outdated address',
    'insecure-address': 'http where https works',
    'volatile-address': 'Address that may soon stop working',
    'repeated-item': 'Listed twice',
    spacing: 'Spaces between Chinese and Latin text',
    'mixed-punctuation': 'Half-width punctuation in Chinese text',
    'invisible-character': 'Invisible characters',
    placeholder: 'Placeholder text',
    'same-name': 'Same name as another entry',
    'shared-paper': 'Same paper as another entry',
    'code-misplaced': 'Extraction code at a link that needs none',
  } as Partial<Record<FindingCode, string>>,
  /** Problems of which each says what it is. */
  otherKinds: 'Other problems',
  /** The same by why an address may soon stop working. */
  volatileKinds: {
    search: 'Search page',
    temporary: 'Temporary link',
    shortened: 'Short link',
    'ip-address': 'Bare IP address',
    tracking: 'Tracking parameters',
  },
  counted: (heading: string, count: number) => `${heading} (${count})`,
  atLine: (line: number) => `line ${line}`,
  lines: (count: number) => pluralize(count, 'line'),
  more: (count: number) => `and ${count} more`,
  differences: (count: number) => `${pluralize(count, 'note')} about the import`,
  handWritten: (lines: number, places: number) =>
    `You keep writing ${pluralize(lines, 'line')} in ${pluralize(places, 'place')} by hand`,
  closing: (file: string, setting: string) =>
    `Until you merge, this pull request follows changes to the list. You can uninstall at any time; the data and files stay in your repository. Would you rather keep writing ${file} itself? Close this and put ${setting} into \`.github/listkeeper.yml\`: pull requests are reviewed and links checked all the same.`,
  /** The same where somebody asked for it, in a list that is its README. */
  move: {
    title: 'Keep this list as data files',
    decision: (file: string) => `**Merge to keep this list as data files. Close to keep writing ${file} itself.**`,
    benefits: (file: string) =>
      [
        '**After merging**',
        '- Reviews and link checks go on as before.',
        '- Entries can have fields, and previews show how they will look.',
        '- Anyone can suggest an entry with an issue form, without using git.',
        `- ${file} is updated from the data. You keep writing everything outside the two markers.`,
      ].join('\n'),
    closing: `Until you merge, this pull request follows changes to the list. The way back is \`${runCommand} export\`, which leaves the README alone.`,
  },
  links: {
    offline: '**Links**: not checked, no network connection.',
    summary: (checked: number, total: number) => `**Links**: ${checked} of ${total} checked so far:`,
    counts: (alive: number, moved: number, dead: number, unclear: number) => {
      const others = [
        ...(moved > 0 ? [`${moved} moved`] : []),
        ...(dead > 0 ? [`${pluralize(dead, 'seems', 'seem')} dead`] : []),
        ...(unclear > 0 ? [`${unclear} unclear`] : []),
      ];
      const counts = [pluralize(alive, 'works', 'work'), ...others].join(', ');
      return others.length === 0 ? `${counts}.` : `${counts}. Not final: a link counts as dead only after several checks.`;
    },
    fold: (count: number) => `These ${count} links`,
  },
  settings: {
    intro: 'Settings of Listkeeper. Anything left out has its default value.',
    line: 'how an entry looks, same as before',
    fields: 'columns of the tables that no built-in field holds',
    template: 'the words of the file around the entries; edit them there',
    language: 'of comments, checks and issues',
    generated: 'generated between the two markers',
    form: 'the issue form for suggesting an entry',
    formOff: `An issue form for suggesting an entry: \`${runCommand} init\` turns it on with what answers it.`,
    publishBy: 'or pull-request, or off',
    source: 'the list itself: edited by hand, reviewed item by item',
    every: 'how often links are checked: day, week, month, off',
  },
});
