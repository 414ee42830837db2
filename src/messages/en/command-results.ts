import type { Severity } from '../../model/finding.ts';
import type { HandWrittenPart } from '../../model/import-report.ts';
import { runCommand } from '../../text/package-name.ts';
import { handWrittenKinds } from './import-report.ts';

/** What the commands print as text: results, tallies and next steps. */

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

const severityNames: Record<Severity, string> = { error: 'error', warning: 'warning', notice: 'notice' };

export const commandResults = () => ({
  severity: ({ severity }: { severity: Severity }) => severityNames[severity],
  /** Numbers of findings, worst first: “2 errors, 1 warning”. */
  severityCounts: ({ counts }: { counts: readonly { severity: Severity; count: number }[] }) =>
    counts.map(({ severity, count }) => plural(count, severityNames[severity])).join(', '),
  /** The first line of a finding, in the form of compilers. */
  finding: ({ place, severity, message, code }: { place: string; severity: string; message: string; code: string }) =>
    `${place}: ${severity}: ${message} ${code}`,
  written: ({ path }: { path: string }) => `${path}: written`,
  upToDate: ({ path }: { path: string }) => `${path}: up to date`,

  validate: {
    noProblems: 'No problems found',
    scope: ({ entries, files }: { entries: number; files: number }) =>
      `${plural(entries, 'entry', 'entries')} in ${plural(files, 'file')}`,
    clean: ({ summary, scope }: { summary: string; scope: string }) => `${summary}: ${scope}`,
    tally: ({ counts, affected, files }: { counts: string; affected: number; files: number }) =>
      `${counts} in ${affected} of ${plural(files, 'file')}`,
    fixable: ({ count }: { count: number }) => `${count} can be fixed automatically. Run: ${runCommand} fmt --fix`,
  },

  render: {
    site: ({ path, files, written, removed }: { path: string; files: number; written: number; removed: number }) =>
      written + removed === 0
        ? `${path}: ${plural(files, 'file')}, up to date`
        : `${path}: ${plural(files, 'file')}, ${written} written${removed === 0 ? '' : `, ${removed} removed`}`,
    siteStale: ({ path, stale }: { path: string; stale: number }) => `${path}: ${plural(stale, 'file')} out of date`,
    tally: ({ files, written, removed }: { files: number; written: number; removed: number }) =>
      written + removed === 0
        ? `${plural(files, 'file')}, all up to date`
        : `Wrote ${written} of ${plural(files, 'file')}${removed === 0 ? '' : `, removed ${removed}`}. Review git diff, then commit.`,
    stale: ({ files, stale }: { files: number; stale: number }) =>
      `${stale} of ${plural(files, 'file')} out of date. Run: ${runCommand} render`,
    blocked: `Nothing was written, because entries with errors would disappear. Show all problems: ${runCommand} validate`,
    none: 'No files to generate. Name them under `outputs:` in .github/listkeeper.yml.',
  },

  review: {
    conclusion: {
      success: 'Check passed',
      failure: 'Check failed',
      neutral: 'Check neutral',
    } as Record<string, string>,
  },

  fmt: {
    unformatted: ({ path }: { path: string }) => `${path}: would change`,
    formatted: ({ path }: { path: string }) => `${path}: formatted`,
    changed: ({ path }: { path: string }) => `${path}: changed`,
    nothingToDo: ({ files }: { files: number }) => `${plural(files, 'file')}, nothing to change`,
    toDo: ({ files, changed, fix }: { files: number; changed: number; fix: boolean }) =>
      `${changed} of ${plural(files, 'file')} would change. Run: ${runCommand} fmt${fix ? ' --fix' : ''}`,
    done: ({ files, changed }: { files: number; changed: number }) => `Formatted ${changed} of ${plural(files, 'file')}`,
    fixed: ({ files, changed, fixes }: { files: number; changed: number; fixes: number }) =>
      `Fixed ${plural(fixes, 'problem')}, changed ${changed} of ${plural(files, 'file')}. See what is left: ${runCommand} validate`,
  },

  generate: {
    stale: ({ path }: { path: string }) => `${path}: out of date. Run: npm run generate`,
  },

  check: {
    factsWritten: ({ path }: { path: string }) => `${path}: written. Run ${runCommand} render to show it`,
    unreadableFile: ({ path }: { path: string }) => `${path}: skipped, not a text file or notebook, or larger than 256 MiB`,
    unreadFile: ({ path }: { path: string }) => `${path}: not read, its format isn’t supported`,
    ignored: ({ links }: { links: number }) => `${plural(links, 'link')} ignored, by comments or settings`,
    noLinks: 'No links found, nothing was checked',
    offline: ({ links }: { links: number }) => `${plural(links, 'link')}, no requests made (--offline)`,
    links: ({ count }: { count: number }) => plural(count, 'link'),
    verdictCount: ({ verdict, count }: { verdict: string; count: number }) => `${count} ${verdict}`,
    work: ({ requests, seconds, cached }: { requests: number; seconds: string; cached: number }) =>
      `${plural(requests, 'request')}, ${seconds} s${cached > 0 ? `, ${cached} from cache` : ''}`,
    failuresAgain: 'Links to fix:',
    next: 'Replace or remove the links to fix. To accept one: --accept or --exclude.',
    moreAbove: ({ count }: { count: number }) => `and ${count} more above`,
    line: ({ place, verdict, url, reason, evidence }: CheckedLinkLine) => `${place}${verdict} ${url} — ${reason} ${evidence}`,
    reasonWithNote: ({ reason, note }: { reason: string; note: string }) => `${reason}, ${note}`,
    evidence: ({ text }: { text: string }) => `(${text})`,
    alsoAt: ({ places, more }: { places: readonly string[]; more: boolean }) =>
      `also at ${places.join(', ')}${more ? ', …' : ''}`,
  },

  health: {
    states: {
      dead: 'dead',
      codes: 'code',
      wrong: 'doubtful',
      moved: 'moved',
      certainSuspects: 'recheck',
      suspects: 'recheck',
      recovered: 'back',
    },
    failing: ({ since, strikes }: { since: string; strikes: number }) => `failing since ${since} (${plural(strikes, 'check')})`,
    nextCheck: ({ date }: { date: string }) => `next check ${date}`,
    line: ({ url, facts }: { url: string; facts: readonly string[] }) => `${url} — ${facts.join('; ')}`,
    next: 'Edit these links, or mark their entries as gone with status. Then check again.',
  },

  new: {
    exists: ({ path }: { path: string }) => `${path} already exists and was left unchanged. Choose another --id.`,
    notWritten: '(not written)',
    preview: 'In the README:',
    fetching: 'looking up metadata …',
    next: `Next: ${runCommand} render, then commit.`,
    nextFix: 'Next: correct the options above and run the command again.',
    filledIn: ({ source, fields }: { source: string; fields: readonly string[] }) =>
      `Filled in from ${source}: ${fields.join(', ')}`,
  },

  export: {
    next: ({ data, file }: { data: string; file: string }) =>
      `The list is plain Markdown again. You can delete ${data}/. To keep reviews and link checks, write "source: ${file}" into .github/listkeeper.yml in place of its other lines.`,
  },
  import: {
    reasonCount: ({ reason, count }: { reason: string; count: number }) => `${reason}: ${count}`,
    moreExamples: ({ count }: { count: number }) => `… and ${count} more`,
    noList: ({ file }: { file: string }) => `No list was found in ${file}. Nothing was written.`,
    columns: {
      file: 'file',
      lines: 'lines',
      addresses: 'URLs',
      data: 'in data',
      kept: 'in text',
      lost: 'lost',
      entries: 'entries',
      sections: 'sections',
      seconds: 'seconds',
    },
    lost: ({ text }: { text: string }) => `lost: ${text}`,
    findings: ({ counts }: { counts: readonly { severity: Severity; code: string; count: number }[] }) =>
      `${runCommand} validate will report: ${counts.map(({ severity, code, count }) => `${severityNames[severity]} ${code} ×${count}`).join(', ')}`,
    /** Two of the added lines are the markers around the list. */
    readme: ({ path, added, removed }: { path: string; added: number; removed: number }) =>
      `${path} from the data: ${plural(added, 'line')} added (${added === 2 ? 'the markers around the list' : 'two are the markers around the list'}), ${removed} removed`,
    fields: ({ counts }: { counts: readonly { field: string; count: number }[] }) =>
      `Read into fields: ${counts.map(({ field, count }) => `${field} ×${count}`).join(', ')}`,
    handWritten: ({ lines, places }: { lines: number; places: number }) =>
      `Stays hand-written: ${plural(lines, 'line')} in ${plural(places, 'place')}`,
    handWrittenPart: ({ line, lines, heading, kinds }: HandWrittenPart) =>
      `${line}: ${heading === '' ? '' : `${heading}: `}${kinds.map((kind) => handWrittenKinds[kind]).join(', ')} (${plural(lines, 'line')})`,
    nothingWritten: '(nothing was written)',
    written: ({ files, folder }: { files: number; folder: string }) => `Wrote ${plural(files, 'file')} to ${folder}/`,
    nextReplace: ({ command }: { command: string }) =>
      `Next: ${command} generates the list in your file from the data; git diff shows the changes.`,
    nextReview: `Next: review git diff, fix the problems above, and commit. Then ${runCommand} init sets up the bot.`,
  },
});

interface CheckedLinkLine {
  /** Where the link is, with its colon, or empty. */
  place: string;
  verdict: string;
  url: string;
  reason: string;
  evidence: string;
}
