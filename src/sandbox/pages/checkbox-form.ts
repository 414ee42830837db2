import type { Language } from '../../model/language.ts';
import {
  ApiError,
  canWrite,
  findHostedRepository,
  findOrCreateAccount,
  type HostedRepository,
  type HttpResponse,
  type World,
} from '../model/index.ts';
import { SimulatedGitHubUser } from '../user/index.ts';
import { createPageResponse } from './components/index.ts';
import { createPageContext } from './page-context.ts';
import { html } from './rendering/index.ts';

/** A submitted form of an issue page: one of its checkboxes was clicked. */
export interface CheckboxSubmission {
  /** `/owner/name/issues/2/tick`. */
  path: string;
  /** The `Origin` header. Forms of other sites are rejected. */
  origin: string | undefined;
  /** URL-encoded body; `box` is the number of the checkbox. */
  form: string;
  language: Language;
}

/**
 * A line with a checkbox. Only issues of the bot have such forms, and these have no checkboxes in
 * code blocks.
 */
const checkboxLinePattern = /^\s*[-*+] \[([ xX])\] (.*)$/;

/** How long the answer waits (ms). The bot has usually reacted by then. */
const botReactionMs = 1500;

/** True for a page of this server, under any loopback name. */
function isSameOrigin(origin: string | undefined, { url }: World): boolean {
  const page = URL.parse(origin ?? '');
  return page !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(page.hostname) && page.port === new URL(url).port;
}

/** Toggles a checkbox of an issue as a user who may write, and redirects to the issue. */
export async function submitCheckboxForm(world: World, submission: CheckboxSubmission): Promise<HttpResponse> {
  const { path, origin, form, language } = submission;
  const [, owner = '', name = '', number = ''] = /^\/([^/]+)\/([^/]+)\/issues\/(\d+)\/tick$/.exec(path) ?? [];
  const repository = findHostedRepository(world, owner, name);
  const issue = repository?.issues.get(Number(number));
  if (!repository || !issue || !isSameOrigin(origin, world)) return { status: 403 };
  const boxes = issue.body.split('\n').flatMap((line) => {
    const [, mark, text] = checkboxLinePattern.exec(line) ?? [];
    return mark === undefined || text === undefined ? [] : [{ isOn: mark !== ' ', text }];
  });
  const box = boxes[Number(new URLSearchParams(form).get('box') ?? -1)];
  const login = findWriter(world, repository);
  if (!box || login === undefined) return { status: 404 };
  try {
    const user = new SimulatedGitHubUser(world, login);
    await user.setCheckbox({ repository: `${owner}/${name}`, issue: issue.number, box: box.text, on: !box.isOn });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const context = createPageContext(world, language);
    const { refusedTitle, refused } = context.messages.issues;
    return createPageResponse(
      context,
      { title: refusedTitle, repository, tab: 'issues', body: html`<p>${refused}</p>` },
      error.status,
    );
  }
  await world.clock.sleep(botReactionMs);
  return { status: 303, headers: { location: `/${owner}/${name}/issues/${issue.number}` } };
}

function findWriter(world: World, repository: HostedRepository): string | undefined {
  const logins = [...repository.collaborators.keys(), repository.owner.login];
  return logins.find((login) => canWrite(repository, findOrCreateAccount(world, login)));
}
