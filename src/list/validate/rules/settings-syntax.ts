import { settingsPath } from '../../schema/index.ts';
import { defineFinding } from './rule.ts';

/** Reported while the settings are read. */
export const settingsSyntax = defineFinding({
  code: 'settings-syntax',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'Settings that cannot be read are ignored; the defaults apply until they are corrected.',
      message: ({ found }) => `The settings are not valid YAML: ${found}. The defaults apply.`,
      remedy: 'Correct .github/listkeeper.yml; your settings apply again after that.',
    },
    zh: {
      reason: '无法读取的设置会被忽略，改正之前按默认值运行。',
      message: ({ found }) => `设置文件有 YAML 语法错误：${found}。现在按默认设置运行。`,
      remedy: '请改正 .github/listkeeper.yml，改正后设置才会生效。',
    },
  },
  example: { path: settingsPath, text: 'outputs: [README.md\n' },
});
