import type { Messages } from '../messages.ts';

export const listsPage: Messages['listsPage'] = {
  title: '清单总览',
  summary: ({ lists, open }) =>
    open === 0 ? `共 ${lists} 份清单，暂无待处理事项。` : `共 ${lists} 份清单，${open} 份有待处理事项。`,
  empty: '暂无清单。机器人巡检仓库后，清单会显示在这里。',
  languageName: '中文',
  isPrivate: '私有',
  failures: {
    publish: (day) => `${day}更新生成文件失败`,
    check: (day) => `${day}检查链接失败`,
    sweep: (day) => `${day}读取仓库失败`,
  },
  blocked: (errors) => `生成文件未更新：${errors} 处错误`,
  dead: (count) => `${count} 个链接失效`,
  toReview: (count) => `${count} 个链接待确认`,
  unreviewed: (count) => `${count} 个 PR 尚未审核`,
  checked: (day) => `${day}检查过链接`,
  notChecked: '尚未检查链接',
  issues: '链接检查 issue',
  pulls: (count) => `${count} 个未合并的 PR`,
  pages: '分页',
  page: (number, of) => `第 ${number} 页，共 ${of} 页`,
  previous: '上一页',
  next: '下一页',
  unauthorized: '请登录：用户名任意，密码为 LISTKEEPER_LISTS_TOKEN。',
  notAllowed: '该页面只供查看。',
};
