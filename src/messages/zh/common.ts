import type { Messages } from '../messages.ts';

export const common = (): Messages['common'] => ({
  keeper: '典守',
  signed: (headline) => `典守：${headline}`,

  links: (count) => `${count} 个链接`,
  entries: (count) => `${count} 个条目`,
  addresses: (count) => `${count} 个地址`,
  problems: (count) => `${count} 处问题`,
  fixes: (count) => `${count} 处修改`,
  files: (count) => `${count} 个文件`,
  errors: (count) => `${count} 处错误`,
  requests: (count) => `${count} 次请求`,

  emptyAddress: '（空）',
  labelled: (label, text) => `${label}：${text}`,
  remark: (text) => `（${text}）`,
  quoted: (text) => `“${text}”`,
  list: (items) => items.join('、'),
  series: (items) => items.join('，'),
  clauses: (items) => items.join('；'),
  sentences: (items) => items.join(''),
  sentence: (text) => `${text}。`,

  location: (file, line) => `${file} 第 ${line} 行`,
  morePlaces: (count) => `（另 ${count} 处）`,
  day: (date, today) => {
    const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
    if (day === '') return date;
    return `${today.startsWith(year) ? '' : `${year} 年 `}${Number(month)} 月 ${Number(day)} 日`;
  },
});
