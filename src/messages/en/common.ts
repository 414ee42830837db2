/** Words that many pages share. */
export const common = {
  /** The name that the keeper signs with. */
  keeper: 'Listkeeper',
  /** `a, b and c`. */
  list(items: readonly string[]): string {
    const last = items.at(-1) ?? '';
    return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
  },
};
