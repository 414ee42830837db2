/**
 * What a host that has refused is taken to allow: a bucket of requests, such as most hosts keep themselves. `burst` may go at once when nothing has been asked
 * for a while; what was spent comes back at a rate that climbs from `from` to about `plateau`, stays there for a while, and then climbs ever faster, as
 * TCP does after a loss (CUBIC, RFC 9438). Rates are requests a second, moments ms since 1970, spans ms.
 */
export interface Allowance {
  burst: number;
  from: number;
  plateau: number;
  since: number;
  span: number;
  /** In the bucket at `at`. */
  tokens: number;
  at: number;
}

/** What was seen between two refusals. */
export interface Round {
  /** When its first request was sent; undefined before the first answer. */
  since: number | undefined;
  /** Good answers to what was sent in it. */
  good: number;
}

/** What refusals have taught so far. */
export interface Lesson {
  allowance: Allowance;
  /** What a host that had not been asked for a while gave before it refused, and how long that took. */
  brim?: { good: number; ms: number };
  /** When the request was sent that was refused last. */
  refusedAt: number;
}

/** One refusal, as seen: of a request sent at `sentAt`, heard at `now`, with a rest until `notBefore`. */
export interface Refusal {
  before: Lesson | undefined;
  round: Round;
  sentAt: number;
  now: number;
  notBefore: number;
}

/** The rate that a first refusal suggests is never that of a longer rest: many hosts name far more than it takes. */
const longestTelling = 5000;
const slowest = 0.1;
/** What a refusal costs is its rest: the longer it is, the more slowly the next one is risked. */
const longRests = 5;
const longestSpan = 30_000;
/** Beyond this it is no limit any more. */
const fastest = 1000;

/** Requests a second that may be sent at `now`, in the long run. */
export function rateAt({ from, plateau, since, span }: Allowance, now: number): number {
  const along = Math.max(0, now - since) / span - 1;
  return Math.min(fastest, Math.max(slowest, plateau + (plateau - from) * along ** 3));
}

function tokensAt(allowance: Allowance, now: number): number {
  const { burst, tokens, at } = allowance;
  return Math.min(burst, tokens + (rateAt(allowance, now) * Math.max(0, now - at)) / 1000);
}

/** When the next request may be sent. */
export function allowedAt(allowance: Allowance, now: number): number {
  const missing = 1 - tokensAt(allowance, now);
  return missing <= 0 ? now : now + Math.ceil((missing * 1000) / rateAt(allowance, now));
}

/** The same after one request has been sent. */
export function spend(allowance: Allowance, now: number): Allowance {
  return { ...allowance, tokens: tokensAt(allowance, now) - 1, at: now };
}

/**
 * What a refusal teaches. The first one says what the host gave from its brim: if the rest it asks for fills it again, then at that rate. From the second one on there are two numbers that its rate can not be below: what it gave
 * between two refusals, when it had nothing left, over the time between them; and what it gave more than from its brim, over the time that took longer.
 * Who refuses before he has given anything wants a longer rest, and says nothing of his rate.
 */
export function learn({ before, round, sentAt, now, notBefore }: Refusal): Lesson {
  const { good } = round;
  const ms = Math.max(0, sentAt - (round.since ?? sentAt));
  const rest = Math.max(1, notBefore - now);
  const reached = before === undefined ? 1 : rateAt(before.allowance, sentAt);
  if (good === 0) {
    const allowance = begin(
      { burst: before?.allowance.burst ?? 1, from: reached * 0.8, plateau: reached, span: longRests * rest },
      1,
      notBefore,
    );
    return { refusedAt: sentAt, ...before, allowance };
  }
  if (before?.brim === undefined) {
    const from = (good * 1000) / (ms + Math.min(rest, longestTelling));
    const burst = Math.max(1, (good * 3) / 4);
    // The fewer it gave, the less they say, and the sooner it is worth while to try more.
    const plateau = from * Math.min(8, 1.2 + 8 / good);
    const allowance = begin({ burst, from, plateau, span: longRests * rest * certainty(good) }, (from * rest) / 1000, notBefore);
    return { allowance, brim: { good, ms }, refusedAt: sentAt };
  }
  const { allowance, brim } = before;
  const sustained = (good * 1000) / Math.max(1, sentAt - before.refusedAt);
  const isLonger = ms > brim.ms + 500 && good > brim.good;
  const beyondBrim = isLonger ? ((good - brim.good) * 1000) / (ms - brim.ms) : 0;
  const plateau = Math.max(Math.min(reached, Math.max(sustained, beyondBrim)), reached / 4);
  const burst = Math.max(1, good < allowance.burst ? (good * 3) / 4 : allowance.burst);
  const span = Math.max(longRests * rest, 100_000 / plateau) * certainty(good);
  const next = begin({ burst, from: plateau * 0.9, plateau, span }, (plateau * rest) / 1000, notBefore);
  return { allowance: next, brim, refusedAt: sentAt };
}

/** Few answers say little, and are soon doubted. */
function certainty(good: number): number {
  return Math.min(1, good / 40);
}

/** For a host in trouble, of which nothing was learnt but that one request at a time is too much: half as often. */
export function slower(before: Lesson | undefined, now: number): Lesson {
  const rate = before === undefined ? 5 : rateAt(before.allowance, now) / 2;
  return { refusedAt: now, ...before, allowance: begin({ burst: 1, from: rate, plateau: rate, span: longestSpan }, 0, now) };
}

function begin(
  { burst, from, plateau, span }: Omit<Allowance, 'since' | 'tokens' | 'at'>,
  tokens: number,
  at: number,
): Allowance {
  return {
    burst,
    from: Math.max(slowest, from),
    plateau: Math.max(slowest, plateau),
    span: Math.min(longestSpan, Math.max(1000, span)),
    since: at,
    at,
    // The host itself says that it may be asked then.
    tokens: Math.min(burst, Math.max(1, tokens)),
  };
}
