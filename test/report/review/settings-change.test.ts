import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settingsSchema } from '../../../src/list/schema/settings/settings-schema.ts';
import { getMessages } from '../../../src/messages/index.ts';
import { languages } from '../../../src/model/language.ts';
import { buildReviewCheck, formatPullRequestComment } from '../../../src/report/review/index.ts';
import { reviewsByKind } from './problem-reviews.ts';

interface SchemaNode {
  type?: string;
  enum?: string[];
  properties?: Record<string, SchemaNode>;
}

/** The settings that are no group of others. */
function* walk(node: SchemaNode, name = ''): Generator<[name: string, node: SchemaNode]> {
  if (!node.properties) yield [name, node];
  for (const [key, child] of Object.entries(node.properties ?? {})) yield* walk(child, name === '' ? key : `${name}.${key}`);
}

const leaves = [...walk(z.toJSONSchema(settingsSchema, { io: 'output', unrepresentable: 'any' }) as SchemaNode)];

describe.each(languages)('a change of the settings, in %s', (language) => {
  const { names, values } = getMessages(language).settingsChange;

  it('has names of settings that exist; one without a name is shown by that in the file', () => {
    const known = new Set(leaves.map(([name]) => name));
    expect(Object.keys(names).filter((name) => !known.has(name))).toEqual([]);
    expect(Object.keys(names).length).toBeGreaterThan(20);
  });

  it('has words for each value that is chosen from a few', () => {
    const chosen = leaves.flatMap(([name, node]) => (node.enum ? [[name, [...node.enum].sort()]] : []));
    const worded = Object.entries(values).map(([name, words]) => [name, Object.keys(words).sort()]);
    expect(new Map(worded as [string, string[]][])).toEqual(new Map(chosen as [string, string[]][]));
  });

  it('is in the headline, the comment and the check, and quotes no password', () => {
    const review = reviewsByKind().settings;
    if (!review) return expect.unreachable();
    const { title, summary, conclusion } = buildReviewCheck(review, language);
    expect(title.toLowerCase()).toContain(getMessages(language).settingsChange.headline);
    for (const text of [formatPullRequestComment(review, language), summary]) {
      expect(text).toContain(`${names['review.links']}`);
      expect(text).toContain(getMessages(language).settingsChange.byStranger);
      expect(text).not.toContain('secret');
    }
    expect(conclusion).toBe('neutral');
    const ours = { ...review, settingsChange: { ...review.settingsChange, isByMaintainer: true } } as typeof review;
    expect(buildReviewCheck(ours, language).conclusion).toBe('success');
  });
});
