import { describe, expect, it } from 'vitest';
import { isListFile, readList } from '../../../../src/list/index.ts';
import { WholeListNeededError } from '../../../../src/list/render/incremental/entry-summary.ts';
import { canRenderIncrementally, serializeRenderCache } from '../../../../src/list/render/incremental/render-cache.ts';
import { RenderMemo } from '../../../../src/list/render/incremental/render-memo.ts';
import { renderOutputs } from '../../../../src/list/render/render-outputs.ts';
import type { Settings } from '../../../../src/list/schema/index.ts';
import { defaultSettings } from '../../../../src/list/schema/settings/settings-schema.ts';
import { findLostEntries } from '../../../../src/list/validate/index.ts';
import fc from '../../../seeded-fast-check.ts';
import { type Edit, editArbitrary, firstFiles, settingsArbitrary, toSourceFiles } from './random-list.ts';

type Files = ReadonlyMap<string, string>;

/** As publishing does it: with the memo as far as it goes, else as a whole. */
function render(files: Files, settings: Settings, stored: string | undefined) {
  const memo = new RenderMemo(settings, stored, 1);
  if (memo.isFilled) {
    try {
      return { ...renderWith(files, settings, memo), isWhole: false };
    } catch (error) {
      if (!(error instanceof WholeListNeededError)) throw error;
    }
  }
  return { ...renderWith(files, settings, new RenderMemo(settings, undefined, 1)), isWhole: true };
}

function renderWith(files: Files, settings: Settings, memo: RenderMemo | undefined) {
  const kept = toSourceFiles(files).filter(
    ({ path, text }) => !isListFile(path, settings) || !memo?.isUnchanged(path, Buffer.from(text)),
  );
  const parsed = readList(kept, settings);
  const list = memo?.complete(parsed, kept) ?? parsed;
  const problems = [...list.findings, ...findLostEntries(list)];
  const rendered = renderOutputs(list, settings, files, { memo });
  const cache = memo?.close(list, kept);
  const stored = cache && problems.length === 0 ? serializeRenderCache(cache) : undefined;
  return { problems, ...rendered, stored, parsed: parsed.entries.length, count: memo?.rendered ?? 0 };
}

/** Does the edits one after the other, and what publishing would do after each. */
function* replay(edits: readonly Edit[], settings: Settings) {
  const files = firstFiles();
  let stored: string | undefined;
  for (const edit of edits) {
    edit.apply(files);
    const whole = renderWith(files, settings, undefined);
    const own = render(files, settings, stored);
    yield { edit, whole, own };
    stored = own.stored ?? stored;
    for (const { path, text } of whole.files) files.set(path, text);
  }
}

describe('rendering what has changed', () => {
  it('gives the bytes, findings and counts of a whole rendering, whatever was edited', () => {
    let taken = 0;
    const edits = fc.array(editArbitrary, { minLength: 4, maxLength: 14 });
    fc.assert(
      fc.property(edits, settingsArbitrary, (given, settings) => {
        for (const { edit, whole, own } of replay(given, settings)) {
          expect(own.files, edit.name).toEqual(whole.files);
          expect([own.problems, own.findings], edit.name).toEqual([whole.problems, whole.findings]);
          if (!own.isWhole) taken += 1;
        }
      }),
      { numRuns: 40 },
    );
    // Else the property would say nothing.
    expect(taken).toBeGreaterThan(50);
  });

  const entry = (name: string, more = '') =>
    `kind: dataset\nsection: first\nname: { en: ${name} }\nlinks:\n  - { role: homepage, url: "https://${name}.example.org/" }\n${more}`;

  /** A list of three that was rendered once, after an edit. */
  function renderAgain(
    change: Record<string, string>,
    { before = {} as Record<string, string>, settings = defaultSettings } = {},
  ) {
    const files = new Map([...firstFiles(), ...['a', 'b', 'c'].map((id) => [`data/${id}.yml`, entry(id)] as const)]);
    for (const [path, text] of Object.entries(before)) files.set(path, text);
    const first = render(files, settings, undefined);
    for (const { path, text } of first.files) files.set(path, text);
    for (const [path, text] of Object.entries(change)) files.set(path, text);
    return render(files, settings, first.stored);
  }

  it('parses and renders one entry where one has changed', () => {
    expect(renderAgain({ 'data/d.yml': entry('d') })).toMatchObject({ isWhole: false, parsed: 1, count: 1 });
    expect(renderAgain({ 'data/b.yml': entry('other') })).toMatchObject({ isWhole: false, parsed: 1, count: 1 });
    expect(renderAgain({})).toMatchObject({ isWhole: false, parsed: 0, count: 0 });
  });

  it('parses entries that are related, in both directions, each time', () => {
    const before = { 'data/a.yml': entry('a', 'relations: [{ type: part-of, to: b }]\n') };
    expect(renderAgain({}, { before })).toMatchObject({ isWhole: false, parsed: 2 });
    expect(renderAgain({ 'data/b.yml': entry('renamed') }, { before })).toMatchObject({ isWhole: false, parsed: 2 });
  });

  it.each<[string, Record<string, string>]>([
    ['list.yml', { 'data/list.yml': (firstFiles().get('data/list.yml') ?? '').replace('A list', 'Other') }],
    ['the generated text', { 'README.md': '# T\n<!-- listkeeper:start -->\nby hand\n<!-- listkeeper:end -->\n' }],
    ['an id, so that two have it', { 'data/0.yml': entry('x', 'id: a\n') }],
  ])('renders the whole list after a change of %s', (_, change) => {
    expect(renderAgain(change)).toMatchObject({ isWhole: true });
  });

  it('takes nothing that was left for other settings, or that is none of its own', () => {
    const files = new Map([...firstFiles(), ['data/a.yml', entry('a')]]);
    const { stored } = render(files, defaultSettings, undefined);
    expect(new RenderMemo(defaultSettings, stored, 1).isFilled).toBe(true);
    expect(new RenderMemo({ ...defaultSettings, language: 'zh' }, stored, 1).isFilled).toBe(false);
    for (const other of ['', '{', 'null', '[]\n[]', '{"stamp":1}\n'])
      expect(new RenderMemo(defaultSettings, other).isFilled).toBe(false);
  });

  it('leaves nothing for a short list, which is rendered in no time', () => {
    const files = new Map([...firstFiles(), ['data/a.yml', entry('a')]]);
    const list = readList(toSourceFiles(files), defaultSettings);
    const memo = new RenderMemo(defaultSettings, undefined);
    renderOutputs(list, defaultSettings, files, { memo });
    expect(memo.close(list, toSourceFiles(files))).toBeUndefined();
  });

  it.each<[string, boolean, Partial<Settings>]>([
    ['a README', true, {}],
    ['a README that is the list', false, { source: 'README.md' }],
    ['tables', false, { outputs: [{ file: 'a.md', language: 'en', zone: 'markers', layout: 'tables' }] }],
    ['a template', false, { outputs: [{ file: 'a.md', language: 'en', zone: 'markers', template: 't.md' }] }],
    ['a table of data', false, { outputs: [{ file: 'a.csv', language: 'en', zone: 'whole' }] }],
    ['days that are to be filled in', false, { publish: { ...defaultSettings.publish, added: true } }],
  ])('of %s: %s', (_, expected, settings) => {
    expect(canRenderIncrementally({ ...defaultSettings, ...settings })).toBe(expected);
  });
});
