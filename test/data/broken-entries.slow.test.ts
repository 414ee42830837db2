import { describe, expect, it } from 'vitest';
import { readList } from '../../src/list/index.ts';
import { defaultSettings } from '../../src/list/schema/settings/settings-schema.ts';
import { validateList } from '../../src/list/validate/validate-list.ts';
import type { SourceFile } from '../../src/model/finding.ts';
import { readOwnListFiles } from './own-list-files.ts';

/** Whatever somebody breaks in any entry of the list is found, in that file and at that line. */

/** Every sixth: with three hundred, all would take a third of a minute. */
const entries = readOwnListFiles().filter((file, index) => file.path !== 'data/list.yml' && index % 6 === 0);

/** A line that gives a key a value or a mapping, such as `  - role: data`. */
const keyedLinePattern = /^(?<before>\s*(?:- )?)(?<key>[a-z_]+):(?!\/\/)(?<value>.*)$/;

/** Fields whose values come from a closed list or have a form. */
const constrainedFields = new Set([
  'kind',
  'section',
  'role',
  'url',
  'license',
  'access',
  'state',
  'type',
  'to',
  'doi',
  'arxiv',
  'acl',
  'code',
]);

interface KeyedLine {
  index: number;
  before: string;
  key: string;
  value: string;
}

/** Names of parts of a size are free: there is no misspelt one. */
function keyedLines(file: SourceFile): KeyedLine[] {
  let partsIndent = Infinity;
  return file.text.split('\n').flatMap((text, index) => {
    const indent = text.search(/\S/);
    if (indent <= partsIndent) partsIndent = Infinity;
    if (indent > partsIndent) return [];
    if (/^\s+parts:$/.test(text)) partsIndent = indent;
    const groups = keyedLinePattern.exec(text)?.groups;
    return groups ? [{ index, before: groups.before ?? '', key: groups.key ?? '', value: groups.value ?? '' }] : [];
  });
}

/**
 * Errors as `code path line`. The list beside the entry has only its section, so that thousands of
 * lists are read quickly.
 */
function findErrors(path: string, lines: readonly string[], section: string): string[] {
  const info = `title: {en: Test}\nlanguages: [en]\nsections: [{id: ${section}, name: {en: Test}}]\n`;
  const files = [
    { path: 'data/list.yml', text: info },
    { path, text: lines.join('\n') },
  ];
  return validateList(readList(files, defaultSettings))
    .filter((finding) => finding.severity === 'error')
    .map((finding) => `${finding.code} ${finding.file} ${finding.line}`);
}

/** The fields of an entry that could be broken in some way without an error at that very line. */
function findUndetectedErrors(file: SourceFile, breakLine: (line: KeyedLine) => string | undefined): string[] {
  const lines = file.text.split('\n');
  const section = /^section: (.+)$/m.exec(file.text)?.[1] ?? '';
  const before = new Set(findErrors(file.path, lines, section));
  return keyedLines(file).flatMap((line) => {
    const broken = breakLine(line);
    if (broken === undefined) return [];
    const errors = findErrors(file.path, lines.with(line.index, broken), section).filter((error) => !before.has(error));
    return errors.some((error) => error.endsWith(` ${file.path} ${line.index + 1}`)) ? [] : [`${line.index + 1}: ${broken}`];
  });
}

describe.each(entries.map((file) => [file.path, file] as const))('%s', (_path, file) => {
  it('shows each misspelt field at its line', () => {
    expect(findUndetectedErrors(file, ({ before, key, value }) => `${before}${key}zz:${value}`)).toEqual([]);
  });

  it('shows each value of the wrong type at its line', () => {
    const wrong = ({ before, key, value }: KeyedLine) => `${before}${key}: ${/^\s*\[/.test(value) ? '7' : '[[7]]'}`;
    expect(findUndetectedErrors(file, (line) => (line.value === '' ? undefined : wrong(line)))).toEqual([]);
  });

  it('shows each word outside its closed list, and each malformed address or identifier, at its line', () => {
    expect(
      findUndetectedErrors(file, ({ before, key }) =>
        constrainedFields.has(key) ? `${before}${key}: "no such thing"` : undefined,
      ),
    ).toEqual([]);
  });
});
