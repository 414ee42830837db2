import { lazyRequire } from '../../../../runtime/lazy-require.ts';

const load = lazyRequire<typeof import('pinyin-pro')>('pinyin-pro');

const hanRunPattern = /\p{Script=Han}{2,}/gu;
/** Other spellings of one run. A longer list of them would only blur the search. */
const maxAlternatives = 8;
const spelling = { toneType: 'none', v: true, type: 'array' } as const;

/**
 * The Chinese runs of a name in pinyin without tones, a space between syllables and a comma between
 * runs. The search finds `xinshi` and the initials `xs` by it. Empty for a name without Chinese.
 *
 * A character with two common readings is spelled in both ways. pinyin-pro chooses one by the words
 * that it knows, and reads leaderboards as “pai xing bang” (findings/pinyin-of-leaderboards.sh).
 * @example spellPinyin('医学 NLP 重测') // 'yi xue,zhong ce,chong ce'
 */
export function spellPinyin(name: string): string {
  const runs = name.match(hanRunPattern) ?? [];
  return runs.flatMap(spellRun).join(',');
}

function spellRun(run: string): string[] {
  const syllables = load().pinyin(run, spelling);
  const alternatives = load()
    .polyphonic(run, spelling)
    .flatMap((readings, index) =>
      [...new Set(readings)]
        .slice(0, 2)
        .filter((reading) => reading !== syllables[index])
        .map((reading) => syllables.with(index, reading)),
    );
  return [syllables, ...alternatives.slice(0, maxAlternatives)].map((each) => each.join(' '));
}
