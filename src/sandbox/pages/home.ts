import type { HttpResponse } from '../model/index.ts';
import { fullName, type HostedRepository, type Issue, type World } from '../model/index.ts';
import { getCheckIcon, isAwaitingCheck, pageResponse } from './components/index.ts';
import { type Html, html } from './rendering/index.ts';

/** The first page: what there is, and what to try. English and Chinese side by side. */
export function renderHomePage(world: World): HttpResponse {
  const repositories = [...world.hosted.values()].filter((repository) => !repository.parent);
  const isWorking = repositories.length === 0 || repositories.some((repository) => isAwaitingCheck(world, repository));
  const body = html`
<div class="hero">
<h1>Listkeeper at work · 典守正在工作</h1>
<p>What you see here is an embedded GitHub on your own machine. The bot is real: it got signed webhooks, read the repository over GitHub’s interface, and wrote what you find below. The repositories live only here; the hosts that links lead to are simulated too, unless you asked for the real ones.</p>
<p>这里是在你自己的电脑上模拟的 GitHub，机器人则是真的：它收到带签名的 webhook，通过 GitHub 接口读取仓库，写出了下面的内容。仓库只存在于本机；除非另有指定，链接所指的网站也是模拟的。</p>
</div>
${isWorking ? html`<p class="warn">The bot is at work; this page loads itself again. · 机器人正在工作，页面会自动刷新。</p>` : ''}
${repositories.map((repository) => renderRepositoryCards(repository))}
<div class="two">
<section>
<h2>What to look at</h2>
<ol>
<li><b>The pull request.</b> A contributor’s fork brings three entries. The comment says which is ready, what to mend in the others, and how.</li>
<li><b>Files changed.</b> The same findings at their very lines, as annotations of the check run.</li>
<li><b>The link-health issue.</b> What the scheduled check saw: what needs a decision, what moved, what could not be judged.</li>
<li><b>The README.</b> Written from <code>data/</code>, with a table of contents that leads where it should.</li>
</ol>
</section>
<section lang="zh">
<h2>可以看什么</h2>
<ol>
<li><b>合并请求。</b>一位贡献者从派生仓库带来三个条目。评论会说明哪个可以合并，其余要改什么、怎么改。</li>
<li><b>文件改动。</b>同样的问题作为检查标注，显示在对应的行上。</li>
<li><b>链接健康议题。</b>定期检查的结果：哪些需要处理，哪些换了地址，哪些无法判断。</li>
<li><b>README。</b>由 <code>data/</code> 生成，目录链接可以正确跳转。</li>
</ol>
</section>
</div>
<div class="box"><div class="head"><b>Try it on your own list · 用自己的清单试试</b></div><div class="body">
<p>Stop this with Ctrl+C, then, with the folder of your list: · 按 Ctrl+C 停止，再换成清单所在的文件夹运行：</p>
<pre class="command">npx listkeeper try DIR</pre>
<p class="quiet">The interface itself is at <code>${world.api}</code>, GraphQL at <code>${world.api.replace(/\/v3$/, '/graphql')}</code>.</p>
</div></div>`;
  return pageResponse({ title: 'Listkeeper 典守: the sandbox', refreshSeconds: isWorking ? 2 : undefined, body });
}

/** Newest first, pull requests before issues: what people came for stands first. */
function renderRepositoryCards(repository: HostedRepository): Html {
  const name = fullName(repository);
  const issues = [...repository.issues.values()].reverse();
  const shown = (pulls: boolean) =>
    issues
      .filter((issue) => (issue.pull !== undefined) === pulls)
      .slice(0, 6)
      .map((issue) => renderIssueCard(repository, issue));
  const heads = new Set(issues.map((issue) => issue.pull?.head.sha));
  const runs = repository.checkRuns.filter((run) => heads.has(run.headSha)).slice(-3);
  const checks = runs.map((run) => {
    const [sign, look] = getCheckIcon(run);
    return html`<a class="card" href="/${name}/runs/${run.id}"><span class="kind">Check run · 检查</span><b><span class="${look}">${sign}</span> ${run.name}</b>${run.title}</a>`;
  });
  return html`<div class="cards">
${shown(true)}${checks}${shown(false)}
<a class="card" href="/${name}"><span class="kind">Repository and README · 仓库与 README</span><b>${name}</b>${repository.description}</a>
</div>`;
}

function renderIssueCard(repository: HostedRepository, issue: Issue): Html {
  const kind = issue.pull ? 'Pull request · 合并请求' : 'Issue · 议题';
  const state = issue.pull?.mergedAt === undefined ? issue.state : 'merged';
  const count = issue.comments.length;
  const comments = count === 0 ? '' : html` · ${count} ${count === 1 ? 'comment' : 'comments'}`;
  const path = `/${fullName(repository)}/${issue.pull ? 'pull' : 'issues'}/${issue.number}`;
  return html`<a class="card" href="${path}"><span class="kind">${kind}</span><b>${issue.title} <span class="quiet">#${issue.number}</span></b><span class="quiet">${state}${comments} · ${issue.author.account.login.replace('[bot]', '')}</span></a>`;
}
