import { describe, expect, it } from 'vitest';
import { renderChanged, replace } from './change-list.ts';

const row = (name: string, year: string, url: string) =>
  `  <tr>\n    <td>${name}</td>\n    <td align="center">${year}</td>\n    <td><a href="${url}">Paper</a></td>\n  </tr>\n`;
const table = (open: string, closed: string) => `# Boats

## List of boats

<table class="tg">
<thead>
  <tr>
    <th>Group</th>
    <th>Name</th>
    <th>Year</th>
    <th>Link</th>
  </tr>
</thead>
<tbody>
${open}${closed}</tbody>
</table>

Words after it.
`;
/** Rows after a cell that spans them. */
const group = (words: string, rows: string[]) =>
  rows.join('').replace('  <tr>\n', `  <tr>\n    <td rowspan="${rows.length}">${words}</td>\n`);
const junk = row('Junk', '1905', 'https://junk.invented.org');
const dhow = row('Dhow', '1910', 'https://dhow.invented.org');
const punt = row('Punt', '-', 'https://punt.invented.org');
const raft = row('Raft', '1930', 'https://raft.invented.org');
const closed = group('Closed', [raft]);
const source = table(group('Open', [junk, dhow, punt]), closed);

describe('rows of a table in HTML', () => {
  it('stay while nothing changes', () => {
    expect(renderChanged(source, {})).toBe(source);
  });

  it('change in the cell of the field, where no markup gets in', () => {
    const files = { 'list-of-boats/dhow.yml': replace('year: 1910', 'year: 1911') };
    expect(renderChanged(source, { files })).toBe(source.replace('1910', '1911'));
    const renamed = { 'list-of-boats/dhow.yml': replace('en: Dhow', 'en: Dhow <b> & "co"') };
    expect(renderChanged(source, { files: renamed })).toBe(source.replace('Dhow', 'Dhow &lt;b&gt; &amp; &quot;co&quot;'));
  });

  it('that go take their place from the cell that spans them', () => {
    const expected = table(group('Open', [junk, punt]), closed);
    expect(renderChanged(source, { files: { 'list-of-boats/dhow.yml': () => undefined } })).toBe(expected);
    const withoutFirst = table(group('Open', [dhow, punt]), closed);
    expect(renderChanged(source, { files: { 'list-of-boats/junk.yml': () => undefined } })).toBe(withoutFirst);
  });

  it('that come look like the others', () => {
    const yaml =
      'kind: product\nsection: list-of-boats\nname:\n  en: Skiff\nyear: 1920\nlinks:\n  - role: paper\n    url: https://skiff.invented.org\n';
    const files = { 'list.yml': replace('- dhow', '- dhow\n      - skiff') };
    const skiff = row('Skiff', '1920', 'https://skiff.invented.org');
    const list = (text: string) => text.replace(/order: \[junk, dhow, /, 'order: [junk, dhow, skiff, ');
    expect(renderChanged(source, { files: { ...files, 'list.yml': list }, added: { 'list-of-boats/skiff.yml': yaml } })).toBe(
      table(group('Open', [junk, dhow, skiff, punt]), closed),
    );
  });
});
