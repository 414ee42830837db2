import { runCommand } from '../../text/package-name.ts';
import type { Messages } from '../messages.ts';

const addressProblems = {
  'not-an-address': '不是网址',
  'example-address': '是示例地址',
  'private-address': '只在内网有效',
  'not-https': '没有使用 HTTPS',
};
const joinChanges = (missing: readonly string[], events: readonly string[]) =>
  [...missing, ...(events.length > 0 ? [`事件 ${events.join('、')}`] : [])].join('；');

export const doctor = (): Messages['doctor'] => ({
  checks: {
    credentials: '凭据',
    disk: '磁盘',
    database: '任务数据库',
    proxy: '代理',
    github: 'GitHub',
    clock: '时钟',
    key: '私钥',
    permissions: '权限',
    installations: '安装',
    webhook: 'Webhook 地址',
    deliveries: 'Webhook 送达',
  },
  states: { ok: '正常', warning: '注意', problem: '问题', skipped: '—' },
  results: {
    'credentials-set': ({ appId }) => ({ found: `已设置，App 编号 ${appId}` }),
    'bad-setting': ({ message, remedy }) => ({ found: message, remedy }),
    'no-credentials': () => ({
      found: '没有设置 APP_ID 和 PRIVATE_KEY。',
      remedy: `请在本目录运行 \`${runCommand} start --setup\` 注册 App，或填写 .env。`,
    }),
    'disk-space': ({ path, freeMegabytes }) => ({ found: `${path} 可写，剩余 ${freeMegabytes} MB` }),
    'disk-unused': () => ({ found: '本机不存放数据：队列在 PostgreSQL 中' }),
    'little-disk-space': ({ path, freeMegabytes }) => ({
      found: `${path} 只剩 ${freeMegabytes} MB。`,
      remedy: '请清理磁盘，或把 LISTKEEPER_INBOX 设为其他磁盘上的文件。',
    }),
    'not-writable': ({ path, detail }) => ({
      found: `无法写入 ${path}（${detail}）。`,
      remedy: '请让运行典守的用户能写入该目录，或把 LISTKEEPER_INBOX 设为其他文件。',
    }),
    'database-opens': ({ file }) => ({ found: file }),
    'database-in-use': ({ file }) => ({ found: `${file}，运行中的机器人正在使用` }),
    'database-broken': ({ file, detail }) => ({
      found: `无法打开 ${file}（${detail}）。`,
      remedy: '请停止机器人并移走该文件。下次启动会新建，遗漏的工作会在巡检时补上。',
    }),
    'no-proxy': () => ({ found: '未设置' }),
    'proxies-set': ({ names }) => ({ found: `由 ${names.join('、')} 设置` }),
    'github-answers': ({ url }) => ({ found: `${url} 有响应` }),
    'github-silent': ({ url, detail }) => ({
      found: `${url} 没有响应（${detail}）。`,
      remedy: '请检查 DNS、防火墙和 HTTPS_PROXY。使用 GitHub Enterprise 时请设置 GHE_HOST。',
    }),
    'clock-right': ({ seconds }) => ({ found: `相差 ${Math.abs(seconds)} 秒` }),
    'clock-wrong': ({ seconds }) => ({
      found: `比 GitHub ${seconds > 0 ? '快' : '慢'} ${Math.abs(seconds)} 秒。`,
      remedy: '请开启时间同步（NTP）。时间不准时 GitHub 会拒绝私钥。',
    }),
    'no-clock': () => ({ found: 'GitHub 没有给出时间' }),
    'key-accepted': ({ slug }) => ({ found: `有效，App 为 ${slug}` }),
    'key-rejected': ({ appId, detail }) => ({
      found: `GitHub 不接受 App ${appId} 的私钥（${detail}）。`,
      remedy: '请在 App 的设置页核对 App ID、生成新的私钥，并一起写入 .env。',
    }),
    'permissions-granted': () => ({ found: 'app.yml 所需的权限都有' }),
    'permissions-missing': ({ missing, events, page }) => ({
      found: `缺少：${joinChanges(missing, events)}。`,
      remedy: `请在 App 设置的“Permissions & events”中添加（${page}）。各仓库的所有者随后会收到确认请求。`,
    }),
    'installations-up-to-date': ({ count }) => ({ found: `已安装 ${count} 处` }),
    'not-installed': ({ page }) => ({ found: 'App 还没有安装到任何仓库。', remedy: `请安装：${page}` }),
    'installations-behind': ({ accounts }) => ({
      found: `${accounts.join('、')} 尚未接受新增的权限。`,
      remedy: '所有者可在 Settings → Applications → Installed GitHub Apps 中找到该请求。',
    }),
    'webhook-set': ({ url }) => ({ found: url }),
    'no-webhook': ({ page }) => ({ found: '没有设置地址。', remedy: `请在 App 设置的“Webhook”中填写（${page}）。` }),
    'webhook-address': ({ url, problem }) => ({
      found: `${url} ${addressProblems[problem]}。`,
      remedy: '请在 App 设置的“Webhook”中填写本服务器的公网 HTTPS 地址。',
    }),
    'webhook-path': ({ url, path }) => ({
      found: `${url} 的路径与机器人监听的路径（${path}）不同。`,
      remedy: '请修改 App 设置中的地址或 WEBHOOK_PATH，使两者一致；若反向代理会改写路径则无妨。',
    }),
    'webhook-not-json': ({ page }) => ({
      found: '内容类型不是 application/json。',
      remedy: `请在 App 设置的“Webhook”中选择 application/json（${page}）。`,
    }),
    'webhook-no-secret': ({ page }) => ({
      found: 'GitHub 上没有设置密钥，所有事件都会被拒收。',
      remedy: `请把 WEBHOOK_SECRET 的值填入 App 设置的“Webhook”（${page}）。`,
    }),
    'deliveries-arrive': ({ count }) => ({ found: `最近一天送达 ${count} 次` }),
    'no-deliveries': () => ({ found: '最近一天没有事件' }),
    'deliveries-unreached': ({ failed, count, url }) => ({
      found: `GitHub 无法访问 ${url}：最近 ${count} 次中失败 ${failed} 次。`,
      remedy: '请确认机器人正在运行，DNS、防火墙和反向代理允许 GitHub 访问。',
    }),
    'deliveries-refused': ({ failed, count, page }) => ({
      found: `GitHub 事件的签名不符：最近 ${count} 次中拒收 ${failed} 次。`,
      remedy: `请让 WEBHOOK_SECRET 与 App 设置“Webhook”中的密钥一致（${page}）。`,
    }),
    'deliveries-failed': ({ failed, count, status }) => ({
      found: `最近 ${count} 次中失败 ${failed} 次，最后一次的状态码为 ${status}。`,
      remedy: '请检查反向代理：它应原样转发 GitHub 的 POST 请求。机器人的日志中可能有更多信息。',
    }),
    skipped: () => ({ found: '因上面的问题未检查' }),
  },
  summary: ({ problems, warnings }) =>
    problems + warnings === 0 ? '没有发现问题。' : `${problems} 个问题，${warnings} 个需注意。`,
});
