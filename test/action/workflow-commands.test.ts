import { describe, expect, test } from 'vitest';
import {
  formatAnnotation,
  formatJobSummary,
  formatOutputLine,
  formatWorkflowCommand,
} from '../../src/action/workflow-commands.ts';
import type { Annotation, CheckRunAction, Plan, PlanAction } from '../../src/model/plan.ts';
import { findUnsafeMarkdown } from '../report/unsafe-markdown.ts';

const plan = (summary: string, ...actions: unknown[]) => ({ actions: actions as PlanAction[], summary }) as Plan;
const checkRun = { type: 'check-run', title: 'A *title*', summary: 'Text', annotations: [] };

// Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
describe('a workflow command', () => {
  test('has its message behind its properties', () => {
    expect(formatWorkflowCommand('error', 'a', { file: 'a.yml', line: 7 })).toBe('::error file=a.yml,line=7::a\n');
    expect(formatWorkflowCommand('notice', 'a')).toBe('::notice::a\n');
  });

  test.each([
    ['a line break', 'a\n::set-output name=x::y', '::error::a%0A::set-output name=x::y\n'],
    ['a carriage return', 'a\r::warning::b', '::error::a%0D::warning::b\n'],
    ['an escape of its own', '100%0A', '::error::100%250A\n'],
  ])('is one command whatever the message has: %s', (_, message, expected) => {
    expect(formatWorkflowCommand('error', message)).toBe(expected);
  });

  test('has one value for each property, whatever that has', () => {
    expect(formatWorkflowCommand('error', 'x', { title: 'a,line=1::b\nc' })).toBe('::error title=a%2Cline=1%3A%3Ab%0Ac::x\n');
  });

  test.each([
    ['notice', '::notice '],
    ['warning', '::warning '],
    ['failure', '::error '],
  ] as const)('stands for an annotation of level %s', (level, start) => {
    const annotation: Annotation = { path: 'a.yml', startLine: 2, endLine: 3, level, title: 'T', message: 'M' };
    expect(formatAnnotation(annotation)).toBe(`${start}file=a.yml,line=2,endLine=3,title=T::M\n`);
    expect(formatAnnotation({ ...annotation, startColumn: 4 })).toContain(',endLine=3,col=4,title=T');
  });
});

describe('the summary of a job', () => {
  test.each([
    ['the comment', plan('s', { type: 'comment', body: '**B**' }, checkRun), '**B**\n'],
    ['the check where there is no comment', plan('s', checkRun), '## A \\*title\\*\n\nText\n'],
    ['the issue', plan('s', { type: 'issue', title: 'T', body: 'B' }), '## T\n\nB\n'],
    [
      'the files of a commit alone',
      plan('s', { type: 'commit', files: [{ path: 'a`.md' }, { path: 'b.md' }] }),
      '- `a.md`\n- `b.md`\n',
    ],
    ['one line where nothing was posted', plan('Nothing <to> do'), 'Nothing &lt;to&gt; do\n'],
    ['one line beside a commit of two', plan('s', { type: 'commit', files: [] }, { type: 'labels' }), 's\n'],
  ])('is %s', (_, given, expected) => {
    expect(formatJobSummary(given)).toBe(expected);
  });

  test('is no larger than GitHub takes, in bytes, and ends with a whole character', () => {
    for (const character of ['a', '中', '😀']) {
      const text = formatJobSummary(plan('s', { type: 'comment', body: character.repeat(600_000) }));
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
      expect(Buffer.byteLength(text)).toBeGreaterThan(500_000);
      expect(text).not.toContain('\ufffd');
    }
  });
});

test('a line for an output is one line', () => {
  expect(formatOutputLine('a\nfound=true\r\n')).toBe('a found=true');
  expect(formatOutputLine('x'.repeat(5000))).toHaveLength(1000);
});

describe('a workflow command', () => {
  test('cannot be injected by text of a pull request', () => {
    const line = formatAnnotation({
      path: 'data/a,b:c.yml',
      startLine: 1,
      endLine: 1,
      level: 'failure',
      title: 'x::y\n::warning::z',
      message: 'first\r\n::set-output name=a::b%',
    });
    expect(line.split('\n')).toHaveLength(2);
    expect(line).toBe(
      '::error file=data/a%2Cb%3Ac.yml,line=1,endLine=1,title=x%3A%3Ay%0A%3A%3Awarning%3A%3Az::first%0D%0A::set-output name=a::b%25\n',
    );
    expect(formatWorkflowCommand('notice', '')).toBe('::notice::\n');
  });
});

describe('the job summary', () => {
  test('renders the name of an entry in the title as text', () => {
    const title = '[Free](https://evil.example) <img src=x> @root needs 1 change.';
    const check: CheckRunAction = {
      type: 'check-run',
      name: 'Listkeeper',
      headSha: 'a',
      conclusion: 'failure',
      title,
      summary: 'Why.',
      annotations: [],
    };
    const text = formatJobSummary({ actions: [check], summary: '' });
    expect(findUnsafeMarkdown(text.replace(/^## /, '### '), [])).toEqual([]);
    expect(text).toContain('Free');
  });
});
