/**
 * Extraction codes as people write them beside net-disk links: `提取码：abcd`, `密码: abcd`, `访问码 abcd`,
 * `(code:KDRU)`, `password: 1fa3`. `解压密码` is the password of an archive and never a code.
 */

const chineseCodePattern =
  /(?<!解压|压缩包?|文件)(?:提取密?码|访问密?码|分享码|密码)\s*(?:为|是)?\s*[:：=]?\s*[`*「“"'(（]*([0-9A-Za-z]{4})(?![0-9A-Za-z])/;
const latinCodePattern =
  /(?<![A-Za-z])(?:(?:extraction |access )?code|password|passcode|pwd)\s*(?:is\s+)?([:：=]?)\s*[`*"'(]*([0-9A-Za-z]{4})(?![0-9A-Za-z])/i;

/**
 * Takes a piece of text near a share; returns the first code it names, case kept, or undefined. A
 * Latin word without a colon counts only before something with a digit, since `code here` names
 * none.
 */
export function findAccessCode(text: string): string | undefined {
  const near = text.slice(0, 400);
  const found = chineseCodePattern.exec(near)?.[1];
  if (found !== undefined) return found;
  const [, colon, value] = latinCodePattern.exec(near) ?? [];
  return value !== undefined && (colon !== '' || /\d/.test(value)) ? value : undefined;
}

/** Says whether a line below a share does nothing but name its code. */
export function isAccessCodeLine(line: string): boolean {
  return line.length <= 60 && /^[\s>*\-+|]*(?:[（(]\s*)?(?:提取密?码|访问密?码|分享码|密码|code|password|pwd)/i.test(line);
}
