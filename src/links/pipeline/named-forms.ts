import type { HttpClient, HttpResult } from '../../http/index.ts';
import type { CheckedLink, Verdict } from '../../model/verdict.ts';
import { identify } from '../identify/index.ts';
import { getService, type NamedForm } from '../services/index.ts';

/** The verdict of a target, and what it means for each link to it. */
export interface JudgedTarget {
  verdict: Verdict;
  links: CheckedLink[];
}

interface FormContext {
  network: Pick<HttpClient, 'request'>;
  signal: AbortSignal;
}

/** Targets whose forms are being asked for, at most. All others pass at once. */
const maxPendingTargets = 64;

/**
 * Looks at the form or version that a link names, once its target is known to live:
 * `arxiv.org/html/ID` may be 404 while the paper stands. HEAD asks, and GET confirms a 404. What a
 * wall or a silent host says of a form is ignored.
 * @returns the same targets, in the order of arrival.
 */
export async function* checkNamedForms(
  targets: AsyncIterable<JudgedTarget>,
  context: FormContext,
): AsyncGenerator<JudgedTarget, void> {
  const iterator = targets[Symbol.asyncIterator]();
  const pending = new Map<JudgedTarget, Promise<Arrival>>();
  let next: Promise<Arrival> | undefined;
  let isDone = false;
  try {
    for (;;) {
      // Mostly no form is asked for, and then nothing else can arrive.
      if (pending.size === 0 && next === undefined) {
        const result = await iterator.next();
        if (result.done) return;
        const forms = findNamedForms(result.value);
        if (forms.size === 0) yield result.value;
        else pending.set(result.value, askForms(result.value, forms, context));
        continue;
      }
      if (!isDone && pending.size < maxPendingTargets) next ??= iterator.next().then((result) => ({ result }));
      const arrivals = [...pending.values(), ...(next === undefined ? [] : [next])];
      if (arrivals.length === 0) return;
      const arrival = await Promise.race(arrivals);
      if ('judged' in arrival) {
        pending.delete(arrival.asked);
        yield arrival.judged;
        continue;
      }
      next = undefined;
      if (arrival.result.done) {
        isDone = true;
        continue;
      }
      const asked = arrival.result.value;
      const forms = findNamedForms(asked);
      if (forms.size === 0) yield asked;
      else pending.set(asked, askForms(asked, forms, context));
    }
  } finally {
    // Not awaited: what is being read ends with the run's signal, which the caller aborts after
    // this.
    next?.catch(() => {});
    void iterator.return?.();
  }
}

type Arrival = { result: IteratorResult<JudgedTarget> } | { asked: JudgedTarget; judged: JudgedTarget };

/** The forms that the links to a living target name. */
function findNamedForms({ verdict, links }: JudgedTarget): Map<CheckedLink, NamedForm> {
  if (verdict.verdict !== 'alive' && verdict.verdict !== 'moved') return new Map();
  return new Map(
    links.flatMap((link): [CheckedLink, NamedForm][] => {
      const { getNamedForm } = getService(link.service);
      const url = getNamedForm === undefined ? null : URL.parse(link.url);
      const form = url === null ? undefined : getNamedForm?.(url, identify(link.url), verdict);
      return form === undefined ? [] : [[link, form]];
    }),
  );
}

async function askForms(asked: JudgedTarget, forms: Map<CheckedLink, NamedForm>, context: FormContext): Promise<Arrival> {
  return { asked, judged: await judgeForms(asked, forms, context) };
}

async function judgeForms(target: JudgedTarget, forms: Map<CheckedLink, NamedForm>, context: FormContext): Promise<JudgedTarget> {
  const verdictsByUrl = new Map<string, Promise<Verdict | undefined>>();
  const judged = target.links.map(async (link) => {
    const form = forms.get(link);
    if (form === undefined) return link;
    const asked = verdictsByUrl.get(form.url) ?? checkForm(form, link, context);
    verdictsByUrl.set(form.url, asked);
    const verdict = await asked;
    if (verdict === undefined) return link;
    const { url, identity, service, at } = link;
    return { ...verdict, evidence: { ...verdict.evidence }, url, identity, service, at };
  });
  return { verdict: target.verdict, links: await Promise.all(judged) };
}

/** @returns undefined unless both questions were answered 404 or 410. */
async function checkForm(
  { url, landing }: NamedForm,
  { service }: CheckedLink,
  context: FormContext,
): Promise<Verdict | undefined> {
  const { network, signal } = context;
  if (!isMissing(await network.request({ url, method: 'HEAD', service, signal }))) return undefined;
  const response = await network.request({ url, service, signal, maxBodyBytes: 1024 });
  if (!isMissing(response)) return undefined;
  const { status, url: finalUrl } = response;
  const evidence = { asked: `${service} page`, status, ...(finalUrl === url ? {} : { finalUrl }) };
  return { verdict: 'gone', reason: 'form-gone', evidence, to: landing };
}

const isMissing = (response: HttpResult): response is Extract<HttpResult, { ok: true }> =>
  response.ok && (response.status === 404 || response.status === 410);
