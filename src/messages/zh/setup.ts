import type { Messages } from '../messages.ts';

export const setup: Messages['setup'] = {
  register: ({ url }) => `请打开 ${url} 注册 GitHub App，凭据会写入当前目录的 .env。完成后停止本命令，再运行 listkeeper start。`,
  listening: ({ url }) => `正在 ${url} 接收 webhook`,
  stopping: ({ signal }) => `收到 ${signal}：正在停止，等待运行中的任务结束`,
};
