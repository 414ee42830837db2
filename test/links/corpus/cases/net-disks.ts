import { createHtmlResponse, type SimulatedResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

const source = 'links.md L10: Lampon/PanCheck, fish2018/pansou';

function disk(
  name: string,
  url: string,
  answer: SimulatedResponse,
  expected: Pick<LinkCase, 'dead' | 'verdict' | 'reason'>,
  rest: Partial<LinkCase> = {},
): LinkCase {
  return createStaticCase(`Net disk: ${name}`, url, { [new URL(url).hostname]: answer }, expected, { source, ...rest });
}

const shell = createHtmlResponse('网盘', '<div id="app"></div><script src="/main.js"></script>');
const lanzou = 'https://wwi.lanzoup.com/iAbCd12345';

export const netDiskCases: LinkCase[] = [
  disk(
    'Lanzou: a file',
    lanzou,
    createHtmlResponse('data.zip - 蓝奏云', '<p>文件大小：3.2 M</p><p>上传时间：2024-01-01</p>'),
    alive(),
  ),
  disk(
    'Lanzou: 来晚啦',
    lanzou,
    createHtmlResponse('', '<div class="off"><div>来晚啦...文件取消分享了</div></div>'),
    gone('cancelled'),
  ),
  disk('Lanzou: deleted', lanzou, createHtmlResponse('', '<div>文件不存在，或已删除</div>'), gone('deleted')),
  disk('Lanzou: a link of yesterday', lanzou, createHtmlResponse('', '<div>文件链接失效，请获取新链接</div>'), gone('expired')),
  disk('Lanzou: wants a code', lanzou, createHtmlResponse('文件', '<p>输入密码</p>'), notGone('restricted', 'code-missing')),
  disk(
    'Lanzou: its wall',
    lanzou,
    { body: '<script>var arg1="A"; setCookie("acw_sc__v2", x)</script>' },
    notGone('blocked', 'bot-wall'),
  ),
  disk('Xunlei: a shell', 'https://pan.xunlei.com/s/VNabc?pwd=ab12', shell, notGone('unknown', 'no-checker')),
  disk('UC: a shell', 'https://drive.uc.cn/s/abc123def', shell, notGone('unknown', 'no-checker')),
  disk('Tianyi: a shell', 'https://cloud.189.cn/t/abc123', shell, notGone('unknown', 'no-checker')),
  disk('139: a shell', 'https://caiyun.139.com/m/i?abc123', shell, notGone('unknown', 'no-checker')),
  disk(
    '139: cancelled',
    'https://yun.139.com/shareweb/abc',
    createHtmlResponse('和彩云', '<p>抱歉，链接已失效</p>'),
    gone('expired'),
  ),
  disk('a shell on any host is weak', 'https://openkg.example/dataset/cmeie', shell, alive(), { note: 'weak-evidence' }),
  disk('a first page may be a shell', 'https://app.example/', shell, alive()),
];
