import type { Language } from '../../model/language.ts';
import type { DemoPages } from './demo.ts';

/** What `start` and `try` say about the embedded GitHub. */
export const demoMessages = {
  en: {
    simulated: `Listkeeper on an example: no credentials were found, so GitHub and all other hosts are simulated on this machine.
Nobody outside is asked; the links that look dead here are dead only in the example. So that there is a history to look at, three earlier link
checks are played with the clock set back 15, 8 and 1 days.`,
    home: 'First page, ready now:',
    pullRequest: 'Pull request with the comment',
    check: 'Check run with annotations',
    issue: 'Link-health issue',
    readme: 'README, written from the data',
    none: 'none',
    next: `Stop with Ctrl+C. To run it on GitHub: npm start -- --setup, or fill in .env (see .env.example).
For a list of your own: npx listkeeper try DIR`,
    real: `GitHub’s pages are simulated on this machine; the links of the list are asked for real, which may take some minutes.
Links to GitHub are judged when GITHUB_TOKEN is set.`,
    simulatedHosts: `GitHub and all other hosts are simulated on this machine; nobody outside is asked.
What looks dead or alive here is so only here.`,
    noList: `Nothing was proposed: this README has no list of ten entries or more that the bot would offer to keep by itself.
You can still make one of it: npx listkeeper import README.md --out data`,
    stop: 'Stop with Ctrl+C.',
  },
  zh: {
    simulated: `典守示例：没有找到凭据，因此 GitHub 与所有其他网站都在本机模拟。
不会访问任何外部网站；这里显示失效的链接，只是在示例中失效。
为了让链接健康有历史可看，先把时钟拨回 15 天、8 天、1 天，各做一次链接检查。`,
    home: '首页已可打开：',
    pullRequest: '合并请求与评论',
    check: '检查结果与标注',
    issue: '链接健康议题',
    readme: '由数据生成的 README',
    none: '无',
    next: `按 Ctrl+C 停止。要在 GitHub 上运行：npm start -- --setup，或填写 .env（见 .env.example）。
试用于自己的清单：npx listkeeper try 目录`,
    real: `GitHub 的页面在本机模拟；清单中的链接会真实访问，可能需要几分钟。
设置 GITHUB_TOKEN 后，指向 GitHub 的链接也会检查。`,
    simulatedHosts: `GitHub 与所有其他网站都在本机模拟，不会访问任何外部网站。
链接在这里正常或失效，只是模拟的结果。`,
    noList: `机器人没有提议：这个 README 里没有十个条目以上、适合由它主动提议维护的清单。
仍可自行导入：npx listkeeper import README.md --out data`,
    stop: '按 Ctrl+C 停止。',
  },
} as const;

/** The addresses of the pages, one a line. */
export function formatPages(pages: DemoPages, language: Language): string {
  const words = demoMessages[language];
  const names = ['pullRequest', 'check', 'issue', 'readme'] as const;
  const width = Math.max(...names.map((name) => measureColumns(words[name])));
  return names
    .map((name) => `  ${words[name]}${' '.repeat(width - measureColumns(words[name]))}  ${pages[name] ?? words.none}\n`)
    .join('');
}

/** Columns of a text on a terminal, where Han characters take two. */
function measureColumns(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
