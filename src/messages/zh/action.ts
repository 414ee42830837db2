import type { Messages } from '../messages.ts';

export const action = (): Messages['action'] => ({
  nothingToDo: '这次事件没有需要处理的内容。',
  notAllDone: ({ summary }) => `有操作未能完成，详见错误信息。原计划：${summary}`,
  readOnlyToken:
    '本次运行的令牌只有读权限，审核结果只出现在这里和任务摘要中。改用 pull_request_target 触发工作流，即可收到评论（见 docs/install-action.zh.md）。',
});
