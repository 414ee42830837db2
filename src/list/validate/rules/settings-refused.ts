import { settingsPath } from '../../schema/index.ts';
import { defineFinding } from './rule.ts';

/** Reported while the settings are read. If `problem` is set, its wording is used instead. */
export const settingsRefused = defineFinding({
  code: 'settings-refused',
  severity: 'error',
  fixable: true,
  messages: {
    en: {
      reason: 'This setting is invalid and has its default value; the others apply.',
      message: ({ field }) => `The setting ${field} is invalid.`,
      remedy: ({ choice }) => choice || 'Correct the value.',
    },
    zh: {
      reason: '其中一项设置无效，按默认值处理；其余照常生效。',
      message: ({ field }) => `设置 ${field} 无效。`,
      remedy: ({ choice }) => choice || '请改正。',
    },
  },
  example: { path: settingsPath, text: 'language: cn\n' },
});
