import { describe, expect, it } from 'vitest';
import {
  defaultSettings,
  detectOutputFormat,
  getSiteFolder,
  settingsPath,
} from '../../../src/list/schema/settings/settings-schema.ts';
import { findUnknownRuleSections, readSettings } from '../../../src/list/settings/read-settings.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { explainFinding } from '../../../src/report/findings/explain.ts';

const read = (text: string) => readSettings({ path: settingsPath, text });

describe('readSettings', () => {
  it('has defaults for no file, an empty file, and one with only comments', () => {
    for (const found of [readSettings(undefined), read(''), read('# nothing yet\n')]) {
      expect(found).toEqual({ settings: defaultSettings, findings: [] });
    }
  });

  it('keeps the valid settings when one is invalid', () => {
    const { settings, findings } = read('language: cn\nlinks: { every: month }\nfoo: 1\n');
    expect(settings).toMatchObject({ language: 'zh', links: { every: 'month', issue: true } });
    expect(findings).toMatchObject([
      { code: 'settings-refused', problem: 'not-allowed', line: 1, column: 11, found: 'cn', nearest: 'zh', file: settingsPath },
      { code: 'settings-refused', problem: 'unknown-field', line: 3, column: 1, found: 'foo' },
    ]);
  });

  it('keeps the other outputs and settings when one output is invalid', () => {
    const { settings, findings } = read(
      'language: zh\noutputs:\n  - { file: ../x.md, language: en }\n  - { language: en }\n  - { file: a.md, language: zh }\n  - { file: a.md, language: zh }\n',
    );
    expect(settings).toMatchObject({ language: 'zh', outputs: [{ file: 'a.md' }, { file: 'a.md' }] });
    expect(findings.map(({ line, problem }) => [line, problem])).toEqual([
      [3, 'malformed'],
      [4, 'missing-field'],
      [6, 'not-allowed'],
    ]);
  });

  it.each([
    ['strikes: 2', 'at least 3'],
    ['days: 5', 'at least 6'],
    ['silentDays: 13', 'at least 14'],
    ['silentDays: 400', 'at most 180'],
    ['strikes: 3.5', 'whole number'],
  ])('refuses to call links dead sooner than the default: links.dead.%s', (line, allowed) => {
    const { settings, findings } = read(`links:\n  dead: { ${line} }\n`);
    const field = `links.dead.${line.split(':')[0]}`;
    expect(findings).toMatchObject([{ code: 'settings-refused', severity: 'error', line: 2, field, found: line.split(' ')[1] }]);
    expect(findings[0]?.allowed?.join()).toContain(allowed);
    expect(explainFinding(findings[0] as Finding, 'en').remedy).toContain(allowed);
    expect(settings).toEqual(defaultSettings);
    expect(read(`links:\n  dead: { strikes: 8, days: 90, silentDays: 180 }\n`).findings).toEqual([]);
  });

  it('reports invalid YAML and uses the defaults', () => {
    expect(read('outputs: [README.md\n')).toMatchObject({
      settings: defaultSettings,
      findings: [{ code: 'settings-syntax', line: 1 }],
    });
  });

  const elsewhere = [
    '/etc/passwd',
    '../x.md',
    'a/../../x.md',
    'C:\\x.md',
    'a\n/../../x.md',
    'a\u2028/../../x.md',
    'docs/',
    './x.md',
  ];
  const ofGit = ['.git/config', 'a/.GIT/hooks/x.md', 'git~1/config', '.git. /x.md'];
  const obeyed = [
    ...['.github/workflows/x.yml', '.github/listkeeper.yml', 'data/list.yml', 'action.yaml'],
    ...['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', 'package.json', 'web/Package.JSON', 'package-lock.json'],
    ...['.npmrc', '.gitattributes', '.gitmodules', 'Dockerfile', 'Makefile', '.vscode/tasks.json', '.devcontainer/a.json'],
    ...['AGENTS.md', '.github/copilot-instructions.md', 'tsconfig.base.json', 'build.sh', 'index.js'],
  ];
  const harmless = ['docs/list.md', 'README', 'list.json', 'papers.bib', '.github/README.md', '.github/ISSUE_TEMPLATE/a.yml'];

  it.each(harmless)('takes %j as an output', (file) => {
    expect(read(`outputs:\n  - file: ${JSON.stringify(file)}\n    language: zh\n`).findings).toEqual([]);
  });

  it.each([...elsewhere, ...ofGit, ...obeyed])('refuses %j as an output', (file) => {
    const { findings, settings } = read(`outputs:\n  - file: ${JSON.stringify(file)}\n    language: zh\n`);
    expect(findings).toMatchObject([{ code: 'settings-refused', line: 2 }]);
    expect(settings.outputs.some((output) => output.file === file)).toBe(false);
  });

  it.each(['index.html', 'docs/list.HTM', 'list.rss'])('asks what to write into %s', (file) => {
    const { findings, settings } = read(`outputs:\n  - { file: ${file}, language: zh }\n  - { file: a.md, language: zh }\n`);
    expect(findings).toMatchObject([{ code: 'settings-refused', problem: 'not-allowed', line: 2, found: file }]);
    expect(settings.outputs.map((output) => output.file)).toEqual(['a.md']);
    const given = read(`outputs:\n  - { file: ${file}, language: zh, format: markdown }\n`);
    expect(given.findings).toEqual([]);
  });

  it.each([
    ['index.html', 'index.html'],
    ['a folder of data', 'data/index.html'],
    ['around the data', 'DATA/index.html'],
    ['a hidden folder', '.site/index.html'],
    ['another page', 'site/list.html, format: html'],
    ['another output in it', 'a/index.html'],
    ['another output around it', 'docs/x/index.html'],
    ['a folder that differs only in case', 'Docs/index.html'],
  ])('wants a folder of its own for a site, which is refused for %s', (_, file) => {
    const data = file.startsWith('DATA') ? 'DATA/list' : 'data';
    const others = '  - { file: a/list.json, language: en }\n  - { file: docs/index.html, language: en }\n';
    const { settings, findings } = read(`data: ${data}\noutputs:\n  - { file: ${file}, language: en }\n${others}`);
    expect(findings.map(({ found }) => found)).toContain(file.split(',')[0]);
    expect(settings.outputs.map((output) => output.file)).not.toContain(file.split(',')[0]);
  });

  it.each(['https://a.example:99999/', 'https://%/', 'https://[/x'])(
    'refuses %s, which no program reads, as an address',
    (address) => {
      for (const file of ['site/index.html', 'feed.xml']) {
        const { findings } = read(`outputs:\n  - { file: ${file}, language: en, address: "${address}" }\n`);
        expect(findings).toMatchObject([{ code: 'settings-refused', problem: 'bad-address', found: address }]);
      }
    },
  );

  it.each(['https://OWNER.github.io/REPOSITORY/', 'https://example.org/feed.xml', 'https://your-name.github.io/list/'])(
    'refuses the address of a guide as one that was not edited: %s',
    (address) => {
      for (const file of ['site/index.html', 'feed.xml']) {
        const { findings } = read(`outputs:\n  - { file: ${file}, language: en, address: "${address}" }\n`);
        expect(findings).toMatchObject([{ code: 'settings-refused', problem: 'placeholder', found: address }]);
      }
    },
  );

  it('takes a site in a folder of its own', () => {
    const { settings, findings } = read(
      'outputs:\n  - { file: public/nlp/index.html, language: zh, address: "https://a.example/" }\n',
    );
    expect(findings).toEqual([]);
    expect(settings.outputs.map(getSiteFolder)).toEqual(['public/nlp']);
  });

  it.each(['README', 'docs/README', 'a.MD', 'list.txt', 'README.zh-CN.md'])('writes Markdown into %s', (file) => {
    expect(read(`outputs:\n  - { file: ${file}, language: zh }\n`).findings).toEqual([]);
  });

  it('treats a file extension such as .constructor as unknown, so as Markdown', () => {
    expect(detectOutputFormat({ file: 'docs/a.constructor' })).toBe('markdown');
  });

  it('refuses a field name that every JavaScript object has', () => {
    const { findings } = read('fields:\n  constructor: text\n');
    expect(findings).toMatchObject([{ problem: 'not-allowed', line: 2, column: 3, found: 'constructor' }]);
  });

  it('refuses a field with a built-in name, and two outputs to one file', () => {
    const { findings } = read(
      'fields:\n  links: text\noutputs:\n  - { file: a.md, language: zh }\n  - { file: a.md, language: en }\n',
    );
    expect(findings).toMatchObject([
      { problem: 'not-allowed', line: 2, column: 3, found: 'links' },
      { problem: 'not-allowed', found: 'a.md', line: 5 },
    ]);
  });
});

describe('rules of acceptance in the settings', () => {
  it.each([
    ['kinds: [Tool Kit!]', 'malformed'],
    ['kinds: 3', 'wrong-type'],
    ['sektions: [books]', 'unknown-field'],
  ])('are left out where what they concern is wrong, for they would hold back every entry: %s', (part, problem) => {
    const { settings, findings } = read(
      `review:\n  accept:\n    - { level: block, minStars: 20, ${part} }\n    - { minAgeDays: 9 }\n`,
    );
    expect(settings.review.accept).toMatchObject([{ minAgeDays: 9 }]);
    expect(settings.review.accept).toHaveLength(1);
    expect(findings).toMatchObject([{ problem, line: 3 }]);
  });

  it('tell a kind that no entry of the list has', () => {
    const { findings } = read('kinds: [map]\nreview:\n  accept:\n    - { minStars: 20, kinds: [map, toolkitt] }\n');
    expect(findings).toMatchObject([{ problem: 'not-allowed', line: 4, column: 36, found: 'toolkitt', nearest: 'toolkit' }]);
    const [finding] = findings;
    expect(finding && explainFinding(finding, 'en').message).toContain('toolkitt');
  });

  it('concern no kinds where a README is the list, since its items have none', () => {
    const { settings, findings } = read(
      'source: README.md\nreview:\n  accept:\n    - { minStars: 20, kinds: [toolkit] }\n    - { minStars: 2 }\n',
    );
    expect(settings.review.accept).toMatchObject([{ minStars: 2 }]);
    expect(findings).toMatchObject([{ problem: 'unknown-field', line: 4, found: 'kinds' }]);
  });

  it('tell a section that the list does not have, at its place', () => {
    const text = 'review:\n  accept:\n    - { minStars: 20, sections: [tools, bokks] }\n';
    const info = { sections: ['tools', 'books'].map((id) => ({ id, name: { en: id } })) };
    expect(findUnknownRuleSections({ path: settingsPath, text }, info)).toMatchObject([
      { code: 'settings-refused', problem: 'unknown-section', line: 3, column: 41, found: 'bokks', nearest: 'books' },
    ]);
    // A section that was taken away is like another by chance.
    expect(findUnknownRuleSections({ path: settingsPath, text }, info)[0]?.fix).toBeUndefined();
    expect(findUnknownRuleSections({ path: settingsPath, text }, undefined)).toEqual([]);
    expect(findUnknownRuleSections(undefined, info)).toEqual([]);
    expect(findUnknownRuleSections({ path: settingsPath, text: 'review: [' }, info)).toEqual([]);
  });

  it('and so do those about what isn’t kept up', () => {
    const text = 'links:\n  archiveSection: archiv\n  stale: { kinds: [tolkit], sections: [bokks] }\n';
    const info = { sections: ['archive', 'books'].map((id) => ({ id, name: { en: id } })) };
    expect(findUnknownRuleSections({ path: settingsPath, text }, info)).toMatchObject([
      { problem: 'unknown-section', line: 3, found: 'bokks', nearest: 'books' },
      { problem: 'unknown-section', line: 2, found: 'archiv', nearest: 'archive' },
    ]);
    expect(read(text).findings).toMatchObject([{ problem: 'not-allowed', line: 3, found: 'tolkit', nearest: 'toolkit' }]);
  });

  it('no archive section where a README is the list', () => {
    const { settings, findings } = read('source: README.md\nlinks: { archiveSection: old }\n');
    expect(settings.links.archiveSection).toBeUndefined();
    expect(findings).toMatchObject([{ problem: 'unknown-field', line: 2, found: 'archiveSection' }]);
  });
});
