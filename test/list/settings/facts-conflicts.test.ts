import { describe, expect, it } from 'vitest';
import { settingsPath } from '../../../src/list/schema/index.ts';
import { readSettings } from '../../../src/list/settings/index.ts';
import { explainFinding } from '../../../src/report/findings/index.ts';

const read = (text: string) => readSettings({ path: settingsPath, text });
const explain = (text: string) =>
  read(text).findings.map((finding) => {
    const { message, remedy } = explainFinding(finding, 'en');
    return `${finding.line}: ${message} ${remedy}`;
  });

describe('the facts file in settings', () => {
  it('may lie where no output is and nothing obeys it', () => {
    expect(read('facts: { file: data/facts.json }\n')).toMatchObject({ findings: [], settings: { facts: { popular: 1000 } } });
    for (const file of ['package.json', 'data/schema.json', 'list.json', 'SITE/a.json']) {
      const text = `facts: { file: ${file} }\noutputs:\n  - { file: list.json, language: en }\n  - { file: site/index.html, language: en }\n`;
      expect(explain(text)).toEqual([expect.stringContaining(`${file} isn’t a valid value`)]);
      expect(read(text).settings.facts.file).toBeUndefined();
    }
    expect(explain('facts: { file: data/facts.yml }\n')).toEqual([
      '1: data/facts.yml isn’t a valid value for facts.file. Expected format: data/facts.json.',
    ]);
  });

  it('is of no use to a list that is its README', () => {
    const text = 'source: README.md\nfacts: { file: data/facts.json }\n';
    const { settings, findings } = read(text);
    expect(explain(text)).toEqual(['2: Unknown field facts. Remove it: a list that is its README has no use for it.']);
    expect(findings).toMatchObject([{ problem: 'unknown-field', line: 2 }]);
    expect(settings.facts.file).toBeUndefined();
  });

  it('is asked for by what needs it', () => {
    const output = '  - { file: README.md, language: en, columns: [name, stars], sort: pushed, marks: [archived] }\n';
    const expected = (use: string) =>
      `2: ${use} needs facts about repositories, and the settings name no file for them. Write facts: { file: data/facts.json } into ${settingsPath}, as a setting beside outputs.`;
    expect(explain(`outputs:\n${output}`)).toEqual(['“columns: stars”', '“sort: pushed”', 'marks'].map(expected));
    expect(explain(`outputs:\n  - { file: README.md, language: en, layout: bullets, line: "{name} {stars}" }\n`)).toEqual([
      expected('{stars}'),
    ]);
    expect(explain(`facts: { file: data/facts.json }\noutputs:\n${output}`)).toEqual([]);
  });
});

describe('a misspelled column, order or placeholder', () => {
  const settings = 'facts: { file: data/facts.json }\noutputs:\n  - { file: README.md, language: en, ';
  it('gets the name that was meant, or else all names', () => {
    expect(explain(`${settings}columns: [name, star] }\n`)[0]).toContain('Did you mean stars?');
    expect(explain(`${settings}columns: [watchers] }\n`)[0]).toMatch(
      /Use one of: name, .*stars, pushed, released, detected_license/,
    );
    expect(explain(`${settings}sort: star }\n`)[0]).toContain('Did you mean stars?');
    expect(explain(`${settings}layout: bullets, line: "- {name} {star}" }\n`)[0]).toContain('Did you mean “- {name} {stars}”?');
  });
});
