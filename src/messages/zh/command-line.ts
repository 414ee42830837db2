import type { Messages } from '../messages.ts';

export const commandLine = (): Messages['commandLine'] => ({
  description: '维护精选清单：审核 PR，检查链接，由数据生成 README。',

  help: {
    usage: '用法：',
    arguments: '参数：',
    options: '选项：',
    commands: '命令：',
    examples: '示例：',
    optionsPlaceholder: '[选项]',
    commandPlaceholder: '<命令>',
    helpOption: '显示帮助',
    helpCommand: '显示某个命令的帮助',
    versionOption: '显示版本',
    optionInfo: ({ choices, defaultValue }) =>
      [
        ...(choices.length > 0 ? [`可选值：${choices.join('、')}`] : []),
        ...(defaultValue === undefined ? [] : [`默认：${defaultValue}`]),
      ].join('；'),
    withInfo: ({ description, info }) =>
      description.endsWith('）') ? `${description.slice(0, -1)}；${info}）` : `${description}（${info}）`,
    exitCodes: '退出码：0 没有问题，1 发现问题，2 用法或设置有误，或无法检查。',
    more: '运行 listkeeper <命令> --help 可查看选项和示例。English: listkeeper --language en --help',
  },

  placeholders: {
    dir: '目录',
    targets: '对象',
    url: '网址',
    file: '文件',
    command: '命令',
    format: '格式',
    language: '语言',
    severity: '级别',
    regex: '正则表达式',
    role: '角色',
    codes: '状态码',
    range: '地址段',
    number: '数字',
    seconds: '秒',
    ref: '引用',
    folder: '目录',
    kind: '类型',
    id: 'id',
    name: '名称',
    title: '标题',
    text: '文字',
    email: '邮箱',
    roleAndUrl: 'role=网址',
    code: '提取码',
    license: 'SPDX',
    year: '年份',
    venue: '会议或期刊',
    fact: '名称：内容',
    mode: '模式',
    host: '方式',
  },

  commonOptions: {
    format: '输出格式',
    language: '提示信息的语言',
    languageDefault: '取自 LC_ALL 或 LANG',
  },

  overviewExamples: `listkeeper start                                   用示例运行机器人，无需配置
listkeeper validate data                           检查清单数据中的错误
listkeeper render --check                          README 是否为最新？
listkeeper check README.md                         检查文件、目录或网址中的链接
listkeeper review --base main --head my-branch     预览机器人的评论`,

  commands: {
    validate: {
      summary: '检查数据中的错误',
      options: { severity: '显示的最低级别' },
      examples: `listkeeper validate data
listkeeper validate data --severity error
listkeeper validate --format json | jq '.findings[].message'`,
      notes: '退出码 1：存在错误或警告。提示（例如中文排版）只是建议，不会使构建失败。',
    },
    render: {
      summary: '生成 README 等文件',
      options: { check: '不写入；有文件不是最新时退出码为 1', stdout: '输出到终端，不写入文件' },
      examples: `listkeeper render
listkeeper render --check
listkeeper render data --stdout > preview.md`,
      notes: '',
    },
    check: {
      summary: '检查链接（数据、Markdown、HTML、notebook 或网址）',
      options: {
        include: '只检查匹配的网址；可重复使用',
        exclude: '跳过匹配的网址；可重复使用',
        accept: '视为正常的状态码（403,429,5xx,200-299），或接受的检查结果（gone）',
        allowAddress: '允许访问的内网 IP 地址或 CIDR 地址段；可重复使用',
        maxPerHost: '同一主机的最大并发请求数',
        timeout: '单次请求的最长秒数，含跳转',
        deadline: '超过该秒数即停止，其余链接留待下次检查',
        cache: '缓存检查结果的文件：正常的链接保留 12 小时，确认失效的保留 7 天',
        history: '记录检查结果的文件：只检查到期的链接，多次失败才判为失效',
        facts: '把 GitHub 上的仓库信息写入清单的仓库信息文件，见 docs/facts.zh.md',
        proxy: '备用网络：链接无响应时先通过它重试，再判为失效',
        mailto: '联系邮箱，用于 Crossref 与 DataCite 的快速通道',
        root: '以 / 开头的链接从该目录算起（默认：仓库根目录）',
        offline: '不联网：列出链接，或显示缓存中的结果',
      },
      examples: `listkeeper check data
listkeeper check README.md docs --exclude '^https://example\\.com/' --cache .cache/links
listkeeper check https://arxiv.org/abs/2010.07497 --format json
listkeeper check docs --accept 403,429 --format sarif > links.sarif
listkeeper check data --proxy http://proxy.invented.cn:3128 --deadline 600`,
      notes: `设置 GITHUB_TOKEN 后，GitHub 链接会批量检查。LISTKEEPER_SECOND_PROXY 与 --proxy 作用相同，LISTKEEPER_MAILTO 与 --mailto 作用相同。
LISTKEEPER_HEADERS 用于含密钥的请求头，每行一个：docs.example.org Authorization: Bearer TOKEN
使用 --cache 时，中断的检查可以接着进行。
退出码 1：链接失效、网址格式错误，或提取码缺失、错误。退出码 2：未检查任何内容（没有网络或没有链接），或有文件未能读取。
禁止程序访问、达到访问限额、无响应的链接会列出，但不算失败。
也会检查指向仓库内文件和 #锚点 的链接。<!-- listkeeper:ignore-line --> 跳过所在行的链接。
检查方法见 docs/links.zh.md。lychee 用退出码 2 表示有失效链接，与此不同：见 docs/switching.zh.md`,
    },
    health: {
      summary: '查看以往检查发现的失效、变更和存疑链接（不联网）',
      options: { history: '由 check --history 写入的文件（默认：本地仓库的分支 listkeeper/health）' },
      examples: `listkeeper check data --history .listkeeper/history.jsonl
listkeeper health --history .listkeeper/history.jsonl
git fetch origin listkeeper/health && listkeeper health`,
      notes: '退出码 1：有链接失效或提取码错误，而清单中没有标记。',
    },
    review: {
      summary: '预览机器人对某个分支的评论',
      options: {
        base: '要合并到的分支或提交',
        head: '包含改动的分支或提交',
        offline: '不联网：不检查链接',
        allowAddress: '允许访问的内网 IP 地址或 CIDR 地址段；可重复使用',
      },
      examples: `listkeeper review --base main --head my-branch
listkeeper review --base origin/main --head HEAD --offline
listkeeper review --base main --head HEAD --format json`,
      notes: '',
    },
    fmt: {
      summary: '统一数据文件格式',
      options: {
        check: '不写入；有文件需要改动时退出码为 1',
        fix: '同时应用 validate 的自动修复，例如空格和拼写有误的值',
      },
      examples: `listkeeper fmt
listkeeper fmt --fix
listkeeper fmt --check`,
      notes: '调整引号、空白和换行；注释和顺序保持不变，不加 --fix 时内容也不变。',
    },
    new: {
      summary: '添加条目',
      options: {
        dir: '清单目录，或其所在仓库',
        kind: '资源类型',
        section: 'list.yml 中的分类 id',
        id: '条目的 id，也是文件名',
        nameEn: '英文名称',
        nameZh: '中文名称',
        title: '论文标题',
        descriptionEn: '一两句英文说明',
        descriptionZh: '一两句中文说明',
        link: '其他链接，例如 paper=https://…；可重复使用',
        code: '网盘分享的提取码，或 not-stated',
        license: 'SPDX 许可证标识符，或 not-stated',
        year: '论文年份',
        venue: '论文发表的会议或期刊',
        fact: '其他信息，例如“规模：1,200 组对话”；可重复使用',
        folder: '数据目录下的子目录（默认：同一分类其他条目所在的目录）',
        yes: '不提问；缺少的字段视为错误',
        offline: '不向 arXiv、Crossref、GitHub 查询信息',
        dryRun: '只显示文件内容，不写入',
      },
      examples: `listkeeper new
listkeeper new https://github.com/owner/name
listkeeper new https://github.com/owner/name --yes --kind dataset --section datasets --name-en "Name" \\
  --description-en "What it is." --license MIT`,
      notes: '未给出的内容会逐项提问；完成后显示条目在 README 中的样子。',
    },
    import: {
      summary: '把 Markdown 清单转换为数据',
      options: {
        out: '存放数据的目录',
        mend: '应用安全的修复：更新网址、合并重复条目、按 awesome-lint 规范英文句子',
        replace: '同时改写原文件：清单部分放在两个标记之间，由数据生成',
        force: '目录不为空时也写入',
        dryRun: '不写入任何文件',
        listLanguage: '清单的主要语言（默认：自动识别）',
      },
      examples: `listkeeper import README.md --out data
listkeeper import README.md --out data --mend --replace
listkeeper import README.md --dry-run --format json | jq .addresses`,
      notes: '写入条目、schema 和设置，并列出所有没有成为数据的内容。',
    },
    export: {
      summary: '写出不带标记的 README，恢复手工维护',
      options: { stdout: '输出到终端，不写入文件' },
      examples: `listkeeper export
listkeeper export --stdout > LIST.md`,
      notes: '标记以外的内容逐字节保留；数据目录不作改动。',
    },
    init: {
      summary: '在仓库中启用机器人',
      options: {
        runsAs: '由谁运行（默认：询问，否则为 action）',
        botLanguage: '评论和 issue 的语言（默认：询问，否则与清单相同）',
      },
      examples: `listkeeper init
listkeeper init --runs-as action --bot-language zh`,
      notes: '写入缺少的设置、工作流和 issue 表单，并说明接下来做什么。不覆盖任何文件。',
    },
    try: {
      summary: '在本机试运行机器人',
      options: { port: '网页的端口', simulate: '模拟所有网站，不真实检查链接', open: '不打开浏览器' },
      examples: `listkeeper try
listkeeper try ~/lists/my-list
listkeeper try README.md                      预览机器人会提出什么
listkeeper try ~/lists/my-list --simulate     不访问任何网站`,
      notes: 'GitHub 在本机模拟，你的文件只会被读取。',
    },
    start: {
      summary: '启动机器人',
      options: {
        port: '网页或 webhook 的端口',
        role: '本进程承担的部分，需要设置 DATABASE_URL',
        setup: '尚无 App 时先注册一个',
        open: '不打开浏览器',
      },
      examples: `listkeeper start
listkeeper start --port 4000
listkeeper start --setup
listkeeper start --role worker`,
      notes: '环境变量或 .env 中有凭据时在 GitHub 上运行，否则运行模拟的示例。',
    },
    doctor: {
      summary: '检查 GitHub App 能否在本机运行',
      options: {},
      examples: `listkeeper doctor
listkeeper doctor --format json | jq '.results[] | select(.state == "problem")'`,
      notes: `检查凭据、磁盘、数据库、代理、时钟、App 的权限，以及 GitHub 的事件是否送达。
请在 .env 所在目录运行。有问题时退出码为 1。`,
    },
    generate: {
      summary: '更新典守自身的生成文件：schema 和参考文档',
      options: { check: '不写入；有文件不是最新时退出码为 1' },
      examples: 'listkeeper generate --check',
      notes: '',
    },
    action: {
      summary: '作为 GitHub Action 的一个步骤运行（见 action.yml）',
      options: { mode: '要做什么（默认：由事件决定）' },
      examples: 'INPUT_MODE=check listkeeper action',
      notes: '',
    },
  },
});
