import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { importMarkdown, insertZoneMarkers } from '../../src/list/import/import-markdown.ts';
import type { ImportedList } from '../../src/list/import/imported-list.ts';
import { readList } from '../../src/list/index.ts';
import { findGeneratedZone } from '../../src/list/render/generated-zone.ts';
import { renderOutputs } from '../../src/list/render/render-outputs.ts';
import { defaultSettings, type Output, type Settings } from '../../src/list/schema/settings/settings-schema.ts';
import type { Benchmark } from '../benchmark.ts';
import { awkwardReadme, ownList, ownReadme } from '../fixtures/english-lists.ts';
import { type LintMessage, runAwesomeLint } from '../peers/awesome-lint.ts';
import { getPeerVersion, installPeers } from '../peers/peers.ts';

/**
 * Whether English lists pass awesome-lint: one of ours, and READMEs of others after adoption and
 * fixes.
 */
export const awesomeLintSuite: Benchmark = {
  name: 'awesome',
  title: 'awesome-lint: English lists',
  about:
    'An English list of our own, written wholly from data; and English READMEs, as they are, adopted as they stand, and adopted with `import --mend`. All rules of awesome-lint but the one that asks GitHub about the repository. Warnings are spellings of names that it takes for technology.',
  async run({ lists, log }) {
    installPeers(log);
    const rows: string[][] = [];
    const missed: string[] = [];
    const own = await summarizeLint(renderReadme(ownList, 'bullets', ownReadme));
    rows.push(['our own list', 'written from data', String(own.all), String(own.inList), String(own.warnings)]);
    if (own.all > 0) missed.push(`our own list: ${own.all} errors, such as ${own.first}`);
    for (const { name, text } of [{ name: 'an awkward README', text: awkwardReadme }, ...findEnglishLists(lists)]) {
      log(name);
      const before = await summarizeLint(text);
      const [kept, mended] = [false, true].map((mend) => adoptReadme(text, mend));
      const [after, best] = [await summarizeLint(kept ?? ''), await summarizeLint(mended ?? '')];
      for (const [how, one] of [
        ['as it is', before],
        ['adopted', after],
        ['adopted, mended', best],
      ] as const)
        rows.push([name, how, String(one.all), one === before ? '–' : String(one.inList), String(one.warnings)]);
      if (after.all > before.all)
        missed.push(`${name}: ${after.all} errors after adoption, ${before.all} before, such as ${after.first}`);
      if (best.inList > 0)
        missed.push(`${name}: ${best.inList} errors in the generated part after mending, such as ${best.first}`);
    }
    const notes = [
      `${getPeerVersion('awesome-lint')}; in the generated part is what stands between the markers. An address that the hand-written part has too is counted there.`,
      'Without `--mend` the authors’ words stay, and what awesome-lint says of them.',
    ];
    return { tables: [{ columns: ['list', 'how', 'errors', 'in the generated part', 'warnings there'], rows, notes }], missed };
  },
};

interface LintSummary {
  all: number;
  inList: number;
  warnings: number;
  /** The first message about the generated part, else about anything. */
  first: string;
}

async function summarizeLint(text: string): Promise<LintSummary> {
  const complaints = await runAwesomeLint(text);
  const zone = findGeneratedZone(text);
  const [from, to] = 'broken' in zone ? [0, Number.POSITIVE_INFINITY] : [zone.line, zone.line + zone.inside.split('\n').length];
  const isIn = ({ line }: LintMessage) => line >= from && line <= to;
  const outside = complaints.filter((each) => !isIn(each)).map(({ text: said }) => said.replace(/\/$/, ''));
  const inside = complaints.filter(
    (each) => isIn(each) && !(each.rule.includes('double-link') && outside.includes(each.text.replace(/\/$/, ''))),
  );
  const errors = (of: readonly LintMessage[]) => of.filter(({ isError }) => isError);
  const [first] = [...errors(inside), ...errors(complaints)];
  return {
    all: errors(complaints).length,
    inList: errors(inside).length,
    warnings: inside.length - errors(inside).length,
    first: first === undefined ? '' : `line ${first.line}: ${first.text}`,
  };
}

/** The README after adoption. */
function adoptReadme(text: string, mend: boolean): string {
  const imported = importMarkdown({ path: 'README.md', text }, { autofix: mend });
  return renderReadme(imported.files, imported.detectedLayout, insertZoneMarkers(imported));
}

function renderReadme(files: ImportedList['files'], look: ImportedList['detectedLayout'] | 'bullets', readme: string): string {
  const output: Output = {
    file: 'README.md',
    language: 'en',
    zone: 'markers',
    ...(look === 'bullets' ? { layout: look } : look),
  };
  const settings: Settings = { ...defaultSettings, outputs: [output] };
  const made = renderOutputs(readList(files, settings), settings, new Map([['README.md', readme]])).files;
  return made[0]?.text ?? '';
}

/** The Markdown files of a folder with an English bullet list, which awesome-lint is for. */
function findEnglishLists(folder: string | undefined): { name: string; text: string }[] {
  if (folder === undefined) return [];
  const files = readdirSync(folder).filter((file) => /\.md$/i.test(file) && !/^readme\.md$/i.test(file));
  return files.toSorted().flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const { list, detectedLayout, entries } = importMarkdown({ path: file, text });
    const isEnglish = list.languages[0] === 'en' && !list.languages.includes('zh');
    return isEnglish && detectedLayout.layout === 'bullets' && entries.length >= 10
      ? [{ name: basename(file, '.md'), text }]
      : [];
  });
}
