import { describe, expect, test } from 'vitest';
import { languages } from '../../../src/model/language.ts';
import type { HealthState, LinkState } from '../../../src/model/link-health.ts';
import { parseCheckboxes, resolveCheckboxes } from '../../../src/report/link-health/checkbox-actions.ts';
import { groupLinks } from '../../../src/report/link-health/groups.ts';
import { buildHealthIssue } from '../../../src/report/link-health/issue.ts';
import { buildIssueModel } from '../../../src/report/link-health/issue-model.ts';
import { formatHealthReport } from '../../../src/report/link-health/report-page.ts';
import { shortenUrl } from '../../../src/text/escape/url-text.ts';
import fc from '../../seeded-fast-check.ts';
import { problemLink, quietLink, stateWithProblems } from './examples/problem-links.ts';

/**
 * What has to hold for any list of links: what is shown, what is ticked, and what is counted are
 * one.
 */

const sizes = [0, 1, 2, 3, 9, 10, 11, 12, 30, 60, 130, 200, 260, 300, 400];
const largeSizes = [800, 1500, 3000, 5000];
const pull = 12;

/** A list of a size, of any mixture, with ticks. */
const arbitraryList = (count: fc.Arbitrary<number>) =>
  fc.record({
    count,
    first: fc.nat(500),
    step: fc.constantFrom(1, 3, 4, 12),
    quiet: fc.constantFrom(0, 30, 2000),
    tickEvery: fc.constantFrom(0, 1, 2, 7, 100),
    choice: fc.nat(3),
    refuseEvery: fc.constantFrom(0, 5),
  });
type ListShape = typeof arbitraryList extends (count: never) => fc.Arbitrary<infer Shape> ? Shape : never;

function buildState({ count, first, step, quiet, tickEvery, choice, refuseEvery }: ListShape): HealthState {
  const problems = Array.from({ length: count }, (_, index) => problemLink(first + index * step));
  const ticks = problems.flatMap(({ key = '', remedies = [] }, index) => {
    const action = remedies[choice % Math.max(1, remedies.length)];
    const isEdit = action !== undefined && action !== 'check' && action !== 'ignore';
    return isEdit && tickEvery > 0 && index % tickEvery === 0 ? [`${action} ${key}`] : [];
  });
  const refused = new Set(ticks.filter((_, index) => refuseEvery > 0 && index % refuseEvery === 1));
  const proposed = new Set(ticks.filter((tick) => !refused.has(tick)));
  return {
    ...stateWithProblems(0),
    links: [...problems, ...Array.from({ length: quiet }, (_, index) => quietLink(index))],
    checkboxes: { proposed, refused, ...(proposed.size > 0 ? { pull } : {}) },
  };
}

function check(state: HealthState, language: (typeof languages)[number]): void {
  const { body } = buildHealthIssue(state, language);
  const named = findNames(body, formatHealthReport(state, language));
  const boxes = parseCheckboxes(body);
  const { sections } = buildIssueModel(state, { splitHosts: false });
  const problems = sections.flatMap(({ links }) => links);
  const byKey = new Map(problems.map((link) => [link.key, link]));

  expect(body.length + body.split('\n').length).toBeLessThanOrEqual(65_536 - '<!-- listkeeper:health -->\n'.length);
  expect(boxes.map(({ key }) => key)).toEqual([...new Set(boxes.map(({ key }) => key))]);
  for (const { key, targets } of boxes) {
    for (const target of targets) {
      const [action, id] = target.split(' ');
      const link = byKey.get(id);
      expect(link?.remedies, `${key} acts on what is offered`).toContain(action);
      if (link) expect(named.has(nameOf(link)), `${key} acts on what is shown or named`).toBe(true);
    }
  }
  checkLabels(body);
  checkSections(state, body, boxes);
  // Whatever was ticked before is ticked after the text was written anew.
  const asked = [...resolveCheckboxes(boxes, pull)].sort();
  expect(asked).toEqual([...(state.checkboxes?.proposed ?? [])].sort());
}

/** Addresses as they are shown: in code, with or without a link. */
const findNames = (...texts: string[]): Set<string> => new Set(texts.flatMap((text) => text.match(/`[^`\n]+`/g) ?? []));
const nameOf = ({ url }: LinkState): string => `\`${shortenUrl(url)}\``;

/** The number in the label of a group's box is the number of links that it acts on. */
function checkLabels(body: string): void {
  for (const line of body.split('\n')) {
    const [box] = parseCheckboxes(line);
    const label = line.replace(/^.*?-->/, '');
    if (!box?.key.startsWith('all ') || box.targets.length === 0) continue;
    const numbers = [...label.matchAll(/(?<![\w#.])\d+(?![\w.])/g)].map(([number]) => Number(number));
    expect(numbers, label).toContain(box.targets.length);
  }
}

function checkSections(state: HealthState, body: string, boxes: ReturnType<typeof parseCheckboxes>): void {
  const groups = groupLinks(state);
  const { sections } = buildIssueModel(state, { splitHosts: false });
  const numbersIn = (text = '') => [...text.matchAll(/\d+/g)].map(([number]) => Number(number));
  const [total = 0, ...parts] = numbersIn(body.split('\n')[0]);
  expect(total).toBe(state.links.length);
  if (parts.length > 0) expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
  const { archived: _, recovered: __, ...shared } = groups;
  expect(Object.values(shared).flat()).toHaveLength(total);
  for (const { links } of sections) {
    expect(body).toMatch(new RegExp(`^### ${links.length}(?!\\d)`, 'm'));
    // Each link can be acted on, by a box of its own or by that of its group.
    const offered = new Set(boxes.flatMap(({ targets }) => targets.map((target) => target.split(' ')[1])));
    for (const { key, remedies = [] } of links) if (remedies.length > 0) expect(offered.has(key)).toBe(true);
  }
  // Nothing that needs no action is listed while a link with something to decide is not.
  const rows = new Set(boxes.filter(({ key }) => !key.startsWith('all ')).map(({ targets }) => targets[0]?.split(' ')[1]));
  const areAllShown = sections.every(({ links }) => links.every(({ key }) => rows.has(key)));
  if (!areAllShown) expect(body).not.toMatch(/zhuanlan|site\d+\.example\.org/);
}

describe.each(languages)('the issue (%s)', (language) => {
  test('shows, ticks and counts the same links', () => {
    fc.assert(
      fc.property(arbitraryList(fc.constantFrom(...sizes)), (shape) => check(buildState(shape), language)),
      { numRuns: 20 },
    );
  });

  test.each(largeSizes)('with %i problems too', (size) => {
    fc.assert(
      fc.property(arbitraryList(fc.constant(size)), (shape) => check(buildState(shape), language)),
      { numRuns: 2 },
    );
  });
});

test('a box that acted on a link which is nowhere named would be found', () => {
  const two = stateWithProblems(2);
  const named = findNames(buildHealthIssue(two, 'en').body, formatHealthReport(two, 'en'));
  expect(named).toContain(nameOf(problemLink(1)));
  expect(named).not.toContain(nameOf(problemLink(3)));
});
