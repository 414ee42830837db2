import { runCommand } from '../../text/package-name.ts';
import type { Messages } from '../messages.ts';

/** The form of a part that stays hand-written. */
export const handWrittenKinds: Messages['importReport']['handWrittenKinds'] = {
  text: '文字',
  list: '列表',
  table: '表格',
  code: '代码',
  html: 'HTML',
  image: '图片',
  quote: '引用',
};

export const importReport = (): Messages['importReport'] => ({
  reasons: {
    'unusable-address': '无法使用的网址',
    'too-long': '超过字段的最大长度',
    'too-deep': '分类层级过深',
    'generated-page': '本页由其他程序生成，请导入其来源',
    magazine: `本页列出的是刊物的各期，而非资源；无需导入，可用 ${runCommand} check 直接检查链接`,
    'too-large': '超出读取上限',
    'not-placed': '未能放入数据',
    'dead-anchor': '页内链接没有对应的标题',
    'anchor-case': '页内链接的大小写与标题不符',
    'scheme-added': '缺少 http',
    'address-escaped': '网址中的字符已转义',
    'missing-space': '列表符号后缺少空格',
    'no-links': '没有链接的条目',
    'code-missing': '网盘分享缺少提取码',
    duplicate: '与另一条目指向同一资源',
    'duplicate-in-entry': '同一条目内重复',
    'mixed-labels': '同一用途有多种标签',
    'mended-address': '网址已更新',
    'mended-words': '句子已修正',
    'mended-duplicate': '重复项已合并',
  },
  handWrittenKinds,
});
