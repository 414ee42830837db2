import type { Messages } from '../messages.ts';

export const bot: Messages['bot'] = {
  description: '维护精选清单的机器人',
  notFound: '页面不存在。',
  webhookReplies: {
    accepted: '已接收。',
    known: '此前已接收。',
    'no-headers': '缺少 X-GitHub-Event 或 X-GitHub-Delivery。',
    'not-json': '请求正文不是有效的 JSON。',
    interrupted: '请求中断。',
    unsigned: '缺少 X-Hub-Signature-256。',
    'bad-signature': '签名与 webhook 密钥不符。',
    'not-post': '请使用 POST 发送 webhook。',
    'too-large': '内容超过 25 MB。',
    'bad-content-type': '请将 webhook 的内容类型设为 application/json。',
    unavailable: '任务队列无法写入。GitHub 会保留此次投递，稍后会再次请求。',
    busy: '同时到达的大请求过多。GitHub 会保留此次投递，稍后会再次请求。',
  },
  metrics: {
    deliveries: '收到的 webhook。',
    redeliveries: '已请求 GitHub 重新发送的失败 webhook。',
    jobRuns: '按结果统计的任务运行次数；“again” 表示稍后重试。',
    jobs: '队列中的任务。',
    workerExits: '意外停止的工作进程。',
    requests: '按状态统计的 GitHub 请求。',
    rateLimit: '当前最紧的速率限制所剩的请求数。',
    lastSweep: '上次巡检所有仓库的时间。',
    oldestDueJob: '等待最久的任务已到期多久。',
  },
};
