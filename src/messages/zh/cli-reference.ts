import { runCommand } from '../../text/package-name.ts';
import type { Messages } from '../messages.ts';

export const cliReference: Messages['cliReference'] = {
  generated: '<!-- 由 `npm run generate` 根据代码生成，请修改代码。 -->',
  cli: {
    title: '命令行',
    introduction: `在任意目录运行 \`${runCommand}\`；在典守的代码目录中则运行 \`npm run listkeeper --\`。结果输出到 stdout，过程信息输出到 stderr；使用 \`--format json\` 时，stdout 是一个 JSON 对象。English: [The command line](cli.md)`,
  },
  errors: {
    title: '错误',
    introduction:
      '每种错误都有固定的代码。使用 `--format json` 时，会同时输出代码、说明、处理方法和本页中对应小节的地址。以下各节给出示例。',
  },
};
