import type { Messages } from '../messages.ts';

export const commits = (): Messages['commits'] => ({
  adoptList: '以数据文件维护清单',
  addEntry: ({ name, issue }) => `添加 ${name}（#${issue}）`,
  fix: (pull) => `自动修复 #${pull} 中的问题`,
  ignoreLink: '不再检查一个链接',
  recordChecks: ({ checked, total, day }) => `记录 ${day} 的链接检查（${checked}/${total}）`,
  recordChecksSoFar: (checked) => `记录已完成的链接检查（${checked} 个）`,
  publish: 'docs: 由数据重新生成',
});
