import type { Messages } from '../messages.ts';

export const common: Messages['common'] = {
  keeper: '典守',
  list: (items) => items.join('、'),
};
