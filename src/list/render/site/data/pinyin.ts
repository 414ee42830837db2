import { lazyRequire } from '../../../../runtime/lazy-require.ts';

const load = lazyRequire<typeof import('pinyin-pro')>('pinyin-pro');

const hanRunPattern = /\p{Script=Han}{2,}/gu;

/**
 * The Chinese runs of a name in pinyin without tones, a space between syllables and a comma between
 * runs. The search finds `xinshi` and the initials `xs` by it. Empty for a name without Chinese.
 * @example spellPinyin('医学 NLP 评测') // 'yi xue,ping ce'
 */
export function spellPinyin(name: string): string {
  const runs = name.match(hanRunPattern) ?? [];
  return runs.map((run) => load().pinyin(run, { toneType: 'none', v: true })).join(',');
}
