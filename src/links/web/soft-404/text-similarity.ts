/**
 * Similarity of two texts from 0 to 1: the Sørensen–Dice coefficient of their character bigrams.
 */
export function computeTextSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const left = countBigrams(a);
  const right = countBigrams(b);
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  let total = 0;
  for (const [pair, count] of left) {
    shared += Math.min(count, right.get(pair) ?? 0);
    total += count;
  }
  for (const count of right.values()) total += count;
  return (2 * shared) / total;
}

function countBigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const even = text.toLowerCase().replace(/\s+/g, ' ');
  for (let at = 0; at + 1 < even.length; at++) {
    const pair = even.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
