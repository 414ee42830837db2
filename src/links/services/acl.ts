import { isPossiblyWrong } from '../titles.ts';
import type { Verdict } from '../verdict.ts';
import { ask, cut, refusal, verdict, withoutAnswer } from './reply.ts';
import { inParallel, type Judged, type Service, type ServiceTools, type Target } from './service.ts';
import { isHtml, readPage } from './web/page.ts';

/**
 * The ACL Anthology. Facts encoded: ids keep their shape, so old addresses (aclweb.org, aclanthology.info, …) are rewritten here instead of
 * following redirects, which have had outages; the paper's page at aclanthology.org is asked, and a 404 there counts as the owner's
 * word only while the Anthology itself stands.
 */
export const acl: Service = {
  name: 'acl',
  pace: { 'aclanthology.org': { concurrency: 4, spacing: 50 } },
  // BERT; and no volume of 2019 has so many papers.
  proof: () => ({ alive: 'https://aclanthology.org/N19-1423/', dead: 'https://aclanthology.org/N19-1999/' }),
  check(targets, tools) {
    let standing: Promise<boolean> | undefined;
    const stands = () => {
      standing ??= ask(tools, { url: 'https://aclanthology.org/', method: 'HEAD', service: 'acl' }).then(
        (reply) => reply.ok && reply.status === 200,
      );
      return standing;
    };
    return inParallel(targets, 4, async (target): Promise<Judged> => [target, await checkPaper(target, tools, stands)]);
  },
  respell: (url, identity) =>
    /^(?:www\.)?(?:aclanthology|doi)\.org$/.test(URL.parse(url)?.hostname ?? '') ? undefined : identity.url,
};

const asked = 'acl anthology';

async function checkPaper(target: Target, tools: ServiceTools, stands: () => Promise<boolean>): Promise<Verdict> {
  const reply = await ask(tools, { url: target.identity.url, service: 'acl', readUpTo: 32 * 1024 });
  if (!reply.ok) return withoutAnswer(reply, asked);
  const evidence = { asked, status: reply.status };
  if (reply.status === 404 || reply.status === 410) {
    return (await stands())
      ? verdict('gone', 'not-found', { ...evidence, authoritative: true })
      : verdict('unknown', 'ambiguous', { ...evidence, marker: 'the Anthology itself does not answer' });
  }
  if (reply.status !== 200 || !isHtml(reply)) return refusal(reply, asked) ?? verdict('unknown', 'ambiguous', evidence);
  const title = readPage(reply).title.replace(/(?:\s*[-–|]\s*)?ACL Anthology$/i, '');
  const note = title !== '' && isPossiblyWrong(title, target.names) ? { note: 'possibly-wrong-link' as const } : {};
  return verdict('alive', 'ok', title === '' ? evidence : { ...evidence, title: cut(title, 300) }, note);
}
