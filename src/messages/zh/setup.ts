import type { Messages } from '../messages.ts';

export const setup = (): Messages['setup'] => ({
  register: ({ url, file }) => `请打开以下页面注册 GitHub App，凭据会写入 ${file}：\n\n  ${url}\n\n等待中……`,
  registered: ({ file }) => `注册完成，凭据已写入 ${file}，正在启动机器人。`,
  alreadyRegistered: ({ appId }) =>
    `这里已设置 App ${appId}。如需注册另一个，请先从 .env 中删除 APP_ID、PRIVATE_KEY 和 WEBHOOK_SECRET。`,
  listening: ({ url }) => `正在 ${url} 接收 webhook`,
  working: ({ url }) => `正在运行任务，探针位于 ${url}`,
  stopping: ({ signal }) => `收到 ${signal}：正在停止，等待运行中的任务结束`,

  page: {
    languageName: '中文',
    title: '注册 GitHub App',
    introduction: '典守以你自己的 GitHub App 运行。请填写下表，再到 GitHub 上确认。以后都可以在 App 的设置页修改。',
    address: {
      label: '本服务器的公网地址',
      hint: 'GitHub 会把事件发到这里，因此要能从互联网通过 HTTPS 访问。没有公网地址时，可在 https://smee.io 新建一个通道，填入它的地址来试用。',
    },
    name: { label: 'App 名称', hint: '会显示在每条评论旁。不能与 GitHub 上已有的 App 重名，最多 34 个字符。' },
    organisation: { label: '组织（选填）', hint: '填写后 App 归该组织所有，你须是组织的所有者。留空则归你个人所有。' },
    signIn: {
      label: '允许使用 GitHub 登录（可选）',
      hint: '在本服务器开放 /lists 页面：每个人登录后，可查看自己在 GitHub 上有权访问的清单。反向代理需要转发 /lists。',
      callback: '使用 GitHub 登录后返回',
    },
    next: '继续',
    reviewTitle: ({ name }) => `注册“${name}”`,
    webhook: 'GitHub 将把事件发送到',
    ownAccount: 'App 将归你当前登录的 GitHub 账号所有。',
    ofOrganisation: ({ organisation }) => `App 将归组织 ${organisation} 所有。`,
    permission: '权限',
    level: '级别',
    reason: '用途',
    reasons: {
      metadata: '仓库名和默认分支，每个 App 都有',
      contents: '读取清单，提交 README 和链接历史',
      pull_requests: '审核评论，以及带修复的 PR',
      checks: '可设为必须通过的检查',
      merge_queues: '合并队列中的检查',
      issues: '链接状态 issue、标签和表单',
    },
    afterwards: '完成后 GitHub 会带你回到这里，典守随即保存凭据。',
    create: '在 GitHub 上创建 App',
    change: '返回修改',
    reached: '可以通过该地址访问本服务器。',
    channel: '事件将通过该通道送达。通道只适合试用，不适合长期使用。',
    unreached: ({ url, detail }) =>
      `从本机无法访问 ${url}（${detail}），GitHub 很可能也访问不到。请检查 DNS、防火墙，并确认反向代理会把请求转发到本服务器。`,
    otherServer: ({ url, status }) =>
      `${url} 返回了状态码 ${status}，但回应的不是本服务器。请让反向代理把这个路径转发到本服务器。`,
    addressProblems: {
      'not-an-address': '这不是网址。请返回填写以 https:// 开头的地址。',
      'example-address': '这是示例地址，GitHub 的事件将无处可送。请返回填写你的服务器地址。',
      'private-address': '这个地址只在内网有效，GitHub 无法访问。请填写公网地址；试用时可填 https://smee.io 的通道地址。',
      'not-https': '这个地址没有使用 HTTPS，途经的任何人都能看到 GitHub 发来的内容。请在前面加一层 Caddy 之类的反向代理。',
    },
    createdTitle: 'App 已注册',
    saved: ({ file }) => `凭据已写入 ${file}，请妥善保管，不要公开。`,
    install: '把 App 安装到你的仓库',
    nowListening: '典守正在启动，随后开始接收事件。可以关闭本页。',
    failedTitle: 'App 未能完成设置',
    wrongState: '这次访问不是由本页的表单发起的，因此没有保存任何内容。',
    notConverted: ({ detail }) => `未能取得或保存凭据（${detail}）。如果 GitHub 的设置页中已有这个 App，请先删除，再重新开始。`,
    again: '重新开始',
  },
});
