import type { Language } from '../../model/language.ts';
import type { HealthState, LinkState } from '../../model/link-health.ts';
import type { VerdictNote } from '../../model/verdict.ts';
import { compareCodeUnits } from '../../text/compare.ts';
import { escapeInline, formatCodeSpan, formatLink as linkTo, wrapInLink } from '../../text/escape-markdown.ts';
import { localizeText } from '../../text/localize-text.ts';
import { encodeUrlPath, shortUrl } from '../../text/url-text.ts';
import type { MarkdownPart } from '../markdown/index.ts';
import { formatDate, formatLocation, formatMarker, formatSource, formatVerdict, pluralize } from '../messages/index.ts';
import { formatCheckboxes, formatSafeMovesCheckbox } from './checkbox-actions.ts';
import type { HealthGroups } from './groups.ts';

/** The sections of the link-health issue, one function each. A section without links is nothing at all. */

type SectionFormatter = (state: HealthState, groups: HealthGroups, language: Language) => MarkdownPart[];

/** Links that are gone: what to do is said once, then each link with what that rests on. */
export const formatDeadSection: SectionFormatter = (state, { dead }, language) => {
  if (dead.length === 0) return [];
  const zh = language === 'zh';
  const day = formatDate(state.at);
  const ticks = zh
    ? `勾选即可：所有勾选的修改会合成一个合并请求。也可以点“修改”自行改写。链接恢复后会自动从这里消失。`
    : 'Tick what should be done: all ticks together make one pull request. Or “edit” the line yourself. A link that answers again leaves this page by itself.';
  const byHand = zh
    ? `点“修改”打开该行：换成新地址，或删去这个链接；如果资源本身已不存在，请在条目中写 ${formatCodeSpan(`status: {state: gone, since: ${day}}`)}，条目会保留并告知读者。链接恢复后会自动从这里消失。`
    : `“edit” opens the line: put a new address, or remove the link. Where the thing itself is gone, add ${formatCodeSpan(`status: {state: gone, since: ${day}}`)} to the entry: it stays in the list and tells readers. A link that answers again leaves this page by itself.`;
  const how = state.checkboxes ? ticks : byHand;
  const fresh = new Set(state.changes?.died);
  const hosts = Map.groupBy(dead, (link) => (link.silent ? getHostname(link.url) : link.identity));
  const items = [...hosts.values()].map((links) => {
    const [first] = links;
    if (first && links.length > 1) return formatDeadHost(state, links, first, language);
    return links.map((link) => formatDeadLink(state, link, fresh.has(link.identity), language)).join('\n\n');
  });
  return [{ header: `### ${zh ? '已失效，请决定' : 'Dead: decide'}\n\n${how}`, items, separator: '\n\n' }];
};

function formatDeadLink(state: HealthState, link: LinkState, isNew: boolean, language: Language): string {
  const zh = language === 'zh';
  const mark = isNew ? (zh ? '（新）' : ' (new)') : '';
  const copy = link.archived === undefined ? '' : ` · ${wrapInLink(zh ? '存档副本' : 'archived copy', link.archived)}`;
  const said = link.judged ? formatVerdict(link.judged, language).reason : '';
  const first = `**${formatEntryName(link, language)}** › ${formatUrl(link)}${zh ? `：${said}` : ` — ${said}`}${mark}${zh ? '。' : '. '}${formatLocationLink(state, link, language)}`;
  const boxes = formatCheckboxes(link, state.checkboxes, language);
  const list = boxes.length > 0 ? `\n\n${boxes.join('\n')}` : '';
  return `${first} · ${formatEditLink(state, link, language)}${copy}\\\n<sub>${formatFailureEvidence(link, language)}</sub>${list}`;
}

/** Many links of one silent host are one event. */
function formatDeadHost(state: HealthState, links: LinkState[], first: LinkState, language: Language): string {
  const zh = language === 'zh';
  const host = formatCodeSpan(getHostname(first.url));
  const head = zh
    ? `**${host}** 整个网站无响应，涉及 ${pluralize(links.length, 'link', language)}：`
    : `**${host}** does not answer at all; ${pluralize(links.length, 'link', language)} lead there:`;
  const lines = links.map((link) => {
    const copy = link.archived === undefined ? '' : ` · ${wrapInLink(zh ? '存档副本' : 'archived copy', link.archived)}`;
    const line = `- ${formatEntryName(link, language)} › ${formatUrl(link)} · ${formatLocationLink(state, link, language)} · ${formatEditLink(state, link, language)}${copy}`;
    return [line, ...formatCheckboxes(link, state.checkboxes, language, '  ')].join('\n');
  });
  return `${head}\\\n<sub>${formatFailureEvidence(first, language)}</sub>\n${lines.join('\n')}`;
}

/** `failing since 2026-11-08, 3 looks · last alive 2026-10-30 · found “…” · asked: …` */
function formatFailureEvidence(link: LinkState, language: Language): string {
  const zh = language === 'zh';
  const { judged, since, strikes, lastAlive } = link;
  const times = pluralize(strikes, 'time', language);
  const words = [
    zh ? `自 ${formatDate(since)} 起失败，共 ${times}` : `failing since ${formatDate(since)}, seen ${times}`,
    lastAlive === undefined
      ? zh
        ? '从未成功打开过'
        : 'never seen alive'
      : zh
        ? `最后可访问 ${formatDate(lastAlive)}`
        : `last alive ${formatDate(lastAlive)}`,
  ];
  const seen = judged === undefined ? '' : escapeInline(formatMarker(judged, language), 80);
  if (seen !== '') {
    words.push(zh ? `所见“${seen}”` : `found “${seen}”`);
  } else if (judged?.status !== undefined) words.push(`HTTP ${judged.status}`);
  if (judged) words.push(`${zh ? '依据：' : 'asked: '}${escapeInline(formatSource(judged.asked, language), 60)}`);
  return words.join(' · ');
}

/** Shares that are there behind a code that does not open them. */
export const formatCodesSection: SectionFormatter = (state, { codes }, language) => {
  const zh = language === 'zh';
  const items = codes.map((link) => {
    const said = link.judged ? formatVerdict(link.judged, language).reason : '';
    const line = `- ${formatEntryName(link, language)} › ${formatUrl(link)}${zh ? '：' : ' — '}${said} · ${formatLocationLink(state, link, language)} · ${formatEditLink(state, link, language)}`;
    return [line, ...formatCheckboxes(link, state.checkboxes, language, '  ')].join('\n');
  });
  return [{ header: `### ${zh ? '提取码错误或缺失' : 'Wrong or missing code'}`, items }];
};

/** Papers that were retracted or withdrawn, and links that seem to lead elsewhere. */
export const formatWrongLinksSection: SectionFormatter = (state, { wrong }, language) => {
  const zh = language === 'zh';
  const items = wrong.map((link) => {
    const { note, title } = link.judged ?? {};
    const called = title ? escapeInline(title, 120) : '';
    const leads = zh ? `打开的是“${called}”` : `it opens “${called}”`;
    const reasons: Partial<Record<VerdictNote, string>> = {
      retracted: zh ? '论文已被撤稿' : 'the paper was retracted',
      withdrawn: zh ? '论文已被作者撤回' : 'the paper was withdrawn by its authors',
      // The full name of the other repository tells whose it is.
      'another-repository': zh
        ? `该名称现属另一个仓库（原仓库删除或改名后，名称被重新注册），${leads}`
        : `the name belongs to another repository now: the one that was here has gone or was renamed, and the name was taken anew; ${leads}`,
    };
    const said = (note && reasons[note]) ?? leads;
    const line = `- ${formatEntryName(link, language)} › ${formatUrl(link)}${zh ? '：' : ' — '}${said} · ${formatLocationLink(state, link, language)} · ${formatEditLink(state, link, language)}`;
    return [line, ...formatCheckboxes(link, state.checkboxes, language, '  ')].join('\n');
  });
  return [{ header: `### ${zh ? '请核对' : 'Please look: retracted, or possibly the wrong link'}`, items }];
};

/** New addresses: nothing is broken yet. */
export const formatMovedSection: SectionFormatter = (state, { moved }, language) => {
  const zh = language === 'zh';
  const items = moved.map((link) => {
    const to = link.judged?.to ?? '';
    const old = formatCodeSpan(shortUrl(link.url));
    const line = `- ${formatEntryName(link, language)} › ${old} → ${wrapInLink(formatCodeSpan(shortUrl(to)), to)} · ${formatLocationLink(state, link, language)} · ${formatEditLink(state, link, language)}`;
    return [line, ...formatCheckboxes(link, state.checkboxes, language, '  ')].join('\n');
  });
  const title = zh ? `### 地址已变更（${moved.length}）` : `### Moved: ${pluralize(moved.length, 'address', language)} to update`;
  const why = zh ? '旧地址目前仍能跳转，换成新地址更稳妥。' : 'The old addresses still lead there; the new ones last longer.';
  return [{ header: [title, why, ...formatSafeMovesCheckbox(state.checkboxes, language)].join('\n\n'), items }];
};

/** Repositories that are read only now: good to know, nothing to do. */
export const formatArchivedSection: SectionFormatter = (state, { archived }, language) => {
  const zh = language === 'zh';
  const items = archived.map(
    (link) => `- ${formatEntryName(link, language)} › ${formatUrl(link)} · ${formatLocationLink(state, link, language)}`,
  );
  const words = zh ? `仓库已归档，不再更新（${archived.length}）` : `Archived repositories (${archived.length}): good to know`;
  return [formatFold(words, items)];
};

/** Links that failed, and are not called dead for that. The owner's own no is shown openly, the rest folded. */
export const formatSuspectSection: SectionFormatter = (state, { certainSuspects, suspects }, language) => {
  const zh = language === 'zh';
  const item = (link: LinkState): string => {
    const said = link.judged ? formatVerdict(link.judged, language).reason : '';
    const seen =
      link.strikes < 2 ? (zh ? '见过一次' : 'seen once') : zh ? `见过 ${link.strikes} 次` : `seen ${link.strikes} times`;
    const day = formatDate(state.next !== undefined && state.next > link.next ? state.next : link.next);
    const again = zh ? `${day} 再查` : `asked again on ${day}`;
    const line = `- ${formatEntryName(link, language)} › ${formatUrl(link)}${zh ? '：' : ' — '}${said}${zh ? '，' : '; '}${seen}${zh ? `（${formatDate(link.since)}）` : ` (${formatDate(link.since)})`}${zh ? '，' : ', '}${again} · ${formatLocationLink(state, link, language)}`;
    return [line, ...formatCheckboxes(link, state.checkboxes, language, '  ')].join('\n');
  };
  const head = zh ? '### 待复查，暂不必处理' : '### Seen once, asked again: nothing to do yet';
  const words = zh
    ? `访问失败，稍后复查（${suspects.length}）：一次失败不算失效`
    : `Failed, and asked again (${suspects.length}): one failure is not a death`;
  return [{ header: head, items: certainSuspects.map(item) }, formatFold(words, suspects.map(item))];
};

/** What needs nobody: walls and quotas by host, and what came back. */
export const formatFoldedSections: SectionFormatter = (state, { unjudged, recovered, settled, ignored }, language) => {
  const zh = language === 'zh';
  const hosts = [...Map.groupBy(unjudged, ({ url }) => getHostname(url))].sort(
    ([a, x], [b, y]) => y.length - x.length || compareCodeUnits(a, b),
  );
  const walls = hosts.map(([host, links]) => {
    const looks = links.map((link) => link.unjudged ?? link.judged).filter((look) => look !== undefined);
    const said = [...new Set(looks.map((look) => formatVerdict(look, language).reason))].slice(0, 3);
    const names = links.slice(0, 5).map((link) => formatLocationLink(state, link, language));
    const rest = links.length > 5 ? (zh ? `等 ${links.length} 处` : ` and ${links.length - 5} more`) : '';
    return `- ${formatCodeSpan(host)}${zh ? '：' : ' — '}${said.join(zh ? '；' : '; ')} · ${pluralize(links.length, 'link', language)}${zh ? '：' : ': '}${names.join(zh ? '、' : ', ')}${rest}`;
  });
  const back = recovered.map((link) => {
    const at =
      link.lastAlive === undefined ? '' : zh ? `，${formatDate(link.lastAlive)} 恢复` : `, back on ${formatDate(link.lastAlive)}`;
    return `- ${formatEntryName(link, language)} › ${formatUrl(link)}${at}`;
  });
  const marked = settled.map(
    (link) => `- ${formatEntryName(link, language)} › ${formatUrl(link)} · ${formatLocationLink(state, link, language)}`,
  );
  const quiet = ignored.map((link) => {
    const until = formatDate(link.ignored ?? '');
    return `- ${formatEntryName(link, language)} › ${formatUrl(link)}${zh ? `，至 ${until}` : `, until ${until}`} · ${formatLocationLink(state, link, language)}`;
  });
  return [
    formatFold(
      zh ? `无法判断（${unjudged.length}）：不必处理` : `Could not be judged (${unjudged.length}): nothing to do`,
      walls,
    ),
    formatFold(zh ? `上次以来恢复（${recovered.length}）` : `Recovered since last time (${recovered.length})`, back),
    formatFold(zh ? `暂不提醒（${ignored.length}）` : `Ignored for now (${ignored.length})`, quiet),
    formatFold(zh ? `条目已注明失效（${settled.length}）` : `Gone, and the entry says so (${settled.length})`, marked),
  ];
};

const formatFold = (summary: string, items: readonly string[]): MarkdownPart => ({
  header: `<details><summary>${summary}</summary>`,
  items,
  footer: '</details>',
});

function getHostname(url: string): string {
  return URL.parse(url)?.hostname ?? url;
}

/** What the entry is called; its id or its file where it has no name. */
function formatEntryName({ name, at }: LinkState, language: Language): string {
  return escapeInline(localizeText(name, language) ?? at[0]?.entry ?? at[0]?.file ?? '', 120);
}

const formatUrl = ({ url }: LinkState): string => wrapInLink(formatCodeSpan(shortUrl(url)), url);

/** The place in the list, as a link; how many more places have the same link. */
function formatLocationLink(state: HealthState, { at }: LinkState, language: Language): string {
  const [first] = at;
  if (!first) return '';
  const more = at.length > 1 ? (language === 'zh' ? `（另 ${at.length - 1} 处）` : ` (+${at.length - 1})`) : '';
  return `${linkTo(formatLocation(first.file, first.line, language), `${state.repository}/blob/${state.commit}/${encodeUrlPath(first.file)}#L${first.line}`)}${more}`;
}

function formatEditLink(state: HealthState, { at }: LinkState, language: Language): string {
  const [first] = at;
  if (!first) return '';
  const branch = encodeUrlPath(state.branch);
  return wrapInLink(
    language === 'zh' ? '修改' : 'edit',
    `${state.repository}/edit/${branch}/${encodeUrlPath(first.file)}#L${first.line}`,
  );
}
