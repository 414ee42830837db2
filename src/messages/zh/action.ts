import type { Messages } from '../messages.ts';

export const action: Messages['action'] = {
  nothingTicked: '链接检查的 issue 中没有勾选任何项。',
};
