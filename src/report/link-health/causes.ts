import { type ServiceCategory, services } from '../../links/services/index.ts';
import { isDoubtNote } from '../../links/verdict/index.ts';
import type { Messages } from '../../messages/index.ts';
import type { LinkState } from '../../model/link-health.ts';
import type { VerdictReason } from '../../model/verdict.ts';

/** Why a link is in the issue. Links with the same cause form a group. */
export type Cause = keyof Messages['linkHealth']['causes'];

/** Causes that a reason alone determines. `not-found` depends on what was not found. */
const causesByReason: Partial<Record<VerdictReason, Cause>> = {
  cancelled: 'cancelled',
  expired: 'cancelled',
  'worn-out': 'cancelled',
  banned: 'takenDown',
  dmca: 'takenDown',
  terms: 'takenDown',
  removed: 'removed',
  deleted: 'removed',
  withdrawn: 'removed',
  'account-gone': 'accountClosed',
  'private-or-missing': 'private',
  'path-gone': 'path',
  'soft-404': 'page',
  'no-such-host': 'siteClosed',
  parked: 'siteClosed',
  closed: 'siteClosed',
  timeout: 'unreachable',
  refused: 'unreachable',
  reset: 'unreachable',
  dns: 'unreachable',
  tls: 'unreachable',
  'server-error': 'unreachable',
};

const causesByCategory: Partial<Record<ServiceCategory, Cause>> = {
  paper: 'paper',
  repository: 'repository',
  'file-share': 'share',
  article: 'page',
};

/** Why a dead link is dead. */
export function findDeathCause({ judged, service }: LinkState): Cause {
  if (judged?.reason !== 'not-found') return (judged && causesByReason[judged.reason]) ?? 'other';
  if (service === 'web') return 'page';
  const category = services.find(({ name }) => name === service)?.category;
  return (category && causesByCategory[category]) ?? 'notFound';
}

/** What is to be verified about a link that works. */
export function findDoubtCause({ judged }: LinkState): Cause {
  switch (judged?.note) {
    case 'retracted':
    case 'withdrawn':
      return judged.note;
    case 'another-repository':
      return 'anotherRepository';
    case 'taken-over':
      return 'takenOver';
    default:
      return 'wrongLink';
  }
}

/** How a link moved. A redirect alone does not prove that the new address shows the same. */
export function findMoveCause({ judged, url }: LinkState): Cause {
  if (judged?.reason === 'renamed') return 'renamed';
  if (judged?.reason === 'canonical-address') return 'canonical';
  const to = judged?.to ?? '';
  const isSwitch = url.startsWith('http:') && to.startsWith('https:') && removeTrifles(to) === removeTrifles(url);
  return isSwitch ? 'https' : 'redirected';
}

/** An address without its scheme, a `www.`, a slash at the end and the part of the page. */
const removeTrifles = (url: string): string =>
  url
    .replace(/#.*$/, '')
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '');

/** Moves that need no look: the service says that both are the same, or only the scheme differs. */
export const isSafeMoveCause = (cause: Cause): boolean => cause === 'renamed' || cause === 'canonical' || cause === 'https';

export const findCodeCause = ({ judged }: LinkState): Cause => (judged?.reason === 'code-wrong' ? 'codeWrong' : 'codeMissing');

/** Whether a person has to decide about a link that works. */
export const needsReview = ({ judged }: LinkState): boolean => isDoubtNote(judged?.note);
