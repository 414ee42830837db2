import type { Answer, Question, Reply } from '../../net/network.ts';
import { isSameSite } from '../../net/site.ts';
import type { Evidence, Verdict } from '../verdict.ts';
import { perHost } from './per-host.ts';
import { ask, cut, verdict, withoutAnswer } from './reply.ts';
import type { Service, ServiceTools, Target } from './service.ts';
import { isDeep, isFirstPage, permanentEnd } from './web/moves.ts';
import { getReadyToRead, isHtml, type Page, readPage } from './web/page.ts';
import { likeSibling, type Sibling, siblingProbe } from './web/sibling.ts';
import { errorPath, isScriptAlone, isShell, loginPlace, parked, saysNotFound, wall } from './web/signs.ts';

/** Page reading is bounded: titles, walls and error texts stand in the first part of a page. */
const readUpTo = 64 * 1024;
const asked = 'page';

/** Files that are no pages: of them the header says all there is to know. */
const file =
  /\.(?:pdf|zip|gz|tgz|bz2|xz|7z|rar|csv|tsv|xlsx?|docx?|pptx?|png|jpe?g|gif|svg|webp|mp[34]|json|jsonl|bin|pth?|whl|jar|apk|exe|dmg|iso|parquet)$/i;

/** Portals that show one shell for everything: a 200 there is weak evidence and a sibling says nothing. */
const portals = new Set([
  'tianchi.aliyun.com',
  'modelscope.cn',
  'www.modelscope.cn',
  'www.heywhale.com',
  'www.kaggle.com',
  'aistudio.baidu.com',
]);

/** Places that have closed: what they still answer is not what the link once led to. */
const closed: [host: RegExp, path: RegExp, what: string][] = [
  [/(?:^|\.)biendata\.(?:com|xyz)$/, /^/, 'biendata has closed'],
  [/^(?:www\.)?paperswithcode\.com$/, /^/, 'Papers with Code closed in July 2025'],
  [/^(?:www\.)?aaai\.org$/, /^\/(?:ocs|Papers)\//, 'AAAI left this place in 2021'],
];

export type Probe = (url: string) => Promise<Sibling>;

/**
 * Everything without a service of its own. A page is asked for by GET and read to 64 KiB, since HEAD hides soft 404s, walls and parked
 * domains; a file is asked for by HEAD, and by GET when HEAD is refused or in doubt. Facts encoded: walls are never dead; a page that is
 * missing but answers 200 is told by its sibling; permanent redirects are moves, temporary ones are not.
 */
export const web: Service = {
  name: 'web',
  pace: {},
  check(targets, tools) {
    getReadyToRead();
    const probe = siblingProbe(tools);
    return perHost(targets, tools.perHost ?? 8, (target) => checkPage(target.url, tools, probe));
  },
  // Kesci has become Heywhale and sends its readers there.
  respell: (url, { service, url: address }) =>
    service === 'heywhale' && /(?:^|\.)kesci\.com$/.test(URL.parse(url)?.hostname ?? '') ? address : undefined,
};

/** Judges one page; the page check that other services fall back on. */
export function pageChecker(tools: ServiceTools): (target: Target) => Promise<Verdict> {
  const probe = siblingProbe(tools);
  return (target) => checkPage(target.url, tools, probe);
}

async function checkPage(url: string, tools: ServiceTools, probe: Probe): Promise<Verdict> {
  const { hostname = '', pathname = '' } = URL.parse(url) ?? {};
  const { reply, page } = await askPage(url, pathname, tools);
  const place = closed.find(([host, path]) => host.test(hostname) && path.test(pathname));
  const seen = reply.ok ? await judge(url, reply, page ?? pageOf(reply), probe) : withoutAnswer(reply, asked);
  if (place === undefined || seen.verdict === 'limited' || seen.reason === 'proxy') return seen;
  return verdict('gone', 'closed', { ...seen.evidence, marker: place[2] });
}

/** A reply, with its page where that was read on the way: parsing is most of what a page costs. */
interface Looked {
  reply: Reply;
  page?: Page;
}

async function askPage(url: string, path: string, tools: ServiceTools): Promise<Looked> {
  const page: Question = { url, readUpTo, service: 'web', headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
  if (!file.test(path)) return followRefresh(await ask(tools, page), tools);
  const head = await ask(tools, { url, method: 'HEAD', service: 'web' });
  // Some hosts refuse HEAD, some hang up on it; a file that comes as HTML is likely an error page.
  const doubt = head.ok
    ? head.status >= 400 || head.status === 202 || /html/i.test(head.headers['content-type'] ?? '')
    : isShy(head);
  return { reply: doubt ? await ask(tools, page) : head };
}

function isShy(reply: Reply): boolean {
  return !reply.ok && (reply.kind === 'reset' || reply.kind === 'protocol' || reply.kind === 'timeout');
}

/** A page that sends the reader on by `<meta http-equiv=refresh>` is a redirect by other means; followed once, as a temporary one. */
async function followRefresh(reply: Reply, tools: ServiceTools): Promise<Looked> {
  if (!reply.ok || reply.status !== 200 || reply.body.length > 4096) return { reply };
  const page = pageOf(reply);
  if (page === undefined) return { reply };
  const next = page.refresh === undefined ? null : URL.parse(page.refresh, reply.url);
  if (next === null || !/^https?:$/.test(next.protocol) || next.href === reply.url) return { reply, page };
  const further = await ask(tools, { url: next.href, readUpTo, service: 'web' });
  const hops = [...reply.hops, { url: reply.url, status: 200, to: next.href }, ...further.hops];
  return { reply: { ...further, hops } };
}

function pageOf(answer: Answer): Page | undefined {
  return answer.body.length > 0 && isHtml(answer) ? readPage(answer) : undefined;
}

async function judge(url: string, answer: Answer, page: Page | undefined, probe: Probe): Promise<Verdict> {
  const evidence: Evidence = { asked, status: answer.status };
  if (answer.url !== url) evidence.finalUrl = answer.url;
  if (page?.title) evidence.title = page.title;

  const walled = wall(answer, page);
  if (walled !== undefined) return verdict('blocked', walled.reason, { ...evidence, marker: cut(walled.marker, 200) });
  if (answer.status >= 400) return refused(answer, page, evidence);
  // A redirect that leads nowhere, or an answer that is none.
  if (answer.status >= 300 || answer.status < 200) return verdict('unknown', 'ambiguous', evidence);
  return judgeContent(url, answer, page, evidence, probe);
}

/** 4xx and 5xx. Only 404 and 410 are a no, and not even those when the page is one that a script would fill. */
function refused(answer: Answer, page: Page | undefined, evidence: Evidence): Verdict {
  const { status } = answer;
  if (status === 404 || status === 410) {
    if (page !== undefined && (isShell(page) || isScriptAlone(page))) return verdict('unknown', 'ambiguous', evidence);
    return verdict('gone', 'not-found', evidence);
  }
  if (status === 429) return verdict('limited', 'quota', evidence);
  if (status === 401 || status === 407) return verdict('restricted', 'login', evidence);
  if (status >= 500) return verdict('unreachable', 'server-error', evidence);
  // 402, 403, 406, 412, 428, 440, 449, 451: a subscription, a country, a robot that is not liked.
  if (/^(?:402|403|406|412|428|440|449|451)$/.test(String(status))) return verdict('blocked', 'forbidden', evidence);
  return verdict('unknown', 'ambiguous', evidence);
}

async function judgeContent(
  url: string,
  answer: Answer,
  page: Page | undefined,
  evidence: Evidence,
  probe: Probe,
): Promise<Verdict> {
  const first = new URL(url);
  const last = answer.url === url ? first : new URL(answer.url);
  const sale = parked(last, page, !isSameSite(first.hostname, last.hostname));
  if (sale !== undefined) return verdict('gone', 'parked', { ...evidence, marker: cut(sale, 200) });
  const travelled = answer.hops.length > 0;
  if (travelled && loginPlace(last) && !loginPlace(first)) return verdict('restricted', 'login', evidence);

  const path = travelled && errorPath(first) === undefined ? errorPath(last, first) : undefined;
  if (path === 'not-found') return verdict('gone', 'soft-404', { ...evidence, marker: cut(`ends at ${last.pathname}`, 200) });
  const suspicion = path === undefined ? suspect(first, last, page, travelled) : `ends at ${last.pathname}`;
  if (suspicion !== undefined && !portals.has(last.hostname)) {
    const marked = { ...evidence, marker: cut(suspicion, 200) };
    const like = likeSibling(answer.url, page ?? emptyPage, url, await probe(url));
    if (like === 'yes') return verdict('gone', 'soft-404', marked);
    if (like === 'unknown' || path !== undefined) return verdict('unknown', 'soft-404', marked);
    // The host knows what it lacks and says so elsewhere; this page it sends on, or fills, on purpose. No better address, though.
    return verdict('alive', travelled ? 'redirected' : 'ok', marked, { note: 'weak-evidence' });
  }
  const to = permanentEnd(url, answer.hops);
  if (to !== undefined) return verdict('moved', 'redirected', evidence, { to });
  const weak = portals.has(last.hostname) ? { note: 'weak-evidence' as const } : {};
  return verdict('alive', travelled ? 'redirected' : 'ok', evidence, weak);
}

const emptyPage: Page = { title: '', text: '', source: '', ids: new Set() };

/** Why a page that answered 200 might not be what the link once led to; undefined when nothing speaks for that. */
function suspect(first: URL, last: URL, page: Page | undefined, travelled: boolean): string | undefined {
  if (travelled && isDeep(first) && isFirstPage(last)) {
    return isSameSite(first.hostname, last.hostname)
      ? 'ends at the first page of its site'
      : `ends at the first page of ${last.hostname}`;
  }
  if (page !== undefined && file.test(first.pathname) && !/\.(?:json|svg|xml)$/i.test(first.pathname))
    return 'a page in place of a file';
  return page === undefined ? undefined : saysNotFound(page);
}
