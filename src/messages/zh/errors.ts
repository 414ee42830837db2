import type { ExpectedPath, JobStoreProblem, ListenProblem, MissingField } from '../../model/error-values.ts';
import { runCommand } from '../../text/package-name.ts';
import type { Messages } from '../messages.ts';
import { describeForgeFailure } from './forge-failure.ts';

const missingFieldNames: Record<MissingField, string> = {
  kind: '--kind',
  section: '--section',
  title: '--title',
  name: '--name-en 或 --name-zh',
  address: '网址',
  id: '--id',
};

const listenProblems: Record<ListenProblem, [problem: string, remedy: string]> = {
  taken: ['端口已被另一个进程占用', '请停止该进程，或用 `--port` 或 PORT 换一个端口。'],
  'not-permitted': ['当前用户无权使用这个端口', '请用 `--port` 或 PORT 选择 1024 以上的端口。'],
  'no-such-address': ['本机没有这个地址', '请将 HOST 设为本机的地址：`localhost`，或表示全部地址的 `0.0.0.0`。'],
};

const jobStoreProblems: Record<JobStoreProblem, [problem: string, remedy: string]> = {
  full: ['磁盘已满', '请释放空间，机器人会自行恢复。'],
  'read-only': ['无法写入', '请授予机器人写入该文件及其目录的权限，之后会自行恢复。'],
  damaged: ['文件已损坏', '请停止机器人，删除该文件后重新启动。未完成的工作会重新找到。'],
  locked: ['被其他程序锁定', '请停止该程序，机器人会自行恢复。'],
  unreadable: ['读写失败', '请检查磁盘及其挂载。如未自行恢复，请重启机器人。'],
  'no-folder': ['该位置无法创建目录', '请将 LISTKEEPER_INBOX 设为磁盘上的文件路径，然后重新启动机器人。'],
  unreachable: ['没有响应', '请确认 PostgreSQL 正在运行，且 DATABASE_URL 填写正确。机器人会自行恢复。'],
  refused: ['登录被拒绝', '请检查 DATABASE_URL 中的用户、密码和数据库。'],
  'no-rights': ['没有写入权限', '请将机器人使用的用户设为该数据库的所有者，之后会自行恢复。'],
  crowded: ['连接数已满', '请调高 PostgreSQL 的 max_connections，或减少进程数。机器人会自行恢复。'],
  failed: ['返回了错误', '请查看 PostgreSQL 的日志。如未自行恢复，请重启机器人。'],
};

const pathRemedies: Record<ExpectedPath, string> = {
  list: `请给出清单所在目录，例如：${runCommand} validate data`,
  target: '请给出文件、目录，或以 http:// 或 https:// 开头的网址。',
  markdown: '请给出 Markdown 文件，例如 README.md。',
};

const isFallbackProxy = (name: string) => name === '--proxy' || name === 'LISTKEEPER_SECOND_PROXY';
const proxyRemedy = (name: string) =>
  isFallbackProxy(name)
    ? `请将 ${name} 设为 http:// 或 https:// 开头的网址，例如 http://proxy.invented.cn:3128，或不设置。多数 SOCKS 代理另有一个 HTTP 端口。`
    : '请将 HTTPS_PROXY 设为 http:// 或 https:// 开头的网址；或取消设置，并在 NO_PROXY 中列出无需代理的地址。多数 SOCKS 代理另有一个 HTTP 端口。';

const credentialsRemedy = `见 .env.example，或运行 \`${runCommand} start --setup\` 注册 App 并生成 .env。`;
const modeRemedy = '请将 `mode:` 设为 review、check 或 publish。';
const helpRemedy = '加 --help 可查看选项和示例。';
const didYouMean = (suggestions: readonly string[]) =>
  suggestions.length === 0 ? helpRemedy : `是否应为 ${suggestions.join(' 或 ')}？`;

export const errors = (): Messages['errors'] => ({
  'unknown-command': {
    message: ({ command }) => `未知命令：${command}。`,
    remedy: ({ suggestions }) => didYouMean(suggestions),
  },
  'unknown-option': {
    message: ({ option }) => `未知选项：${option}。`,
    remedy: ({ suggestions }) => didYouMean(suggestions),
  },
  'missing-command': { message: '缺少命令。', remedy: '运行 listkeeper --help 可查看所有命令。' },
  'missing-argument': { message: ({ argument }) => `缺少参数：${argument}。`, remedy: helpRemedy },
  'missing-option': { message: ({ option }) => `缺少选项：${option}。`, remedy: helpRemedy },
  'missing-option-value': { message: ({ option }) => `选项 ${option} 缺少值。`, remedy: helpRemedy },
  'too-many-arguments': { message: ({ command }) => `${command} 的参数过多。`, remedy: helpRemedy },
  'not-a-choice': {
    message: ({ option, value }) => `${option} 的值 ${value} 无效。`,
    remedy: ({ choices }) => `可选值：${choices.join('、')}。`,
  },
  'bad-port': { message: ({ value }) => `${value} 不是有效的端口。`, remedy: '请给出 0 到 65535 之间的整数。' },
  'cannot-listen': {
    message: ({ address, problem }) => `无法监听 ${address}：${listenProblems[problem][0]}。`,
    remedy: ({ problem }) => listenProblems[problem][1],
  },
  'bad-count': {
    message: ({ option, value }) => `${option} 的值 ${value} 无效。`,
    remedy: '请给出 1 到 256 之间的整数。',
  },
  'bad-seconds': { message: ({ option, value }) => `${option} 的值 ${value} 无效。`, remedy: '请给出大于 0 的秒数。' },
  'bad-pattern': {
    message: ({ text }) => `${text} 不是有效的正则表达式。`,
    remedy: '请给出形如 ^https://example\\.com/ 的表达式，可匹配网址中的任意位置。',
  },
  'bad-accept': {
    message: ({ word }) => `${word} 既不是状态码，也不是检查结果的名称。`,
    remedy: ({ verdicts }) => `请给出状态码（403）、范围（200-299、4xx）或检查结果：${verdicts.join('、')}。`,
  },
  'bad-url': { message: ({ text }) => `${text} 不是有效的网址。`, remedy: '请给出以 http:// 或 https:// 开头的网址。' },

  'no-such-path': {
    message: ({ path }) => `找不到 ${path}。`,
    remedy: ({ expected }) => pathRemedies[expected],
  },
  'not-a-folder': { message: ({ path }) => `${path} 不是目录。`, remedy: '请给出目录。' },
  'unreadable-file': {
    message: ({ path, max }) => `${path} 不是文本文件，或大于 ${max}。`,
    remedy: '请给出 UTF-8 文本文件，过大的请先拆分。',
  },
  'too-many-files': { message: ({ path, max }) => `${path} 中的文件超过 ${max} 个。`, remedy: '请给出更小的目录。' },
  'outside-repository': {
    message: ({ path }) => `未写入 ${path}：其路径中的符号链接指向仓库之外。`,
    remedy: '请将该链接换成文件或目录，或改用其他路径。',
  },
  'permission-denied': { message: ({ path }) => `没有权限：${path}`, remedy: '请检查该文件或目录的读写权限。' },
  'read-only-disk': { message: ({ path }) => `磁盘只读：${path}`, remedy: '请在清单的副本中操作。' },
  'disk-full': { message: ({ path }) => `磁盘已满：${path}`, remedy: '请释放空间后重试。' },
  'file-in-the-way': {
    message: ({ path }) => `此处应为目录，实际是文件：${path}`,
    remedy: '请重命名或移走该文件，或改用其他路径。',
  },
  'folder-in-the-way': {
    message: ({ path }) => `此处应为文件，实际是目录：${path}`,
    remedy: '请重命名或移走该目录，或改用其他路径。',
  },
  'too-many-open-files': { message: '打开的文件过多。', remedy: '请关闭其他程序，或提高上限（ulimit -n）。' },

  'no-list': {
    message: ({ path, data }) => `${path} 中没有清单：该目录及上级目录中都没有 ${data}/list.yml。`,
    remedy: `请给出 list.yml 所在目录，或在 .github/listkeeper.yml 中设置 \`data:\`。把 README 转成数据：${runCommand} import README.md`,
  },
  'nothing-to-export': {
    message: ({ path }) => `${path} 中的清单没有生成任何 Markdown 文件。`,
    remedy: '请在 .github/listkeeper.yml 的 `outputs:` 中写上 README。',
  },
  'list-is-readme': {
    message: ({ path, settings }) => `按 ${settings} 的设置，${path} 就是清单本身，没有数据文件。`,
    remedy: '请直接编辑它。如需改用数据文件：listkeeper import README.md --replace',
  },
  'no-facts-file': {
    message: ({ settings }) => `这里的清单没有设置仓库信息文件：${settings} 中没有写。`,
    remedy: '请在其中写上 `facts: { file: data/facts.json }`，并只给 `check --facts` 一个清单。',
  },
  'foreign-files': {
    message: ({ path, file }) => `未将网站写入 ${path}：其中有不是由典守写入的文件，例如 ${file}。`,
    remedy: '请为网站单独指定一个目录：在 .github/listkeeper.yml 的 `outputs:` 中写 `file: site/index.html`。',
  },
  'list-in-root': {
    message: ({ path }) => `${path} 既是清单目录，又是仓库根目录。`,
    remedy: '请将 list.yml 和条目移到子目录中，例如 data/。',
  },
  'no-list-or-readme': {
    message: ({ path }) => `${path} 既不是清单的目录，也不是 Markdown 清单。`,
    remedy: '请给出清单所在目录，或一份不是自动生成的 README.md。',
  },
  'bad-headers': {
    message: ({ line }) => `LISTKEEPER_HEADERS 第 ${line} 行不是请求头。`,
    remedy: '请每行写一个请求头：docs.example.org Authorization: Bearer TOKEN',
  },
  'unread-format': {
    message: ({ path, format }) => `${path} 是 ${format} 文件，暂不支持读取。`,
    remedy: '请先转换为 HTML 或 Markdown，例如使用 pandoc。',
  },
  'not-a-notebook': {
    message: ({ path }) => `${path} 无法作为 Jupyter 笔记本读取。`,
    remedy: '请用 Jupyter 打开并重新保存。',
  },
  'nothing-to-check': {
    message: ({ path }) => `${path} 中既没有清单，也没有 Markdown、HTML 或 Jupyter 文件。`,
    remedy: '请给出 list.yml 所在目录，或一个文件。',
  },
  'not-a-history': {
    message: ({ path }) => `${path} 不是链接检查的历史记录。`,
    remedy: `请给出由 \`${runCommand} check --history FILE\` 写入的文件。`,
  },
  'newer-history': {
    message: ({ version }) => `这份链接历史记录由更新版本的 Listkeeper 写入（格式 ${version}），未作改动。`,
    remedy: '请更新当前的 Listkeeper：工作流中 Action 的版本，或本机安装的命令。',
  },
  'not-a-cache': {
    message: ({ path }) => `${path} 不是链接检查结果的缓存。`,
    remedy: '请为 --cache 指定一个尚不存在的文件，或以前写入的缓存文件。',
  },
  'no-history-branch': {
    message: ({ branch, path }) => `${path} 中没有分支 ${branch}。`,
    remedy: ({ branch }) =>
      `请先拉取该分支（git fetch origin ${branch}），或使用文件：先运行 ${runCommand} check data --history FILE，再运行 ${runCommand} health --history FILE。`,
  },

  'already-generated': {
    message: ({ path }) => `${path} 已由数据生成。`,
    remedy: `请去掉 --replace；该文件由 \`${runCommand} render\` 更新。`,
  },
  'folder-not-empty': {
    message: ({ path }) => `${path} 不是空目录。`,
    remedy: '请换一个目录，或加 --force 写入此目录（同名文件会被覆盖）。',
  },
  'no-such-output': {
    message: ({ settings, path }) => `${settings} 中没有输出文件 ${path}。`,
    remedy: '请在其中添加，或去掉 --replace。',
  },
  'template-not-set': {
    message: ({ settings, path, template }) =>
      `${settings} 没有指定模板 ${template}，${path} 中的文字会丢失，因此未写入任何文件。`,
    remedy: ({ template, fields }) =>
      `请在其输出中添加 \`template: ${template}\`${fields.length > 0 ? `，并声明字段 ${fields.join('、')}` : ''}；或删除该设置文件后重新导入。`,
  },
  'import-not-rendered': {
    message: ({ path }) => `导入的数据无法原样生成 ${path}，因此未写入任何文件。`,
    remedy: '请附上以上报告，反馈这份清单。',
  },
  'not-the-imported-file': {
    message: ({ path }) => `${path} 不是正在导入的文件。`,
    remedy: '请去掉 --replace，或加 --force 覆盖它。',
  },

  'missing-fields': {
    message: ({ fields }) => {
      const names = fields.map((field) => missingFieldNames[field]);
      const last = names.length > 1 ? names.pop() : undefined;
      return `缺少参数：${names.join('、')}${last === undefined ? '' : `，以及${/^-/.test(last) ? ' ' : ''}${last}`}。`;
    },
    remedy: `见 ${runCommand} new --help。`,
  },
  'bad-fact-option': {
    message: ({ text }) => `--fact ${text} 不是这类条目可以填写的信息。`,
    remedy: '请写成“名称：内容”，例如：--fact 年份：2023 --fact 版本：2.0。全部名称见 docs/submit.zh.md',
  },
  'bad-link-option': {
    message: ({ text }) => `--link ${text} 不符合“role=网址”的格式。`,
    remedy: '例如：--link paper=https://arxiv.org/abs/2010.07497',
  },
  'bad-year': { message: ({ year }) => `--year ${year} 不是年份。`, remedy: '请给出四位数字，例如 2020。' },
  'bad-id': {
    message: ({ id }) => `--id ${id} 不是有效的 id，只能使用小写字母、数字和连字符，且不能是 con、nul 等 Windows 保留名称。`,
    remedy: ({ suggestion }) => `例如：--id ${suggestion}`,
  },
  'bad-folder': {
    message: ({ folder }) => `--folder ${folder} 不是清单中的目录。`,
    remedy: '请给出数据目录下的路径，例如 --folder datasets',
  },

  'bad-proxy': {
    message: ({ name }) => `${name} 不是以 http:// 或 https:// 开头的网址。`,
    remedy: ({ name }) => proxyRemedy(name),
  },
  'socks-proxy': {
    message: ({ name }) => `${name} 是 SOCKS 代理，典守不支持。`,
    remedy: ({ name }) => proxyRemedy(name),
  },
  'bad-address-range': {
    message: ({ text }) => `${text} 既不是 IP 地址，也不是地址段。`,
    remedy: '请给出 10.1.2.3 这样的地址，或 10.0.0.0/8 这样的地址段。',
  },
  'bad-api-url': {
    message: ({ variable, text }) => `${variable} 不是 API 的网址：${text}`,
    remedy: '请设为 https://github.example.com/api/v3 这样的网址；使用 github.com 时无需设置。',
  },

  'not-permitted': {
    message: (failure) => `没有权限：${describeForgeFailure(failure)}`,
    remedy: '请在 App 的设置中授予该权限并在安装处接受，或为工作流的令牌授予该权限。',
  },
  'bad-credentials': {
    message: (failure) => `凭据无效：${describeForgeFailure(failure)}`,
    remedy: '请检查 App 的 ID 和私钥，或令牌。',
  },
  'not-found': {
    message: (failure) => `未找到：${describeForgeFailure(failure)}`,
    remedy: '请检查名称，以及 App 是否已安装到该仓库。',
  },
  moved: {
    message: (failure) => `分支已有新提交：${describeForgeFailure(failure)}`,
    remedy: '无需处理：任务会在新的提交上重新运行。',
  },
  'rate-limited': {
    message: (failure) => `已达到 GitHub 的访问频率限制：${describeForgeFailure(failure)}`,
    remedy: '无需处理：限制解除后任务会重新运行。',
  },
  'protected-branch': {
    message: (failure) => `分支受保护：${describeForgeFailure(failure)}`,
    remedy: '请允许 App 绕过分支规则，或在 .github/listkeeper.yml 中设置 `publish.by: pull-request`。',
  },
  'own-branch-restricted': {
    message: (failure) => `规则集不允许写入该分支：${describeForgeFailure(failure)}`,
    remedy: '请允许 App 绕过该规则集，或在其中排除分支 `listkeeper/**`。',
  },
  'conversation-locked': {
    message: (failure) => `讨论已锁定：${describeForgeFailure(failure)}`,
    remedy: '如需在该处回复，请解除锁定。检查中有同样的内容。',
  },
  'issues-disabled': {
    message: (failure) => `仓库未启用 issue：${describeForgeFailure(failure)}`,
    remedy: '请在仓库设置中启用 issue，或在 .github/listkeeper.yml 中设置 `links.issue: false`。',
  },
  archived: { message: (failure) => `仓库已归档：${describeForgeFailure(failure)}`, remedy: '请取消归档，或从该仓库卸载 App。' },
  suspended: { message: (failure) => `安装已暂停：${describeForgeFailure(failure)}`, remedy: '请在账户设置中恢复该安装。' },
  empty: { message: (failure) => `仓库是空的：${describeForgeFailure(failure)}`, remedy: '请先推送一个提交。' },
  'too-large': {
    message: (failure) => `内容过大：${describeForgeFailure(failure)}`,
    remedy: '请在 .github/listkeeper.yml 中将 `data` 指向更小的目录，或拆分大文件。',
  },
  unavailable: { message: (failure) => `暂时无法访问：${describeForgeFailure(failure)}`, remedy: '无需处理：任务稍后会重试。' },
  refused: { message: (failure) => `请求被拒绝：${describeForgeFailure(failure)}`, remedy: '这是典守的缺陷，请附上此消息反馈。' },
  'actions-cannot-propose': {
    message: describeForgeFailure,
    remedy: '请在仓库设置的 Actions › General › Workflow permissions 中，允许 GitHub Actions 创建 PR。',
  },
  'path-in-the-way': {
    message: describeForgeFailure,
    remedy: '典守只替换普通文件。请移走该处的内容，或在 .github/listkeeper.yml 中另设输出文件或数据目录。',
  },
  'not-a-clone': {
    message: describeForgeFailure,
    remedy: '请指定一个本地克隆的目录。',
  },
  'no-such-commit': {
    message: describeForgeFailure,
    remedy: '可用的名称见 `git branch --all`；本地没有的请先获取（fetch）。',
  },
  'no-common-commit': {
    message: describeForgeFailure,
    remedy: '如果是浅克隆，请先运行 `git fetch --unshallow`。',
  },
  'incomplete-clone': {
    message: describeForgeFailure,
    remedy: '如果是部分克隆，请先运行 `git fetch --refetch --no-filter`。',
  },
  'no-git': {
    message: describeForgeFailure,
    remedy: '请安装 git，并确认它在 PATH 中。',
  },
  'too-many-entries': {
    message: ({ number, max }) => `#${number} 改动的条目超过 ${max} 个。`,
    remedy: ({ max }) => `请拆分这个 PR，每个不超过 ${max} 个条目。`,
  },

  'no-credentials': { message: '没有设置 APP_ID 和私钥。', remedy: credentialsRemedy },
  'no-app-id': { message: '已设置私钥，但没有设置 APP_ID。', remedy: credentialsRemedy },
  'bad-app-id': { message: 'APP_ID 不是数字。', remedy: credentialsRemedy },
  'no-private-key': {
    message: '已设置 APP_ID，但没有设置 PRIVATE_KEY 或 PRIVATE_KEY_PATH。',
    remedy: credentialsRemedy,
  },
  'unreadable-private-key': {
    message: ({ path }) => `无法读取 PRIVATE_KEY_PATH 指向的文件：${path}。`,
    remedy: credentialsRemedy,
  },
  'bad-private-key': { message: '私钥不是 PEM 格式。', remedy: credentialsRemedy },
  'app-rejected': {
    message: ({ appId }) => `GitHub 不接受 APP_ID ${appId} 与这个私钥。`,
    remedy: `请使用同一个 App 的编号和私钥（见其设置页），并确认本机时间准确。运行 \`${runCommand} doctor\` 可查出原因。`,
  },
  'worker-not-running': {
    message: '执行任务的进程没有运行。',
    remedy: '它会自动重新启动。如果一直如此，请查看日志中的退出原因，多半是内存不足。',
  },
  'no-webhook-secret': { message: '没有设置 WEBHOOK_SECRET。', remedy: credentialsRemedy },
  'weak-webhook-secret': {
    message: 'WEBHOOK_SECRET 是示例值或过短，任何人都可以伪造来自 GitHub 的事件。',
    remedy: '请用 `openssl rand -hex 32` 生成，并同时设置到这里和 App 的设置页面。',
  },
  'weak-lists-token': {
    message: ({ length }) => `LISTKEEPER_LISTS_TOKEN 不足 ${length} 个字符，容易被猜中。`,
    remedy: '请用 `openssl rand -hex 32` 生成；不需要清单总览页面时，删除该变量即可。',
  },
  'incomplete-sign-in': {
    message: ({ missing }) => `未设置 ${missing}，无法登录清单总览页面。`,
    remedy: '请同时设置 GITHUB_CLIENT_ID 和 GITHUB_CLIENT_SECRET，两者均见 App 的设置页；或两者都删除，即不启用 GitHub 登录。',
  },
  'queue-in-use': {
    message: ({ file }) => `另一个进程正在使用任务队列 ${file}。`,
    remedy: '请停止该进程，或将 LISTKEEPER_INBOX 设为另一个文件。',
  },
  'bad-database-url': {
    message: 'DATABASE_URL 不是 PostgreSQL 数据库的地址。',
    remedy: '请按以下格式填写：postgres://user:password@host:5432/database',
  },
  'role-needs-database': {
    message: ({ role }) => `--role ${role} 需要设置 DATABASE_URL。`,
    remedy: '请将 DATABASE_URL 设为所有进程共用的 PostgreSQL 数据库，或去掉 --role。',
  },
  'queue-unavailable': {
    message: ({ file, problem }) => `任务队列 ${file} 无法使用：${jobStoreProblems[problem][0]}。`,
    remedy: ({ problem }) => jobStoreProblems[problem][1],
  },
  'job-timed-out': {
    message: ({ minutes }) => `任务运行超过 ${minutes} 分钟，已停止。`,
    remedy: '请重新运行，或拆分改动。如果反复出现，请附上日志末尾的内容反馈。',
  },
  'job-given-up': {
    message: ({ starts }) => `任务已启动 ${starts} 次，每次机器人都在完成前停止。`,
    remedy: '请查看日志中的原因并反馈。',
  },
  'job-worker-crashed': {
    message: ({ detail }) => `运行任务的工作进程意外停止（${detail}）。`,
    remedy: '任务会自动重试几次。如果反复出现，请查看日志中的原因并反馈。',
  },

  'not-in-action': {
    message: '没有设置 GITHUB_REPOSITORY。',
    remedy: `请在 GitHub Action 中运行；在自己的电脑上请使用 \`${runCommand} review\`。`,
  },
  'no-token': { message: '没有令牌。', remedy: '去掉 `token:` 即使用默认令牌。' },
  'bad-mode': { message: ({ mode }) => `\`${mode}\` 不是有效的模式。`, remedy: modeRemedy },
  'no-mode-for-event': { message: ({ event }) => `事件 \`${event}\` 没有默认的模式。`, remedy: modeRemedy },
  'bad-boxes': {
    message: ({ value }) => `\`boxes: ${value}\` 无效，只能是 true 或 false。`,
    remedy: '请设置 `boxes: true`，或去掉这一项。',
  },
  'no-pull-request': {
    message: '该事件没有对应的 PR。',
    remedy: '请在 `pull_request_target` 事件中运行 `mode: review`。',
  },

  internal: { message: ({ detail }) => detail, remedy: '设置 DEBUG=1 可查看错误来源。' },
});
