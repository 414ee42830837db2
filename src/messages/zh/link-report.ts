import type { Messages } from '../messages.ts';

export const linkReport = (): Messages['linkReport'] => ({
  headline: {
    allWell: (total) => `${total} 个链接，没有失效链接`,
    broken: (broken, total) => `${total} 个链接中有 ${broken} 个失效`,
  },
  count: (count, verdict) => `${count} 个${verdict}`,
  effort: (requests, seconds) => `${requests} 次请求，${seconds} 秒`,
  columns: { link: '链接', location: '位置', reason: '原因' },
  moved: '地址变更：请改用新地址',
  doubtful: '请确认',
  unjudged: '未能检查：不需要处理',
  moreLocations: (total) => ` 等 ${total} 处`,
  newAddress: (url) => `新地址：${url}`,
  offline: '网络不可用，未检查链接。',
  partlyOffline: (unchecked, total) => `网络不可用，${total} 个链接中有 ${unchecked} 个未检查。`,
  noFile: '网址',
  rules: {
    'link-broken': {
      text: '失效链接',
      description: '链接已失效，或所指内容已不存在：读者只能看到错误页面，或者什么也打不开。',
      help: '请更换或删除该链接，或用 --accept 接受该状态码。',
    },
    'link-moved': {
      text: '地址变更',
      description: '链接已永久跳转到新地址，旧地址可能停用。',
      help: '请改用新地址。',
    },
    'link-look': {
      text: '存疑链接',
      description: '程序无法判断链接是否可用，需要人工确认。',
      help: '请打开该链接确认：它可能超时、需要登录，或显示了其他内容。',
    },
  },
});
