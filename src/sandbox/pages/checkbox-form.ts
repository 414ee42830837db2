import type { HttpResponse } from '../model/index.ts';
import { ApiError, canWrite, findHostedRepository, findOrCreateAccount, type World } from '../model/index.ts';
import { SimulatedGitHubUser } from '../user/index.ts';
import { pageResponse } from './components/index.ts';
import { html } from './rendering/index.ts';

/** What a press of a button on these pages does: it ticks a box of an issue, as somebody who may write there. */

/** Lines that are boxes. The issues that have buttons for them are the bot's own, which has none in code. */
const checkboxLinePattern = /^\s*[-*+] \[([ xX])\] (.*)$/;

/** A page of ours, by whatever name of this machine it was opened. */
function isSameOrigin(origin: string | undefined, { url }: World): boolean {
  const page = URL.parse(origin ?? '');
  return page !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(page.hostname) && page.port === new URL(url).port;
}

/**
 * @param path of the form: `/owner/name/issues/2/tick`.
 * @param origin of the page that the form stands on; another site's form is refused.
 */
export async function submitCheckboxForm(
  world: World,
  path: string,
  origin: string | undefined,
  form: string,
): Promise<HttpResponse> {
  const [, owner = '', name = '', number = ''] = /^\/([^/]+)\/([^/]+)\/issues\/(\d+)\/tick$/.exec(path) ?? [];
  const repository = findHostedRepository(world, owner, name);
  const issue = repository?.issues.get(Number(number));
  if (!repository || !issue || !isSameOrigin(origin, world)) return { status: 403 };
  const boxes = issue.body.split('\n').flatMap((line) => checkboxLinePattern.exec(line) ?? []);
  // Each match is the whole line, its mark, and its words.
  const [, mark, words] = boxes.slice(3 * Number(new URLSearchParams(form).get('box') ?? -1));
  const logins = [...repository.collaborators.keys(), owner];
  const login = logins.find((one) => canWrite(repository, findOrCreateAccount(world, one)));
  if (mark === undefined || words === undefined || login === undefined) return { status: 404 };
  try {
    await new SimulatedGitHubUser(world, login).setCheckbox({
      repository: `${owner}/${name}`,
      issue: issue.number,
      box: words,
      on: mark === ' ',
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const body = html`<p>${error.message}</p>`;
    return pageResponse({ title: 'Refused', repository, tab: 'Issues', body }, error.status);
  }
  // The bot hears of it by a webhook and mostly has answered by then.
  await world.clock.sleep(1500);
  return { status: 303, headers: { location: `/${owner}/${name}/issues/${issue.number}` } };
}
