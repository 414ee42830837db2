import type { Messages } from '../messages.ts';

export const markers = (): Messages['markers'] => ({
  'anthology-unreachable': () => 'ACL Anthology 网站本身无法访问',
  'dead-canary-called-alive': (url) => `该网站对不存在的 ${url} 也显示存在`,
  'did-you-mean': (url) => `是否应为 ${url}？`,
  'empty-page': (status) => `HTTP ${status}，页面没有内容`,
  'http-status': (status) => `HTTP ${status}`,
  'list-unreadable': () => '提取码正确，但文件列表无法读取',
  'living-canary-called-gone': (url) => `该网站对确实存在的 ${url} 也显示不存在`,
  'missing-from-response': () => '返回结果中没有此项',
  'no-token': () => '未提供令牌时，GitHub 每小时只允许 60 次请求',
  'page-instead-of-file': () => '返回的是网页而不是文件',
  'redirects-to': (target) => `跳转到 ${target}`,
  'redirects-to-home-page': (host) => (host === '' ? '跳转到网站首页' : `跳转到 ${host} 的首页`),
  'repeated-bot-checks': () => '连续三次遇到人机验证，不再访问',
  'secondary-rate-limit': () => '请求过于频繁，已被临时限制',
  'site-closed': (site) => `${site} 已关闭`,
  'token-refused': () => '令牌无效',
});
