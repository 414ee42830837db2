import type { Clock } from './clock.ts';
import { newCookieJar } from './cookies.ts';
import type { Exchanged } from './exchange.ts';
import { type Fault, fault, faultOf } from './faults.ts';
import type { Hosts, Place } from './hosts.ts';
import type { Answer, CookieJar, Failure, Hop, Question, Reply } from './network.ts';
import { type Step, stepAfter } from './redirect.ts';
import type { Sender, Sending, Sent } from './send.ts';
import { type Signal, speedSignal } from './tempo.ts';
import type { Stop } from './withdraw.ts';

export interface AskTools {
  hosts: Hosts;
  sender: Sender;
  clock: Clock;
  /** Milliseconds from leaving the queue to the last byte; time in queues does not count. */
  total: number;
  userAgent: string;
  /** Runs `work` with what stops it when the asker withdraws or the network is closed. */
  stoppable: <T>(asker: AbortSignal | undefined, work: (stop: Stop) => Promise<T>) => Promise<T>;
}

const mostHops = 10;
const defaultReadUpTo = 512 * 1024;
const longestAddress = 8192;
/** How often one question that is answered "later" is asked again before that is the answer. */
const mostWaits = 3;

/** One question on its way: what has been spent and seen. */
interface Chain {
  question: Question;
  hops: Hop[];
  spent: number;
  jar: CookieJar | undefined;
}

/**
 * One question and its one reply. Never rejects. Redirects go through the queue of each host they lead to. See `Network.ask` for what is asked
 * again and when.
 */
export async function ask(question: Question, tools: AskTools): Promise<Reply> {
  const url = parseAddress(question.url);
  if (!url) return failure(fault('bad-address', 'BAD_ADDRESS', 'not an http or https address'), question.url, []);
  const chain: Chain = { question, hops: [], spent: 0, jar: question.cookies };
  let seen: Set<string> | undefined;
  const { body } = question;
  let step: Step = {
    url,
    method: question.method ?? 'GET',
    headers: lowerCase(question.headers),
    ...(body === undefined ? {} : { body }),
  };

  for (;;) {
    const refused = tools.sender.refuses(step.url);
    if (refused) return failure(refused, step.url.href, chain.hops);
    const cookie = chain.jar?.header(step.url);
    if (seen?.has(stateOf(step, cookie)))
      return failure(fault('loop', 'LOOP', 'the redirects go round in a circle'), step.url.href, chain.hops);

    const sent = await sendInTurn(step, cookie, chain, tools);
    if (!sent.ok) return failure(sent.fault, step.url.href, chain.hops, sent.notBefore);
    if (sent.setCookie.length > 0) {
      chain.jar ??= newCookieJar();
      chain.jar.store(step.url, sent.setCookie);
    }
    const next = stepAfter(step, sent.status, sent.headers.location);
    const most = Math.min(mostHops, question.maxHops ?? mostHops);
    if (!next || most <= 0 || (question.follow && !question.follow(next.url))) return answer(sent, step.url, chain);
    chain.hops.push({ url: step.url.href, status: sent.status, to: next.url.href });
    if (chain.hops.length > most) {
      return failure(fault('too-many-hops', 'TOO_MANY_HOPS', `more than ${most} redirects`), step.url.href, chain.hops);
    }
    // Only who is sent on can come back.
    seen ??= new Set();
    seen.add(stateOf(step, cookie));
    step = next;
  }
}

function stateOf({ method, url }: Step, cookie: string | undefined): string {
  return `${method} ${withoutFragment(url)} ${cookie ?? ''}`;
}

type InTurn = Exchanged | { ok: false; fault: Fault; notBefore?: number };

/** Waits for the host's turn and sends; what fails in passing is sent once more, late; what is told to wait waits. */
async function sendInTurn(step: Step, cookie: string | undefined, chain: Chain, tools: AskTools): Promise<InTurn> {
  const { question } = chain;
  const repeatable = step.method !== 'POST' || question.repeatable === true;
  let place: Place = chain.hops.length > 0 ? 'front' : 'back';
  let waits = 0;
  let last: Sent | undefined;

  for (;;) {
    const turn = await tools.hosts.turn(step.url.hostname, place, question.signal);
    if (!turn.ok) {
      // A second look that could not be had leaves the first one standing.
      if (last && turn.kind === 'deferred' && place === 'late') return last;
      return turn.kind === 'aborted'
        ? { ok: false, fault: fault('aborted', 'ABORTED', 'the question was withdrawn') }
        : deferred(turn.notBefore);
    }
    const started = performance.now();
    const sending = tools.stoppable(question.signal, (stop) =>
      tools.sender.send(sendingFor(step, cookie, chain, tools, repeatable, stop)),
    );
    // The sender does not reject; should it ever, the host's turn must not be lost with it.
    const sent: Sent = await sending.catch((error: unknown) => ({ ok: false, fault: faultOf(error, 'exchange'), sent: true }));
    chain.spent += performance.now() - started;
    const speed: Signal = sent.ok ? speedSignal(sent.status, sent.headers, tools.clock.now()) : { kind: 'nothing' };
    const beyond = turn.end(speed);

    const again = (repeatable || (!sent.ok && !sent.sent)) && tools.total - chain.spent >= tools.total / 3;
    if (speed.kind === 'wait') {
      if (beyond) return deferred(beyond.deferredUntil);
      if (!again || waits >= mostWaits) return asInTurn(sent);
      waits += 1;
      place = 'front';
    } else {
      if (!again || place === 'late' || !isPassing(sent)) return asInTurn(sent);
      place = 'late';
    }
    last = sent;
  }
}

function sendingFor(
  step: Step,
  cookie: string | undefined,
  { question, spent }: Chain,
  tools: AskTools,
  repeatable: boolean,
  stop: Stop,
): Sending {
  return {
    url: step.url,
    method: step.method,
    headers: headersFor(step, cookie, tools.userAgent),
    ...(step.body === undefined ? {} : { body: step.body }),
    readUpTo: question.readUpTo ?? (step.method === 'HEAD' ? 0 : defaultReadUpTo),
    total: tools.total - spent,
    repeatable,
    ...(question.service === undefined ? {} : { service: question.service }),
    stop,
  };
}

/** What may well be different in a moment. */
function isPassing(sent: Sent): boolean {
  if (sent.ok)
    return (
      sent.status === 502 ||
      sent.status === 503 ||
      sent.status === 504 ||
      (sent.cut !== undefined && sent.cut.kind !== 'protocol')
    );
  const { kind, code } = sent.fault;
  return kind === 'reset' || kind === 'timeout' || kind === 'proxy' || (kind === 'dns' && code !== 'ENOTFOUND');
}

function asInTurn(sent: Sent): InTurn {
  return sent.ok ? sent : { ok: false, fault: sent.fault };
}

function deferred(notBefore: number | undefined): InTurn {
  const why = fault('deferred', 'DEFERRED', 'the host wants to be asked later than this run can wait');
  return { ok: false, fault: why, ...(notBefore === undefined ? {} : { notBefore }) };
}

function headersFor(step: Step, cookie: string | undefined, userAgent: string): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8',
    'accept-encoding': 'gzip, deflate, br',
    ...step.headers,
    ...(cookie === undefined ? {} : { cookie }),
  };
}

function answer(sent: Exchanged, url: URL, chain: Chain): Answer {
  const { status, headers, body, truncated, cut } = sent;
  return {
    ok: true,
    status,
    url: url.href,
    headers,
    body,
    truncated,
    ...(cut ? { cut: cut.kind } : {}),
    hops: chain.hops,
    milliseconds: Math.round(chain.spent),
  };
}

function failure(why: Fault, url: string, hops: Hop[], notBefore?: number): Failure {
  const { kind, code, message } = why;
  return {
    ok: false,
    kind,
    ...(code === undefined ? {} : { code }),
    message,
    url: url.slice(0, longestAddress),
    hops,
    ...(notBefore === undefined ? {} : { notBefore }),
  };
}

/** An http or https address without credentials, or undefined. */
function parseAddress(text: string): URL | undefined {
  if (text.length > longestAddress) return undefined;
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return undefined;
  // Setting them takes as long as reading the whole address.
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  return url;
}

function withoutFragment(url: URL): string {
  return url.origin + url.pathname + url.search;
}

function lowerCase(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
