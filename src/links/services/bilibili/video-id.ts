/**
 * Bilibili's two names of a video: its number (`av170001`) and the code that its addresses have
 * since 2020 (`BV17x411w7KC`). Each can be computed from the other. The algorithm is the one that
 * covers numbers of 51 bits, which exist since 2023. Source:
 * SocialSisterYi/bilibili-API-collect#740 and #847.
 */

const alphabet = 'FcwAPNKTMug3GV5Lj7EJnHpWsx4tb8haYeviqBZ6rkCy12mUSDQX9RdoZf';
const xorCode = 23442827791579n;
/** Numbers are below this one. It is the bit that fills a code to its nine letters. */
const numberLimit = 1n << 51n;
/** Letters of a code that change places: those at 0 and 6, and at 1 and 4, behind `BV1`. */
const swaps: readonly [number, number][] = [
  [0, 6],
  [1, 4],
];

/**
 * The code of a video's number.
 * @param digits The decimal digits behind `av`.
 * @returns undefined for a number that no video can have.
 * @example toVideoCode('170001') // 'BV17x411w7KC'
 */
export function toVideoCode(digits: string): string | undefined {
  const number = BigInt(digits);
  if (number <= 0n || number >= numberLimit) return undefined;
  const letters: string[] = [];
  const base = BigInt(alphabet.length);
  for (let rest = (numberLimit | number) ^ xorCode; rest > 0n; rest /= base) letters.unshift(alphabet[Number(rest % base)] ?? '');
  for (const [one, other] of swaps) [letters[one], letters[other]] = [letters[other] ?? '', letters[one] ?? ''];
  return `BV1${letters.join('')}`;
}
