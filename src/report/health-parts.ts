import type { Note } from '../links/verdict.ts';
import { code, inline, linked, link as linkTo } from './escape.ts';
import { askedWords, markerWords } from './evidence.ts';
import { boxLines, movesBox } from './health-boxes.ts';
import type { HealthGroups } from './health-groups.ts';
import type { HealthState, LinkState } from './health-state.ts';
import type { MarkdownPart } from './limits.ts';
import { verdictWords } from './verdicts.ts';
import { counted, dayOf, inLanguage, type Language, pathInUrl, placeWords, spoken } from './words.ts';

/** The sections of the link-health issue, one function each. A section without links is nothing at all. */

type Section = (state: HealthState, groups: HealthGroups, language: Language) => MarkdownPart[];

/** Links that are gone: what to do is said once, then each link with what that rests on. */
export const deadPart: Section = (state, { dead }, language) => {
  if (dead.length === 0) return [];
  const zh = language === 'zh';
  const day = dayOf(state.at);
  const ticks = zh
    ? `勾选即可：所有勾选的修改会合成一个合并请求。也可以点“修改”自行改写。链接恢复后会自动从这里消失。`
    : 'Tick what should be done: all ticks together make one pull request. Or “edit” the line yourself. A link that answers again leaves this page by itself.';
  const byHand = zh
    ? `点“修改”打开该行：换成新地址，或删去这个链接；如果资源本身已不存在，请在条目中写 ${code(`status: {state: gone, since: ${day}}`)}，条目会保留并告知读者。链接恢复后会自动从这里消失。`
    : `“edit” opens the line: put a new address, or remove the link. Where the thing itself is gone, add ${code(`status: {state: gone, since: ${day}}`)} to the entry: it stays in the list and tells readers. A link that answers again leaves this page by itself.`;
  const how = state.boxes ? ticks : byHand;
  const fresh = new Set(state.changes?.died);
  const hosts = Map.groupBy(dead, (link) => (link.silent ? hostOf(link.url) : link.identity));
  const items = [...hosts.values()].map((links) => {
    const [first] = links;
    if (first && links.length > 1) return deadHost(state, links, first, language);
    return links.map((link) => deadLink(state, link, fresh.has(link.identity), language)).join('\n\n');
  });
  return [{ head: `### ${zh ? '已失效，请决定' : 'Dead: decide'}\n\n${how}`, items, between: '\n\n' }];
};

function deadLink(state: HealthState, link: LinkState, fresh: boolean, language: Language): string {
  const zh = language === 'zh';
  const mark = fresh ? (zh ? '（新）' : ' (new)') : '';
  const copy = link.archived === undefined ? '' : ` · ${linked(zh ? '存档副本' : 'archived copy', link.archived)}`;
  const said = link.judged ? verdictWords(link.judged, language).reason : '';
  const first = `**${nameOf(link, language)}** › ${address(link)}${zh ? `：${said}` : ` — ${said}`}${mark}${zh ? '。' : '. '}${placeOf(state, link, language)}`;
  const boxes = boxLines(link, state.boxes, language);
  const list = boxes.length > 0 ? `\n\n${boxes.join('\n')}` : '';
  return `${first} · ${editOf(state, link, language)}${copy}\\\n<sub>${evidence(link, language)}</sub>${list}`;
}

/** Many links of one silent host are one event. */
function deadHost(state: HealthState, links: LinkState[], first: LinkState, language: Language): string {
  const zh = language === 'zh';
  const host = code(hostOf(first.url));
  const head = zh
    ? `**${host}** 整个网站无响应，涉及 ${counted(links.length, 'link', language)}：`
    : `**${host}** does not answer at all; ${counted(links.length, 'link', language)} lead there:`;
  const lines = links.map((link) => {
    const copy = link.archived === undefined ? '' : ` · ${linked(zh ? '存档副本' : 'archived copy', link.archived)}`;
    const line = `- ${nameOf(link, language)} › ${address(link)} · ${placeOf(state, link, language)} · ${editOf(state, link, language)}${copy}`;
    return [line, ...boxLines(link, state.boxes, language, '  ')].join('\n');
  });
  return `${head}\\\n<sub>${evidence(first, language)}</sub>\n${lines.join('\n')}`;
}

/** `failing since 2026-11-08, 3 looks · last alive 2026-10-30 · found “…” · asked: …` */
function evidence(link: LinkState, language: Language): string {
  const zh = language === 'zh';
  const { judged, since, strikes, lastAlive } = link;
  const times = counted(strikes, 'time', language);
  const words = [
    zh ? `自 ${dayOf(since)} 起失败，共 ${times}` : `failing since ${dayOf(since)}, seen ${times}`,
    lastAlive === undefined
      ? zh
        ? '从未成功打开过'
        : 'never seen alive'
      : zh
        ? `最后可访问 ${dayOf(lastAlive)}`
        : `last alive ${dayOf(lastAlive)}`,
  ];
  if (judged?.marker) {
    const seen = inline(markerWords(judged.marker, language), 80);
    words.push(zh ? `所见“${seen}”` : `found “${seen}”`);
  } else if (judged?.status !== undefined) words.push(`HTTP ${judged.status}`);
  if (judged) words.push(`${zh ? '依据：' : 'asked: '}${inline(askedWords(judged.asked, language), 60)}`);
  return words.join(' · ');
}

/** Shares that are there behind a code that does not open them. */
export const codesPart: Section = (state, { codes }, language) => {
  const zh = language === 'zh';
  const items = codes.map((link) => {
    const said = link.judged ? verdictWords(link.judged, language).reason : '';
    const line = `- ${nameOf(link, language)} › ${address(link)}${zh ? '：' : ' — '}${said} · ${placeOf(state, link, language)} · ${editOf(state, link, language)}`;
    return [line, ...boxLines(link, state.boxes, language, '  ')].join('\n');
  });
  return [{ head: `### ${zh ? '提取码错误或缺失' : 'Wrong or missing code'}`, items }];
};

/** Papers that were retracted or withdrawn, and links that seem to lead elsewhere. */
export const wrongPart: Section = (state, { wrong }, language) => {
  const zh = language === 'zh';
  const items = wrong.map((link) => {
    const { note, title } = link.judged ?? {};
    const called = title ? inline(title, 120) : '';
    const leads = zh ? `打开的是“${called}”` : `it opens “${called}”`;
    const reasons: Partial<Record<Note, string>> = {
      retracted: zh ? '论文已被撤稿' : 'the paper was retracted',
      withdrawn: zh ? '论文已被作者撤回' : 'the paper was withdrawn by its authors',
      // The full name of the other repository tells whose it is.
      'another-repository': zh
        ? `该名称现属另一个仓库（原仓库删除或改名后，名称被重新注册），${leads}`
        : `the name belongs to another repository now: the one that was here has gone or was renamed, and the name was taken anew; ${leads}`,
    };
    const said = (note && reasons[note]) ?? leads;
    const line = `- ${nameOf(link, language)} › ${address(link)}${zh ? '：' : ' — '}${said} · ${placeOf(state, link, language)} · ${editOf(state, link, language)}`;
    return [line, ...boxLines(link, state.boxes, language, '  ')].join('\n');
  });
  return [{ head: `### ${zh ? '请核对' : 'Please look: retracted, or possibly the wrong link'}`, items }];
};

/** New addresses: nothing is broken yet. */
export const movedPart: Section = (state, { moved }, language) => {
  const zh = language === 'zh';
  const items = moved.map((link) => {
    const to = link.judged?.to ?? '';
    const old = code(spoken(link.url));
    const line = `- ${nameOf(link, language)} › ${old} → ${linked(code(spoken(to)), to)} · ${placeOf(state, link, language)} · ${editOf(state, link, language)}`;
    return [line, ...boxLines(link, state.boxes, language, '  ')].join('\n');
  });
  const title = zh ? `### 地址已变更（${moved.length}）` : `### Moved: ${counted(moved.length, 'address', language)} to update`;
  const why = zh ? '旧地址目前仍能跳转，换成新地址更稳妥。' : 'The old addresses still lead there; the new ones last longer.';
  return [{ head: [title, why, ...movesBox(state.boxes, language)].join('\n\n'), items }];
};

/** Repositories that are read only now: good to know, nothing to do. */
export const archivedPart: Section = (state, { archived }, language) => {
  const zh = language === 'zh';
  const items = archived.map((link) => `- ${nameOf(link, language)} › ${address(link)} · ${placeOf(state, link, language)}`);
  const words = zh ? `仓库已归档，不再更新（${archived.length}）` : `Archived repositories (${archived.length}): good to know`;
  return [folded(words, items)];
};

/** Links that failed, and are not called dead for that. The owner's own no is shown openly, the rest folded. */
export const suspectPart: Section = (state, { certainSuspects, suspects }, language) => {
  const zh = language === 'zh';
  const item = (link: LinkState): string => {
    const said = link.judged ? verdictWords(link.judged, language).reason : '';
    const seen =
      link.strikes < 2 ? (zh ? '见过一次' : 'seen once') : zh ? `见过 ${link.strikes} 次` : `seen ${link.strikes} times`;
    const day = dayOf(state.next !== undefined && state.next > link.next ? state.next : link.next);
    const again = zh ? `${day} 再查` : `asked again on ${day}`;
    const line = `- ${nameOf(link, language)} › ${address(link)}${zh ? '：' : ' — '}${said}${zh ? '，' : '; '}${seen}${zh ? `（${dayOf(link.since)}）` : ` (${dayOf(link.since)})`}${zh ? '，' : ', '}${again} · ${placeOf(state, link, language)}`;
    return [line, ...boxLines(link, state.boxes, language, '  ')].join('\n');
  };
  const head = zh ? '### 待复查，暂不必处理' : '### Seen once, asked again: nothing to do yet';
  const words = zh
    ? `访问失败，稍后复查（${suspects.length}）：一次失败不算失效`
    : `Failed, and asked again (${suspects.length}): one failure is not a death`;
  return [{ head, items: certainSuspects.map(item) }, folded(words, suspects.map(item))];
};

/** What needs nobody: walls and quotas by host, and what came back. */
export const foldedParts: Section = (state, { unjudged, recovered, settled, ignored }, language) => {
  const zh = language === 'zh';
  const hosts = [...Map.groupBy(unjudged, ({ url }) => hostOf(url))].sort(
    ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
  );
  const walls = hosts.map(([host, links]) => {
    const looks = links.map((link) => link.unjudged ?? link.judged).filter((look) => look !== undefined);
    const said = [...new Set(looks.map((look) => verdictWords(look, language).reason))].slice(0, 3);
    const names = links.slice(0, 5).map((link) => placeOf(state, link, language));
    const rest = links.length > 5 ? (zh ? `等 ${links.length} 处` : ` and ${links.length - 5} more`) : '';
    return `- ${code(host)}${zh ? '：' : ' — '}${said.join(zh ? '；' : '; ')} · ${counted(links.length, 'link', language)}${zh ? '：' : ': '}${names.join(zh ? '、' : ', ')}${rest}`;
  });
  const back = recovered.map((link) => {
    const at = link.lastAlive === undefined ? '' : zh ? `，${dayOf(link.lastAlive)} 恢复` : `, back on ${dayOf(link.lastAlive)}`;
    return `- ${nameOf(link, language)} › ${address(link)}${at}`;
  });
  const marked = settled.map((link) => `- ${nameOf(link, language)} › ${address(link)} · ${placeOf(state, link, language)}`);
  const quiet = ignored.map((link) => {
    const until = dayOf(link.ignored ?? '');
    return `- ${nameOf(link, language)} › ${address(link)}${zh ? `，至 ${until}` : `, until ${until}`} · ${placeOf(state, link, language)}`;
  });
  return [
    folded(zh ? `无法判断（${unjudged.length}）：不必处理` : `Could not be judged (${unjudged.length}): nothing to do`, walls),
    folded(zh ? `上次以来恢复（${recovered.length}）` : `Recovered since last time (${recovered.length})`, back),
    folded(zh ? `暂不提醒（${ignored.length}）` : `Ignored for now (${ignored.length})`, quiet),
    folded(zh ? `条目已注明失效（${settled.length}）` : `Gone, and the entry says so (${settled.length})`, marked),
  ];
};

const folded = (summary: string, items: readonly string[]): MarkdownPart => ({
  head: `<details><summary>${summary}</summary>`,
  items,
  tail: '</details>',
});

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? url;
}

/** What the entry is called; its id or its file where it has no name. */
function nameOf({ name, at }: LinkState, language: Language): string {
  return inline(inLanguage(name, language) ?? at[0]?.entry ?? at[0]?.file ?? '', 120);
}

const address = ({ url }: LinkState): string => linked(code(spoken(url)), url);

/** The place in the list, as a link; how many more places have the same link. */
function placeOf(state: HealthState, { at }: LinkState, language: Language): string {
  const [first] = at;
  if (!first) return '';
  const more = at.length > 1 ? (language === 'zh' ? `（另 ${at.length - 1} 处）` : ` (+${at.length - 1})`) : '';
  return `${linkTo(placeWords(first.file, first.line, language), `${state.repository}/blob/${state.commit}/${pathInUrl(first.file)}#L${first.line}`)}${more}`;
}

function editOf(state: HealthState, { at }: LinkState, language: Language): string {
  const [first] = at;
  if (!first) return '';
  const branch = pathInUrl(state.branch);
  return linked(
    language === 'zh' ? '修改' : 'edit',
    `${state.repository}/edit/${branch}/${pathInUrl(first.file)}#L${first.line}`,
  );
}
