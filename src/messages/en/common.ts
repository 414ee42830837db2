/** Words that many pages share. */
export const common = {
  /** The name that the keeper signs with. */
  keeper: 'Listkeeper',
};
