let descriptions: Readonly<Record<string, string>> | undefined;

/**
 * Chinese for the description of a field, by its English text in `src/list/schema/`. Pages for
 * readers of Chinese are generated with it.
 */
export function translateFieldDescription(english: string): string | undefined {
  descriptions ??= createDescriptions();
  return descriptions[english];
}

const createDescriptions = (): Readonly<Record<string, string>> => ({
  // An entry.
  'Given only where the file name does not say it': '只在与文件名不同时才写',
  'Id of a section of list.yml': 'list.yml 中某个分类的 id',
  'What it is for: named-entity-recognition, question-answering': '用途，例如 named-entity-recognition、question-answering',
  'BCP 47, such as zh-Hans or en': 'BCP 47 语言标签，例如 zh-Hans、en',
  'SPDX id, or not-stated': 'SPDX 标识符，或 not-stated',
  'Where its parts have licenses of their own': '各部分许可证不同时填写',
  'What the makers restrict beside the license, or without one': '发布方在许可证之外另作的使用限制',
  'How to get it; partial where only some of it is open': '如何获取；partial 表示只有一部分公开',
  'When it came into the list': '收录日期',
  'Further publications of the same work': '同一成果的其他发表版本',
  'In their order; et al. as the last where some are left out': '按署名顺序；未列全时以 et al. 结尾',
  'Who makes or organizes it': '制作方或主办方',
  'The version that the entry describes': '条目所描述的版本',
  'Earlier names and addresses': '曾用的名称和地址',
  'Of a task or call: since when it is open': '评测或征集的开始日期',
  'Of a task or call: until when': '评测或征集的截止日期',
  'Where the facts were read; not rendered': '事实的出处，不显示在 README 中',
  'Where the data comes from': '数据的来源',
  'The models that it was made from': '由哪些模型得到',
  'The sizes in which it exists: 7B, 1.8B': '有哪些参数规模，例如 7B、1.8B',
  'Length of its context, in tokens': '上下文长度，以 token 计',
  // The parts of an entry.
  'What the link is for': '链接的用途',
  'Extraction code of a net-disk share: four characters, quoted; or not-stated':
    '网盘分享的提取码：四位，加引号；没有给出的写 not-stated',
  'What tells this link from another of the same role': '与同类链接区分的名称',
  'The address of the link of this entry that this one copies': '本条目中被镜像的那个链接的网址',
  'An archived copy, for when the link is gone': '存档网址，供链接失效后使用',
  'Since when this link leads nowhere, where the entry has others': '链接失效的日期（条目还有其他链接时）',
  'The id of another entry of this list': '清单中另一个条目的 id',
  'What this address states, where it is not the license of the entry': '该地址注明的许可证，与条目不同时填写',
  'What it is the sum of: { train: 800, test: 200 }': '由哪些部分相加而成，例如 { train: 800, test: 200 }',
  'Whole, or a decimal such as 39.04': '整数，或 39.04 这样的小数',
  'What is counted: dialogues, questions, diseases': '计数单位，例如对话、问题、疾病',
  'owner/model, or datasets/owner/name': 'owner/model，或 datasets/owner/name',
  'models/owner/name or datasets/owner/name': 'models/owner/name 或 datasets/owner/name',
  'The number of the record': '记录编号',
  'Where it differs from the title of the entry': '与条目标题不同时填写',
  'The part that it covers': '所适用的部分',
  'The day for which it was read': '查看许可证的日期',
  'The page, or the file of a repository at the commit that was read': '所查看的网页，或仓库文件在当时提交下的地址',
  'The date of the version that was read': '所查看版本的日期',
  'The fields that it states; all where not given': '它说明了哪些字段；不写表示全部',
  'What it says otherwise than the entry': '与条目不一致的内容',
  // The list itself.
  'License of the list itself': '清单本身的许可证',
  'How its entries stand where the output sets no layout; by their kinds where not given':
    '输出未设排版时本分类条目的排版；不写则按类型决定',
  'A page of the repository that shows how an entry is written. The issue form links to it':
    '仓库中说明条目写法的页面，issue 表单会链接到它',
  'The languages of most entries. Not shown at an entry that has just these': '多数条目的语言；语言与此相同的条目不再显示语言',
  'Names of the tasks and tags of this list, where the slug does not read well': '本清单所用任务和标签的名称（标识不易读时填写）',
  // Settings.
  'Write into entries without `added` when they came, by the history of their lines':
    '为没有 `added` 的条目填写收录日期，依据各行的提交历史',
  'Who is named as a contributor, in zones and files that ask for it': '贡献者名单（仅用于需要它的区域和文件）',
  'Logins or names of people who don’t want to be named': '不愿列名的人：登录名或名字',
  'Folder of the list': '清单数据所在的目录',
  'A Markdown file that is the list, such as README.md: then there is no data folder, and nothing is generated':
    '本身就是清单的 Markdown 文件，例如 README.md：此时没有数据目录，也不生成文件',
  'Language of comments, checks and issues': '评论、检查和 issue 的语言',
  'Kinds of this list beside the built-in ones': '内置类型之外，本清单自己的类型',
  'Fields of this list beside the built-in ones': '内置字段之外，本清单自己的字段',
  'Where to write, from the repository’s root': '写入的文件，路径从仓库根目录算起',
  'Markdown: between the markers, or the whole file': 'Markdown：只写两个标记之间，或写整个文件',
  'Only these, with what is under them': '只包含这些分类（及其下级）',
  'Without it, the file’s name decides': '不写时由文件名判断',
  'Markdown: how entries stand. Where not given, headings, and lines for papers, articles, products and collections':
    'Markdown：条目的排版。不写时用标题，论文、文章、产品和合集用单行',
  'Markdown: a file with the README’s words and the places of its entries, as the import writes it':
    'Markdown：模板文件，含 README 的文字和各条目的位置，由导入生成',
  'Atom and HTML: where the feed or the site will be read': 'Atom、HTML：订阅源或网站发布后的网址',
  'HTML: keep the site in the repository. Without it a workflow builds it': 'HTML：网站文件是否提交到仓库；不写则由工作流构建',
  'Markdown: the columns of tables, in their order. One in which no entry of a section has anything is left out. With it, the layout is tables':
    'Markdown：表格的列及其顺序；某个分类中全空的列不显示。写了它，排版即为表格',
  'The order of entries in each section, in place of that in list.yml': '各分类中条目的排序，代替 list.yml 中的设置',
  'What entries are marked with, in Markdown and on a site. A site marks archived and stale ones where not given':
    '在 Markdown 和网站中给条目加的标记；网站不写时标记已归档和久未更新的条目',
  'What outputs show of repositories at GitHub: stars, last push, last release, license':
    '输出中展示的 GitHub 仓库信息：star 数、最近推送、最近发布、许可证',
  'Where they are kept, such as data/facts.json: the checks of links write it. Without it outputs know none':
    '存放这些信息的文件，例如 data/facts.json，由链接检查写入；不写则输出中没有这些信息',
  'Stars from which an entry has the mark `popular`': '达到多少 star 时标记为 `popular`',
  'Words or signs of the marks, in place of the usual ones': '标记所用的文字或符号，代替默认的文字',
  'Check the links that a pull request adds': '检查 PR 新增的链接',
  'Words of a review: in the language above, or in that of the pull request’s title and description':
    '审核所用的语言：上面设置的语言，或 PR 标题和说明的语言',
  'Ask contributors whether they use what they suggest; any answer in their own words will do':
    '询问贡献者是否用过所推荐的资源；用自己的话回答即可',
  'Close a pull request that needs changes after so many days without a word; its author can reopen it':
    '需要修改的 PR 多少天没有动静后关闭；作者可以重新打开',
  'What new entries have to meet': '新条目需要满足的条件',
  'Whether an entry that doesn’t meet it can be merged': '不满足时是否阻止合并',
  'Only entries of these kinds': '只适用于这些类型的条目',
  'Only entries of these sections, and of those under them': '只适用于这些分类（及其下级）的条目',
  'Why the list asks for it: shown to contributors': '原因，会展示给贡献者',
  'GitHub stars': 'GitHub star 数',
  'Days since the repository was made': '仓库创建至今的天数',
  'Days since the last push': '上次推送至今的天数',
  'Days since the last release; without a release the rule isn’t met': '上次发布版本至今的天数；从未发布视为不满足',
  'People who wrote the last fifty commits': '最近 50 次提交的作者人数',
  'Licenses that GitHub finds: `any`, or a list of SPDX identifiers': 'GitHub 识别出的许可证：`any` 表示任意，或列出 SPDX 标识符',
  'Archived repositories don’t meet the rule': '已归档的仓库不满足',
  'Forks don’t meet the rule': 'fork 不满足',
  'A README at the root of the repository': '仓库根目录有 README',
  'A workflow of GitHub Actions, or the file of another CI service': '有 GitHub Actions 工作流，或其他 CI 服务的配置文件',
  'Words of the description; a Chinese character is one': '简介的字数（一个汉字或一个英文单词算一个）',
  'The same, at most': '简介字数的上限',
  'Words of praise in the description don’t meet the rule': '简介含宣传用语时不满足',
  'Further words of praise, beside the built-in English and Chinese ones': '内置的中英文宣传用语之外，另外要避免的词',
  'Entries of the section, with this one': '该分类的条目数上限（含新条目）',
  'Entries that a pull request adds': '一个 PR 新增的条目数',
  'Open pull requests of one person that add entries, with this one': '同一人新增条目且尚未合并的 PR 数（含本 PR）',
  'Addresses, or beginnings that end in *': '网址，或以 * 结尾的网址前缀',
  'What is different at one host': '对某个网站的特殊处理',
  'Its name, or `*.name` for its subdomains': '主机名，或用 `*.name` 表示其子域名',
  'Status codes that count as an answer': '视为正常的状态码',
  'Sent to this host. Headers with secrets come from LISTKEEPER_HEADERS':
    '发送给该主机的请求头。含密钥的请求头由 LISTKEEPER_HEADERS 提供',
  'What it takes to call a link dead: never less than the defaults. An owner’s no, seen twice, is enough always':
    '判定链接失效的条件，不低于默认值。资源所有者两次明确表示不存在，即可判定',
  'Looks at a missing page, days apart; silence takes one more': '页面不存在需相隔数日确认的次数；无响应则再加一次',
  'From the first of them to the last': '第一次到最后一次之间的天数',
  'The same where nobody answers': '无响应时的天数',
  'Which repositories at GitHub the issue shows under “Please look”, though their links work':
    '在 issue 的“请看一下”中列出哪些 GitHub 仓库（链接本身正常）',
  'Repositories without a push for longer': '超过多少天没有推送的仓库',
  'Repositories whose last release is older; those without any aren’t shown': '最近一次发布早于多少天的仓库；从未发布的不列出',
  'Archived repositories; where not, they are only named': '已归档的仓库；不开启时仅在折叠部分列出名称',
  'Repositories whose license is gone, or another than at the first check': '许可证被移除，或与首次检查时不同的仓库',
  'The section for what is no longer kept up: boxes of the issue can move entries there':
    '存放不再维护的条目的分类：可在 issue 中勾选，将条目移到那里',
  'Safe moves (renamed repositories, canonical addresses, http to https): when ticked, or proposed at once':
    '可放心更新的地址（仓库更名、规范网址、http 改 https）：勾选后更新，或直接提交 PR',
  'Contact address for the polite pools of Crossref and DataCite, which answer sooner':
    '联系邮箱，用于 Crossref 与 DataCite 的快速通道',
});
