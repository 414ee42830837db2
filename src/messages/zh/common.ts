import type { Messages } from '../index.ts';

export const common: Messages['common'] = {
  keeper: '典守',
};
