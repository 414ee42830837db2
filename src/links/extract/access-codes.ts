import { unstatedCode } from '../url/index.ts';

/**
 * Extraction codes as people write them beside net-disk links: `提取码：abcd`, `密码: abcd`, `访问码 abcd`,
 * `(code:KDRU)`, `password: 1fa3`. `解压密码` is the password of an archive and never a code.
 */

const chineseCodePattern =
  /(?<!解压|压缩包?|文件)(?:提取密?码|访问密?码|分享码|密码)\s*(?:为|是)?\s*[:：=]?\s*[`*「“"'(（]*([0-9A-Za-z]{4})(?![0-9A-Za-z])/;
const latinCodePattern =
  /(?<![A-Za-z])(?:(?:extraction |access )?code|password|passcode|pwd)\s*(?:is\s+)?([:：=]?)\s*[`*"'(]*([0-9A-Za-z]{4})(?![0-9A-Za-z])/i;

/**
 * Words that say that a share has no code, or that nobody knows it: `提取码：无`, `提取码：无加密`,
 * `无需提取码`, `提取码未注明`, `no code`, `password: none`.
 */
export const unstatedCodePattern = new RegExp(
  [
    /(?<!解压|压缩包?|文件)(?:提取密?码|访问密?码|分享码|密码)\s*(?:[:：]\s*(?:无(?:加密|需)?|没有|暂无|不需要|未知)|[:：]?\s*未注明)(?!\p{L}|\p{N})/u,
    /(?<![有解压])(?:无需?|没有|不需要|免)(?:提取密?码|访问密?码|分享码)(?!\p{L}|\p{N})/u,
    /(?<![A-Za-z])no (?:extraction |access )?(?:code|password)(?![A-Za-z])/,
    /(?<![A-Za-z])(?:(?:extraction |access )?code|password|passcode|pwd)\s*(?:[:：]\s*(?:none|n\/a)|[:：]?\s*not stated)(?![A-Za-z])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
);

/**
 * Takes a piece of text near a share; returns the first code it names, case kept, `not-stated`
 * where it says that there is none, or undefined. A Latin word without a colon counts only before
 * something with a digit, since `code here` names none.
 */
export function findAccessCode(text: string): string | undefined {
  const near = text.slice(0, 400);
  const chinese = chineseCodePattern.exec(near);
  const latin = latinCodePattern.exec(near);
  const isLatinCode = latin !== null && (latin[1] !== '' || /\d/.test(latin[2] ?? ''));
  const stated = chinese ? { index: chinese.index, code: chinese[1] } : undefined;
  const found = stated ?? (isLatinCode ? { index: latin.index, code: latin[2] } : undefined);
  const unstated = unstatedCodePattern.exec(near);
  return unstated && (found === undefined || unstated.index <= found.index) ? unstatedCode : found?.code;
}

/** Whether a line below a share only names its code. */
export function isAccessCodeLine(line: string): boolean {
  return (
    line.length <= 60 &&
    /^[\s>*\-+|]*(?:[（(]\s*)?(?:无需?|没有|不需要)?(?:提取密?码|访问密?码|分享码|密码|code|password|pwd)/i.test(line)
  );
}
