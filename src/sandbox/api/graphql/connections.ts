/** GitHub refuses a list without a length, and returns at most a hundred items. */
export function takeFirst<T>(all: readonly T[], first: number | undefined) {
  if (first === undefined || first < 1 || first > 100) throw new Error('You must provide a `first` value of 1 to 100.');
  return { nodes: all.slice(0, first), totalCount: all.length };
}
