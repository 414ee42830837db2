/**
 * Counts the lines that one text has and the other lacks, as often as they occur. Moved lines do
 * not count.
 */
export function countChangedLines(before: string, after: string): { added: number; removed: number } {
  const counts = new Map<string, number>();
  for (const line of before.split(/\r?\n/)) counts.set(line, (counts.get(line) ?? 0) + 1);
  let added = 0;
  for (const line of after.split(/\r?\n/)) {
    const left = counts.get(line) ?? 0;
    if (left > 0) counts.set(line, left - 1);
    else added += 1;
  }
  let removed = 0;
  for (const left of counts.values()) removed += left;
  return { added, removed };
}
