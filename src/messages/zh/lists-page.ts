import type { Messages } from '../messages.ts';

export const listsPage = (): Messages['listsPage'] => ({
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
  signIn: {
    introduction: '使用 GitHub 登录，查看你在 GitHub 上有权访问的仓库中的清单。',
    button: '使用 GitHub 登录',
    rights: '典守只向 GitHub 询问你是谁、能访问哪些安装了它的仓库，不会以你的名义修改任何内容。',
    operator: '使用管理员令牌',
    signedInAs: (login) => `已登录：${login}`,
    signOut: '退出登录',
    notices: {
      'signed-out': '已退出登录。',
      'signed-out-here':
        '已在本站退出登录，但 GitHub 没有响应。如需同时撤销 GitHub 上的授权，请打开 GitHub 设置中的 Applications → Authorized GitHub Apps，点击 Revoke。',
      ended: '登录已失效，请重新登录。',
    },
    empty: '你在 GitHub 上有权访问的仓库中没有清单。在仓库安装 App、机器人完成巡检后，清单会显示在这里。',
    partial: '你有权访问的仓库超过 10,000 个，只查看了前面的一部分，可能有清单没有列出。',
    hidden: '启用 SAML 单点登录的组织，其清单没有列出。请先在 GitHub 上打开该组织并完成登录，再在本站退出并重新登录。',
    again: '重新登录',
    reload: '重试',
    problems: {
      denied: { title: '未登录', remedy: '你在 GitHub 上取消了授权。如需查看清单，请重新登录并同意授权。' },
      'no-attempt': {
        title: '登录已过期',
        remedy: '登录须在十分钟内、在同一浏览器中完成。如果反复出现，请允许本站使用 Cookie，并通过 HTTPS 访问。',
      },
      'wrong-state': {
        title: '与你发起的登录不符',
        remedy: '可能你在另一个标签页中又发起了一次登录。如果是点了别人给的链接，请关闭本页；否则请重新登录。',
      },
      'bad-code': { title: '登录已过期', remedy: 'GitHub 的授权码只能使用一次，十分钟内有效。请重新登录。' },
      'app-suspended': {
        title: 'App 已被 GitHub 停用',
        remedy: '恢复之前无法登录。请告知机器人的管理员：需要联系 GitHub 支持。',
      },
      'wrong-callback': {
        title: 'App 尚未配置登录',
        remedy: '请告知机器人的管理员：在 GitHub 上 App 的设置中，第一个回调地址（Callback URL）须为本页地址加 /callback。',
      },
      'wrong-client': {
        title: 'App 尚未配置登录',
        remedy: '请告知机器人的管理员：GitHub 不接受当前的 GITHUB_CLIENT_ID 和 GITHUB_CLIENT_SECRET。',
      },
      'unverified-email': { title: '邮箱尚未验证', remedy: '请先在 GitHub 设置中验证主邮箱，再重新登录。' },
      'account-suspended': {
        title: 'GitHub 拒绝访问',
        remedy: '你的账号或该 App 的安装已被 GitHub 停用，请打开 GitHub 查看原因。',
      },
      'rate-limited': { title: 'GitHub 要求暂停请求', remedy: '以你的身份发出的请求过多，请稍后再试，最多等待一小时。' },
      'github-unavailable': {
        title: 'GitHub 没有响应',
        remedy: '请过几分钟再试。可在 https://www.githubstatus.com 查看 GitHub 是否出现故障。',
      },
      unexpected: { title: '无法识别 GitHub 的响应', remedy: '请重试。如果仍然如此，请告知机器人的管理员查看日志。' },
      busy: { title: '登录人数过多', remedy: '请一分钟后再试。' },
      'foreign-form': {
        title: '仍处于登录状态',
        remedy: '这个请求不是从本页发出的，或页面属于之前的登录。请返回并刷新页面，再退出登录。',
      },
    },
  },
});
