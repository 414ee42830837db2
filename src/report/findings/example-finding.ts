import { readList } from '../../list/index.ts';
import { settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import { findingRules, validateList } from '../../list/validate/index.ts';
import type { Finding, FindingCode } from '../../model/finding.ts';

const exampleList = `title: { en: A list }
languages: [en]
sections:
  - id: datasets
    name: { en: Datasets }
  - id: papers
    name: { en: Papers }
`;

/**
 * The finding that the example of a rule really gives. Undefined when it gives none, which a test
 * forbids.
 */
export function findExampleFinding(code: FindingCode): Finding | undefined {
  const { text = '', path = 'data/example.yml', other, finding } = findingRules[code].example;
  if (finding) return { code, severity: findingRules[code].severity, file: '', line: 1, column: 1, ...finding };
  const settings = readSettings(path === settingsPath ? { path, text } : undefined);
  const files = [
    { path: 'data/list.yml', text: path === 'data/list.yml' ? text : exampleList },
    ...(path === 'data/list.yml' || path === settingsPath ? [] : [{ path, text }]),
    ...(other ? [{ path: 'data/another.yml', text: other }] : []),
  ];
  const list = readList(files, settings.settings);
  const findings = [...settings.findings, ...validateList(list, ({ file }) => file === path)];
  return findings.find((each) => each.code === code && each.file === path) ?? findings.find((each) => each.code === code);
}
